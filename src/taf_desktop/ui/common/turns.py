"""Building what takes long a little at a time, so that the window hears every key in between.

Whoever builds in turns begins with what is seen first and adds only below it: nothing that somebody
has begun to read moves. Whoever is asked for something not built yet calls ``finish`` first.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

BUDGET = 0.005
"""Seconds of one turn's building. Laying out and painting what was built come on top."""


class Turns(QObject):
    """Takes the steps of a generator, some in each turn of the event loop.

    Where no event loop is running, nobody would come back for the rest: all is built at once.
    """

    ended = Signal()
    """Everything is built."""

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = steps
        self._stepping = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    @property
    def going(self) -> bool:
        """Whether something is left to build."""
        return self._steps is not None

    def begin(self) -> None:
        """Take the first turn now."""
        if QThread.currentThread().loopLevel() == 0:
            self.finish()
            return
        self._turn()
        if self.going:
            self._timer.start()

    def finish(self) -> None:
        """Build the rest now; nothing happens while one of the steps asks for it."""
        if not self.going or self._stepping:
            return
        while self.going:
            self._step()
        owner = self.parent()
        if isinstance(owner, QWidget) and owner.isVisible():
            _show_added(owner)

    def drop(self) -> None:
        """Leave the rest unbuilt: something newer is shown instead."""
        self._steps = None
        self._timer.stop()

    @Slot()
    def _turn(self) -> None:
        until = time.perf_counter() + BUDGET
        while self.going and not self._stepping:
            self._step()
            if time.perf_counter() >= until:
                return

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        self._stepping = True
        try:
            next(steps)
        except StopIteration:
            self._steps = None
        except BaseException:
            self._steps = None
            self._timer.stop()
            raise
        finally:
            self._stepping = False
        if self._steps is None:
            self._timer.stop()
            self.ended.emit()


def _show_added(owner: QWidget) -> None:
    """Show what was just added: Qt would do so with the next turn, too late for the keyboard."""
    for widget in owner.findChildren(QWidget):
        told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        above = widget.parentWidget()
        if above is None or not above.isVisible() or widget.isWindow():
            continue
        if widget.isHidden() and not told:
            widget.show()
