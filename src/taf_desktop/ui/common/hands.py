"""Whether somebody is at work in a window just now, so that what nobody waits for can rest."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from taf_desktop.runtime.idle import TOUCHES

REST = 0.5
"""Seconds without a key, a wheel or a move of the mouse after which nobody is at work."""


class Hands(QObject):
    """Notes what a person does in a window. It watches the window and not its widgets.

    What is done arrives at the window first, and only there: drawing and timers cost nothing.
    """

    def __init__(
        self, widget: QWidget, parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin to watch a window that was shown; ``now`` tells seconds."""
        super().__init__(parent)
        self._now = now
        self._last = float("-inf")
        self._window = widget.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)

    def busy(self) -> bool:
        """Say whether something was done just now."""
        return self._now() - self._last < REST

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is at work."""
        if event.type() in TOUCHES:
            self._last = self._now()
        return super().eventFilter(watched, event)
