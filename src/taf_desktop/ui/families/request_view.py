"""Requests to other services as the overview lists them. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from taf_desktop.coach.rulebook import first_rulebook
from taf_desktop.domain.dates import read_date, show_date, spoken_date
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.service_request import ServiceRequest, is_answered
from taf_desktop.forms.codes import label_of
from taf_desktop.support.words import listed, say


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request: who was asked and what for, and how it stands. ``mood`` colours the badge."""

    id: str
    name: str
    about: str
    state: str
    mood: str


def request_rows(file: FamilyFile, today: date) -> tuple[RequestRow, ...]:
    """Return every request, those that wait first."""
    rows = [(is_answered(each), _row(file, each, today)) for each in file.requests]
    return tuple(row for _, row in sorted(rows, key=lambda each: each[0]))


def wanted_by(request: ServiceRequest) -> date | None:
    """Return the day by which an answer is wanted; none if nobody can tell.

    Where no day was written it is missed after the coach's ``answer_days``.
    """
    day, asked = read_date(request.answer_by).day, read_date(request.asked_on).day
    if day is None and asked is not None and not request.answer_by.strip():
        return asked + timedelta(days=first_rulebook().limits["answer_days"])
    return day


def request_name(request: ServiceRequest) -> str:
    """Return who was asked."""
    return request.to_name.strip() or say("request_screen.no_name")


def _row(file: FamilyFile, request: ServiceRequest, today: date) -> RequestRow:
    names = listed([name for name in map(file.name_of, request.about) if name])
    about = " · ".join(filter(None, (names, request.reason.strip())))
    state, mood = _state(request, today)
    return RequestRow(request.id, request_name(request), about, state, mood)


def _state(request: ServiceRequest, today: date) -> tuple[str, str]:
    if request.answer:
        mood = {"yes": "good", "waiting": "hope"}.get(request.answer, "neutral")
        return label_of("request_answer", request.answer), mood
    if request.answered_on.strip():
        return say("request_screen.answered", day=show_date(request.answered_on)), "neutral"
    day = wanted_by(request)
    if day is None:
        return say("request_screen.not_asked"), "neutral"
    if day < today:
        return say("request_screen.late", day=spoken_date(day)), "worry"
    return say("request_screen.waiting", day=spoken_date(day)), "hope"
