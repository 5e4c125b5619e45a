"""Which way text reads: the Unicode bidirectional algorithm, by way of python-bidi.

ReportLab puts words from left to right. Lines are broken in the order they are spoken; the levels
found here then say in which order their words are drawn.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from taf_desktop.forms.codes import code_extra
from taf_desktop.reports.libraries import bidi
from taf_desktop.reports.runs import PLAIN

ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
"""Signs around words that keep their own direction inside others (Unicode 6.3, LRI to PDI)."""

_OPEN, _CLOSE = "\u2068", "\u2069"
_STAND_IN = "\ufffc"
"""What isolated words are for the words around them: one sign without a direction."""

_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def holds_right_to_left(text: str) -> bool:
    """Say whether any letter of a text belongs to a script read from right to left."""
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def reads_from_right(text: str) -> bool:
    """Say whether most letters of cleaned text belong to a script read from right to left."""
    if PLAIN.fullmatch(text):
        return False
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    return sum(kind in _RIGHT_TO_LEFT for kind in kinds) > kinds.count("L")


@cache
def language_from_right(language: str) -> bool:
    """Say whether a language is written from right to left, by its tag such as "ur" or "en-GB"."""
    return bool(code_extra("languages", language.split("-")[0], "rtl"))


def isolated(text: str, *, begins: bool = True, ends: bool = True) -> str:
    """Return words that keep their own direction, whatever stands around them, line by line.

    ``begins`` and ``ends`` are off where they go on from, or go on in, other isolated words.
    """
    words = text.strip()
    if not words and begins and ends:
        return text
    before = text[: len(text) - len(text.lstrip())] if begins or words else ""
    after = text[len(before) + len(words) :]
    begun = before + _OPEN if begins else _over_lines(before)
    opened = begun + _over_lines(words)
    return opened + (_CLOSE + after if ends else _over_lines(after))


def _over_lines(text: str) -> str:
    return text.replace("\n", _CLOSE + "\n" + _OPEN)


def without_isolates(text: str) -> list[int]:
    """Return the places of everything that is not a sign of isolation."""
    return [place for place, sign in enumerate(text) if sign not in ISOLATES]


def levels(text: str, *, from_right: bool) -> list[int]:
    """Return the direction of each character: even reads to the right, odd reads to the left.

    This is the Unicode bidirectional algorithm up to rule I2; lines are put in order after they are
    broken (``visual_order``). Isolated words are read by themselves, and the words around them as
    if one sign without a direction stood there (rules X5a to X6a).
    """
    if ISOLATES.isdisjoint(text):
        return _plain_levels(text, from_right=from_right)
    outer: list[str] = []
    inner: list[tuple[int, int, int]] = []
    start = 0
    for begin, end in _isolates(text):
        outer += text[start:begin]
        inner.append((len(outer), begin, end))
        outer.append(_STAND_IN)
        start = end
    outer += text[start:]
    around = _plain_levels(_known("".join(outer)), from_right=from_right)
    found: list[int] = []
    start = 0
    for place, begin, end in inner:
        found += around[start:place]
        found += _inside(text[begin:end], around[place])
        start = place + 1
    return found + around[start:]


def _inside(text: str, around: int) -> list[int]:
    """Return the levels of an isolate with its signs; its words stand higher than those around."""
    words = text[1:].removesuffix(_CLOSE)
    own = text[0] == "\u2067" or (text[0] == _OPEN and _first_strong(words) in _RIGHT_TO_LEFT)
    base = around + 1 + (around + 1 + own) % 2
    inside = [level - own + base for level in levels(words, from_right=own)]
    closed = [around] if len(text) > len(words) + 1 else []
    return [around, *inside, *closed]


def _isolates(text: str) -> list[tuple[int, int]]:
    """Return where each outermost isolate begins and ends; one never closed ends with the text."""
    found: list[tuple[int, int]] = []
    depth, begin = 0, 0
    for place, sign in enumerate(text):
        if sign not in ISOLATES:
            continue
        if sign != _CLOSE:
            begin = place if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((begin, place + 1))
    return [*found, (begin, len(text))] if depth else found


def _known(text: str) -> str:
    """Return text in which a closing sign that closes nothing has no say."""
    return text.replace(_CLOSE, "\u200b")


def _first_strong(text: str) -> str:
    """Return the kind of the first letter that has a direction, isolates inside left out (P2)."""
    for begin, end in reversed(_isolates(text)):
        text = text[:begin] + text[end:]
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "L")


def _plain_levels(text: str, *, from_right: bool) -> list[int]:
    if not from_right and PLAIN.fullmatch(text):
        return [0] * len(text)
    base = int(from_right)
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    if not from_right and not _RIGHT_TO_LEFT.intersection(kinds):
        return [0] * len(text)
    counted = [place for place, kind in enumerate(kinds) if kind not in _IGNORED]
    storage: dict[str, Any] = bidi.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    bidi.get_embedding_levels("".join(text[place] for place in counted), storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    found = {place: char["level"] for place, char in zip(counted, storage["chars"], strict=True)}
    result: list[int] = []
    for place in range(len(text)):
        result.append(found.get(place, result[-1] if result else base))
    return result


def visual_order(directions: list[int]) -> list[int]:
    """Return the places of a line's pieces from left to right (rule L2 of the same algorithm)."""
    order = list(range(len(directions)))
    for level in range(max(directions, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and directions[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
