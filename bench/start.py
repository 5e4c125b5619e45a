"""Start: the unlock window painted, against an empty PySide6 window, each as a whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from bench.timing import Figure, in_turns
from bench.vaults import Shelf

RUNS = 25
"""So many, because a whole process meets whatever else the machine does."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure both, turn about."""
    folder = shelf.data(10)
    # As installed: byte-compiled beforehand, for both.
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPYCACHEPREFIX=str(shelf.room / "pyc")
    )
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def process(script: str) -> None:
        command = [sys.executable, "-m", f"bench.{script}", str(folder)]
        subprocess.run(command, check=True, env=environment)

    ours, empty = in_turns(
        lambda: process("paint_unlock"), lambda: process("paint_empty"), runs=RUNS
    )
    yield Figure(
        "unlock window painted / empty PySide6 window",
        ours / empty,
        1.5,
        note=f"{ours * 1000:.0f} ms / {empty * 1000:.0f} ms, whole processes",
    )
