"""The core of a sentence: contractions written out, adverbs left away, with the way back.

"She isn't remotely bothered", "she isnt really bothered" and "she is not bothered" have one core,
so that one pattern reads all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from taf_desktop.coach.lists import alternatives, table_of, word_set, words_of
from taf_desktop.coach.reading import Span

_FILE = "words_opinion"
_SHORTEST = 4
"""Words up to this length end in "ly" by chance: "only", "ugly"."""


@dataclass(frozen=True, slots=True)
class Core:
    """A sentence without what only colours it. ``back`` leads to the places in the sentence."""

    text: str
    _starts: tuple[int, ...]
    _spans: tuple[Span, ...]

    def back(self, start: int, end: int) -> Span:
        """Return the place in the sentence of something found in the core."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(end - 1, start)) - 1
        return self._spans[max(first, 0)][0], self._spans[max(last, 0)][1]


@lru_cache(maxsize=1024)
def core_of(sentence: str) -> Core:
    """Return the core of one sentence in small letters."""
    written_out, adverbs = table_of(_FILE, "written_out"), word_set(_FILE, "adverbs")
    kept = word_set(_FILE, "kept_adverbs")
    text, gap, done = "", "", 0
    starts, spans = [0], [(0, 0)]
    for match in _token().finditer(sentence):
        word = match.group()
        gap += sentence[done : match.start()]
        done = match.end()
        if word in adverbs or (len(word) > _SHORTEST and word[-2:] == "ly" and word not in kept):
            continue
        text, gap = text + _between(gap), ""
        starts.append(len(text))
        spans.append(match.span())
        text += written_out.get(word) or _not_out(word)
    return Core(text + (gap + sentence[done:]).rstrip(), tuple(starts), tuple(spans))


@cache
def _token() -> re.Pattern[str]:
    phrases = alternatives(word for word in words_of(_FILE, "adverbs") if " " in word)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)|[\w'-]+")


def _between(gap: str) -> str:
    """Return a mark between two words where there is one that parts them, else one space."""
    mark = re.search(r"[,;:.!?()\"-]", gap)
    return f"{mark.group()} " if mark else " " if gap else ""


def _not_out(word: str) -> str:
    """Return "does not" for "doesn't" and "they are" for "they're"."""
    if word.endswith("n't"):
        return f"{word[:-3]} not"
    return f"{word[:-3]} are" if word.endswith("'re") else word
