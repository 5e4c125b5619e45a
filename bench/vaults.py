"""Vaults with many made-up families, the same for every run: a generator with a fixed seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.app.printing import make_document
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family import Agreement, Family, Home, Person, Professional, Relationship
from taf_desktop.domain.meeting import Attendance, Decision, Meeting, Voice
from taf_desktop.domain.plan import Action, Goal, Plan, Score
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.vault import NewVault
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.services.records import made
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import SystemClock
from taf_desktop.support.ids import new_id

PASSPHRASE = "kettle window Saturday football bus"
PEOPLE = (
    ("adult", "Dana"),
    ("adult", "Imran"),
    ("child", "Ash"),
    ("child", "Robin"),
    ("unborn", "Baby"),
)
SENTENCE = "We read every night and cook on Sundays, and the mornings are calmer than they were."


@dataclass(frozen=True, slots=True)
class BenchVault:
    """An open vault with some families in it."""

    vaults: Vaults
    new: NewVault
    unit_of_work: UnitOfWorkFactory
    desk: Desk
    family_ids: tuple[str, ...]


def make_vault(base: Path, families: int) -> BenchVault:
    """Make a vault with a number of families, each with a year of work recorded."""
    vaults = Vaults(VaultFiles, base)
    new = vaults.prepare(f"{families} families", PASSPHRASE, PASSPHRASE)
    unit_of_work = vaults.begin(new, {"person_name": "Sam Example"})
    chance = random.Random(20261121)  # noqa: S311 - made-up families, no secrets
    ids = tuple(new_id() for _ in range(families))
    with unit_of_work() as unit:
        for number, family_id in enumerate(ids, start=1):
            _tell(unit, family_id, number, chance)
        unit.commit()
    desk = set_up_desk(
        unit_of_work, Catalogue.read(paths.forms_folder()), make_document, SystemClock()
    )
    return BenchVault(vaults, new, unit_of_work, desk, ids)


def _tell(unit: UnitOfWork, family_id: str, number: int, chance: random.Random) -> None:
    name = f"The Example {number} family"
    unit.put(Family(id=family_id, family_id=family_id, name=name, lead_name="Sam Example"))

    def put(kind: type[Entity], /, **values: Answer) -> Entity:
        return unit.put(made(kind, family_id, **values))

    homes = [put(Home, name=f"Home {i}") for i in range(2)]
    people = [
        put(Person, who=who, name=f"{given} Example", home=homes[0].id, notes=_text(chance))
        for who, given in PEOPLE
    ]
    for child in people[2:]:
        put(Relationship, person=people[0].id, kind="mother", other=child.id)
    for person in people[:2]:
        put(Agreement, person=person.id, decision="agree", given_on="2026-09-14")
    for i in range(3):
        put(Professional, name=f"Worker {i}", role="teacher", agency="school")
    plan = put(Plan, status="agreed", strengths=_text(chance), review_date="2027-01-14")
    for i in range(4):
        goal = put(Goal, plan_id=plan.id, words=_text(chance), position=i)
        for voice in ("Dana", "Ash"):
            put(Score, goal_id=goal.id, voice=voice, start=3, now=5, hoped=8)
        for j in range(3):
            put(
                Action, plan_id=plan.id, goal_id=goal.id, who="Dana", what=_text(chance), position=j
            )
    for month in range(1, 7):
        meeting = put(
            Meeting, status="finished", date=f"2026-{month:02}-12", good_news=_text(chance)
        )
        for given in ("Dana", "Ash", "Worker 1"):
            put(Attendance, meeting_id=meeting.id, name=given, came="present")
        put(Voice, meeting_id=meeting.id, who="Ash", words=_text(chance))
        put(Decision, meeting_id=meeting.id, words=_text(chance))
    put(Meeting, date="2027-01-14")


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(SENTENCE.split(), k=chance.randint(8, 60)))
