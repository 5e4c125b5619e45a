"""Everything recorded about one family, gathered as frozen values for screens and documents."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family import (
    Agreement,
    Family,
    Helper,
    Home,
    Person,
    Professional,
    Relationship,
)
from taf_desktop.domain.journey import FamilyFacts
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
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.domain.wording import Wording

CHILD_CODES = frozenset({"child", "unborn"})
"""Codes of ``resources/codes/who.yaml`` that mean a child of the family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFile:
    """A goal with its voices' scores and its actions, in order.

    ``points`` are where each voice stood on each day it was asked, as they were written down.
    """

    goal: Goal
    scores: tuple[Score, ...] = ()
    actions: tuple[Action, ...] = ()
    points: tuple[ScorePoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """One review of a plan with what it found about each action.

    ``version`` counts how often it was finished.
    """

    review: PlanReview
    looks: tuple[ActionLook, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A plan with its goals, the actions that belong to no goal, and who agreed.

    ``version`` counts the signed versions; ``replaces`` is the ISO day of the one before.
    """

    plan: Plan
    goals: tuple[GoalFile, ...] = ()
    other_actions: tuple[Action, ...] = ()
    answers: tuple[PlanAnswer, ...] = ()
    version: int = 0
    signed_on: str = ""
    replaces: str = ""
    needs: tuple[NeedReason, ...] = ()
    reviews: tuple[ReviewFile, ...] = ()

    def actions(self) -> tuple[Action, ...]:
        """Return every action, goal by goal, then the others."""
        of_goals = tuple(action for goal in self.goals for action in goal.actions)
        return of_goals + self.other_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFile:
    """A meeting with everything that was recorded at it."""

    meeting: Meeting
    attendance: tuple[Attendance, ...] = ()
    voices: tuple[Voice, ...] = ()
    reviews: tuple[ActionReview, ...] = ()
    decisions: tuple[Decision, ...] = ()
    new_actions: tuple[Action, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFile:
    """One family, whole. ``plan`` is the newest plan; meetings are in order of their date."""

    family: Family
    facts: FamilyFacts
    homes: tuple[Home, ...] = ()
    people: tuple[Person, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    helpers: tuple[Helper, ...] = ()
    professionals: tuple[Professional, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    plan: PlanFile | None = None
    meetings: tuple[MeetingFile, ...] = ()
    wordings: tuple[Wording, ...] = ()
    laid_to_rest: tuple[LaidToRest, ...] = ()
    requests: tuple[ServiceRequest, ...] = ()
    talks: tuple[Oversight, ...] = ()

    def person(self, id_: str) -> Person | None:
        """Return the person with this id, if they are part of the family."""
        return next((person for person in self.people if person.id == id_), None)

    def name_of(self, id_: str) -> str:
        """Return what to call a person; "" if the id is unknown."""
        person = self.person(id_)
        return call_name(person) if person else ""

    def children(self) -> tuple[Person, ...]:
        """Return the children of the family, unborn ones too."""
        return tuple(person for person in self.people if person.who in CHILD_CODES)

    def adults(self) -> tuple[Person, ...]:
        """Return everybody who is not a child of the family."""
        return tuple(person for person in self.people if person.who not in CHILD_CODES)

    def current_agreement(self, person_id: str) -> Agreement | None:
        """Return a person's newest answer."""
        answers = [answer for answer in self.agreements if answer.person == person_id]
        return max(answers, key=lambda answer: (answer.given_on, answer.id), default=None)


def call_name(person: Person) -> str:
    """Return what to call a person: the name they are known as, or the first of their names."""
    return person.known_as or person.name.split(" ")[0]
