"""Says dates that are known only roughly in another language: "about 2016", "summer 2024", "March".

What is written for a date is kept word for word (decision 5). These are the usual ways in English;
whatever else was written stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taf_desktop.domain.dates import MONTHS, Known, read_date

Say = Callable[..., str]
"""Finds a sentence by its id and fills its gaps, as ``wording.say``."""

_HOW = {
    "about": r"about|around|roughly|approximately|approx\.?|circa|ca?\.|some ?time in",
    "before": r"before",
    "after": r"after",
    "since": r"since|from",
    "until": r"until|till|up to|by",
    "early": r"early(?: in)?|(?:at )?the (?:start|beginning) of|(?:start|beginning) of",
    "mid": r"mid[- ]?|(?:in )?the middle of|middle of",
    "late": r"late(?: in)?|(?:at |by )?the end of|end of",
}
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
            "winter": "winter"}  # fmt: skip
_HOW_FOUND = tuple(
    (name, re.compile(rf"(?:{words})(?:(?<=-)|\s+)(?P<rest>\S.*)", re.IGNORECASE))
    for name, words in _HOW.items()
)
_IN = re.compile(r"(?:in|during)\s+(?=\S)", re.IGNORECASE)
_OR_SO = re.compile(r"(?P<rest>.*\S)\s+or so", re.IGNORECASE)
_SEASON = re.compile(r"(?:the )?(?P<season>[a-z]+)(?:(?: of)? (?P<year>\d{4}))?", re.IGNORECASE)
_TWO = re.compile(
    r"(?:(?P<between>between)\s+)?(?P<first>\d{4})\s*(?P<word>to|and|or|[–-])\s*(?P<last>\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _When:
    """A year, a month, a season, or one of the latter two in a year, as ids and gaps of words."""

    id: str
    gaps: dict[str, object]


def vague_words(text: str, say: Say) -> str:
    """Return a date known only roughly in the words of ``say``, or "" if it is said another way."""
    clean = _IN.sub("", " ".join(text.split()), count=1)
    two = _TWO.fullmatch(clean)
    if two is not None:
        return _either(two, say)
    for how, rest in _ways(clean):
        when = _when(rest)
        if when is not None:
            named, of_it = (_said(when, form, say) for form in ("", "of_"))
            return say(f"dates.vague.{how}", date=named, of_date=of_it) if how else named
    return ""


def _either(two: re.Match[str], say: Say) -> str:
    word = two["word"].lower()
    if word == "or":
        return say("dates.vague.or", first=two["first"], last=two["last"])
    if word == "and" and not two["between"]:
        return ""
    return f"{two['first']}–{two['last']}"


def _ways(clean: str) -> Iterator[tuple[str, str]]:
    """Walk the ways to read words: the id of what goes before a date ("about"), and the date."""
    yield "", clean
    or_so = _OR_SO.fullmatch(clean)
    if or_so is not None:
        yield "about", or_so["rest"]
    for name, pattern in _HOW_FOUND:
        found = pattern.fullmatch(clean)
        if found is not None:
            yield name, found["rest"]


def _when(text: str) -> _When | None:
    found = read_date(text)
    if found.known is Known.YEAR:
        return _When("year", {"year": found.year})
    if found.known is Known.MONTH:
        return _When("month_year", {"month": found.month, "year": found.year})
    named = next((n for n, month in enumerate(MONTHS, start=1) if month == text.title()), 0)
    if named:
        return _When("month", {"month": named})
    season = _SEASON.fullmatch(text)
    if season is None or season["season"].lower() not in _SEASONS:
        return None
    name = _SEASONS[season["season"].lower()]
    if season["year"]:
        return _When("season_year", {"season": name, "year": season["year"]})
    return _When("season", {"season": name})


def _said(when: _When, form: str, say: Say) -> str:
    """Return a date as it is called ("lato 2024") or, with "of_", as it stands after a word."""
    match when.id:
        case "year":
            return say(f"dates.{form}year", **when.gaps)
        case "season" | "season_year":
            name = f"dates.{form}{when.id}.{when.gaps['season']}"
            return say(name, **when.gaps)
        case _:
            names = "of_month" if form else "month_name"
            month = say(f"dates.{names}.m{when.gaps['month']}")
            if when.id == "month":
                return month
            return say(f"dates.{form}year_month", month=month, year=when.gaps["year"])
