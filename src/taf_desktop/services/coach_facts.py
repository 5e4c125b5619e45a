"""What the coach should know beside the family's file, read from the rest of the record.

What the record cannot hold stays ``None``, and then no check asks for it: requests to other
services with a day for their answer have no place yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taf_desktop.coach.view import Closing, MoreFacts
from taf_desktop.domain.copies import CopyGiven, ToWhom
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, ReviewFile
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.services.copies_due import MEETING, PLAN
from taf_desktop.services.sharing import IN_TEAM
from taf_desktop.support.clock import Clock

AGREED, FINISHED, CLOSE = "agreed", "finished", "close"
PROFILE = "profile"
"""The setting that names the area whose rules count."""


@dataclass(frozen=True, slots=True)
class Known:
    """The area (a profile's id, "" for none) and the facts."""

    area: str
    more: MoreFacts


class CoachFacts:
    """Gathers the facts. Database lane."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def of(self, file: FamilyFile) -> Known:
        """Return what is known about a family beside its file."""
        id_, today = file.family.id, self._clock.today()
        with self._unit_of_work() as unit:
            given = unit.of_family(CopyGiven, id_)
            others = tuple(each.name for each in unit.families() if each.family_id != id_)
            area = unit.settings().get(PROFILE, "")
        talked = file.family.talked_through_on
        more = MoreFacts(
            family_copy_on=_family_copy(file.plan, given),
            oversight_days=(talked,) if talked else (),
            contact_days=tuple(_until(today, _contacts(file, given))),
            closing=_closing(file),
            copies_on={g.of_id: g.given_on for g in given if g.document_id in MEETING},
            recipients=tuple(dict.fromkeys(_recipients(file, given))),
            other_families=others,
            read_back=_read_back(file),
        )
        return Known(area, more)


def _family_copy(plan: PlanFile | None, given: Sequence[CopyGiven]) -> str | None:
    """Return the day somebody of the family got the agreed words; "" if nobody did."""
    if plan is None or plan.plan.status != AGREED:
        return None
    days = [
        each.given_on
        for each in given
        if each.document_id in PLAN
        and each.to_kind == ToWhom.PERSON
        and each.of_id == plan.plan.id
        and (each.of_version or 0) >= plan.version
    ]
    return max(days, default="")


def _contacts(file: FamilyFile, given: Sequence[CopyGiven]) -> Iterator[str]:
    """Yield every day on which somebody was in touch with the family."""
    for meeting in file.meetings:
        yield meeting.meeting.date
        yield from (voice.gathered_on for voice in meeting.voices)
    for agreement in file.agreements:
        yield agreement.given_on
    for assessment in file.assessments:
        yield from (assessment.started, assessment.finished)
    yield from (each.given_on for each in given if each.to_kind == ToWhom.PERSON)
    if file.plan is not None:
        yield from (answer.given_on for answer in file.plan.answers)
        yield from (review.review.held_on for review in file.plan.reviews)
        yield from (point.on for goal in file.plan.goals for point in goal.points)


def _until(today: date, days: Iterator[str]) -> Iterator[str]:
    for text in days:
        day = read_date(text).day
        if day is not None and day <= today:
            yield day.isoformat()


def _recipients(file: FamilyFile, given: Sequence[CopyGiven]) -> Iterator[str]:
    yield from (each.name for each in file.professionals if each.invited in IN_TEAM)
    yield from (each.to_name for each in given if each.to_kind != ToWhom.PERSON)


def _read_back(file: FamilyFile) -> bool | None:
    """Say whether the facts were read back; nobody asks before an assessment is finished."""
    if file.family.read_back_on.strip():
        return True
    return False if any(each.status == FINISHED for each in file.assessments) else None


def _closing(file: FamilyFile) -> Closing | None:
    """Return what is written down about the ending, once an ending was decided."""
    last = _last_review(file.plan)
    ends_here = last is not None and last.review.decision == CLOSE
    met = [each.meeting for each in file.meetings if each.meeting.status == FINISHED]
    family = file.family
    if not (family.closed_on or ends_here or (met and met[-1].outcome == CLOSE)):
        return None
    review = last.review if last is not None and ends_here else None
    return Closing(
        reason=family.closed_reason or (review.decision_reason if review else ""),
        results={
            each.goal.id: _result(each, review.id if review else "")
            for each in (file.plan.goals if file.plan else ())
        },
        child_feedback=family.end_children_say,
        parent_feedback=family.end_parents_say,
        who_continues=family.end_who_helps,
        check_on=family.end_ask_on or (review.next_review if review else ""),
        taken_over_on=family.taken_over_on,
    )


def _last_review(plan: PlanFile | None) -> ReviewFile | None:
    finished = [r for r in (plan.reviews if plan else ()) if r.review.status == FINISHED]
    return finished[-1] if finished else None


def _result(goal: GoalFile, review_id: str) -> str:
    """Return what came of a goal: why it is where it is, or what the last review says of it."""
    said = (p for p in goal.points if review_id and p.plan_review_id == review_id)
    return goal.goal.state_reason or " ".join(p.why or str(p.value) for p in said)
