"""What signed versions hold about a person beyond what stands in the record now.

A version is the whole family's file on the day of signing; only the thing that was signed counts
here. Words that stand in the same place today, or in a later version, are not given twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taf_desktop.domain.access import AccessPassage
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.services.subject_access_gather import (
    Found,
    found_about,
    meeting_things,
    plan_things,
)
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class Signed:
    """A version with the file kept with it, and the forms its assessments were asked by."""

    version: SignedVersion
    file: FamilyFile
    forms: Mapping[str, FormDefinition]


def found_earlier(
    signed: Sequence[Signed],
    now: Sequence[Found],
    file: FamilyFile,
    subject: Person,
    decisions: Sequence[AccessPassage],
    today: date,
) -> Iterator[Found]:
    """Yield the passages about a person in what was signed that are nowhere in ``now``.

    ``signed`` has the newest first, so that words stand under the last version that had them.
    Whoever is in the record today or was on that day is known by name.
    """
    seen = {(found.place, found.said) for found in now}
    for each in signed:
        then = replace(each.file, people=_everybody(file, each.file))
        things = tuple(_signed_things(each))
        for found in found_about(then, subject, each.forms, decisions, today, things):
            if (found.place, found.said) not in seen:
                seen.add((found.place, found.said))
                yield replace(found, part=_title(found.part, each.version))


def _everybody(file: FamilyFile, then: FamilyFile) -> tuple[Person, ...]:
    """Return the people of today, and those of then who are gone or were called otherwise."""
    known = {(each.id, each.name, each.known_as) for each in file.people}
    others = (p for p in then.people if (p.id, p.name, p.known_as) not in known)
    return (*file.people, *others)


def _signed_things(signed: Signed) -> Iterator[Entity]:
    """Yield what was signed: the thing itself and what hangs on it."""
    file, id_ = signed.file, signed.version.of_id
    yield from (each for each in file.assessments if each.id == id_)
    for meeting in file.meetings:
        if meeting.meeting.id == id_:
            yield from meeting_things(meeting)
    if file.plan is None:
        return
    if file.plan.plan.id == id_:
        yield from plan_things(file.plan)
    for review in file.plan.reviews:
        if review.review.id == id_:
            yield from (review.review, *review.looks)


def _title(part: str, version: SignedVersion) -> str:
    day = show_date(version.signed_at.date().isoformat())
    return say("access.part.signed", part=part, number=version.number, day=day)
