"""The list of meetings, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Small
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.meetings.list_view import MeetingRow


class MeetingLine(QWidget):
    """One meeting: the day leads, then what kind and where; at the right how far its record is."""

    def __init__(self, row: MeetingRow, wanted: SignalInstance) -> None:
        super().__init__()
        self._id = row.id
        self._day = Heading("")
        self._about = Body("")
        self._came = Small("")
        self._state = Pill("")
        words = layouts.column(spacing=2)
        for part in (self._day, self._about, self._came):
            words.addWidget(part)
        inside = layouts.row(spacing=12)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addLayout(words, 1)
        inside.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self.line = LineButton()
        self.line.setObjectName(f"meeting:{row.id}")
        self.line.settle(inside)
        self.line.clicked.connect(lambda: wanted.emit(self._id))
        card = Card()
        card.column.setContentsMargins(1, 1, 1, 1)
        card.add(self.line)
        layouts.column(self).addWidget(card)
        self.show_row(row)

    def show_row(self, row: MeetingRow) -> None:
        """Show the meeting as it is now."""
        self._day.setText(row.day)
        self._about.setText(" · ".join(part for part in (row.type, row.place) if part))
        self._came.setText(row.came)
        self._state.show_state(row.state, Tone(row.mood))
        spoken = (row.day, row.type, row.place, row.came, row.state)
        self.line.setAccessibleName(", ".join(part for part in spoken if part))


class ListPage(Page):
    """All meetings. ``wanted`` carries the id of one to open; ``planned`` asks for a new one."""

    wanted = Signal(str)
    planned = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=800)
        self.setObjectName("meetingList")
        # Two buttons, because only one look may be filled and a look is for life.
        self._first = buttons.primary(self.tr("Plan a meeting"))
        self._further = buttons.secondary(self.tr("Plan a meeting"), icon="plus")
        self._head = QWidget()
        head = layouts.row(self._head)
        head.addWidget(Heading(self.tr("Meetings")), 1)
        for name, button in (("planFirst", self._first), ("planFurther", self._further)):
            button.setObjectName(name)
            button.clicked.connect(self.planned)
            head.addWidget(button)
        self._begin = buttons.primary(self.tr("Plan a meeting"))
        self._begin.setObjectName("planMeeting")
        self._begin.clicked.connect(self.planned)
        self._empty = EmptyState(
            self.tr("No meeting yet"),
            self.tr(
                "A meeting brings the family and their team together. Planning one invites the"
                " people you know of, makes room for everybody’s own words, and lists the actions"
                " that are open."
            ),
            self._begin,
        )
        self.rows = KeyedColumn(
            lambda row: MeetingLine(row, self.wanted), spacing=12, in_turns=True
        )
        self.add(self._head, self._empty, self.rows)

    def plan_button(self) -> Button:
        """Return the button that plans a meeting, as it shows now."""
        return self._first if not self._first.isHidden() else self._further

    def show_rows(self, rows: Sequence[MeetingRow], *, has_open: bool) -> None:
        """Show these meetings."""
        self._head.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._first.setVisible(not has_open)
        self._further.setVisible(has_open)
        self.rows.show_rows(rows)

    def focus_row(self, id_: str) -> None:
        """Put the keyboard on a meeting."""
        row = self.rows.row(id_)
        if isinstance(row, MeetingLine):
            row.line.setFocus()
