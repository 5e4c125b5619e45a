"""Checking the whole history, in the small steps it is checked in behind the work."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.timing import Figure, seconds
from bench.vaults import BenchVault, Shelf, open_vault
from taf_desktop.domain.audit import Deed, HistoryCheck
from taf_desktop.domain.ports import UnitOfWorkFactory

LINES = 100_000


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure a check of 100,000 lines and of the records of ten families, and its longest step."""
    new = shelf.copy(10, "history")
    vault = open_vault(new, shelf.vault(10).family_ids)
    _write_lines(vault, LINES)
    longest = 0.0

    def check() -> None:
        nonlocal longest
        begun: HistoryCheck | None = None
        while begun is None or not begun.done:
            started = time.perf_counter()
            begun = _step(vault.unit_of_work, begun)
            longest = max(longest, time.perf_counter() - started)
        assert begun.result().whole

    took = seconds(check, runs=5)
    yield Figure(f"checking the history, {LINES:,} lines", took, 1, "s")
    yield Figure("its longest step: how long saving could have to wait", longest, 0.05, "s")
    vault.vaults.close()


def _step(unit_of_work: UnitOfWorkFactory, begun: HistoryCheck | None) -> HistoryCheck:
    with unit_of_work() as unit:
        return unit.history.check(begun)


def _write_lines(vault: BenchVault, wanted: int) -> None:
    with vault.unit_of_work() as unit:
        there = unit.history.head().seq
        for number in range(wanted - there):
            id_ = vault.family_ids[number % len(vault.family_ids)]
            unit.note(Deed.VIEWED, kind="family", of_id=id_, family_id=id_)
        unit.commit()
