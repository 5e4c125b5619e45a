"""How the plan's page says days, names and words as they were spoken. Qt-free."""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.dates import MONTHS
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.plan import Goal, NeedReason, Score
from taf_desktop.domain.review import PlanReview
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import say

NO_YEAR_DAYS = 330


def short_day(day: date, today: date) -> str:
    """Return "14 Jan", with the year where it is far away."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if abs((day - today).days) <= NO_YEAR_DAYS else f"{words} {day.year}"


def aside_words(thing: Entity) -> str:
    """Return the sentence that says a thing of the plan was put aside."""
    if isinstance(thing, PlanReview):
        return say("review_screen.aside")
    if isinstance(thing, NeedReason):
        return say("plan_screen.aside.need_reason")
    if isinstance(thing, Goal):
        words = quoted(thing.words)
        return say(
            "plan_screen.aside.goal" if words else "plan_screen.aside.goal_empty", words=words
        )
    who = thing.voice if isinstance(thing, Score) else getattr(thing, "who", "")
    name = str(who).strip() or say("plan_screen.score.somebody")
    return say(f"plan_screen.aside.{thing.KIND}", name=name)
