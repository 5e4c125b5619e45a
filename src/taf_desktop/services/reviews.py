"""Reviews of a plan: each action one by one, where every voice stands, and what is decided.

A review is done at a meeting or without one. It is kept as it is typed, gone on with another day,
and finished on purpose: only then the actions get the states it found, and the plan its next day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.meeting import Attendance, Meeting
from taf_desktop.domain.plan import Action, Goal, Plan, is_open
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.review import ActionLook, PlanReview
from taf_desktop.forms.codes import code_extra
from taf_desktop.services.freezing import thaw
from taf_desktop.services.records import made
from taf_desktop.services.signing import reopen, sign
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import listed

DRAFT, FINISHED = "draft", "finished"
CARRY_ON = "carry_on"
CLOSE = "close"
WAITING = "waiting"
"""The state of an action that is on a list: carrying on with it is waiting on."""
CAME = frozenset({"present", "part"})
"""Codes of ``resources/codes/came.yaml`` of people who were there."""


class Reviews:
    """What a lead professional does when a plan is looked at again."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def begin(self, plan_id: str, meeting_id: str = "") -> tuple[PlanReview, ChangeSet]:
        """Begin a review of a plan, or go on with the one that was begun.

        Every action that somebody still has to do something about is listed; one that was added
        since a review was begun comes to its list. ``meeting_id`` names the meeting it is done at.
        """
        with self._unit_of_work() as unit:
            plan = unit.get(Plan, plan_id)
            drafts = [r for r in unit.children(PlanReview, plan_id) if r.status == DRAFT]
            review = drafts[-1] if drafts else self._new(unit, plan, meeting_id)
            if meeting_id and not review.meeting_id:
                review = unit.put(replace(review, meeting_id=meeting_id))
            known = unit.children(ActionLook, review.id)
            looked_at = {look.action_id for look in known}
            missing = [each for each in _to_look_at(unit, plan) if each.id not in looked_at]
            for place, action in enumerate(missing, start=len(known) + 1):
                unit.put(_look(review, action, place))
            return review, unit.commit()

    def begin_at(self, meeting_id: str) -> tuple[PlanReview, ChangeSet]:
        """Begin, or go on with, a review of the family's newest plan at a meeting.

        Raises:
            UserError: ``reviews.no_plan``, there is no plan to look at.
        """
        with self._unit_of_work() as unit:
            plans = unit.of_family(Plan, unit.get(Meeting, meeting_id).family_id)
        if not plans:
            raise UserError("reviews.no_plan")
        return self.begin(plans[-1].id, meeting_id)

    def finish(self, review_id: str, reason: str = "") -> tuple[PlanReview, ChangeSet]:
        """Finish a review: carry what was found into the plan, and keep the review as it stands.

        ``reason`` says what was corrected, when it was finished before. Then only what is different
        this time is carried into the plan: it may have gone on since.

        Raises:
            UserError: ``reviews.no_day``, ``reviews.no_decision`` or ``reviews.no_reason``: what is
                missing; ``record.signed``: it is finished already.
        """
        with self._unit_of_work() as unit:
            review = unit.get(PlanReview, review_id)
            if review.status != DRAFT:
                raise UserError("record.signed")
            _refuse_unready(review)
            before, looks_before = _as_finished_before(unit, review)
            for look in unit.children(ActionLook, review_id):
                if _told(look) != looks_before.get(look.id):
                    _carry_over(unit, look)
            if review.next_review != (before.next_review if before else ""):
                _look_again(unit, review)
            signed = sign(unit, review, status=FINISHED, clock=self._clock, reason=reason)
            return signed, unit.commit()

    def correct(self, review_id: str) -> tuple[PlanReview, ChangeSet]:
        """Open a finished review again for a correction; what was finished stays beside it."""
        with self._unit_of_work() as unit:
            return reopen(unit, unit.get(PlanReview, review_id)), unit.commit()

    def _new(self, unit: UnitOfWork, plan: Plan, meeting_id: str) -> PlanReview:
        meeting = unit.get(Meeting, meeting_id) if meeting_id else None
        there = unit.children(Attendance, meeting_id) if meeting_id else ()
        review = made(
            PlanReview,
            plan.family_id,
            plan_id=plan.id,
            meeting_id=meeting_id,
            held_on=(meeting.date if meeting else "") or self._clock.today().isoformat(),
            who_took_part=listed([each.name for each in there if each.came in CAME]),
            position=len(unit.children(PlanReview, plan.id)) + 1,
        )
        return unit.put(review)


def status_after(look: ActionLook, action: Action) -> str:
    """Return the state an action gets with what a review found, as a code of ``action_status``."""
    if not look.outlook or (look.outlook == CARRY_ON and action.status == WAITING):
        return action.status
    return code_extra("action_outlook", look.outlook, "status") or action.status


def _to_look_at(unit: UnitOfWork, plan: Plan) -> Iterator[Action]:
    """Yield the open actions of goals that are being worked on, and those of no goal."""
    resting = {goal.id for goal in unit.children(Goal, plan.id) if goal.state != "active"}
    actions = unit.children(Action, plan.id)
    for goal_id in (*(goal.id for goal in unit.children(Goal, plan.id)), ""):
        for action in actions:
            if action.goal_id == goal_id and action.goal_id not in resting and is_open(action):
                yield action


def _look(review: PlanReview, action: Action, place: int) -> ActionLook:
    what = f"{action.who}: {action.what}" if action.who else action.what
    link = {"plan_review_id": review.id, "action_id": action.id}
    return made(ActionLook, review.family_id, **link, what=what, position=place)


def _refuse_unready(review: PlanReview) -> None:
    for name, answer in (
        ("no_day", review.held_on),
        ("no_decision", review.decision),
        ("no_reason", review.decision_reason),
    ):
        if not answer.strip():
            raise UserError(f"reviews.{name}")


def _as_finished_before(
    unit: UnitOfWork, review: PlanReview
) -> tuple[PlanReview | None, Mapping[str, tuple[str, str]]]:
    """Return the review as it was finished last, and what it said of each action by the look."""
    versions = unit.versions(review.id)
    if not versions:
        return None, {}
    plan = thaw(versions[-1].content).plan
    for each in plan.reviews if plan else ():
        if each.review.id == review.id:
            return each.review, {look.id: _told(look) for look in each.looks}
    return None, {}


def _told(look: ActionLook) -> tuple[str, str]:
    return look.outlook, look.reason


def _carry_over(unit: UnitOfWork, look: ActionLook) -> None:
    action = unit.get(Action, look.action_id)
    found = status_after(look, action)
    said = look.reason.strip() or action.progress
    if (found, said) != (action.status, action.progress):
        unit.put(replace(action, status=found, progress=said))


def _look_again(unit: UnitOfWork, review: PlanReview) -> None:
    plan = unit.get(Plan, review.plan_id)
    if review.next_review and review.decision != CLOSE:
        unit.put(replace(plan, review_date=review.next_review))
