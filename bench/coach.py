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

FRESH = "fresh"


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
    """Return the worse of what was said in vain and what was missed, held out."""
    told = {part: figures(part, check) for part in PARTS}
    unseen = told["held_out"]
    told[FRESH] = Figures()
    for part in PARTS:
        if part.startswith(FRESH) and part != FRESH:
            told[FRESH].add(told.pop(part))
    worse = max(1 - unseen.precision, 1 - unseen.recall)
    name = check.replace("_", " ")
    note = "; ".join(f"{part.replace('_', ' ')}: {_words(one)}" for part, one in told.items())
    unseen_then = ", ".join(f"{p:.2f}/{r:.2f}" for p, r in judged_first(check).values())
    note += f"; fresh when first judged, precision/recall: {unseen_then}"
    return Figure(f"coach, {name}: share judged wrongly, held out", worse, 0.1, "×", note)


def _words(told: Figures) -> str:
    return f"precision {told.precision:.2f}, recall {told.recall:.2f}, n {told.count}"
