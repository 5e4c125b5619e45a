"""The family's plan: goals in their words, who does what by when, and who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Entity):
    """One plan. ``status`` is ``draft`` until the family agreed; then a signed version is kept."""

    KIND: ClassVar[str] = "plan"
    LINKS: ClassVar[frozenset[str]] = frozenset({"status"})

    status: str = "draft"
    strengths: str = ""
    review_date: str = ""
    if_things_change: str = ""
    who_to_call: str = ""
    sustain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Entity):
    """What a family wants to be different, and how they will know.

    ``state`` is a code of ``resources/codes/goal_state.yaml``: a goal may wait for later, be worked
    on, be reached, or be put aside and taken up again, with the day and the reason it changed.
    ``outcome`` is a code of ``resources/codes/plan_outcomes.yaml``.
    """

    KIND: ClassVar[str] = "goal"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_id", "state", "state_on", "state_reason"})

    plan_id: str = ""
    words: str = ""
    whose: tuple[str, ...] = ()
    area: str = ""
    different: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by_when: str = ""
    outcome: str = ""
    state: str = "active"
    state_on: str = ""
    state_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReason(Entity):
    """Why a part of family life that matters now, or a child, gets no goal in this plan.

    ``area`` is a code of ``resources/codes/assessment_areas.yaml``, ``person`` the id of a child
    who needs nothing extra; one of them is "".
    """

    KIND: ClassVar[str] = "need_reason"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_id", "area", "person"})

    plan_id: str = ""
    area: str = ""
    person: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidToRest(Entity):
    """A remark of the coach that somebody found fine as it is.

    ``fingerprint`` names the remark and the words it was about (``coach``): when the words change,
    the remark may come back. ``check`` is the id of the check.
    """

    KIND: ClassVar[str] = "laid_to_rest"
    LINKS: ClassVar[frozenset[str]] = frozenset({"check", "fingerprint"})

    check: str = ""
    fingerprint: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Entity):
    """One voice's 0 to 10 for a goal: at the start, now and hoped for."""

    KIND: ClassVar[str] = "score"
    LINKS: ClassVar[frozenset[str]] = frozenset({"goal_id"})

    goal_id: str = ""
    voice: str = ""
    start: int | None = None
    now: int | None = None
    hoped: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Entity):
    """Who does what, how often, by when, and how it is going.

    ``meeting_id`` names the meeting that decided it, if one did.
    """

    KIND: ClassVar[str] = "action"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_id", "goal_id", "meeting_id"})

    plan_id: str = ""
    goal_id: str = ""
    meeting_id: str = ""
    who: str = ""
    what: str = ""
    how_often: str = ""
    supported_by: str = ""
    start: str = ""
    by_when: str = ""
    status: str = "not_started"
    progress: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAnswer(Entity):
    """One person's or agency's answer to "do you agree with this plan?"."""

    KIND: ClassVar[str] = "plan_answer"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_id"})

    plan_id: str = ""
    who: str = ""
    answer: str = ""
    reason: str = ""
    given_on: str = ""
    given_how: str = ""
    own_words: str = ""


OPEN_ACTION_STATES = frozenset(
    {"not_started", "on_track", "off_track", "waiting", "no_difference_yet"}
)
"""Codes of ``resources/codes/action_status.yaml`` that still need somebody to do something."""


def is_open(action: Action) -> bool:
    """Say whether somebody still has to do something about this action."""
    return action.status in OPEN_ACTION_STATES


ANSWERED = frozenset({"agree", "agree_part", "disagree"})
"""Codes of ``resources/codes/plan_answer.yaml`` that are a person's own answer to the plan."""
