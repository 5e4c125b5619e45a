"""The real program in a process of its own, used as fast as a quick person: list, search, typing.

Run as ``python -m bench.at_work DATA FAMILIES``. Prints one line of JSON: the longest gap in the
window's event loop after each letter or step of scrolling, and how much memory the process has.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from taf_desktop.runtime.qt_guard import import_qt

# As the program does: Qt imported first would read the source of whatever is imported later.
import_qt()

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Slot  # noqa: E402
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QPlainTextEdit, QWidget  # noqa: E402

from bench.vaults import PASSPHRASE  # noqa: E402
from taf_desktop.app.bootstrap import Program  # noqa: E402
from taf_desktop.app.main import begin, claim, read_arguments  # noqa: E402
from taf_desktop.ui.common.tables import TableView  # noqa: E402

WORDS = "We read every night and cook on Sundays. Ash walks to school with Robin. "
LETTER = 40
"""Milliseconds between two letters: a quick typist's three hundred in a minute."""
SAVED = 3000.0
"""Milliseconds after which the last letter was handed on to be saved."""
PATIENCE = 240.0
"""Seconds, below those after which the program locks a vault nobody works in."""
WHEEL = 120
"""One notch of a mouse's wheel, as Qt counts it."""
PAGES = ("people", "agreement", "assessment", "plan", "meetings", "documents", "hand_over")
"""The tabs of a family that are opened one after the other, before one writes."""
FAMILIES = 3
"""So many families are looked at, page by page."""

Steps = Iterator[Callable[[], object] | float]


class Watch(QObject):
    """Hears the event loop's heart beat, and writes down the longest gap of each step.

    A gap is how long the loop was at work without coming back to what waits, such as a key; how
    much of it this thread really worked is told beside it.
    """

    BEAT = 2

    def __init__(self) -> None:
        super().__init__()
        self.gaps: dict[str, list[tuple[float, float]]] = {}
        self._part = ""
        self._longest = self._busiest = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(self.BEAT)

    def step(self, part: str) -> None:
        """Begin another step of a part of the work."""
        self._beat()
        gap = (round(self._longest, 2), round(self._busiest, 2))
        self.gaps.setdefault(self._part, []).append(gap)
        self._part, self._longest, self._busiest = part, 0.0, 0.0

    @Slot()
    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, (now - self._last) * 1000 - self.BEAT)
        self._weigh((worked - self._worked) * 1000)
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _weigh(self, worked: float) -> None:
        """Keep the longest work at a stretch, in milliseconds."""
        self._busiest = max(self._busiest, worked)


class Person(QObject):
    """Does one thing after another; each step waits for a condition or some milliseconds."""

    def __init__(self, program: Program, families: int) -> None:
        super().__init__(program)
        self._program = program
        self._families = families
        self._watch = self.make_watch()
        self._told: dict[str, Any] = {}
        self._steps = self._work()
        self._until: Callable[[], object] | None = None
        self._deadline = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def make_watch(self) -> Watch:
        """Return what watches the event loop."""
        return Watch()

    @property
    def _at(self) -> str:
        return next(reversed(self._watch.gaps), "") or "the beginning"

    @Slot()
    def _go_on(self) -> None:
        if self._until is not None and not self._until():
            if time.perf_counter() > self._deadline:
                # An exception would only be shown in a window.
                sys.stderr.write(f"The program did not come so far in time, after {self._at}.\n")
                os._exit(1)
            self._timer.start(10)
            return
        step = next(self._steps, None)
        if step is None:
            self._end()
        elif callable(step):
            self._until, self._deadline = step, time.perf_counter() + PATIENCE
            self._timer.start(10)
        else:
            self._until = None
            self._timer.start(int(step))

    def _work(self) -> Steps:
        yield from self._unlock()
        workplace = self._program.workplace
        assert workplace is not None
        table = workplace.families.table
        yield lambda: len(table.shown_rows()) >= self._families
        # Looking at every page and the day's backup of 3 GB take the database lane for minutes on
        # a busy machine; they have rows of their own. The history is looked through meanwhile.
        workplace._made_of.keeper.stop()  # noqa: SLF001 - it stands in for a day that has its backup
        yield self._heard()
        yield 300.0
        self._told["memory_list"] = _memory()
        for step in range(150):
            self._watch.step("scrolling")
            _turn_wheel(table.viewport(), -WHEEL if step < 75 else WHEEL)
            yield 16.0
        search = workplace.families.findChild(QLineEdit, "familiesFilter")
        assert search is not None
        search.setFocus()
        for letter in "example 9":
            self._watch.step("searching")
            _press(search, letter)
            yield 120.0
        yield from self._sort(table)
        families = [row.family_id for row in table.shown_rows()[:FAMILIES]]
        for family_id in families:
            for page in ("overview", *PAGES):
                workplace.go_to((family_id, page, ""))
                yield 800.0
        yield from self._write(families[-1])
        self._told["memory"] = _memory()

    def _sort(self, table: TableView) -> Steps:
        """Sort all families by each column, up and down."""
        table.find_first("")
        yield 300.0
        for column in range(len(table.rows_model.columns)):
            for _order in ("up", "down"):
                self._watch.step("sorting")
                _click(table.horizontalHeader(), column)
                yield 120.0
        self._watch.step("")
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.find_first("example 9")

    def _unlock(self) -> Steps:
        window = self._program.start_window
        assert window is not None
        page = window.unlock_page
        yield lambda: page.title.text() and page.button.isEnabled()
        page.field.line.setText(PASSPHRASE)
        page.button.click()
        yield lambda: self._program.workplace is not None

    def _write(self, family_id: str) -> Steps:
        workplace, runner = self._program.workplace, self._program.runner
        assert workplace is not None
        desk = workplace._made_of.desk  # noqa: SLF001 - it stands in for the person's clicks
        plan = desk.families.open
        begun: list[Any] = []

        def start(_ticket: object) -> Any:  # noqa: ANN401 - an assessment and what changed
            found = plan(family_id).file.plan
            if found is not None:
                begun.append(found.plan.id)
                desk.plans.change(found.plan.id)
            return desk.assessments.start(family_id)

        runner.run_change(start, begun.append)
        yield lambda: len(begun) > 1
        # The family's page reads both before it can be asked for them.
        yield self._heard()
        yield 500.0
        for part, place in (("assessment", begun[1].id), ("plan", begun[0])):
            workplace.go_to((family_id, part, place))
            yield 1500.0
            yield lambda: _text_box(workplace.window) is not None
            self._watch.step("")
            box = _text_box(workplace.window)
            assert box is not None
            box.setFocus()
            yield 200.0
            for letter in WORDS * 3:
                self._watch.step(f"typing {part}")
                _press(box, letter)
                yield float(LETTER)
            self._watch.step("")
            yield SAVED
            yield self._heard()

    def _heard(self) -> Callable[[], object]:
        """Ask the database lane something, and return what says whether the answer is there.

        It is not waited for to be idle: looking through a long history keeps it busy for minutes,
        a moment at a time.
        """
        answers: list[None] = []
        self._program.runner.run(lambda _ticket: None, answers.append)
        return lambda: len(answers) > 0

    def _end(self) -> None:
        told = {**self._told, "gaps": self._watch.gaps}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        self._program.starts.went_well()
        os._exit(0)


def _text_box(window: QWidget) -> QPlainTextEdit | None:
    """Return the first box one can write in now, if the page has come so far."""
    boxes = [each for each in window.findChildren(QPlainTextEdit) if each.isVisible()]
    return next((each for each in boxes if each.isEnabled() and not each.isReadOnly()), None)


def _press(widget: QWidget, letter: str) -> None:
    """Press a key as it comes from the system: it arrives at the window first."""
    key, none = Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier
    assert widget.hasFocus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(widget.window().windowHandle(), QKeyEvent(kind, key, none, letter))


def _turn_wheel(widget: QWidget, angle: int) -> None:
    """Turn the mouse's wheel above the middle of a widget."""
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(widget.mapTo(widget.window(), middle)),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.postEvent(widget.window().windowHandle(), event)


def _click(header: QHeaderView, column: int) -> None:
    """Click a column's title."""
    widget = header.viewport()
    place = QPoint(header.sectionViewportPosition(column) + 30, widget.height() // 2)
    at, everywhere = QPointF(widget.mapTo(widget.window(), place)), widget.mapToGlobal(place)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none))
    for kind, held in steps:
        event = QMouseEvent(
            kind, at, QPointF(everywhere), left, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.postEvent(widget.window().windowHandle(), event)


def _memory() -> float:
    """Return the megabytes of memory the process has (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes.split()[1]) / 1024


def let_use(use: Callable[[Program], Person]) -> None:
    """Begin the program over the folder that was named, and let somebody use it to the end."""
    given = read_arguments(["--data", sys.argv[1]])
    one = claim(given)
    if one is None:
        raise SystemExit("another program has this folder")
    running = begin(given, one)
    _person = use(running)
    running.app.exec()


if __name__ == "__main__":
    let_use(lambda program: Person(program, int(sys.argv[2])))
