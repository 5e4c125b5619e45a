"""Blame and jargon: words that label, and words or letters a family cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.finding import Finding, apart, found
from taf_desktop.coach.inflection import forms
from taf_desktop.coach.lists import alternatives, pattern, table_of, word_set, words_of
from taf_desktop.coach.reading import Reading
from taf_desktop.coach.tone_around import about_people, everyday, explained, is_right, of_things

_FILE = "words_tone"


def blaming_or_unknown(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return words that blame (sort ``blame``) or that a family cannot know (sort ``jargon``).

    What is quoted, or explained right beside, is left alone. ``kinder`` is another way to say it.
    """
    if ctx.kind is Kind.QUOTATION:
        return ()
    findings = [*_blame(reading), *_jargon(reading), *_contact(reading), *_letters(reading, ctx)]
    return apart(findings)


def _blame(reading: Reading) -> Iterator[Finding]:
    text = reading.outside
    labels, kinder = _blame_pattern()
    for match in labels.finditer(text):
        if not of_things(text, match) and not is_right(text, match):
            yield found(reading, *match.span(), _other_words(kinder, match), "blame")
    for match in pattern("blame_shape").finditer(text):
        if not of_things(text, match):
            yield found(reading, *match.span(), "say what happened", "blame")
    describing, kinder = _people_pattern()
    for match in describing.finditer(text):
        if about_people(text, match):
            yield found(reading, *match.span(), _other_words(kinder, match), "blame")


def _jargon(reading: Reading) -> Iterator[Finding]:
    terms, plainer = _jargon_pattern()
    for match in terms.finditer(reading.outside):
        if explained(reading.plain, *match.span()) or everyday(reading.plain, match):
            continue
        yield found(reading, *match.span(), _other_words(plainer, match), "jargon")


def _contact(reading: Reading) -> Iterator[Finding]:
    """Return "contact" where time with one's family is meant."""
    for match in pattern("contact").finditer(reading.outside):
        around = reading.outside[max(match.start() - 12, 0) : match.end() + 10]
        if not pattern("not_family_time").search(around):
            at = match.start() + match.group().index("contact")
            yield found(reading, at, at + len("contact"), "family time", "blame")


def _letters(reading: Reading, ctx: Context) -> Iterator[Finding]:
    shouted = reading.text.upper() == reading.text and len(reading.words) > 3
    table = table_of(_FILE, "letters")
    known = word_set(_FILE, "known_letters")
    for match in pattern("letters").finditer(reading.text):
        small = match.group().lower().replace(".", "").replace("’", "'")
        at = _place(reading, match.start())
        if at is None or reading.outside[at] == "_" or (shouted and small not in table):
            continue
        stem = small[:-1] if small.endswith("s") and small[:-1] in known | table.keys() else small
        if stem in known or small in ctx.name_parts or _postcode(reading.text, match):
            continue
        if not explained(reading.plain, at, at + len(small)):
            yield Finding(match.span(), match.group(), table.get(stem, ""), "jargon")
    for word in reading.words:
        if word.text.islower() and len(word.plain) > 2 and word.plain in _small_letters():
            end = word.at + len(word.plain)
            if reading.outside[word.at] != "_" and not explained(reading.plain, word.at, end):
                yield found(reading, word.at, end, table[word.plain], "jargon")


def _place(reading: Reading, start: int) -> int | None:
    """Return where in ``plain`` something of the typed text stands."""
    for word in reading.words:
        if word.start <= start < word.end:
            return word.at + start - word.start if len(word.plain) > start - word.start else word.at
    return None


def _postcode(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"\s?\d[A-Z]{2}\b", text[match.end() :])) or bool(
        re.search(r"\b(?:Job|job|EX|ref|Ref)[\s-]*$", text[: match.start()])
    )


def _other_words(table: Mapping[str, str], match: re.Match[str]) -> str:
    """Return the other words for what was found; a plain plural has those of its singular."""
    words = " ".join(match.group().split())
    return table[words] if words in table else table[words.removesuffix("s")]


def _compiled(table: Mapping[str, str]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(table)})s?(?![\w-])"), table


@cache
def _blame_pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = dict(table_of(_FILE, "blame"))
    for verb in words_of(_FILE, "inflected_blame"):
        kinder = table.get(verb) or table.get(verb.split(" ", maxsplit=1)[0], "say what happened")
        table.update(dict.fromkeys(forms(verb), kinder))
    return _compiled(table)


@cache
def _people_pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    return _compiled(table_of(_FILE, "blame_of_people"))


@cache
def _jargon_pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = dict(table_of(_FILE, "jargon"))
    for verb in words_of(_FILE, "inflected_jargon"):
        table.update(dict.fromkeys(forms(verb), table[verb]))
    return _compiled(table)


@cache
def _small_letters() -> frozenset[str]:
    """Letters that people also type small, without those that are words ("salt", "odd")."""
    letters = (key for key in table_of(_FILE, "letters") if " " not in key)
    return frozenset(letters) - word_set(_FILE, "never_small")
