"""Finds when and how often: fixed days, frequencies, lengths, times of day and counts.

All patterns look at ``Reading.plain``. A *fixed day* is anything that a calendar could show: a
date, "by Friday", "end of term", "within two weeks", "by the next meeting" if it has a date.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from taf_desktop.coach.context import Context
from taf_desktop.coach.lists import alternatives, pattern, word_set, words_of
from taf_desktop.coach.reading import Reading, Span


@lru_cache(maxsize=1024)
def fixed_days(reading: Reading, ctx: Context) -> tuple[Span, ...]:
    """Return everything that fixes a day to come."""
    text = reading.plain
    found = [m.span() for m in pattern("fixed_day").finditer(text) if _counts(text, *m.span())]
    found += [m.span("day") for m in pattern("one_weekday").finditer(text) if _one_day(text, m)]
    if ctx.meeting_dated:
        found += [m.span() for m in pattern("next_meeting").finditer(text)]
    if frequencies(reading):
        found += [m.span() for m in pattern("with_an_end").finditer(text)]
    return tuple(sorted(found))


def _counts(text: str, start: int, end: int) -> bool:
    if pattern("past_before").search(text[:start]):
        return False
    return not (
        pattern("depends").match(text[end:])
        and re.search(r"weeks?|days?|months?|hours?|/\d+$", text[start:end])
        and not re.search("end of|start of|this|next", text[start:end])
    )


def _one_day(text: str, match: re.Match[str]) -> bool:
    """Say whether a weekday is one day: "on Tuesday", not "every Tuesday" or "the Tuesday walk"."""
    after = match["after"] or ""
    if pattern("each_week").search(text):
        return False
    if any(
        m.start() <= match.start("day") <= m.end() + 12
        for m in pattern("several_days").finditer(text)
    ):
        return False
    if re.match(
        r"s\b|\s*-\s*|\s+to\s+|\s+(?:mornings|afternoons|evenings|nights|lunchtimes|breaktimes)",
        after,
    ) or re.search(r"(?:days|mon|tues|weds|thurs|fri|sat|sun)s$", after):
        return False
    before = match["before"].strip()
    if before in word_set("words_time", "repeats_before"):
        follows = text[match.end("day") :]
        return before == "the" and not re.match(r"\s+\w", follows)
    if before == "other":
        return False
    return not pattern("past_before").search(text[: match.start("day")])


@lru_cache(maxsize=1024)
def frequencies(reading: Reading) -> tuple[Span, ...]:
    """Return everything that says how often: "every Tuesday", "twice a week", "daily"."""
    return tuple(match.span() for match in pattern("frequency").finditer(reading.plain))


@lru_cache(maxsize=1024)
def lengths(reading: Reading) -> tuple[Span, ...]:
    """Return everything that says how long: "20 minutes", "six weeks"."""
    return tuple(match.span() for match in pattern("length").finditer(reading.plain))


@lru_cache(maxsize=1024)
def clock_times(reading: Reading) -> tuple[Span, ...]:
    """Return every time of day."""
    return tuple(match.span() for match in pattern("clock").finditer(reading.plain))


@lru_cache(maxsize=1024)
def counts(reading: Reading) -> tuple[Span, ...]:
    """Return every number that counts something; "Year 8" and "Tier 3" are names, not counts."""
    return tuple(
        match.span()
        for match in pattern("numbered").finditer(reading.plain)
        if not pattern("not_a_count").search(reading.plain[: match.start()])
        and not pattern("typed_short").match(reading.plain[match.start() :])
    )


@cache
def _loose_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{alternatives(words_of('words_time', 'not_a_day'))})(?![\w-])"
    )


def loose_times(reading: Reading) -> tuple[Span, ...]:
    """Return the words that stand for a date and are none: "asap", "ongoing", "when possible"."""
    return tuple(match.span() for match in _loose_pattern().finditer(reading.outside))
