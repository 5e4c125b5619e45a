"""Which way text reads: the Unicode bidirectional algorithm, by way of python-bidi.

ReportLab puts words from left to right. Lines are broken in the order they are spoken; the levels
found here then say in which order their words are drawn.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from taf_desktop.reports.libraries import bidi
from taf_desktop.reports.runs import PLAIN

_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def reads_from_right(text: str) -> bool:
    """Say whether most letters of cleaned text belong to a script read from right to left."""
    if PLAIN.fullmatch(text):
        return False
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    return sum(kind in _RIGHT_TO_LEFT for kind in kinds) > kinds.count("L")


def levels(text: str, *, from_right: bool) -> list[int]:
    """Return the direction of each character: even reads to the right, odd reads to the left.

    This is the Unicode bidirectional algorithm up to rule I2; lines are put in order after they are
    broken (``visual_order``).
    """
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
