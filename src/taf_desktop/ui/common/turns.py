"""Building what takes long a little at a time, so that the window hears every key in between.

Whoever builds in turns begins with what is seen first and adds only below it: nothing that somebody
has begun to read moves. Whoever is asked for something not built yet calls ``finish`` first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from operator import length_hint
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import one_layout
from taf_desktop.ui.common.kept_hidden import kept_hidden
from taf_desktop.ui.common.rota import rota

_T = TypeVar("_T")
BUDGET = 0.002
"""Seconds of one turn's building. Laying out and painting what was built come after it."""

AT_ONCE = 8
"""So many widgets get the look of the style sheet in one step."""


def polished(whole: QWidget) -> Iterator[None]:
    """Give everything in a widget that is not seen yet its look, some widgets in each step.

    Qt would do it in one piece when the widget is first shown.
    """
    for place, widget in enumerate((whole, *whole.findChildren(QWidget))):
        if shiboken6.isValid(widget):
            widget.ensurePolished()
        if place % AT_ONCE == AT_ONCE - 1:
            yield


class Turns(QObject):
    """Takes the steps of a generator, some in each turn of the event loop the rota gives it.

    What was added in a turn is laid out once. Where no event loop is running, nobody would come
    back for the rest: all is built at once.
    """

    ended = Signal()
    """Everything is built."""

    def __init__(
        self,
        steps: Iterator[object],
        parent: QObject,
        *,
        inside: QWidget | None = None,
        wait: Callable[[], bool] | None = None,
    ) -> None:
        """Take the steps of what somebody builds.

        Args:
            steps: The steps.
            parent: Who builds.
            inside: Where most is added, if that is deeper in what scrolls than the parent itself.
            wait: No step is taken in a turn while it says that it should wait.
        """
        super().__init__(parent)
        self._owner = parent
        self._inside = inside or (parent if isinstance(parent, QWidget) else None)
        self._wait = wait
        # A list without anything in it is at its end already; a generator cannot tell.
        self._steps: Iterator[object] | None = steps if length_hint(steps, 1) else None
        self._stepping = False
        self._asked: list[Callable[[], bool]] = []

    def instead(self, steps: Iterator[object]) -> Turns:
        """Leave the rest unbuilt and go; return what builds something newer in the same place."""
        self.drop()
        self.deleteLater()
        return Turns(steps, self._owner, inside=self._inside, wait=self._wait)

    @property
    def going(self) -> bool:
        """Whether something is left to build."""
        return self._steps is not None

    def begin(self) -> None:
        """Take the first turn now."""
        if QThread.currentThread().loopLevel() == 0:
            self.finish()
            return
        if not self.waits():
            self.take_turn()
        if self.going:
            rota().join(self)

    def begin_soon(self) -> None:
        """Take the first turn once what stands already is on screen."""
        if QThread.currentThread().loopLevel() == 0:
            self.finish()
        elif self.going:
            rota().join(self)

    def finish(self) -> None:
        """Build the rest now; nothing happens while one of the steps asks for it."""
        if not self.going or self._stepping:
            return
        while self.going:
            self._step()
        self._show_added()

    def until(self, enough: Callable[[], object]) -> None:
        """Build now as much as is asked for; the rest still comes in turns."""
        while self.going and not self._stepping and not enough():
            self._step()
        self._show_added()

    def when(self, built: Callable[[], _T | None], then: Callable[[_T], object]) -> None:
        """Do something with a part as soon as it is there; it is still built in its turn."""

        def told() -> bool:
            part = built()
            if part is not None:
                then(part)
            return part is not None

        if not told():
            self._asked.append(told)

    def drop(self) -> None:
        """Leave the rest unbuilt: something newer is shown instead."""
        self._steps = None
        rota().leave(self)

    def waits(self) -> bool:
        """Say whether no step should be taken now."""
        return self._wait is not None and self._wait()

    def take_turn(self) -> None:
        """Take some steps, and lay out what they added once."""
        until = time.perf_counter() + BUDGET
        while self.going and not self._stepping:
            self._step()
            if time.perf_counter() >= until:
                break
        if self._inside is not None:
            one_layout.hold(self._inside)

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
            self.drop()
            raise
        finally:
            self._stepping = False
        self._asked = [told for told in self._asked if not told()]
        if self._steps is None:
            rota().leave(self)
            self.ended.emit()

    def _show_added(self) -> None:
        """Show what was just added: Qt would do so later, too late for the keyboard."""
        owner, inside = self.parent(), self._inside
        if not isinstance(owner, QWidget) or inside is None or not owner.isVisible():
            return
        with one_layout.held(inside):
            for widget in owner.findChildren(QWidget):
                above = widget.parentWidget()
                if above is None or not above.isVisible() or widget.isWindow():
                    continue
                if widget.isHidden() and not kept_hidden(widget):
                    widget.show()
