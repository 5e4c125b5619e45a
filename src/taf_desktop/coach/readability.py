"""How old a reader should be to manage a text: the Flesch-Kincaid grade, and five years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol, cast

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…:;]+(?:\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+", re.IGNORECASE)
_SCHOOL_BEGINS = 5
_GROWN_UP = 18


class _Hyphenator(Protocol):
    def positions(self, word: str) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Ease:
    """How hard a text is to read. ``age`` is that of a reader who would manage it, 5 to 18."""

    age: int
    words: int
    words_per_sentence: float


@lru_cache(maxsize=512)
def ease(text: str) -> Ease | None:
    """Return how easy a text is to read; ``None`` where there is no word."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = max(sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text)), 1)
    per_sentence = len(words) / sentences
    per_word = sum(syllables(word.lower()) for word in words) / len(words)
    grade = 0.39 * per_sentence + 11.8 * per_word - 15.59
    return Ease(
        min(max(round(grade), 0) + _SCHOOL_BEGINS, _GROWN_UP), len(words), round(per_sentence, 1)
    )


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Return about how many syllables a word has.

    Hyphenation knows where a word may be parted, which is at most between all its syllables; groups
    of vowels are as many or more, less a silent "e". The larger number is the better guess.
    """
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    silent = silent or (word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1)
    return max(groups - silent, len(_hyphenator().positions(word)) + 1, 1)


@cache
def _hyphenator() -> _Hyphenator:
    import pyphen  # reads its dictionary, so not before it is asked for

    return cast(_Hyphenator, pyphen.Pyphen(lang="en_GB"))
