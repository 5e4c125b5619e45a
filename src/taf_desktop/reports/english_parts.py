"""Finds the English inside words of another language: what somebody typed, and English names.

What fills a gap of a translated sentence is marked while a document is built (``wording.kept``).
Where it is the same in the English document, it is English, and said so in the tags: a voice that
reads Urdu cannot read "Head of Year 8".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from unicodedata import name

from taf_desktop.reports.direction import ISOLATES
from taf_desktop.reports.translations import translation
from taf_desktop.reports.tree import Span

ENGLISH = "en-GB"
NAMES = (
    "Team Around the Family",
    "Targeted Family Help",
    "Local Government and Social Care Ombudsman",
    "Easy Read",
    "lead professional",
    "advocate",
    "Childline",
    "TAF",
)
"""English names that stand in translations on purpose: a family will meet them as they are."""

_MARKED = "\u2068[^\u2066-\u2069]+\u2069"
_NAMED = "|".join(map(re.escape, NAMES))
_IN_LATIN = re.compile(rf"{_MARKED}|\b(?:{_NAMED})\b")
_RUN = r"[A-Za-z][A-Za-z0-9’'/-]*(?:[ .,&]+[A-Za-z0-9][A-Za-z0-9’'/-]*)*"
_IN_OTHER_LETTERS = re.compile(rf"{_MARKED}|{_RUN}")
_SIGNS = re.compile("[" + "".join(sorted(ISOLATES)) + "]")


def english_parts(span: Span, english: str, language: str) -> tuple[Span, ...]:
    """Return words as spans in which what is English says so.

    ``english`` is the same line of the English document; in letters of another script every Latin
    word is English without being looked for there.
    """
    if language == ENGLISH or span.language or not any(map(str.isascii, span.text)):
        return (span,)
    pattern = _IN_LATIN if _in_latin_letters(language) else _IN_OTHER_LETTERS
    found = tuple(_parts(span, pattern, unmarked(english)))
    return found if len(found) > 1 else (span if not found else found[0],)


@cache
def _in_latin_letters(language: str) -> bool:
    """Say whether a language is written in the same letters as English."""
    letters = filter(str.isalpha, translation(language).own_name)
    return all(name(each).startswith("LATIN") for each in letters)


def unmarked(text: str) -> str:
    """Return text without the signs around what filled its gaps."""
    return text if ISOLATES.isdisjoint(text) else _SIGNS.sub("", text)


def _parts(span: Span, pattern: re.Pattern[str], english: str) -> Iterator[Span]:
    start = place = 0
    while found := pattern.search(span.text, place):
        words = unmarked(found[0])
        place = found.end()
        if words != found[0] and not (_has_words(words) and words.strip() in english):
            place = found.start() + 1
            continue
        if found.start() > start:
            yield replace(span, text=span.text[start : found.start()])
        yield replace(span, text=words, language=ENGLISH)
        start = place
    if start < len(span.text):
        yield replace(span, text=span.text[start:])


def _has_words(text: str) -> bool:
    return any(sign.isalpha() and sign.isascii() for sign in text)
