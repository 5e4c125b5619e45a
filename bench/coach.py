"""The coach: how soon it answers while somebody types, and how well it judges sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from time import perf_counter

from bench.timing import Figure, seconds
from bench.vaults import Shelf
from taf_desktop.coach.coach import Coach
from tests.coach import plans
from tests.coach.labelled_sets import CHECKS, PARTS, Figures, figures, judged_first

GROUPS = ("unseen", "held_out", "develop", "fresh", "plain")
"""Parts whose names begin with one of these are counted together."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Time a look at a full plan after each letter, then judge the labelled sentences."""
    del shelf  # everything is in memory
    yield from _speed()
    for check in CHECKS:
        yield _judgement(check)


def _speed() -> Iterator[Figure]:
    coach, view = Coach(), plans.big_plan()
    began = perf_counter()
    coach.prepare()
    yield Figure("coach made ready, in the background and once", perf_counter() - began, 1, "s")
    coach.look(view)
    action = view.file.plan.actions()[5]
    letters = count()

    def type_one_more() -> None:
        what = f"Rings Dana on Monday {'x' * next(letters)}"
        coach.look(view.with_thing(replace(action, what=what)))

    again = 1000 * seconds(type_one_more, 41)
    yield Figure("coach: 8 goals, 30 actions looked at after a letter", again, 20, "ms")


def _judgement(check: str) -> Figure:
    """Return the worse of what was said in vain and what was missed, unseen."""
    told = {group: _together(group, check) for group in GROUPS}
    worse = max(1 - told["unseen"].precision, 1 - told["unseen"].recall)
    name = check.replace("_", " ")
    counted = {part.replace("_", " "): one for part, one in told.items() if one.count}
    note = "; ".join(f"{part}: {_words(one)}" for part, one in counted.items())
    unseen_then = ", ".join(f"{p:.2f}/{r:.2f}" for p, r in judged_first(check).values())
    note += f"; fresh when first judged, by rules alone, precision/recall: {unseen_then}"
    return Figure(f"coach, {name}: share judged wrongly, unseen", worse, 0.1, "×", note)


def _together(group: str, check: str) -> Figures:
    told = Figures()
    for part in PARTS:
        if part.startswith(group):
            told.add(figures(part, check))
    return told


def _words(told: Figures) -> str:
    return f"precision {told.precision:.2f}, recall {told.recall:.2f}, n {told.count}"
