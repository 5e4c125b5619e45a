"""Dates as people know them: a day, a month, a year, or words such as "about 2015".

Nothing a person writes is refused. What can be read as a day is kept as ISO 8601 (``2026-11-21``,
``2026-11``, ``2026``); everything else is kept word for word. Pages and screens show the UK form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_NUMBERS = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$")
_WORDS = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"^([a-z]{3,9})\.?\s+(\d{4})$", re.IGNORECASE)
_CENTURY_TURN = 60
_EARLIEST_YEAR = 1800


class Known(Enum):
    """How much of a date is known."""

    NOTHING = "nothing"
    WORDS = "words"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: ``text`` is what to store; ``day`` only for a full day."""

    known: Known
    text: str
    year: int | None = None
    month: int | None = None
    day: date | None = None

    def spoken(self) -> str:
        """Return the UK form: "21 November 2026", "November 2026", "2026", or the words."""
        if self.day is not None:
            return spoken_date(self.day)
        if self.known is Known.MONTH and self.month is not None:
            return f"{MONTHS[self.month - 1]} {self.year}"
        return self.text


def read_date(text: str) -> PartialDate:
    """Read what a person typed or what was stored. Days come before months, as in the UK."""
    clean = " ".join(text.split())
    if not clean:
        return PartialDate(Known.NOTHING, "")
    for year, month, day in _candidates(clean):
        found = _build(year, month, day)
        if found is not None:
            return found
    return PartialDate(Known.WORDS, clean)


def spoken_date(day: date) -> str:
    """Return "21 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_day(day: date) -> str:
    """Return "Saturday 21 November 2026"."""
    return f"{day:%A} {spoken_date(day)}"


def spoken_time(moment: datetime) -> str:
    """Return "14:32" on the person's own clock."""
    return moment.astimezone().strftime("%H:%M")


def show_date(text: str) -> str:
    """Return the UK form of a stored date."""
    return read_date(text).spoken()


def _candidates(clean: str) -> list[tuple[int, int | None, int | None]]:
    if match := _ISO.match(clean):
        year, month, day = match.groups()
        return [(int(year), int(month) if month else None, int(day) if day else None)]
    if match := _NUMBERS.match(clean):
        day, month, year = (int(part) for part in match.groups())
        return [(_full_year(year), month, day)]
    if match := _WORDS.match(clean):
        month = _month(match[2])
        return [(int(match[3]), month, int(match[1]))] if month else []
    if match := _MONTH_YEAR.match(clean):
        month = _month(match[1])
        return [(int(match[2]), month, None)] if month else []
    return []


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return 2000 + year if year < _CENTURY_TURN else 1900 + year


def _month(word: str) -> int | None:
    lowered = word.lower()
    for number, name in enumerate(MONTHS, start=1):
        if name.lower() == lowered or (
            lowered[:3] == name[:3].lower() and name.lower().startswith(lowered)
        ):
            return number
    return 9 if lowered == "sept" else None


def _build(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if year < _EARLIEST_YEAR:
        return None
    try:
        if day is not None and month is not None:
            full = date(year, month, day)
            return PartialDate(Known.DAY, full.isoformat(), year, month, full)
        if month is not None:
            date(year, month, 1)
            return PartialDate(Known.MONTH, f"{year:04}-{month:02}", year, month)
        date(year, 1, 1)
        return PartialDate(Known.YEAR, f"{year:04}", year)
    except ValueError:
        return None
