"""Brings what was just opened or asked for into view, once it has its place on the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_AROUND = 48


def into_view(widget: QWidget) -> None:
    """Scroll the page around a widget until it can be seen, its top first."""
    # What was shown this moment gets its place only when the event loop turns.
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if not isinstance(above, QScrollArea):
        return
    ground = above.widget()
    if ground is None:
        return
    top = widget.mapTo(ground, QPoint(0, 0))
    if widget.height() < above.viewport().height() - 2 * _AROUND:
        # Of a box to write in, Qt by itself would show the line of the cursor only.
        above.ensureVisible(top.x(), top.y() + widget.height(), 0, _AROUND)
        above.ensureVisible(top.x(), top.y(), 0, _AROUND)
    else:
        above.verticalScrollBar().setValue(top.y() - 2 * _AROUND)
