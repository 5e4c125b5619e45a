"""Gathers everything of one family into frozen values, inside one unit of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import (
    Agreement,
    Family,
    Helper,
    Home,
    Person,
    Professional,
    Relationship,
)
from taf_desktop.domain.family_file import (
    FamilyFile,
    GoalFile,
    MeetingFile,
    PlanFile,
    ReviewFile,
)
from taf_desktop.domain.kinds import PARENT_LINK
from taf_desktop.domain.meeting import ActionReview, Attendance, Decision, Meeting, Voice
from taf_desktop.domain.oversight import Oversight
from taf_desktop.domain.plan import (
    Action,
    Goal,
    LaidToRest,
    NeedReason,
    Plan,
    PlanAnswer,
    Score,
)
from taf_desktop.domain.ports import UnitOfWork
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.domain.wording import Wording

E = TypeVar("E", bound=Entity)
Signed = Mapping[str, tuple[datetime, ...]]
"""When things were signed, by their ids (``ports.UnitOfWork.signings``)."""


def family_file(
    unit: UnitOfWork, family_id: str, being_signed: SignedVersion | None = None
) -> FamilyFile:
    """Return everything recorded about a family.

    ``being_signed`` is the version about to be kept: it counts already, so that what is kept says
    its own number and day.

    Raises:
        UserError: ``record.gone``, there is no such family.
    """
    plans = unit.of_family(Plan, family_id)
    actions = unit.of_family(Action, family_id)
    signed = _signed(unit, family_id, being_signed)
    return FamilyFile(
        family=unit.get(Family, family_id),
        facts=unit.facts(family_id),
        homes=unit.of_family(Home, family_id),
        people=unit.of_family(Person, family_id),
        relationships=unit.of_family(Relationship, family_id),
        helpers=unit.of_family(Helper, family_id),
        professionals=unit.of_family(Professional, family_id),
        agreements=unit.of_family(Agreement, family_id),
        assessments=unit.of_family(Assessment, family_id),
        plan=_plan_file(unit, plans[-1], actions, signed) if plans else None,
        meetings=_meeting_files(unit, family_id, actions, signed),
        wordings=unit.of_family(Wording, family_id),
        laid_to_rest=unit.of_family(LaidToRest, family_id),
        requests=unit.of_family(ServiceRequest, family_id),
        talks=unit.of_family(Oversight, family_id),
    )


def _plan_file(unit: UnitOfWork, plan: Plan, actions: Sequence[Action], signed: Signed) -> PlanFile:
    scores = _by_parent(unit.of_family(Score, plan.family_id))
    points = _by_parent(unit.of_family(ScorePoint, plan.family_id))
    of_goal: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.plan_id == plan.id:
            of_goal[action.goal_id].append(action)
    goals = unit.children(Goal, plan.id)
    known = {goal.id for goal in goals}
    moments = signed.get(plan.id, ())
    agreed = plan.status != "draft"
    before = moments[:-1] if agreed else moments
    return PlanFile(
        plan=plan,
        goals=tuple(
            GoalFile(
                goal=goal,
                scores=tuple(scores[goal.id]),
                actions=tuple(of_goal[goal.id]),
                points=tuple(points[goal.id]),
            )
            for goal in goals
        ),
        other_actions=tuple(
            action for goal_id, rows in of_goal.items() if goal_id not in known for action in rows
        ),
        answers=unit.children(PlanAnswer, plan.id),
        version=len(before) + 1,
        signed_on=moments[-1].date().isoformat() if agreed and moments else "",
        replaces=before[-1].date().isoformat() if before else "",
        needs=unit.children(NeedReason, plan.id),
        reviews=_review_files(unit, plan, signed),
    )


def _review_files(unit: UnitOfWork, plan: Plan, signed: Signed) -> tuple[ReviewFile, ...]:
    looks = _by_parent(unit.of_family(ActionLook, plan.family_id))
    reviews = sorted(unit.children(PlanReview, plan.id), key=lambda r: (r.held_on or "9999", r.id))
    return tuple(
        ReviewFile(review=each, looks=tuple(looks[each.id]), version=len(signed.get(each.id, ())))
        for each in reviews
    )


def _meeting_files(
    unit: UnitOfWork, family_id: str, actions: Sequence[Action], signed: Signed
) -> tuple[MeetingFile, ...]:
    attendance = _by_parent(unit.of_family(Attendance, family_id))
    voices = _by_parent(unit.of_family(Voice, family_id))
    reviews = _by_parent(unit.of_family(ActionReview, family_id))
    decisions = _by_parent(unit.of_family(Decision, family_id))
    decided: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        decided[action.meeting_id].append(action)
    meetings = sorted(unit.of_family(Meeting, family_id), key=lambda m: (m.date or "9999", m.id))
    return tuple(
        MeetingFile(
            meeting=meeting,
            attendance=tuple(attendance[meeting.id]),
            voices=tuple(voices[meeting.id]),
            reviews=tuple(reviews[meeting.id]),
            decisions=tuple(decisions[meeting.id]),
            new_actions=tuple(decided[meeting.id]),
            version=len(signed.get(meeting.id, ())),
        )
        for meeting in meetings
    )


def _signed(unit: UnitOfWork, family_id: str, being_signed: SignedVersion | None) -> Signed:
    known = unit.signings(family_id)
    if being_signed is None:
        return known
    earlier = known.get(being_signed.of_id, ())
    return {**known, being_signed.of_id: (*earlier, being_signed.signed_at)}


def _by_parent(things: Iterable[E]) -> dict[str, list[E]]:
    grouped: dict[str, list[E]] = defaultdict(list)
    for thing in things:
        grouped[getattr(thing, PARENT_LINK[thing.KIND])].append(thing)
    return grouped
