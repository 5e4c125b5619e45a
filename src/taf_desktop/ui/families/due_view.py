"""What is due for one family, soonest first, in sentences. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import is_open
from taf_desktop.domain.service_request import is_answered
from taf_desktop.forms.codes import label_of
from taf_desktop.support.words import say
from taf_desktop.ui.families.day_words import SOON_DAYS, short_day
from taf_desktop.ui.families.request_view import request_name, wanted_by


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing with its day. ``tab`` and ``thing_id`` say where it is dealt with."""

    day: date
    when: str
    words: str
    overdue: bool
    soon: bool
    tab: str
    thing_id: str = ""


def due_rows(file: FamilyFile, today: date) -> tuple[DueRow, ...]:
    """Return everything of a family that has a day: soonest first, so overdue things lead."""
    found = [*_meetings(file, today), *_plan(file, today), *_agreements(file, today)]
    found += _requests(file, today)
    return tuple(sorted(found, key=lambda row: row.day))


def _row(text: str, words: str, today: date, tab: str, thing_id: str) -> DueRow | None:
    day = read_date(text).day
    if day is None:
        return None
    late = day < today
    soon = 0 <= (day - today).days <= SOON_DAYS
    return DueRow(day, short_day(day, today), words, late, soon, tab, thing_id)


def _meetings(file: FamilyFile, today: date) -> Iterator[DueRow]:
    for each in file.meetings:
        meeting = each.meeting
        if meeting.status == "draft":
            row = _row(meeting.date, _meeting_words(meeting), today, "meetings", meeting.id)
            if row is not None:
                yield row


def _meeting_words(meeting: Meeting) -> str:
    kind = label_of("meeting_type", meeting.type) or say("family_screens.due.meeting_any")
    details = ", ".join(part for part in (meeting.time, meeting.place) if part)
    if not details:
        return kind
    return say("family_screens.due.meeting", type=kind, details=details)


def _plan(file: FamilyFile, today: date) -> Iterator[DueRow]:
    if file.plan is None or file.family.closed_on:
        return
    words = say("family_screens.due.review")
    review = _row(file.plan.plan.review_date, words, today, "plan", file.plan.plan.id)
    if review is not None:
        yield review
    for action in file.plan.actions():
        words = say("family_screens.due.action", who=action.who, what=action.what)
        row = _row(action.by_when, words, today, "plan", action.id)
        if row is not None and is_open(action):
            yield row


def _agreements(file: FamilyFile, today: date) -> Iterator[DueRow]:
    for person in file.people:
        answer = file.current_agreement(person.id)
        if answer is None or not takes_part(answer):
            continue
        words = say("family_screens.due.agreement", name=call_name(person))
        row = _row(answer.review_by, words, today, "agreement", person.id)
        if row is not None:
            yield row


def _requests(file: FamilyFile, today: date) -> Iterator[DueRow]:
    for each in file.requests:
        day = wanted_by(each)
        if day is not None and not is_answered(each) and not file.family.closed_on:
            words = say("request_screen.due", name=request_name(each))
            row = _row(day.isoformat(), words, today, "overview", each.id)
            if row is not None:
                yield row
