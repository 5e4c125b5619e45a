"""Who is who to whom: each tie is kept once and read from both ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from taf_desktop.domain.family import Person, Relationship
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile, call_name
from taf_desktop.forms.codes import code_extra, label_of
from taf_desktop.support.words import listed, say

LIST = "relationships"
SEXED = frozenset({"female", "male"})
"""Codes of ``resources/codes/sex.yaml`` for which a tie read backwards has a word of its own."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie as one person sees it: ``other`` is this person's ``label`` ("mother", "son").

    ``forward`` is false when the tie was recorded from the other end.
    """

    relationship_id: str
    other_id: str
    other_name: str
    label: str
    parental_responsibility: str
    forward: bool


def ties(file: FamilyFile, person_id: str) -> tuple[Tie, ...]:
    """Return everybody who is something to this person, in the order recorded.

    A tie to somebody who is put aside at present is left out.
    """
    found: list[Tie] = []
    known = {person.id for person in file.people}
    for tie in file.relationships:
        if not {tie.person, tie.other} <= known:
            continue
        if tie.other == person_id:
            found.append(_tie(file, tie, tie.person, label_of(LIST, tie.kind), forward=True))
        elif tie.person == person_id:
            found.append(_tie(file, tie, tie.other, _inverse(file, tie), forward=False))
    return tuple(found)


def introduction(file: FamilyFile, person: Person) -> str:
    """Return who a person is to the children, for people who do not know the family.

    "Mother of Ash and Robin"; a child is "Child of the family", and whoever has no tie to a child
    is "In the family".
    """
    if person.who in CHILD_CODES:
        return say("kinship.child")
    return ", ".join(roles(file, person.id, file.children())) or say("kinship.in_family")


def roles(
    file: FamilyFile,
    person_id: str,
    others: Iterable[Person],
    called: Callable[[Person], str] = call_name,
) -> tuple[str, ...]:
    """Return who a person is to others, each tie once: "Mother of Ash and Robin".

    ``called`` says what to call each of the others.
    """
    of_label: dict[str, list[str]] = {}
    for other in others:
        for tie in ties(file, other.id):
            if tie.other_id == person_id:
                of_label.setdefault(tie.label, []).append(called(other))
    return tuple(
        say("kinship.tie", tie=tie, names=listed(names)) for tie, names in of_label.items()
    )


def _tie(file: FamilyFile, tie: Relationship, other: str, label: str, *, forward: bool) -> Tie:
    name = file.name_of(other)
    return Tie(tie.id, other, name, label, tie.parental_responsibility, forward)


def _inverse(file: FamilyFile, tie: Relationship) -> str:
    """Return what ``tie.other`` is to ``tie.person``: "Daughter" or "Son", or "Child" if unsaid."""
    other = file.person(tie.other)
    if other is not None and other.sex in SEXED:
        words = code_extra(LIST, tie.kind, f"inverse_{other.sex}")
        if words:
            return words
    return label_of(LIST, code_extra(LIST, tie.kind, "inverse") or tie.kind)
