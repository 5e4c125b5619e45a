"""What grows with the number of families: unlocking to the list, and opening one family."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Figure, in_turns, seconds
from bench.vaults import PASSPHRASE, make_vault


def measure(folder: Path) -> Iterator[Figure]:
    """Measure at 10 and at 1,000 families."""
    small = make_vault(folder / "small", 10)
    large = make_vault(folder / "large", 1000)
    few, many = in_turns(
        lambda: small.desk.families.open(small.family_ids[5]),
        lambda: large.desk.families.open(large.family_ids[500]),
        runs=41,
    )
    yield Figure(
        "opening a family among 1,000 / among 10",
        many / few,
        1.3,
        note=f"{many * 1000:.1f} ms / {few * 1000:.1f} ms",
    )
    small.vaults.close()
    large.vaults.close()

    began = time.perf_counter()
    keys = large.vaults.unwrap(large.new.card.folder, PASSPHRASE)
    derived = time.perf_counter() - began

    def unlock_to_list() -> None:
        unit_of_work = large.vaults.open(large.new.card.folder, keys)
        with unit_of_work() as unit:
            assert len(unit.families()) == 1000
        large.vaults.close()

    listed = seconds(unlock_to_list, runs=5)
    yield Figure(
        "list of 1,000 families after unlocking, less the key derivation",
        listed,
        0.5,
        "s",
        note=f"the key derivation itself took {derived:.2f} s",
    )
