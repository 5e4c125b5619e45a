"""Talks about the work as the overview lists them. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from taf_desktop.coach.rulebook import first_rulebook
from taf_desktop.domain.dates import read_date, show_date, spoken_date
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.oversight import Oversight
from taf_desktop.support.words import say

SHOWN = 3


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk: its day with whom it was, and what was decided."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Talks:
    """The talks, newest first, and a sentence about the next one. ``late`` once it is due.

    ``before`` tells the one day older records have.
    """

    rows: tuple[TalkRow, ...]
    before: str
    next: str
    late: bool


def talks_of(file: FamilyFile, today: date) -> Talks:
    """Return what the overview says about talks with somebody who looks at the work."""
    talks = sorted(file.talks, key=lambda each: (each.held_on, each.id), reverse=True)
    old, kept = file.family.talked_through_on, {talk.held_on for talk in talks}
    texts = (*kept, old)
    before = say("talk_screen.before", day=show_date(old)) if old and old not in kept else ""
    days = [day for text in texts if (day := read_date(text).day) and day <= today]
    rows = tuple(TalkRow(each.id, talk_name(each), _about(each)) for each in talks)
    if not days or file.family.closed_on.strip():
        return Talks(rows, before, "", late=False)
    due = max(days) + timedelta(days=first_rulebook().limits["oversight_days"])
    words = say("talk_screen.late" if due < today else "talk_screen.next", day=spoken_date(due))
    return Talks(rows, before, words, late=due < today)


def talk_name(talk: Oversight) -> str:
    """Return the day and whom it was with."""
    day, who = show_date(talk.held_on), talk.with_whom.strip()
    return ", ".join(filter(None, (day, who))) or say("talk_screen.no_name")


def _about(talk: Oversight) -> str:
    return talk.decided.strip() or talk.talked_about.strip()
