"""How old a child is, as far as their page must know: which words, how large, which pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Person

AgeBand = Literal["little", "young", "middle", "teen", "older"]


@dataclass(frozen=True, slots=True)
class BandLook:
    """The font size of a band's page, whether it has pictures and faces, how many scales it has."""

    body: float
    pictures: bool
    faces: bool
    scales: int


AGE_BANDS: Mapping[AgeBand, BandLook] = {
    "little": BandLook(14, pictures=True, faces=True, scales=0),
    "young": BandLook(15, pictures=True, faces=True, scales=1),
    "middle": BandLook(14, pictures=True, faces=True, scales=1),
    "teen": BandLook(13, pictures=False, faces=False, scales=2),
    "older": BandLook(13, pictures=False, faces=False, scales=2),
}
"""Not born yet to 4 (read aloud to them), 5 to 7, 8 to 11, 12 to 15, 16 and 17."""

_FROM: tuple[tuple[int, AgeBand], ...] = (
    (16, "older"),
    (12, "teen"),
    (8, "middle"),
    (5, "young"),
    (0, "little"),
)


def age_band(child: Person, today: date) -> AgeBand:
    """Return a child's band; the middle one if nobody wrote down when they were born."""
    if child.who == "unborn":
        return "little"
    born = read_date(child.born)
    if born.year is None:
        return "middle"
    age = today.year - born.year
    if (today.month, today.day) < _birthday(born.month, born.day):
        age -= 1
    for least, band in _FROM:
        if age >= least:
            return band
    return "little"


def _birthday(month: int | None, day: date | None) -> tuple[int, int]:
    """Return month and day of a birthday; the first of the month or year if no more is known."""
    if day is not None:
        return day.month, day.day
    return month or 1, 1
