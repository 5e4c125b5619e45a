"""One action as its row shows it. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.plan import Action, is_open
from taf_desktop.support.words import say
from taf_desktop.ui.plans.plan_words import short_day


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Who does what, when, and how it is going. ``late`` where its day passed and it is open."""

    id: str
    who: str
    what: str
    note: str
    when: str
    late: bool
    status: str
    spoken: str
    action: Action


def action_row(action: Action, today: date) -> ActionRow:
    """Return an action in words."""
    when, late = _when(action, today)
    who = action.who.strip() or say("plan_screen.action.nobody")
    what = action.what.strip() or say("plan_screen.action.nothing")
    how_often = action.how_often.strip()
    return ActionRow(
        id=action.id,
        who=who,
        what=what,
        note=how_often,
        when=when,
        late=late,
        status=action.status,
        spoken=", ".join(part for part in (who, what, how_often, when) if part),
        action=action,
    )


def _when(action: Action, today: date) -> tuple[str, bool]:
    due, start = read_date(action.by_when), read_date(action.start)
    if due.day is not None:
        if due.day < today and is_open(action):
            return say("plan_screen.action.was_due", day=short_day(due.day, today)), True
        if start.day is not None and start.day > today:
            return say("plan_screen.action.starts", day=short_day(start.day, today)), False
        return short_day(due.day, today), False
    if due.text:
        return due.spoken(), False
    if start.day is not None:
        return say("plan_screen.action.starts", day=short_day(start.day, today)), False
    return "", False
