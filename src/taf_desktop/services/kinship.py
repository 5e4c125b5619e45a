"""Who is who to whom: each tie is kept once and read from both ends."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.codes import code_extra, label_of

LIST = "relationships"


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
    """Return everybody who is something to this person, in the order recorded."""
    found: list[Tie] = []
    for tie in file.relationships:
        if tie.other == person_id:
            found.append(
                _tie(file, tie.id, tie.person, tie.kind, tie.parental_responsibility, True)
            )
        elif tie.person == person_id:
            inverse = str(code_extra(LIST, tie.kind, "inverse") or tie.kind)
            found.append(_tie(file, tie.id, tie.other, inverse, tie.parental_responsibility, False))
    return tuple(found)


def _tie(file: FamilyFile, id_: str, other: str, code: str, responsible: str, forward: bool) -> Tie:
    return Tie(id_, other, file.name_of(other), label_of(LIST, code), responsible, forward)
