"""Ending the work with a family, on purpose, and taking that back.

Practice (Salford, Sheffield, Shropshire audit): an ending says why, what came of each goal, what
the children and parents think of it, who goes on helping, and when somebody asks how it is going.
Nothing is lost by it: the record stays as it is, and can be gone on with at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.retention import due
from taf_desktop.services.coach_facts import CoachFacts, Known
from taf_desktop.services.retention import KeptRecord, Retention
from taf_desktop.services.reviews import CAME
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import listed

ENDS = frozenset({"close", "step_up", "step_down", "new_lead", "change_lead"})
"""Codes of ``review_decision`` and ``meeting_outcome`` after which the work here may end."""
_FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A review or a meeting at which an ending was decided. ``code_list`` has its words.

    ``on`` is its day as it was written down, ``who`` those who took part.
    """

    code_list: str
    decision: str
    on: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What belongs to an ending beside the family's file.

    ``kept`` says how long the record is kept if the work ends on ``day`` (ISO), ``known`` what the
    coach knows once an ending is asked for.
    """

    day: str
    kept: KeptRecord
    known: Known


class Endings:
    """What a lead professional does when the work with a family ends."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, retention: Retention, facts: CoachFacts, clock: Clock
    ) -> None:
        self._unit_of_work = unit_of_work
        self._retention = retention
        self._facts = facts
        self._clock = clock

    def outlook(self, file: FamilyFile) -> Outlook:
        """Return what an ending would mean, or means once there is one.

        Raises:
            UserError: ``record.gone``.
        """
        today = self._clock.today()
        day = ending_day(file, today)
        record = self._retention.record(file.family.id)
        as_ended = replace(record.family, closed_on=day)
        when = due(as_ended, record.rule)
        kept = KeptRecord(as_ended, record.rule, when, when.is_due(today))
        return Outlook(day=day, kept=kept, known=self._facts.of(file, ending=True))

    def end(self, family_id: str, on: str) -> tuple[Family, ChangeSet]:
        """End the work on a day. Nothing else of the record changes.

        Raises:
            UserError: ``endings.no_reason`` or ``endings.no_day``: what is missing;
                ``record.gone``.
        """
        with self._unit_of_work() as unit:
            family = unit.get(Family, family_id)
            if not family.closed_reason:
                raise UserError("endings.no_reason")
            if not on.strip():
                raise UserError("endings.no_day")
            ended = unit.put(replace(family, closed_on=on.strip()))
            unit.note(Deed.ENDED, kind=Family.KIND, of_id=family_id, family_id=family_id)
            return ended, unit.commit()

    def take_back(self, family_id: str) -> tuple[Family, ChangeSet]:
        """Go on with a family; what was written about the ending stays where it is."""
        with self._unit_of_work() as unit:
            open_again = unit.put(replace(unit.get(Family, family_id), closed_on=""))
            unit.note(Deed.WENT_ON, kind=Family.KIND, of_id=family_id, family_id=family_id)
            return open_again, unit.commit()


def decided(file: FamilyFile) -> Decided | None:
    """Return where an ending was decided last; none if the newest decision was to go on."""
    newest = max(_decisions(file), key=lambda each: each.on, default=None)
    return newest if newest is not None and newest.decision in ENDS else None


def ending_day(file: FamilyFile, today: date) -> str:
    """Return the day it ended, or that of the decision, or today: an ISO day, or words."""
    if file.family.closed_on.strip():
        return file.family.closed_on
    agreed = decided(file)
    day = read_date(agreed.on).day if agreed else None
    return (day if day is not None and day <= today else today).isoformat()


def _decisions(file: FamilyFile) -> Iterator[Decided]:
    for meeting in file.meetings:
        about = meeting.meeting
        if about.status == _FINISHED and about.outcome:
            there = [each.name for each in meeting.attendance if each.came in CAME]
            yield Decided(
                code_list="meeting_outcome",
                decision=about.outcome,
                on=about.date,
                reason="",
                who=listed(there),
            )
    for each in file.plan.reviews if file.plan else ():
        review = each.review
        if review.status == _FINISHED:
            yield Decided(
                code_list="review_decision",
                decision=review.decision,
                on=review.held_on,
                reason=review.decision_reason,
                who=review.who_took_part,
            )
