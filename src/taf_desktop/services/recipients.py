"""Whose copy a document can be: somebody of the family, of its network, or of a service."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile, call_name
from taf_desktop.services.sharing import team_name

Kind = Literal["person", "child", "helper", "professional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody a copy can be for.

    ``id`` is that of the person, helper or professional; ``name`` is shown.
    """

    id: str
    name: str
    kind: Kind
    reading_needs: tuple[str, ...] = ()
    first_language: str = ""


def recipients(file: FamilyFile) -> tuple[Recipient, ...]:
    """Return everybody who has a name: the family, then the network, then the professionals.

    An unborn baby reads nothing; a copy about it is its parents'.
    """
    people = [_of_person(file, each) for each in file.people if each.who != "unborn"]
    helpers = [Recipient(id=each.id, name=each.name, kind="helper") for each in file.helpers]
    team = [
        Recipient(id=each.id, name=team_name(each), kind="professional")
        for each in file.professionals
    ]
    return tuple(each for each in (*people, *helpers, *team) if each.name)


def recipient(file: FamilyFile, id_: str) -> Recipient | None:
    """Return one of them by id; none for "" and for somebody who is no longer there."""
    return next((each for each in recipients(file) if id_ and each.id == id_), None)


def told_apart(file: FamilyFile, person: Person) -> str:
    """Return what to call a person: the whole name if two are called alike."""
    called = Counter(call_name(each) for each in file.people)
    name = call_name(person)
    return person.name if called[name] > 1 and person.name else name


def _of_person(file: FamilyFile, person: Person) -> Recipient:
    return Recipient(
        id=person.id,
        name=told_apart(file, person),
        kind="child" if person.who in CHILD_CODES else "person",
        reading_needs=person.reading_needs,
        first_language=person.first_language,
    )
