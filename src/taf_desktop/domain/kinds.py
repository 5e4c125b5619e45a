"""Every kind of recorded thing, by the name it has in the vault."""

from __future__ import annotations

from taf_desktop.domain.access import AccessPassage, AccessRequest
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.copies import CopyGiven, Passage
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
from taf_desktop.domain.retention import Keeping
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.domain.wording import Wording

KINDS: dict[str, type[Entity]] = {
    kind.KIND: kind
    for kind in (
        Family, Home, Person, Relationship, Helper, Professional, Agreement,
        Assessment, Plan, Goal, Score, Action, PlanAnswer,
        Meeting, Attendance, Voice, ActionReview, Decision, Keeping, Wording,
        NeedReason, LaidToRest, PlanReview, ActionLook, ScorePoint,
        CopyGiven, Passage, AccessRequest, AccessPassage, ServiceRequest,
        Oversight,
    )
}  # fmt: skip

PARENT_LINK: dict[str, str] = {
    "goal": "plan_id",
    "score": "goal_id",
    "action": "plan_id",
    "plan_answer": "plan_id",
    "need_reason": "plan_id",
    "plan_review": "plan_id",
    "action_look": "plan_review_id",
    "score_point": "goal_id",
    "attendance": "meeting_id",
    "voice": "meeting_id",
    "action_review": "meeting_id",
    "decision": "meeting_id",
    "access_passage": "access_request_id",
}
"""The field by which a kind hangs on its parent."""

GOES_WITH: dict[str, tuple[tuple[str, str], ...]] = {
    "goal": (("score", "goal_id"), ("score_point", "goal_id"), ("action", "goal_id")),
    "plan_review": (("action_look", "plan_review_id"), ("score_point", "plan_review_id")),
    "meeting": tuple(
        (kind, "meeting_id") for kind in ("attendance", "voice", "action_review", "decision")
    ),
    "access_request": (("access_passage", "access_request_id"),),
    "person": (("relationship", "person"), ("relationship", "other"), ("agreement", "person")),
}
"""What is put aside and brought back together with a thing, as kind and the field that names it.

An action stays in the plan when the meeting that decided it is put aside.
"""
