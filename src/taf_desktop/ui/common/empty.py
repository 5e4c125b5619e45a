"""What a place says while nothing is in it yet: what will be here, and how to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.text import Heading, Muted


class EmptyState(QWidget):
    """A heading, a sentence and at most a few buttons; no picture."""

    def __init__(
        self,
        title: str,
        sentence: str,
        *buttons: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = layouts.column(self, spacing=8)
        column.setContentsMargins(0, 32, 0, 32)
        column.addWidget(Heading(title))
        column.addWidget(Muted(sentence))
        if buttons:
            column.addSpacing(8)
            line = layouts.FlowLayout(spacing=12)
            for button in buttons:
                line.addWidget(button)
            column.addLayout(line)
        column.addStretch(1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
