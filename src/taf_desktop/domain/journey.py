"""Where a family is on its way, and the one thing to do next.

The seven stops follow the workflow of early-help practice; each is reached by what the record
holds, so nobody has to move a family from stage to stage by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taf_desktop.domain.dates import read_date


class Stop(StrEnum):
    """The seven stops of a family's journey, in order."""

    FIRST_CONVERSATION = "first_conversation"
    AGREEMENT = "agreement"
    ASSESSMENT = "assessment"
    FIRST_MEETING = "first_meeting"
    PLAN = "plan"
    REVIEW = "review"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFacts:
    """What the list of families and the journey line need to know, read in one query.

    Dates are as recorded: an ISO day, or words. ``changed_at`` is an ISO moment in UTC.
    """

    family_id: str
    name: str
    lead_name: str = ""
    people: int = 0
    children: int = 0
    agreements: int = 0
    assessments_started: int = 0
    assessments_finished: int = 0
    plan_id: str = ""
    plan_status: str = ""
    plan_review_date: str = ""
    goals: int = 0
    meetings_planned: int = 0
    meetings_held: int = 0
    next_meeting_date: str = ""
    closed_on: str = ""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next: an id for its words and its button, and the day it is wanted by."""

    id: str
    due: str = ""


def where_now(facts: FamilyFacts) -> Stop:
    """Return the stop where a family is now."""
    if facts.closed_on:
        return Stop.CLOSING
    if facts.plan_status == "agreed":
        return Stop.REVIEW
    if facts.goals or facts.meetings_held:
        return Stop.PLAN
    if facts.assessments_finished or facts.meetings_planned:
        return Stop.FIRST_MEETING
    if facts.agreements:
        return Stop.ASSESSMENT
    return Stop.AGREEMENT if facts.people else Stop.FIRST_CONVERSATION


def next_step(facts: FamilyFacts, ending: str = "") -> NextStep:
    """Return the one thing to do next; ``journey.next.<id>`` in the words says it.

    ``ending`` is the newest decision of a review or meeting if the work may end by it, as its code
    (``resources/codes/review_decision.yaml``, ``meeting_outcome.yaml``). Closing goes before
    anything else; the other endings wait for a meeting that is planned already.
    """
    stop = where_now(facts)
    if stop is Stop.CLOSING:
        return NextStep("closed")
    if ending and (ending == "close" or not facts.meetings_planned):
        return NextStep(f"end_{ending}")
    if stop is Stop.REVIEW:
        return _review(facts)
    if stop is Stop.PLAN:
        return NextStep("agree_plan" if facts.goals else "write_plan")
    if stop is Stop.FIRST_MEETING:
        known = facts.meetings_planned > 0
        return (
            NextStep("hold_meeting", facts.next_meeting_date) if known else NextStep("plan_meeting")
        )
    if stop is Stop.ASSESSMENT:
        return NextStep("go_on_assessing" if facts.assessments_started else "start_assessment")
    return NextStep("ask_agreement" if facts.people else "add_people")


def is_overdue(step: NextStep, today: date) -> bool:
    """Say whether the day a step is wanted by has passed."""
    day = read_date(step.due).day
    return day is not None and day < today


def _review(facts: FamilyFacts) -> NextStep:
    if facts.meetings_planned:
        return NextStep("hold_review", facts.next_meeting_date)
    return NextStep("plan_review", facts.plan_review_date)
