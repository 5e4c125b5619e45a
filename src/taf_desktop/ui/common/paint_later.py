"""Painting a page in a turn of the event loop of its own.

When another page is shown, Qt hides one, shows and lays out the other and paints it, all at a
stretch, and a key waits for all of it. Painting is a third of that.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Slot
from PySide6.QtWidgets import QWidget


def paint_later(widget: QWidget) -> None:
    """Leave a widget as it looks until the event loop comes round.

    Where no event loop is running, nobody would come back: then it is painted as always.
    """
    looping = QThread.currentThread().loopLevel() > 0
    if looping and widget.isVisible() and widget.updatesEnabled():
        if not _painter:
            _painter.append(_Painter())
        _painter[0].hold(widget)


class _Painter(QObject):
    """Comes back in the next turn. It belongs to nobody: whatever ends meanwhile, it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._paint)

    def hold(self, widget: QWidget) -> None:
        """Let a widget be painted in the next turn."""
        widget.setUpdatesEnabled(False)
        self._held.append(widget)
        self._timer.start(0)

    @Slot()
    def _paint(self) -> None:
        while self._held:
            widget = self._held.pop()
            if shiboken6.isValid(widget):
                widget.setUpdatesEnabled(True)


_painter: list[_Painter] = []
