"""Small helpers for laying out: boxes with the steps of four, hairlines, and a row that wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget


def column(parent: QWidget | None = None, *, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    _keep_what_stands(parent)
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


def row(parent: QWidget | None = None, *, spacing: int = 12, margin: int = 0) -> QHBoxLayout:
    """Return a layout from side to side."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    _keep_what_stands(parent)
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


def _keep_what_stands(box: QWidget | None) -> None:
    """Have a box that draws nothing itself painted only where it grew.

    Qt otherwise paints all of a page again for each line that is added at its end.
    """
    if box is not None and type(box).paintEvent is QWidget.paintEvent:
        box.setAttribute(Qt.WidgetAttribute.WA_StaticContents)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a thin level line between two things."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are hidden at once and deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Lays widgets out like words: side by side, and on the next line when there is no room."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Qt asks again and again on the way to one layout of a page.
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item at the end."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or none past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out and return it, or none past the end."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that it wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that its height depends on its width."""
        return True

    def invalidate(self) -> None:
        """Measure anew: something in it changed its size or was shown or hidden."""
        self._forget()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        hints = [hint for _item, hint in self._visible()]
        gaps = max(len(hints) - 1, 0) * self.spacing()
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size of the largest widget."""
        size = QSize()
        for item, _hint in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size

    def _forget(self) -> None:
        self._hints = None
        self._heights.clear()

    def _visible(self) -> list[tuple[QLayoutItem, QSize]]:
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._hints

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            x, height = rect.x(), max(hint.height() for _item, hint in line)
            for item, hint in line:
                if move:
                    middle = y + (height - hint.height()) // 2
                    item.setGeometry(QRect(QPoint(x, middle), hint))
                x += hint.width() + self.spacing()
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the visible items with their sizes, broken into lines that fit a width."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, wanted in self._visible():
            hint = wanted.boundedTo(QSize(max(width, 1), 1 << 20))
            if not lines or used + self.spacing() + hint.width() > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append((item, hint))
            used += self.spacing() + hint.width()
        return lines
