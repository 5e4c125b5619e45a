"""Reads a text once for all checks: words, sentences, what is quoted, and where each stood.

The checks look at ``plain``: small letters, straight quotation marks, shortened and mistyped words
put right. ``back`` leads from there to the words the person typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from taf_desktop.coach.lists import alternatives, table_of, words_of
from taf_desktop.coach.spelling import is_known, mended

Span = tuple[int, int]
"""Start and end in a text, the end not included."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+|\s*[;•]\s*")
_SHORTENED = re.compile(r"\b(?:mrs?|ms|dr|st|eg|ie|vs|no|approx|tel|ext|prof|rev|sgt)\.$")
_QUOTES = re.compile(
    r"“[^”]*(?:”|$)"
    r"|\"[^\"]+\""
    r"|(?<![\w’'])‘.*?’(?!\w)"
    r"|(?<![\w'])'(?=\S)[^'\n]*(?:'(?=\w)[^'\n]*)*'(?!\w)",
    re.DOTALL,
)
_AFTER_SAYS = re.compile(r"\b(?:says?|said|told \w+|writes?|wrote|words)\s*:\s*(?=\S)([^\n]+)")
_ALIKE = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word, with those typed with a number in them: "every1", "2moro"."""
    short = (word for word in table_of("spelling", "short") if re.search(r"\d", word))
    todo = alternatives(words_of("spelling", "after_2"))
    return re.compile(
        r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?"  # a.s.a.p.
        rf"|(?<!\w)(?i:{alternatives(short)}|w/(?=\s)|2(?=\s+(?:{todo})\b))(?!\w)"
        r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed, put right, and where it stands in the text and in ``plain``."""

    text: str
    plain: str
    start: int
    end: int
    at: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as the checks see it.

    ``outside`` is ``plain`` with everything quoted blanked out, letter for letter, so that places
    stay the same. ``sentences`` are spans in ``plain``.
    """

    text: str
    plain: str
    outside: str
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    _plain_starts: tuple[int, ...]
    _pairs: tuple[tuple[int, int, int, int], ...]

    def back(self, start: int, end: int) -> Span:
        """Return where something of ``plain`` stands in the text that was typed."""
        return self._typed(start, last=False), self._typed(end, last=True)

    def _typed(self, place: int, *, last: bool) -> int:
        look = place - 1 if last else place
        if look < 0 or not self._pairs:
            return min(max(place, 0), len(self.text))
        at, typed, length, plain_length = self._pairs[
            max(bisect_right(self._plain_starts, look) - 1, 0)
        ]
        inside = place - at
        if inside >= plain_length:
            return typed + length
        return typed + min(inside, length)


@lru_cache(maxsize=2048)
def read(text: str, known: frozenset[str] = frozenset()) -> Reading:
    """Read a text. ``known`` are names in small letters that are never put right."""
    plain, typed = "", ""
    words: list[Word] = []
    pairs: list[tuple[int, int, int, int]] = []
    done = 0
    for match in _word().finditer(text):
        start, end = match.span()
        if start > done:
            pairs.append((len(plain), done, start - done, start - done))
            plain += _small(text[done:start])
            typed += text[done:start]
        word = _plain(match.group(), known)
        words.append(Word(match.group(), word, start, end, len(plain)))
        pairs.append((len(plain), start, end - start, len(word)))
        plain += word
        typed += word
        done = end
    if done < len(text):
        pairs.append((len(plain), done, len(text) - done, len(text) - done))
        plain += _small(text[done:])
        typed += text[done:]
    return Reading(
        text=text,
        plain=plain,
        outside=_blank_quotes(plain, typed),
        words=tuple(words),
        sentences=_sentences(plain),
        _plain_starts=tuple(pair[0] for pair in pairs),
        _pairs=tuple(pairs),
    )


def _plain(typed: str, known: frozenset[str]) -> str:
    small = _small(typed)
    if "." in small:
        small = small.replace(".", "")
    if small in known or "'" in small:
        return small
    if small == "2":
        return "to"
    if typed[0].isupper() and not typed.isupper() and (len(small) < 5 or is_known(small)):
        return table_of("spelling", "short").get(small, small) if len(small) < 5 else small
    return mended(small)


def _small(text: str) -> str:
    """Return small letters and straight marks, letter for letter (some capitals would grow)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_ALIKE)


def _blank_quotes(plain: str, marked: str) -> str:
    outside = plain
    for match in (*_QUOTES.finditer(marked), *_AFTER_SAYS.finditer(plain)):
        start, end = match.span(1) if match.re is _AFTER_SAYS else match.span()
        outside = outside[:start] + "_" * (end - start) + outside[end:]
    return outside


def _sentences(plain: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(plain):
        if _SHORTENED.search(plain[start : match.start()]):
            continue
        if plain[start : match.start()].strip():
            spans.append((start, match.start()))
        start = match.end()
    if plain[start:].strip():
        spans.append((start, len(plain)))
    return tuple(spans)
