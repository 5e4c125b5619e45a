"""What grows with the number of families: unlocking, opening one, saving an answer, finding one."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, cycle

from bench.timing import Figure, once, ratio, seconds
from bench.vaults import PASSPHRASE, BenchVault, Shelf
from taf_desktop.domain.family import Person
from taf_desktop.forms.records import to_answers
from taf_desktop.services.families import Families

FEW, SOME, MANY = 10, 1000, 5000
AT_WORK = 20
"""So many families are one person's work at a time."""
SESSIONS = 7
"""So often each vault is opened anew to open families for the first time."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure the same calls on vaults of 10, 1,000 and 5,000 families, turn about."""
    few, some, many = (shelf.vault(number) for number in (FEW, SOME, MANY))
    for vault, name in ((some, "1,000"), (many, "5,000")):
        what = f"opening one of the families at hand among {name} / among 10"
        yield ratio(what, _opener(vault, AT_WORK), _opener(few, AT_WORK), 1.3, runs=61)
    yield ratio("saving an answer among 5,000 / among 10", _saver(many), _saver(few), 1.3, runs=61)
    page = "the list's first page of 100 at 5,000 / the whole list at 1,000"
    yield ratio(page, lambda: many.desk.families.newest(100), some.desk.families.all, 1, runs=21)
    yield _first_time(shelf)
    yield from _unlocking(shelf)


def saver(vault: BenchVault, family_id: str) -> Callable[[], None]:
    """Return a job that saves one changed answer of a person."""
    state = [vault.desk.families.open(family_id).file.people[0]]
    numbers = count()

    def save() -> None:
        now = state[0]
        answers = {**to_answers(now), "notes": f"Reads every night, {next(numbers)}"}
        saved, _ = vault.desk.records.save("person", now.id, now.revision, answers)
        assert isinstance(saved, Person)
        state[0] = saved

    return save


def _opener(vault: BenchVault, families: int) -> Callable[[], object]:
    """Return a job that opens another family each time, of so many."""
    ids = _some(vault, families)
    turn = cycle(ids)
    for id_ in ids:
        vault.desk.families.open(id_)
    return lambda: vault.desk.families.open(next(turn))


def _some(vault: BenchVault, families: int, seed: int = 7) -> list[str]:
    """Return the ids of so many families, or of all there are, in no order."""
    number = min(families, len(vault.family_ids))
    return random.Random(seed).sample(vault.family_ids, number)  # noqa: S311 no secrets


def _first_time(shelf: Shelf) -> Figure:
    """Open families nobody opened since the vault was unlocked, the same way in both vaults.

    The first one is not counted: it reads what every opening needs.
    """
    took: dict[int, list[float]] = {MANY: [], FEW: []}
    for again in range(SESSIONS):
        for families, times in took.items():
            shelf.data(families)
            vault = shelf.vault(families)
            first, *others = _some(vault, FEW, seed=again)
            vault.desk.families.open(first)
            times += [once(partial(vault.desk.families.open, id_)) for id_ in others]
    many, few = (statistics.median(times) for times in took.values())
    note = f"{many * 1000:.2f} ms / {few * 1000:.2f} ms"
    return Figure("opening a family for the first time, 5,000 / 10", many / few, 1.3, note=note)


def _saver(vault: BenchVault) -> Callable[[], None]:
    turn = cycle([saver(vault, id_) for id_ in _some(vault, FEW)])
    return lambda: next(turn)()


def _unlocking(shelf: Shelf) -> Iterator[Figure]:
    for families in (SOME, MANY):
        vault = shelf.vault(families)
        shelf.data(families)
        began = time.perf_counter()
        vault.vaults.unwrap(vault.new.card.folder, PASSPHRASE)
        derived = time.perf_counter() - began
        phases: dict[str, float] = {}
        listed = seconds(partial(_open_and_list, vault, phases), runs=5)
        note = (
            f"opening {phases['opening'] * 1000:.0f} ms, with what the history is compared with; "
            f"first page {phases['page'] * 1000:.0f} ms; closing is in it too"
        )
        name = f"{families:,} families"
        yield Figure(f"from the keys to the list of {name}", listed, 0.5, "s", note)
        note = f"of it the key derivation {derived:.2f} s, as dear as this machine allows"
        yield Figure(f"unlocking with a passphrase, {name}", derived + listed, 1, "s", note)


def _open_and_list(vault: BenchVault, phases: dict[str, float]) -> None:
    began = time.perf_counter()
    unit_of_work = vault.vaults.open(vault.new.card.folder, vault.new.keys)
    opened = time.perf_counter()
    page = Families(unit_of_work, vault.desk.clock).newest(100)
    assert page
    phases.update(opening=opened - began, page=time.perf_counter() - opened)
    vault.vaults.close()
