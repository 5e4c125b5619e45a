"""Two texts word for word: which words went, which came, and which stayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_PARTS = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
_ALIKE = 0.35
"""Texts less alike than this are shown as written anew: single words that stayed say nothing."""

_WITH_BOTH = 3
"""A piece with the two beside it."""


class Mark(StrEnum):
    """What became of some words."""

    STAYED = "stayed"
    WENT = "went"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one text that have the same mark."""

    text: str
    mark: Mark = Mark.STAYED


Runs = tuple[Run, ...]


def marked(before: str, after: str) -> tuple[Runs, Runs]:
    """Return both texts with the words marked that are in only one of them.

    Joined together the runs are the text, letter for letter.
    """
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _whole(before, Mark.WENT), _whole(after, Mark.CAME)
    pieces = [
        (how == "equal", "".join(old[from_:to]), "".join(new[new_from:new_to]))
        for how, from_, to, new_from, new_to in matcher.get_opcodes()
    ]
    stayed = [same and not _is_chance(pieces, place) for place, (same, *_) in enumerate(pieces)]
    texts = list(zip(stayed, pieces, strict=True))
    return (
        _joined(Run(was, Mark.STAYED if kept else Mark.WENT) for kept, (_, was, _now) in texts),
        _joined(Run(now, Mark.STAYED if kept else Mark.CAME) for kept, (_, _was, now) in texts),
    )


def _is_chance(pieces: Sequence[tuple[bool, str, str]], place: int) -> bool:
    """Say whether words that are in both texts mean little between those that are not.

    A gap, a comma or an "on" that two quite different sentences have in common only makes them
    hard to read.
    """
    own = pieces[place][1].strip()
    around = [max(len(was), len(now)) for _, was, now in pieces[max(place - 1, 0) : place + 2]]
    return len(around) == _WITH_BOTH and len(own) <= min(around[0], around[-1])


def _whole(text: str, mark: Mark) -> Runs:
    return (Run(text, mark),) if text else ()


def _joined(runs: Iterable[Run]) -> Runs:
    """Return the runs with neighbours of one mark joined, without empty ones."""
    told = [run for run in runs if run.text]
    return tuple(
        Run("".join(run.text for run in group), mark)
        for mark, group in groupby(told, key=lambda run: run.mark)
    )
