"""What the coach looks at: a family's file as frozen values, a day, and what else is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import Agreement, Family, Person, Professional
from taf_desktop.domain.family_file import FamilyFile, GoalFile, MeetingFile, PlanFile
from taf_desktop.domain.meeting import Attendance, Meeting, Voice
from taf_desktop.domain.plan import Action, Goal, Plan, PlanAnswer, Score

T = TypeVar("T", bound=Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request to another service. Days are as recorded; "" if not yet.

    ``acknowledged_on`` is whatever shows that somebody answered. ``id`` is that of the thing.
    """

    to: str
    id: str = ""
    sent_on: str = ""
    answer_by: str = ""
    acknowledged_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCovered:
    """Somebody in the team or on the list of copies whom a person's agreement does not cover.

    ``who`` are the names. ``why`` is ``kept_from`` (the person said so), ``no_sharing`` (they did
    not agree that the plan goes to the team) or ``not_in_team`` (a copy went to somebody outside).
    """

    agreement_id: str
    name: str
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What is written down when a plan ends. ``results`` are goal ids with what came of them."""

    reason: str = ""
    results: Mapping[str, str] = field(default_factory=dict[str, str])
    child_feedback: str = ""
    parent_feedback: str = ""
    who_continues: str = ""
    check_on: str = ""
    taken_over_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreFacts:
    """Facts from outside the family's file. ``None``: the program does not know, and no check asks.

    ``earlier_scores`` are the numbers of a goal and voice, oldest first, one for each review.
    Days are as they were recorded.
    """

    family_copy_on: str | None = None
    oversight_days: tuple[str, ...] | None = None
    contact_days: tuple[str, ...] | None = None
    requests: tuple[Request, ...] | None = None
    closing: Closing | None = None
    copies_on: Mapping[str, str] | None = None
    recipients: tuple[str, ...] | None = None
    not_covered: tuple[NotCovered, ...] | None = None
    other_families: tuple[str, ...] | None = None
    read_back: bool | None = None
    earlier_scores: Mapping[tuple[str, str], tuple[int, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[int, ...]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """One look: the file, today, and what else is known."""

    file: FamilyFile
    today: date
    more: MoreFacts = field(default_factory=MoreFacts)

    def with_thing(self, thing: Entity) -> PlanView:
        """Return this view with one thing as it is being typed, in place of the one with its id."""
        return replace(self, file=_with(self.file, thing))


def _with(file: FamilyFile, thing: Entity) -> FamilyFile:
    if isinstance(thing, Family):
        return replace(file, family=thing)
    if isinstance(thing, Plan | Goal | Score | Action | PlanAnswer):
        return replace(file, plan=_in_plan(file.plan, thing)) if file.plan else file
    if isinstance(thing, Person):
        return replace(file, people=_swapped(file.people, thing))
    if isinstance(thing, Professional):
        return replace(file, professionals=_swapped(file.professionals, thing))
    if isinstance(thing, Agreement):
        return replace(file, agreements=_swapped(file.agreements, thing))
    if isinstance(thing, Assessment):
        return replace(file, assessments=_swapped(file.assessments, thing))
    return replace(file, meetings=tuple(_in_meeting(each, thing) for each in file.meetings))


def _in_plan(plan: PlanFile, thing: Plan | Goal | Score | Action | PlanAnswer) -> PlanFile:
    if isinstance(thing, Plan):
        return replace(plan, plan=thing)
    if isinstance(thing, PlanAnswer):
        return replace(plan, answers=_swapped(plan.answers, thing))
    return replace(
        plan,
        goals=tuple(_in_goal(each, thing) for each in plan.goals),
        other_actions=_swapped(plan.other_actions, thing)
        if isinstance(thing, Action)
        else plan.other_actions,
    )


def _in_goal(goal: GoalFile, thing: Goal | Score | Action) -> GoalFile:
    if isinstance(thing, Goal):
        return replace(goal, goal=thing) if goal.goal.id == thing.id else goal
    if isinstance(thing, Score):
        return replace(goal, scores=_swapped(goal.scores, thing))
    return replace(goal, actions=_swapped(goal.actions, thing))


def _in_meeting(meeting: MeetingFile, thing: Entity) -> MeetingFile:
    if isinstance(thing, Meeting):
        return replace(meeting, meeting=thing) if meeting.meeting.id == thing.id else meeting
    if isinstance(thing, Voice):
        return replace(meeting, voices=_swapped(meeting.voices, thing))
    if isinstance(thing, Attendance):
        return replace(meeting, attendance=_swapped(meeting.attendance, thing))
    return meeting


def _swapped(things: tuple[T, ...], thing: T) -> tuple[T, ...]:
    return tuple(thing if each.id == thing.id else each for each in things)
