"""Two columns side by side, or one above the other when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taf_desktop.ui.common import layouts, theme

GAP = 20
LEAST_WIDTH = 440
"""The least width of both together, in pixels at 100 %."""


class TwoColumns(QWidget):
    """``first`` and ``second`` take widgets; one of them has a fixed width, the other the rest."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        first_width: int | None = None,
        second_width: int | None = None,
        stack_below: int = 900,
    ) -> None:
        """Make empty columns.

        Args:
            parent: The parent.
            first_width: The first column's width in pixels at 100 %, or none for the rest.
            second_width: The second column's width in pixels at 100 %, or none for the rest.
            stack_below: The width in pixels at 100 % below which the columns stand one above the
                other.
        """
        super().__init__(parent)
        self._widths = (first_width, second_width)
        self._stack_below = stack_below
        self._halves = (QWidget(), QWidget())
        self.first: QVBoxLayout = _from_the_top(self._halves[0])
        self.second: QVBoxLayout = _from_the_top(self._halves[1])
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        for half, width in zip(self._halves, self._widths, strict=True):
            self._box.addWidget(half, 0 if width else 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange()

    @property
    def stacked(self) -> bool:
        """Whether the columns stand one above the other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack to the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_box"):
            self._arrange()

    def _arrange(self) -> None:
        look = theme.current()
        # Side by side they need more room than one above the other: they must be let get narrow.
        self.setMinimumWidth(look.px(LEAST_WIDTH))
        stack = self.width() < look.px(self._stack_below)
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if stack else way.LeftToRight)
        for half, width in zip(self._halves, self._widths, strict=True):
            wide = stack or width is None
            half.setMinimumWidth(0 if wide else look.px(width or 0))
            half.setMaximumWidth((1 << 24) - 1 if wide else look.px(width or 0))


def _from_the_top(half: QWidget) -> QVBoxLayout:
    """Return a layout whose widgets stand at the top of a column, each as tall as it needs."""
    # A stretch below them, for an aligned layout no longer asks how tall words are when broken.
    outside = layouts.column(half, spacing=0)
    inside = layouts.column(spacing=16)
    outside.addLayout(inside)
    outside.addStretch(1)
    return inside
