"""Draws dotted lines below words of a one-line box, which has no looks of its own for words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit

Mark = tuple[int, int]
"""Where marked words begin and end, counted as the box counts its cursor's places."""
_BESIDE_CURSOR = 5
"""The box tells its cursor with so many pixels of room at the left."""
_BELOW = 2
_LEFTWARD = {"R", "AL"}
"""Letters written from right to left: where their words stand cannot be added up."""


def draw_marks(box: QLineEdit, cursor: QRect, marks: Sequence[Mark], colour: QColor) -> None:
    """Draw the lines over what the box has painted, as far as they can be seen.

    Args:
        box: The box, in its own ``paintEvent``.
        cursor: Its ``cursorRect``, from which the words' places are measured.
        marks: The words.
        colour: The lines' colour.
    """
    text = box.text()
    if not marks or any(unicodedata.bidirectional(letter) in _LEFTWARD for letter in text):
        return
    metrics = box.fontMetrics()
    # Measured from the cursor, because a long line is moved along inside its box.
    zero = cursor.left() + _BESIDE_CURSOR - metrics.horizontalAdvance(_first(text, box))
    ground = (box.height() + metrics.ascent() - metrics.descent()) / 2 + _BELOW
    room = box.contentsRect().adjusted(4, 0, -4, 0)
    painter = QPainter(box)
    painter.setClipRect(room)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
    units = text.encode("utf-16-le")
    for start, end in marks:
        left, right = (
            zero + metrics.horizontalAdvance(units[: 2 * at].decode("utf-16-le", "ignore"))
            for at in (start, end)
        )
        painter.drawLine(QPointF(left, ground), QPointF(right, ground))
    painter.end()


def _first(text: str, box: QLineEdit) -> str:
    """Return the words left of the cursor."""
    return text.encode("utf-16-le")[: 2 * box.cursorPosition()].decode("utf-16-le", "ignore")
