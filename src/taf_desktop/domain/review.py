"""Looking at a plan again: what was kept, what helped, where everybody stands, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReview(Entity):
    """One review of a plan. ``status`` is ``draft`` until it is finished.

    ``decision`` is a code of ``resources/codes/review_decision.yaml``. ``meeting_id`` names the
    meeting at which it was done, "" if it was done without one.
    """

    KIND: ClassVar[str] = "plan_review"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_id", "meeting_id", "status"})

    plan_id: str = ""
    meeting_id: str = ""
    status: str = "draft"
    held_on: str = ""
    who_took_part: str = ""
    helped: str = ""
    decision: str = ""
    decision_reason: str = ""
    next_review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLook(Entity):
    """What a review found about one action: carry on, change, done, or not needed, and why.

    ``what`` keeps the action's words as they were then.
    """

    KIND: ClassVar[str] = "action_look"
    LINKS: ClassVar[frozenset[str]] = frozenset({"plan_review_id", "action_id", "what"})

    plan_review_id: str = ""
    action_id: str = ""
    what: str = ""
    outlook: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePoint(Entity):
    """Where one voice stood with one goal on one day, 0 to 10.

    Practice (scaling questions): different people may stand at different points, and all are kept.
    ``plan_review_id`` is "" for the number given when the goal was made or in between.
    """

    KIND: ClassVar[str] = "score_point"
    LINKS: ClassVar[frozenset[str]] = frozenset({"goal_id", "plan_review_id"})

    goal_id: str = ""
    plan_review_id: str = ""
    voice: str = ""
    on: str = ""
    value: int | None = None
    why: str = ""
    one_more: str = ""
