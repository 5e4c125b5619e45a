"""Meets words as people type them: shortened, with a letter too many, too few or swapped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from taf_desktop.coach.inflection import all_forms
from taf_desktop.coach.lists import (
    english,
    given_names,
    pattern,
    table_of,
    word_set,
    words_of,
)

_SHORTEST = 4
_LONG = 8
"""From this length on, two slips are forgiven instead of one."""


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """Return the list word that a typed word means, or the word itself.

    Only words that are neither English nor a name are touched, and only if a word of the coach's
    own lists is near.
    """
    whole = table_of("spelling", "short").get(word)
    if whole is not None:
        return whole
    if len(word) < _SHORTEST or is_known(word):
        return word
    limit = 2 if len(word) >= _LONG else 1
    near = (
        (distance(word, each, limit), each)
        for each in _by_first_letter().get(word[0], ())
        if abs(len(each) - len(word)) <= limit
    )
    best = min((found for found in near if found[0] <= limit), default=None)
    return best[1] if best else word


def is_known(word: str) -> bool:
    """Say whether a word in small letters is English, a name or in one of our lists."""
    return (
        word in english()
        or word in given_names()
        or word in _vocabulary()
        or word in word_set("words_people", "proper")
        or word in _words_of_shapes()
        or _who_does(word)
    )


@cache
def _words_of_shapes() -> frozenset[str]:
    """The words the patterns name one by one, so that none is put right into another."""
    sources = (pattern(name).pattern for name in ("blame_shape", "opinion_core"))
    plain = (re.sub(r"\\[a-zA-Z]", " ", source) for source in sources)
    return frozenset(word for text in plain for word in re.findall(r"[a-z]{4,}", text))


def _who_does(word: str) -> bool:
    """Say whether a word tells who does something: "harmer", "wetters"."""
    one = word.removesuffix("s")
    return one.endswith("er") and len(one) > _SHORTEST + 1 and one[:-2] in english()


@lru_cache(maxsize=4096)
def near_english(word: str) -> bool:
    """Say whether a word is one slip away from an English word of five letters or more."""
    if len(word) < 5:
        return False
    return any(len(each) >= 5 and each in english() for each in _one_slip(word))


def distance(one: str, other: str, limit: int) -> int:
    """Return how many slips lie between two words; a swap of neighbours counts once.

    Anything above ``limit`` comes back as ``limit + 1``.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, target in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)


def _one_slip(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:]
            yield from (head + letter + tail[1:] for letter in letters)
        yield from (head + letter + tail for letter in letters)


_MET = (
    ("words_time", ("festivals", "not_a_day", "calendar")),
    ("words_people", ("family", "roles", "groups", "services")),
    ("words_service", ("seeking", "services", "schools")),
    ("words_opinion", ("absolutes", "attributing")),
    ("spelling", ("everyday",)),
)
_VERBS = ("vague", "vague_phrases", "weak", "deeds", "weak_deeds")


@cache
def _vocabulary() -> frozenset[str]:
    phrases = [phrase for file, keys in _MET for key in keys for phrase in words_of(file, key)]
    for key in _VERBS:
        phrases += all_forms(words_of("words_action", key))
    for key in ("blame", "jargon"):
        phrases += table_of("words_tone", key)
    phrases += [
        form
        for verb in ("refuse", "abscond", "disengage", "manipulate", "fail")
        for form in all_forms((verb,))
    ]
    found = {part for phrase in phrases for part in phrase.replace("-", " ").split()}
    return frozenset(part for part in found if part.isalpha())


@cache
def _by_first_letter() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_vocabulary()):
        if len(word) >= _SHORTEST:
            found[word[0]].append(word)
    return {letter: tuple(words) for letter, words in found.items()}
