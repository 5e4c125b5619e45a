"""Timing: a warm-up, several runs, the median; and the shape of a figure."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Lower is better; ``unit`` is "×" for a ratio, or "s", "kB" …."""

    what: str
    value: float
    goal: float
    unit: str = "×"
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.goal

    @property
    def shown(self) -> str:
        """The figure as printed."""
        return f"{self.value:.2f} {self.unit}"

    @property
    def goal_shown(self) -> str:
        """The goal as printed."""
        return f"≤ {self.goal:g} {self.unit}"


def seconds(job: Callable[[], object], runs: int = 9) -> float:
    """Return the median time of a job in seconds, after one run to warm up."""
    job()
    return statistics.median(once(job) for _ in range(runs))


def in_turns(
    one: Callable[[], object], other: Callable[[], object], runs: int = 15
) -> tuple[float, float]:
    """Return the medians of two jobs run turn about, so that both see the same machine."""
    one()
    other()
    pairs = [(once(one), once(other)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def ratio(
    what: str,
    one: Callable[[], object],
    other: Callable[[], object],
    goal: float,
    runs: int = 15,
) -> Figure:
    """Return how many times as long one job takes as another, run turn about."""
    first, second = in_turns(one, other, runs)
    note = f"{first * 1000:.2f} ms / {second * 1000:.2f} ms"
    return Figure(what, first / second, goal, note=note)


def once(job: Callable[[], object]) -> float:
    """Return the seconds one run of a job takes; garbage is collected before it."""
    gc.collect()
    on_its_own = gc.isenabled()
    gc.disable()
    try:
        began = time.perf_counter()
        job()
        return time.perf_counter() - began
    finally:
        # Where it is off somebody else sees to it: a lane must not destroy a window's parts.
        if on_its_own:
            gc.enable()
