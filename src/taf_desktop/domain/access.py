"""Requests to see what is kept about somebody, and what was decided passage by passage.

Subject access: Article 15 UK GDPR, as the Data (Use and Access) Act 2025 has it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.entity import Entity

MONTHS = 1
MONTHS_IF_LONGER = 3
_WEEK_END = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequest(Entity):
    """One person's request for what is kept about them. ``status`` is ``draft`` until answered.

    ``person`` is the id of whom it is about. The clock stands still between ``paused_on`` and
    ``resumed_on``: while the person is asked who they are, or what they mean.
    """

    KIND: ClassVar[str] = "access_request"
    LINKS: ClassVar[frozenset[str]] = frozenset({"person", "status"})

    person: str = ""
    status: str = "draft"
    asked_on: str = ""
    asked_by: str = ""
    identity_on: str = ""
    authority: str = ""
    paused_on: str = ""
    resumed_on: str = ""
    paused_why: str = ""
    longer: str = ""
    longer_why: str = ""
    answered_on: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPassage(Entity):
    """What was decided about one passage: given, left out, or given with words taken out.

    ``choice`` is a code of ``resources/codes/access_choice.yaml``; ``said`` is the passage as it
    was when it was decided on, so that a later change is looked at again. ``taken_out`` has the
    words to take out, one piece on each line.
    """

    KIND: ClassVar[str] = "access_passage"
    LINKS: ClassVar[frozenset[str]] = frozenset(
        {"access_request_id", "of_kind", "of_id", "part", "said"}
    )

    access_request_id: str = ""
    of_kind: str = ""
    of_id: str = ""
    part: str = ""
    said: str = ""
    choice: str = ""
    taken_out: str = ""
    reason: str = ""


GIVE, LEAVE_OUT, TAKE_OUT = "give", "leave_out", "take_out"
"""Codes of ``resources/codes/access_choice.yaml``."""


def answer_by(request: AccessRequest, closed: Collection[date] = ()) -> date | None:
    """Return the day by which a request must be answered; none while the clock stands still.

    One month from the day it came, or from the day it was known who asked; two more if it is a
    hard one and the person was told so. The clock stops while something is asked back. Months are
    calendar months: every day counts. Only a last day on a Saturday, a Sunday or one of the days
    ``closed`` (bank holidays) is the next working day (ICO, Right of access).
    """
    asked, known = read_date(request.asked_on).day, read_date(request.identity_on).day
    start = max((day for day in (asked, known) if day is not None), default=None)
    paused, resumed = read_date(request.paused_on).day, read_date(request.resumed_on).day
    if asked is None or start is None or (paused is not None and resumed is None):
        return None
    last = _months_after(start, MONTHS_IF_LONGER if request.longer == "yes" else MONTHS)
    if paused is not None and resumed is not None:
        last += max(resumed - paused, timedelta())
    while last.weekday() >= _WEEK_END or last in closed:
        last += timedelta(days=1)
    return last


def _months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class PackRow:
    """One question of the record and what it holds about somebody; ``left_out`` counts gaps."""

    label: str
    texts: tuple[str, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part of the record: a person's page, a meeting."""

    title: str
    rows: tuple[PackRow, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One passage that was not given whole: where it stands, what was done, and why."""

    place: str
    choice: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPack:
    """What is given to somebody who asked: nothing that was left out is in it.

    Days are ISO days; ``answer_by`` is "" while the clock stands still. ``backups_until`` is the
    day by which every backup there is today is gone; ``put_aside`` says that some of what is given
    was put aside in the record.
    """

    name: str
    lead_name: str
    lead_agency: str
    made_on: str
    asked_on: str
    identity_on: str
    paused_on: str
    resumed_on: str
    longer: bool
    longer_why: str
    answer_by: str
    parts: tuple[PackPart, ...]
    log: tuple[LogLine, ...]
    passages: int
    """How many passages were looked at."""
    backups_until: str = ""
    put_aside: bool = False
