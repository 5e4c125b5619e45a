"""Moves a row among its siblings with the mouse: press, pull up or down, let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn


class DragMover(QObject):
    """Listens to a part of a row; a short press stays a press.

    Args:
        grip: The part of the row that is pulled.
        row: The row; it stands in a ``KeyedColumn``.
        move: Called with how many places down (or, below 0, up) the row should go.
    """

    def __init__(self, grip: QWidget, row: QWidget, move: Callable[[int], None]) -> None:
        super().__init__(grip)
        self._row = row
        self._move = move
        self._from: QPoint | None = None
        self._line: QFrame | None = None
        grip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse once it is pulled far enough."""
        del watched
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._from = event.globalPosition().toPoint() if left else None
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            return self._pull(event.globalPosition().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            return self._drop(event.globalPosition().toPoint())
        return False

    def _column(self) -> KeyedColumn | None:
        above = self._row.parentWidget()
        return above if isinstance(above, KeyedColumn) else None

    def _pull(self, at: QPoint) -> bool:
        column = self._column()
        far = self._from is not None and abs(at.y() - self._from.y())
        if column is None or (self._line is None and far < QApplication.startDragDistance()):
            return False
        if self._line is None:
            self._line = QFrame(column)
            self._line.setObjectName("dropLine")
            self._line.setFrameShape(QFrame.Shape.HLine)
            self._line.setLineWidth(2)
            self._line.show()
            self._line.raise_()
        rows = column.rows()
        gap = self._gap(column, at)
        y = rows[gap].y() if gap < len(rows) else rows[-1].geometry().bottom()
        self._line.setGeometry(0, max(y - 2, 0), column.width(), 3)
        return True

    def _drop(self, at: QPoint) -> bool:
        self._from = None
        line, self._line = self._line, None
        column = self._column()
        if line is None or column is None:
            return False
        line.deleteLater()
        line.hide()
        own = column.rows().index(self._row)
        gap = self._gap(column, at)
        step = gap - own - (1 if gap > own else 0)
        self._settle()
        if step:
            self._move(step)
        return True

    def _settle(self) -> None:
        """Let the part that was pulled forget that it was pressed."""
        grip = self.parent()
        if isinstance(grip, QWidget) and hasattr(grip, "setDown"):
            grip.setProperty("down", False)

    @staticmethod
    def _gap(column: KeyedColumn, at: QPoint) -> int:
        """Return before which row the mouse is; the number of rows for the end."""
        y = column.mapFromGlobal(at).y()
        return sum(y > row.geometry().center().y() for row in column.rows())
