"""A row of a list: words that open an editor below, and a badge with a menu at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.forms.parts.code_pill import CodePill
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.forms.parts.opens import Opens
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor

PILL_WIDTH = 172
"""The column of badges, in pixels at 100 %."""


class PillRow(QWidget):
    """A hairline, the words, the badge, and room for the editor.

    Args:
        words: A layout of labels.
        pill: The badge.
        make: Makes the editor of the thing the row stands for.

    Signals:
        moved: the row should go up (-1) or down (1).
    """

    moved = Signal(int)

    def __init__(self, words: QLayout, pill: CodePill, make: Callable[[], ThingEditor]) -> None:
        super().__init__()
        self.pill = pill
        self.line = LineButton()
        words.setContentsMargins(0, 9, 0, 9)
        self.line.settle(words)
        self.line.move_asked.connect(self.moved)
        self.below = Opens(make, self.line.setFocus)
        column = layouts.column(self, spacing=0)
        column.addWidget(layouts.hairline())
        column.addLayout(self._whole(pill))
        column.addWidget(self.below)

    def flush(self) -> None:
        """Save at once."""
        self.below.flush()

    def toggle(self, field: str) -> None:
        """Open the editor at a question, or close it."""
        if self.below.editor is None:
            self.below.open(field)
        else:
            self.below.close_editor()

    def _whole(self, pill: CodePill) -> QLayout:
        place = QWidget()
        place.setFixedWidth(theme.current().px(PILL_WIDTH))
        inside = layouts.row(place, spacing=0)
        inside.setContentsMargins(0, 7, 0, 7)
        inside.addWidget(pill)
        inside.addStretch(1)
        whole = layouts.row(spacing=8)
        whole.addWidget(self.line, 1)
        whole.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        return whole
