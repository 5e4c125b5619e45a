"""Service, not outcome: a goal that is a referral to or attendance at something."""

from __future__ import annotations

import re
from functools import cache

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.finding import Finding, found
from taf_desktop.coach.learned import speaks_to
from taf_desktop.coach.lists import alternatives, pattern, words_of
from taf_desktop.coach.reading import Reading

_FILE = "words_service"


def service_goal(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return the service a goal names where it says nothing of a change in somebody's life."""
    if ctx.kind in {Kind.QUOTATION, Kind.WHEN, Kind.WHO} or not reading.words:
        return ()
    return _named_service(reading) or _like_others(reading)


def _like_others(reading: Reading) -> tuple[Finding, ...]:
    """Return what reads like the services others put for a goal, though no list names it."""
    place = speaks_to("service_not_outcome", reading, (0, len(reading.plain)))
    return (found(reading, *place, sort="service"),) if place else ()


def _named_service(reading: Reading) -> tuple[Finding, ...]:
    text = _without_service_names(reading)
    services = list(_services().finditer(reading.outside))
    seeking = _seeking().search(reading.outside)
    programme = pattern("named_programme").search(reading.text)
    only = pattern("only_help").search(reading.outside)
    if only:
        return (found(reading, *only.span(), sort="service"),)
    if not services and not programme and not _is_referral(reading.outside):
        return ()
    if _names_a_change(text, services, reading):
        return ()
    bare = len(reading.words) <= _LABEL
    if (
        seeking
        or bare
        or pattern("service_is_subject").search(reading.outside)
        or pattern("do_thing").search(reading.outside)
    ):
        place = (
            services[0].span()
            if services
            else (seeking.span() if seeking else (0, len(reading.plain)))
        )
        return (found(reading, *place, sort="service"),)
    return ()


_LABEL = 14
"""Up to so many words, a service alone is the whole goal: "Speech therapy for Noah"."""


def _is_referral(text: str) -> bool:
    return bool(pattern("asks_for_help").search(text))


def _without_service_names(reading: Reading) -> str:
    """Return the text without names like "Freedom Programme", which say nothing of a change."""
    text = reading.outside
    for match in pattern("proper_service").finditer(reading.text):
        if match.start() == 0 and " " not in match.group().strip():
            continue
        words = [w for w in reading.words if match.start() <= w.start < match.end()]
        for word in words:
            text = text[: word.at] + "_" * len(word.plain) + text[word.at + len(word.plain) :]
    return text


def _names_a_change(text: str, services: list[re.Match[str]], reading: Reading) -> bool:
    for match in (*services, *pattern("modified_service").finditer(text)):
        text = text[: match.start()] + "_" * (match.end() - match.start()) + text[match.end() :]
    if pattern("numbers").search(text) and not re.search(r"\bsessions?\b|\bevery\b", reading.plain):
        return True
    if _changes().search(text):
        return True
    there = _schools().search(text) or pattern("being_there").search(reading.outside)
    return bool(there) and not pattern("asked_of_school").search(reading.plain)


@cache
def _services() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'services'))})(?![\w-])")


@cache
def _seeking() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'seeking'))})(?![\w-])")


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'change'))})(?![\w-])")


@cache
def _schools() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'schools'))})(?![\w-])")
