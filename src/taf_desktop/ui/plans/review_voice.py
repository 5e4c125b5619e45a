"""One voice at a review: its number from 0 to 10, why, and what would make it one more."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.types import is_answered
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import Small, Strong
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.plans.review_presenter import ReviewPresenter
from taf_desktop.ui.plans.review_view import VoiceRow
from taf_desktop.ui.plans.tools import Tools

_NAME_WIDTH = 168
_WHY = ("why", "one_more")


class VoiceLine(QWidget):
    """One voice. Nothing is kept before it says a number; the questions about it come with it."""

    def __init__(self, row: VoiceRow, tools: Tools, presenter: ReviewPresenter) -> None:
        super().__init__()
        self.setObjectName(f"voice:{row.id}")
        self.setAccessibleName(row.voice)
        self._voice = Strong(row.voice)
        self._last = Small("")
        kit = replace(tools.kit, save=partial(presenter.save_point, row.point))
        self.keeper = Keeper(row.point, kit, tools.lists, self)
        session = self.keeper.session
        self.why: FieldsView | None = None
        self._column = layouts.column(self, spacing=8)
        self._column.setContentsMargins(0, 4, 0, 8)
        self.number = FieldsView(session, ("value",), bare=True)
        self._column.addLayout(self._top())
        self._column.addWidget(self.keeper)
        session.listen(lambda _keys: self._show_session())
        self.show_row(row)

    def show_row(self, row: VoiceRow) -> None:
        """Show what was said before, and what is said now unless it is being written."""
        self._last.setText(row.last)
        self.keeper.take_newer(row.point)
        self._show_session()

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()

    def focus_number(self) -> None:
        """Put the keyboard on the line from 0 to 10."""
        self.number.focus_field("value")

    def _top(self) -> layouts.QHBoxLayout:
        name = QWidget()
        name.setFixedWidth(theme.current().px(_NAME_WIDTH))
        words = layouts.column(name, spacing=0)
        words.addWidget(self._voice)
        words.addWidget(self._last)
        line = layouts.row(spacing=16)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.number, 1)
        return line

    def _show_session(self) -> None:
        session = self.keeper.session
        asked = any(is_answered(session.value(name)) for name in ("value", *_WHY))
        if asked and self.why is None:
            # Made when they are wanted: a plan has many voices, and few have spoken at first.
            self.why = FieldsView(session, _WHY, pairs=True)
            self._column.insertWidget(1, self.why)
        if self.why is not None:
            self.why.setVisible(asked)
