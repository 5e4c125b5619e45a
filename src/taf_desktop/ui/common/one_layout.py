"""Laying out once what several parts were added to, shown or hidden in.

Whenever a part of a visible page is shown or hidden, Qt at once lays out everything around it, up
to the edge of what scrolls: five parts, five times. ``held`` and ``hold`` let it wait until all are
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

Held = list[tuple[QWidget, QLayout]]


@contextmanager
def held(inside: QWidget) -> Iterator[None]:
    """Lay out a widget and what is around it once, when everything was done."""
    around = _stop(inside)
    try:
        yield
    finally:
        _go_on(around)


def hold(inside: QWidget) -> None:
    """Lay out a widget and what is around it once, when all is shown that was just added to it.

    Qt shows what was added when the event loop comes round, one part after the other.
    """
    around = _stop(inside)
    if around:
        _waiting.append(around)
        if not _after:
            _after.append(_After())
        _after[0].added_is_shown.emit()


class _After(QObject):
    """Is told once what waits before it was delivered."""

    added_is_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.added_is_shown.connect(self._release, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _release(self) -> None:
        while _waiting:
            _go_on(_waiting.pop(0))


_waiting: list[Held] = []
_after: list[_After] = []


def _stop(inside: QWidget) -> Held:
    """Stop the layouts from a widget up to what scrolls; return those that were going."""
    around: Held = []
    widget: QWidget | None = inside
    while widget is not None and widget.isVisible():
        layout = widget.layout()
        if layout is None:
            break
        if layout.isEnabled():
            layout.setEnabled(False)
            around.append((widget, layout))
        widget = None if widget.isWindow() else widget.parentWidget()
    return around


def _go_on(around: Held) -> None:
    for widget, layout in around:
        if shiboken6.isValid(widget) and shiboken6.isValid(layout):
            layout.setEnabled(True)
            if layout.geometry().size() != widget.contentsRect().size():
                # It heard nothing of the size it was given meanwhile, and takes itself for done.
                layout.invalidate()
            QCoreApplication.postEvent(widget, QEvent(QEvent.Type.LayoutRequest))
