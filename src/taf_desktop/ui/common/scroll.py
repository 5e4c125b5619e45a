"""The calm page: one scrolling column at the left, no wider than reading allows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.growing import Growing
from taf_desktop.ui.common.theme import FORM_WIDTH

MARGIN = 32


class Page(QScrollArea):
    """A page whose content goes into ``column``; it scrolls up and down, never sideways."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        max_width: int | None = FORM_WIDTH,
        spacing: int = 16,
    ) -> None:
        """Make an empty page.

        Args:
            parent: The page's parent.
            max_width: The column's greatest width in pixels at 100 %, or none for the full page.
            spacing: The room between the things in the column.
        """
        super().__init__(parent)
        self._max_width = max_width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        ground = Growing()
        ground.setObjectName("page")
        self._holder = Growing(ground)
        self.column: QVBoxLayout = layouts.column(self._holder, spacing=spacing)
        down = layouts.column(ground, spacing=0)
        down.setContentsMargins(MARGIN, 20, MARGIN, 24)
        across: QHBoxLayout = layouts.row(spacing=0)
        down.addLayout(across)
        down.addStretch(1)
        across.addWidget(self._holder, 1000)
        # The little stretch takes what the column may not, so that the column stays at the left.
        across.addStretch(1)
        self._across = across
        self._limit()
        self.setWidget(ground)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets below what is there."""
        for widget in widgets:
            self.column.addWidget(widget)

    def add_beside(self, widget: QWidget, gap: int = 20) -> None:
        """Put a widget at the right of the column; both scroll together."""
        self._across.insertSpacing(1, gap)
        self._across.insertWidget(2, widget)

    def show_part(self, widget: QWidget) -> None:
        """Scroll until a widget of the page can be seen."""
        self.ensureWidgetVisible(widget, MARGIN, MARGIN)

    def changeEvent(self, event: QEvent) -> None:
        """Widen the column with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        if self._max_width is not None:
            self._holder.setMaximumWidth(theme.current().px(self._max_width))
