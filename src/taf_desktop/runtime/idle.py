"""Tells when nobody has touched the program's keyboard or mouse for some minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY = 1_000
"""Milliseconds between two looks at the clock."""
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)
"""What arrives at a window when a person does something in it."""


class Idle(QObject):
    """Sends ``went_idle`` once after so many seconds without a touch.

    It watches windows, not widgets: what a person does arrives at a window first, and only there,
    so that drawing and timers cost nothing. What an input method writes is seen by the cursor.
    """

    went_idle = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        seconds: float,
        parent: QObject,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to watch; ``now`` tells seconds on a clock that nobody can set back."""
        super().__init__(parent)
        self.seconds = seconds
        self._now = now
        self._last = now()
        self._told = False
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        for window in app.topLevelWindows():
            self._watch(window)
        app.focusWindowChanged.connect(self._watch)
        app.inputMethod().cursorRectangleChanged.connect(self.touched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in TOUCHES:
            self.touched()
        return super().eventFilter(watched, event)

    @Slot()
    def touched(self) -> None:
        """Count from now on."""
        self._last = self._now()
        self._told = False

    @Slot()
    def look(self) -> None:
        """Look at the clock."""
        if not self._told and self._now() - self._last >= self.seconds:
            self._told = True
            self.went_idle.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        for window in self._watched:
            if shiboken6.isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None and self._timer.isActive():
            # A filter that is already there is only moved to the front.
            window.installEventFilter(self)
            self._watched = [one for one in self._watched if shiboken6.isValid(one)]
            if window not in self._watched:
                self._watched.append(window)
