"""What the coach should know beside the family's file, read from the rest of the record.

What the record cannot hold stays ``None``, and then no check asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taf_desktop.coach.nameless import nameless
from taf_desktop.coach.view import Closing, MoreFacts, NotCovered, Request
from taf_desktop.domain.copies import CopyGiven, Recipient, ToWhom
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import takes_part
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, ReviewFile, call_name
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.review import PlanReview
from taf_desktop.domain.service_request import ServiceRequest, is_answered
from taf_desktop.forms.codes import label_of
from taf_desktop.services.copies_due import MEETING, PLAN
from taf_desktop.services.reviews import CAME
from taf_desktop.services.sharing import IN_TEAM, Withheld, has_name, team_name, withheld_from
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import listed

AGREED, FINISHED, CLOSE = "agreed", "finished", "close"
PROFILE = "profile"
"""The setting that names the area whose rules count."""
_OUTSIDE = frozenset({ToWhom.PROFESSIONAL, ToWhom.OTHER})
"""Readers of copies who are not of the family."""


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

    def of(self, file: FamilyFile, *, ending: bool = False) -> Known:
        """Return what is known about a family beside its file.

        ``ending`` asks for what belongs to an ending before anybody has decided one.
        """
        id_, today = file.family.id, self._clock.today()
        with self._unit_of_work() as unit:
            given = unit.of_family(CopyGiven, id_)
            others = tuple(each.name for each in unit.families() if each.family_id != id_)
            area = unit.settings().get(PROFILE, "")
        more = MoreFacts(
            family_copy_on=_family_copy(file.plan, given),
            oversight_days=tuple(_until(today, _oversight(file))),
            contact_days=tuple(_until(today, _contacts(file, given))),
            requests=tuple(_request(each) for each in file.requests),
            closing=_closing(file, ending=ending),
            copies_on={g.of_id: g.given_on for g in given if g.document_id in MEETING},
            recipients=tuple(dict.fromkeys(_recipients(file, given))),
            not_covered=tuple(not_covered(file, given)),
            other_families=others,
            read_back=_read_back(file),
        )
        return Known(area, more)

    def for_pages(self, file: FamilyFile) -> tuple[str, MoreFacts]:
        """Return the same for a document that asks the coach (``documents.Facts``).

        The audit copy is the only one; it is told nobody's name.
        """
        known = self.of(file)
        return known.area, nameless(known.more)


def on_copy(more: MoreFacts, file: FamilyFile) -> MoreFacts:
    """Return what is known as it may stand on a copy for a reader.

    Words come from the file that was cut for them; who got what, and who may not have it, is
    nobody's business but the team's.
    """
    return replace(
        more,
        requests=tuple(_request(each) for each in file.requests),
        closing=_closing(file, ending=False) if more.closing is not None else None,
        recipients=(),
        not_covered=(),
        other_families=(),
    )


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


def _request(request: ServiceRequest) -> Request:
    answered = request.answered_on or (request.answer if is_answered(request) else "")
    return Request(
        to=request.to_name or label_of("agencies", "other"),
        id=request.id,
        sent_on=request.asked_on,
        answer_by=request.answer_by,
        acknowledged_on=answered,
    )


def _oversight(file: FamilyFile) -> Iterator[str]:
    """Yield every day on which somebody else looked at the work with the lead professional.

    It is every talk written down, the one day older records have, and every meeting and review at
    which the person was whom the lead professional talks it through with.
    """
    yield from (talk.held_on for talk in file.talks)
    yield file.family.talked_through_on
    name = file.family.manager_name
    for each in file.meetings:
        if any(row.came in CAME and has_name(row.name, name) for row in each.attendance):
            yield each.meeting.date
    for review in file.plan.reviews if file.plan else ():
        finished = review.review.status == FINISHED
        if finished and has_name(review.review.who_took_part, name):
            yield review.review.held_on


def not_covered(file: FamilyFile, given: Sequence[CopyGiven]) -> Iterator[NotCovered]:
    """Yield who is in the team, or got a copy, without being covered by somebody's agreement.

    A copy from before the answer says nothing about it. Who did not agree at all is asked for
    elsewhere, and their words are on no copy.
    """
    team = [
        Recipient(ToWhom.PROFESSIONAL, each.id, each.name or team_name(each))
        for each in file.professionals
        if each.invited in IN_TEAM
    ]
    for person in file.people:
        answer = file.current_agreement(person.id)
        if answer is None or not takes_part(answer):
            continue
        copies = [
            Recipient(ToWhom(each.to_kind), each.to_id, each.to_name)
            for each in given
            if each.to_kind in _OUTSIDE and each.given_on >= answer.given_on
        ]
        found: dict[Withheld, list[str]] = {}
        for reader in (*team, *copies):
            why = withheld_from(file, person, reader)
            if why is not None:
                found.setdefault(why, []).append(reader.name)
        for why, names in found.items():
            who = listed(list(dict.fromkeys(names)))
            yield NotCovered(agreement_id=answer.id, name=call_name(person), who=who, why=why.value)


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
    away = (ToWhom.PROFESSIONAL, ToWhom.OTHER)
    yield from (each.to_name for each in given if each.to_kind in away)


def _read_back(file: FamilyFile) -> bool | None:
    """Say whether the facts were read back; nobody asks before an assessment is finished."""
    if file.family.read_back_on.strip():
        return True
    return False if any(each.status == FINISHED for each in file.assessments) else None


def _closing(file: FamilyFile, *, ending: bool) -> Closing | None:
    """Return what is written down about the ending, once an ending was decided or is asked for."""
    last = _last_review(file.plan)
    ends_here = last is not None and last.review.decision == CLOSE
    met = [each.meeting for each in file.meetings if each.meeting.status == FINISHED]
    family = file.family
    decided = family.closed_on or ends_here or (met and met[-1].outcome == CLOSE)
    if not (decided or ending):
        return None
    review = last.review if last is not None and (ends_here or ending) else None
    return Closing(
        reason=family.closed_reason or (review.decision_reason if review and ends_here else ""),
        results=_results(file, review),
        child_feedback=family.end_children_say,
        parent_feedback=family.end_parents_say,
        who_continues=family.end_who_helps,
        check_on=family.end_ask_on or (review.next_review if review and ends_here else ""),
        taken_over_on=family.taken_over_on,
    )


def _last_review(plan: PlanFile | None) -> ReviewFile | None:
    finished = [r for r in (plan.reviews if plan else ()) if r.review.status == FINISHED]
    return finished[-1] if finished else None


def results_at_the_end(file: FamilyFile) -> Mapping[str, str]:
    """Return what is written of each goal, by its id, if the work ended after the last review."""
    last = _last_review(file.plan)
    return _results(file, last.review if last is not None else None)


def _results(file: FamilyFile, review: PlanReview | None) -> Mapping[str, str]:
    goals = file.plan.goals if file.plan else ()
    return {each.goal.id: _result(each, review.id if review else "") for each in goals}


def _result(goal: GoalFile, review_id: str) -> str:
    """Return what came of a goal: why it is where it is, or what the last review says of it."""
    said = (p for p in goal.points if review_id and p.plan_review_id == review_id)
    return goal.goal.state_reason or " ".join(p.why or str(p.value) for p in said)
