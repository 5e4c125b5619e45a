"""The rows of the windows about copies and about requests to see the record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.text import Small, Strong


def line_with(title: str, line: str, button: QWidget) -> QWidget:
    """Return a row: what it is, a small line about it, and what can be done with it."""
    part = QWidget()
    across = layouts.row(part, spacing=12)
    column = layouts.column(spacing=2)
    column.addWidget(Strong(title))
    column.addWidget(Small(line))
    across.addLayout(column, 1)
    across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return part
