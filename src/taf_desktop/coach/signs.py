"""What a sentence looks like from afar: its words, words side by side and parts of words.

Names, numbers and who somebody is to somebody ("mum", "he", "Nan") are left out of it, so that two
sentences that say the same of different people have the same signs. ``learned`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.coach.lists import english, given_names, table_of, word_set
from taf_desktop.coach.reading import Reading, Span, Word
from taf_desktop.coach.spelling import is_known

_FILE = "signs"
_TOKEN = re.compile(r"_+|\d+(?:[.:,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_PARTS = (3, 4, 5)
"""So many letters has a part of a word: "^lazy", "ness$"."""
_THREE_WORDS = 3
_LONGEST = 6
_LETTERS = range(2, 7)
"""So many capitals are an abbreviation."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark as it counts, and where it stands in ``Reading.plain``."""

    text: str
    start: int
    end: int


def tokens(reading: Reading, place: Span) -> tuple[Token, ...]:
    """Return what stands in one place of a text; what is quoted is one token."""
    words = {word.at: word for word in reading.words}
    return tuple(
        Token(text, *match.span())
        for match in _TOKEN.finditer(reading.outside, *place)
        for text in _as_it_counts(match.group(), words.get(match.start()), reading)
    )


def signs(row: tuple[Token, ...]) -> dict[str, Span]:
    """Return the signs of a row of tokens, each with the first token it spans and the one after.

    A sign that comes up twice keeps its first place.
    """
    found: dict[str, Span] = {}
    for sign, first, after in (*_side_by_side([token.text for token in row]), *_parts(row)):
        found.setdefault(sign, (first, after))
    found.setdefault(f"@{min(len(row) // _THREE_WORDS, _LONGEST)}", (0, len(row)))
    return found


def _side_by_side(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield words alone, in twos, in threes, and two with any third between them."""
    row = ["^", *words, "$"]
    last = len(words)
    for at, word in enumerate(row):
        first = max(at - 1, 0)
        yield word, first, min(at, last)
        if at + 1 < len(row):
            yield f"{word} {row[at + 1]}", first, min(at + 1, last)
        if at + 2 < len(row):
            yield f"{word} {row[at + 1]} {row[at + 2]}", first, min(at + 2, last)
            yield f"{word} _ {row[at + 2]}", first, min(at + 2, last)


def _parts(row: tuple[Token, ...]) -> Iterator[tuple[str, int, int]]:
    for at, token in enumerate(row):
        if token.text.startswith("<"):
            continue
        word = f"^{token.text}$"
        for length in _PARTS:
            for start in range(len(word) - length + 1):
                yield f"#{word[start : start + length]}", at, at + 1


def _as_it_counts(text: str, word: Word | None, reading: Reading) -> Iterator[str]:
    if text[0] == "_":
        yield "<quoted>"
    elif text[0].isdigit():
        yield "<number>"
    elif word is not None and _is_somebody(word):
        yield "<name>"
    else:
        if word is not None and word.text.isupper() and len(word.text) in _LETTERS:
            yield from () if reading.text.isupper() else ("<letters>",)
        yield from _plain_word(text)


def _is_somebody(word: Word) -> bool:
    plain = word.plain.removesuffix("'s")
    if plain in given_names() and plain not in english():
        return True
    return word.capital and not word.text.isupper() and not is_known(plain)


def _plain_word(text: str) -> Iterator[str]:
    """Yield "do", "not" for "don't", and what "she" and "mum" stand for."""
    text = text.removesuffix("'s")
    if text.endswith("n't"):
        yield text[:-3]
        text = "not"
    if text in word_set(_FILE, "family"):
        yield "<family>"
    yield table_of(_FILE, "stand_for").get(text, text)
