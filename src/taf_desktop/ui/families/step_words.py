"""The words of the journey's stops and of the next step, and where its button leads. Qt-free."""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.journey import NextStep, Stop
from taf_desktop.support.words import catalogue, say
from taf_desktop.ui.families.day_words import long_day

TAB_OF_STEP = {
    "add_people": "people",
    "ask_agreement": "agreement",
    "start_assessment": "assessment",
    "go_on_assessing": "assessment",
    "plan_meeting": "meetings",
    "hold_meeting": "meetings",
    "hold_review": "meetings",
    "plan_review": "meetings",
    "write_plan": "plan",
    "agree_plan": "plan",
    "closed": "documents",
}
"""The tab where each next step is done; how it ends is written on a page over the overview."""


def stop_words(stop: Stop) -> str:
    """Return the name of a stop of the journey."""
    return say(f"journey.stop.{stop.value}")


def step_part(step: NextStep, part: str) -> str:
    """Return the ``title``, ``why`` or ``button`` of a step; "" where the words have none."""
    message_id = f"journey.next.{step.id}.{part}"
    return say(message_id) if message_id in catalogue() else ""


def step_and_day(step: NextStep, today: date) -> str:
    """Return the step and its day in one line; a day that has passed is said to have passed."""
    title = step_part(step, "title")
    due = read_date(step.due)
    if not due.text:
        return title
    if due.day is None:
        return say("family_screens.when.due_day", what=title, day=due.text)
    words = long_day(due.day, today)
    if due.day < today:
        return say("family_screens.when.overdue", what=title, day=words)
    with_day = f"journey.next.{step.id}.title_due"
    near = (due.day - today).days <= 1
    if near or with_day not in catalogue():
        return say("family_screens.when.due_day", what=title, day=words)
    return say(with_day, due=words)
