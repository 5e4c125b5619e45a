"""Every page of the program opened: how long the window's thread works at a stretch.

Processors do not always run at one speed, and where others use the machine as well, half a
millisecond's work takes twenty now and then and is told as work. So the whole tour (``tour.py``) is
gone several times, each time by a program that just began and in another family; a piece of known
work is timed right after whatever took long, and that is brought to the best speed that was seen;
the median of each stop counts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator

from bench.feel import SMOOTH
from bench.growth import MANY
from bench.timing import Figure
from bench.vaults import Shelf

TOURS = 5
NAMED = 8
"""So many stops are named in the note, those with the longest work."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Go through the program and tell the stop with the longest work; once more in a hurry."""
    yield _longest(shelf, "tour", "pages and deeds: the longest work at a stretch")
    yield _longest(shelf, "hurry", "pages nobody has made yet: the longest work at a stretch")


def _longest(shelf: Shelf, way: str, what: str) -> Figure:
    tours = [_gone(shelf, way, number) for number in range(0, 2 * TOURS, 2)]
    best = min(piece for tour in tours for _worked, piece in tour.values())
    medians = {
        stop: statistics.median(tour[stop][0] * best / tour[stop][1] for tour in tours)
        for stop in tours[0]
    }
    longest = sorted(medians, key=lambda stop: medians[stop], reverse=True)
    named = ", ".join(f"{stop} {medians[stop]:.0f}" for stop in longest[:NAMED])
    slow = statistics.median(piece for tour in tours for _worked, piece in tour.values()) / best
    as_told = max(statistics.median(tour[stop][0] for tour in tours) for stop in tours[0])
    note = (
        f"{named}; median of all {statistics.median(medians.values()):.0f}; the longest as told by"
        f" the clock {as_told:.0f}, the processor {slow:.2f} × as slow as at its best"
    )
    return Figure(f"{len(medians)} {what}", medians[longest[0]], SMOOTH, "ms", note)


def _gone(shelf: Shelf, way: str, number: int) -> dict[str, tuple[float, float]]:
    """Show round in the family of a number, the one way or the other."""
    program = [sys.executable, "-m", f"bench.{way}"]
    command = [*program, str(shelf.data(MANY)), str(MANY), str(number)]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    told: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return told
