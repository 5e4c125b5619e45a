"""What a person feels: finding a family, the list after a change, stalls in typing and scrolling.

The first two are the screen itself with its repainting, on 10 and on 5,000 families turn about; the
others are the real program in a process of its own (``at_work.py``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, cycle
from typing import Any

from bench.growth import FEW, MANY
from bench.timing import Figure, ratio
from bench.vaults import BenchVault, Shelf

GROWTH, MEMORY = 1.3, 1.5
STALL, SMOOTH = 50.0, 16.0
"""Milliseconds: no stall is longer than the first, and 99 of 100 are shorter than the second."""
PARTS = ("scrolling", "searching", "sorting", "typing assessment", "typing plan")


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure the list, then the whole program on both vaults."""
    yield from _list(shelf)
    told = {families: _at_work(shelf, families) for families in (FEW, MANY)}
    for part in PARTS:
        yield from _stalls(part, told[MANY]["gaps"][part])
    few, many = (told[families]["memory"] for families in (FEW, MANY))
    note = f"{many:.0f} MB / {few:.0f} MB, after the list, a family, an assessment and its plan"
    yield Figure("memory at 5,000 families / at 10", many / few, MEMORY, note=note)


def _list(shelf: Shelf) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication

    from taf_desktop.ui.common import theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.dress(app, theme.Mode.LIGHT, 1.0)
    few, many = (_Shown(app, shelf.vault(families)) for families in (FEW, MANY))
    what = "finding: a letter typed until the list is painted, 5,000 / 10"
    yield ratio(what, many.find, few.find, GROWTH, runs=80)
    for each in (few, many):
        for _family in range(FEW):
            # Opened before, as by whoever answers; a first opening has a row of its own.
            each.change()
    what = "an answer saved until the list shows it, 5,000 / 10"
    yield ratio(what, many.change, few.change, GROWTH, runs=41)
    for each in (few, many):
        each.screen.close()
        each.screen.deleteLater()


class _Shown:
    """The list of one vault's families on the screen."""

    def __init__(self, app: Any, vault: BenchVault) -> None:  # noqa: ANN401 - Qt comes later
        from PySide6.QtWidgets import QLineEdit

        from taf_desktop.runtime.changes import ChangeBus
        from taf_desktop.runtime.immediate import ImmediateRunner
        from taf_desktop.ui.families.list_screen import FamiliesScreen

        self._app, self._vault, self._bus = app, vault, ChangeBus()
        runner = ImmediateRunner(self._bus.publish)
        self.screen = FamiliesScreen(vault.desk, runner, self._bus)
        self.screen.resize(1200, 800)
        self.screen.show()
        app.processEvents()
        self._field: Any = self.screen.findChild(QLineEdit, "familiesFilter")
        self._words = cycle(("e", "ex", "exa", "exam", "", "9", "plan 1", ""))
        self._ids = cycle(vault.family_ids[:FEW])
        self._numbers = count()

    def find(self) -> None:
        """Type something else to find."""
        self._field.setText(next(self._words))
        self._app.processEvents()

    def change(self) -> None:
        """Save an answer about somebody, and see it in the list."""
        desk = self._vault.desk
        person = desk.families.open(next(self._ids)).file.people[0]
        notes = f"Reads every night, {next(self._numbers)}"
        _saved, changes = desk.records.change("person", person.id, person.revision, notes=notes)
        self._bus.publish(changes)
        self._app.processEvents()


def _at_work(shelf: Shelf, families: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.at_work", str(shelf.data(families)), str(families)]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _stalls(part: str, gaps: list[tuple[float, float]]) -> Iterator[Figure]:
    felt, worked = (sorted(values) for values in zip(*gaps, strict=True))
    ninety_nine = int(len(felt) * 0.99)
    note = f"of it work of the window's own thread {worked[-1]:.1f} ms"
    yield Figure(f"{part}: the longest stall", felt[-1], STALL, "ms", note)
    note = f"of it work of the window's own thread {worked[ninety_nine]:.1f} ms; n {len(felt)}"
    yield Figure(f"{part}: 99 of 100 stalls are below", felt[ninety_nine], SMOOTH, "ms", note)
