"""A list at the left and what is chosen at the right, each scrolling by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.scroll import Page

LIST_WIDTH = 480
"""Greatest width of the list with its margins, in pixels at 100 %."""
LEAST_LIST = 400
"""Least width of the list in pixels at 100 %: the longest chip fits."""
LIST_SHARE = 0.42
"""How much of a smaller window the list takes."""
STACK_BELOW = 780
"""Below this width, in pixels at 100 %, the list stands above what is chosen."""


class TwoPages(QWidget):
    """``list_page`` and ``chosen_page``: side by side, or the list above in a narrow window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_page = Page(max_width=None)
        self.chosen_page = Page()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.list_page, 2)
        self._box.addWidget(self.chosen_page, 3)
        self._arrange()

    @property
    def stacked(self) -> bool:
        """Whether the list stands above what is chosen now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def favour_list(self, favour: bool) -> None:
        """Give the list most of the height where the pages are stacked and nothing is chosen."""
        self._box.setStretch(0, 3 if favour else 2)
        self._box.setStretch(1, 1 if favour else 3)

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
        stack = self.width() < look.px(STACK_BELOW)
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if stack else way.LeftToRight)
        share = round(self.width() * LIST_SHARE)
        width = min(max(share, look.px(LEAST_LIST)), look.px(LIST_WIDTH))
        self.list_page.setMinimumWidth(0 if stack else width)
        self.list_page.setMaximumWidth((1 << 24) - 1 if stack else width)
