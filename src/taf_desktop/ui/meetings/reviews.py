"""Each open action, one by one: what was known of it, how it is going, what has happened."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Muted, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.code_pill import CodePill
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.meetings.meeting_view import MeetingView, ReviewRow
from taf_desktop.ui.meetings.tools import Tools


class ReviewLine(QWidget):
    """One action: its words large, the badge to choose how it is going, and room for a note."""

    def __init__(self, row: ReviewRow, tools: Tools) -> None:
        super().__init__()
        self.setObjectName(f"review:{row.id}")
        self._what = PlainLabel("", style=TextStyle.QUOTE)
        self._last = Small("")
        self.keeper = Keeper(row.review, tools.kit, tools.lists, self)
        self.pill = CodePill(
            "action_status", self.tr("How it is going"), unset=self.tr("How is it going?")
        )
        self.pill.setObjectName("reviewStatus")
        self.pill.picked.connect(self._pick)
        top = layouts.row(spacing=16)
        top.addWidget(self._what, 1)
        top.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        column = layouts.column(self, spacing=6)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(layouts.hairline())
        column.addSpacing(4)
        column.addLayout(top)
        column.addWidget(self._last)
        column.addWidget(FieldsView(self.keeper.session, ("note",), bare=True))
        column.addWidget(self.keeper)
        self.show_row(row)

    def show_row(self, row: ReviewRow) -> None:
        """Show the action as it is now, unless its note is being written."""
        self._what.setText(row.what)
        self._last.setText(row.last)
        self.setAccessibleName(row.what)
        self.keeper.take_newer(row.review)
        self.pill.show_code(str(self.keeper.session.value("status") or ""))

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()

    @Slot(str)
    def _pick(self, code: str) -> None:
        self.keeper.session.set_value("status", code)
        self.keeper.flush()


class ReviewsCard(Card):
    """All actions that were open when the meeting was planned. ``building`` makes the rows."""

    def __init__(self, tools: Tools, view: MeetingView) -> None:
        super().__init__(title=self.tr("The actions, one by one"))
        self.setObjectName("actionsOneByOne")
        self._view = view
        self._tools = tools
        self._none = Muted(self.tr("No action was open when this meeting was planned."))
        self._whole = buttons.secondary(self.tr("Look at the whole plan together"))
        self._whole.setObjectName("reviewAtMeeting")
        self._whole.setToolTip(
            self.tr("Each action, every number from 0 to 10, and what you decide")
        )
        self._whole.clicked.connect(self._look_together)
        self.rows = KeyedColumn(lambda row: ReviewLine(row, tools))
        self.add(self._none, self.rows)
        line = layouts.row()
        line.addWidget(self._whole)
        line.addStretch(1)
        self.column.addLayout(line)
        self._offer()

    def building(self) -> Iterator[None]:
        """Make the rows, one in each step."""
        yield from self.rows.showing(self._view.reviews)

    def show_view(self, view: MeetingView) -> None:
        """Show the actions as they are now."""
        self._view = view
        self._offer()
        self.rows.show_rows(view.reviews)

    def _offer(self) -> None:
        self._none.setVisible(not self._view.reviews)
        self._whole.setVisible(bool(self._view.reviews))

    @Slot()
    def _look_together(self) -> None:
        self._tools.look_together(self._view.meeting)

    def flush(self) -> None:
        """Save at once."""
        for row in self.rows.rows():
            if isinstance(row, ReviewLine):
                row.flush()
