"""No measure: no number, frequency, date or thing that somebody sees, hears or says."""

from __future__ import annotations

import re
from functools import cache

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.finding import Finding, whole
from taf_desktop.coach.inflection import all_forms
from taf_desktop.coach.lists import alternatives, pattern, words_of
from taf_desktop.coach.reading import Reading
from taf_desktop.coach.when import clock_times, counts, fixed_days, frequencies, lengths

_FILE = "words_measure"
_THINGS = re.compile(
    r"\b(?:the|a|an|of|his|her|their|our|my|in|for|school|home|no|some|with|well|to)\s+$"
)


def missing_measure(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return the whole text where nothing in it can be counted, dated, seen, heard or said."""
    if ctx.kind is Kind.QUOTATION or not reading.words:
        return ()
    exact = (counts, frequencies, lengths, clock_times)
    if any(look(reading) for look in exact) or fixed_days(reading, ctx):
        return ()
    if pattern("none_of").search(reading.plain) or pattern("in_a_state").search(reading.plain):
        return ()
    if "_" in reading.outside or _evidence().search(reading.plain):
        return ()
    if any(_is_seen(reading, match) for match in _observable().finditer(reading.plain)):
        return ()
    return whole(reading, sort="none")


def _is_seen(reading: Reading, match: re.Match[str]) -> bool:
    """Say whether a deed can be noticed: "eats with us", but not "eats better" or "more play"."""
    before, after = reading.plain[: match.start()], reading.plain[match.end() :]
    if match.group() in {"met", "meet", "meets", "meeting"} and pattern("needs_met").search(
        reading.plain
    ):
        return False
    if match.group() in _reports():
        return True
    if pattern("quantified").search(before) or not _is_deed(match.group(), before):
        return False
    if not match.group().endswith("ed") and pattern("ing_as_thing").match(after):
        return False
    return not (_blocked().match(after) or pattern("unseen_aim").match(after))


def _is_deed(word: str, before: str) -> bool:
    """Say whether a word that can be a thing is done by somebody here."""
    if word.endswith("ing"):
        return not re.search(r"\b(?:the|of|at|in|for|is good at)\s+$", before) or bool(
            re.search(
                r"\b(?:'s|is|are|was|myself|himself|herself|stop|stops|without|instead of|no)\s+$",
                before,
            )
        )
    return not _THINGS.search(before) or (
        bool(re.search(r"\b(?:to|can)\s+$", before)) and word in _infinitives()
    )


@cache
def _reports() -> frozenset[str]:
    """Return the words after which anything counts: "Mum reports feeling less anxious"."""
    return all_forms(("report", "say", "tell")) - {"report", "reporting", "say", "tell"}


@cache
def _infinitives() -> frozenset[str]:
    return frozenset((*words_of(_FILE, "said"), *words_of(_FILE, "seen")))


@cache
def _observable() -> re.Pattern[str]:
    deeds = words_of("words_action", "deeds")
    forms = all_forms((*words_of(_FILE, "said"), *words_of(_FILE, "seen"), *deeds))
    return re.compile(rf"(?<![\w'-])(?:{alternatives(forms)})(?![\w'-])")


@cache
def _evidence() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'evidence'))})(?![\w-])")


@cache
def _blocked() -> re.Pattern[str]:
    words = alternatives(words_of(_FILE, "blocking"))
    return re.compile(
        rf"(?:\s+\w+){{0,2}}\s+(?:{words})\b|\s*(?:skills?|problems?|issues?|difficulties|health)\b"
    )
