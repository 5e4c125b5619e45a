"""TAF meetings: who came, what each voice said, what was decided, and when to meet again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entity):
    """One TAF meeting. ``status`` is ``draft`` until its record is finished and kept."""

    KIND: ClassVar[str] = "meeting"
    LINKS: ClassVar[frozenset[str]] = frozenset({"status"})

    status: str = "draft"
    type: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    mode: str = ""
    chair: str = ""
    note_taker: str = ""
    arrangements: str = ""
    statement_read: str = ""
    good_news: str = ""
    worries: str = ""
    new_needs: str = ""
    disagreement: str = ""
    lead_still_right: str = ""
    agreement_asked_again: str = ""
    if_things_change: str = ""
    outcome: str = ""
    outcome_reason: str = ""
    next_date: str = ""
    next_time: str = ""
    next_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """Somebody invited to a meeting, and whether they came."""

    KIND: ClassVar[str] = "attendance"
    LINKS: ClassVar[frozenset[str]] = frozenset({"meeting_id"})

    meeting_id: str = ""
    name: str = ""
    role: str = ""
    agency: str = ""
    came: str = ""
    update: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Entity):
    """What one person said at or before the meeting, in their own words. The family comes first."""

    KIND: ClassVar[str] = "voice"
    LINKS: ClassVar[frozenset[str]] = frozenset({"meeting_id"})

    meeting_id: str = ""
    who: str = ""
    gathered_how: str = ""
    gathered_by: str = ""
    gathered_on: str = ""
    words: str = ""
    changed_plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReview(Entity):
    """How one open action was found at a meeting. ``what`` keeps the words it had that day."""

    KIND: ClassVar[str] = "action_review"
    LINKS: ClassVar[frozenset[str]] = frozenset({"meeting_id", "action_id", "what"})

    meeting_id: str = ""
    action_id: str = ""
    what: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entity):
    """One thing the meeting decided."""

    KIND: ClassVar[str] = "decision"
    LINKS: ClassVar[frozenset[str]] = frozenset({"meeting_id"})

    meeting_id: str = ""
    words: str = ""
    who: str = ""
