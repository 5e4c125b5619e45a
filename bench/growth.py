"""What grows with the number of families: unlocking, opening one, saving an answer, finding one."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, cycle

from bench.timing import Figure, ratio, seconds
from bench.vaults import PASSPHRASE, BenchVault, Shelf
from taf_desktop.domain.family import Person
from taf_desktop.forms.records import to_answers
from taf_desktop.services.families import Families

FEW, SOME, MANY = 10, 1000, 5000
AT_WORK = 20
"""So many families are one person's work at a time."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure the same calls on vaults of 10, 1,000 and 5,000 families, turn about."""
    few, some, many = (shelf.vault(number) for number in (FEW, SOME, MANY))
    for vault, name in ((some, "1,000"), (many, "5,000")):
        what = f"opening one of the families at hand among {name} / among 10"
        yield ratio(what, _opener(vault, AT_WORK), _opener(few, AT_WORK), 1.3, runs=61)
    what = "opening any family for the first time, 5,000 / 10"
    yield ratio(what, _opener(many, MANY), _opener(few, FEW), 1.3, runs=61)
    yield ratio("saving an answer among 5,000 / among 10", _saver(many), _saver(few), 1.3, runs=61)
    page = "the list's first page of 100 at 5,000 / the whole list at 1,000"
    yield ratio(page, lambda: many.desk.families.newest(100), some.desk.families.all, 1, runs=21)
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
    ids = random.Random(7).sample(vault.family_ids, min(families, len(vault.family_ids)))  # noqa: S311 no secrets
    turn = cycle(ids)
    if families <= AT_WORK:
        for id_ in ids:
            vault.desk.families.open(id_)
    return lambda: vault.desk.families.open(next(turn))


def _saver(vault: BenchVault) -> Callable[[], None]:
    ids = random.Random(7).sample(vault.family_ids, FEW)  # noqa: S311 no secrets
    turn = cycle([saver(vault, id_) for id_ in ids])
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
