"""The service layer against the same statements written by hand on sqlcipher3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench.by_hand import ByHand
from bench.timing import Figure, in_turns
from bench.vaults import BenchVault, make_vault
from taf_desktop.domain.family import Person
from taf_desktop.forms.records import to_answers


def measure(folder: Path) -> Iterator[Figure]:
    """Measure saving an answer and listing families, at 1,000 families."""
    vault = make_vault(folder / "services", 1000)
    saving = _saver(vault)
    listing = vault.desk.families.all
    other = make_vault(folder / "by-hand", 1000)
    other.vaults.close()
    hand = ByHand(other.new)
    by_hand_save = hand.saver(other.family_ids[500])
    service, manual = in_turns(saving, by_hand_save, runs=101)
    yield Figure(
        "saving an answer: services / sqlcipher3 by hand",
        service / manual,
        2,
        note=f"{service * 1000:.2f} ms / {manual * 1000:.2f} ms",
    )
    service, manual = in_turns(listing, hand.list_families, runs=15)
    yield Figure(
        "listing 1,000 families: services / sqlcipher3 by hand",
        service / manual,
        2,
        note=f"{service * 1000:.1f} ms / {manual * 1000:.1f} ms",
    )
    hand.close()
    vault.vaults.close()


def _saver(vault: BenchVault) -> Callable[[], None]:
    person = vault.desk.families.open(vault.family_ids[500]).file.people[0]
    state: list[Person] = [person]
    numbers = count()

    def save() -> None:
        now = state[0]
        answers = {**to_answers(now), "notes": f"Reads every night, {next(numbers)}"}
        saved, _ = vault.desk.records.save("person", now.id, now.revision, answers)
        assert isinstance(saved, Person)
        state[0] = saved

    return save
