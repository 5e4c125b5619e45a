"""Who is invited and who came: a row each, and one line to add the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from taf_desktop.domain.entity import Answer
from taf_desktop.ui.common import errors, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Body, Small, Strong
from taf_desktop.ui.forms.parts.code_pill import CodePill
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.pill_row import PillRow
from taf_desktop.ui.forms.parts.quick_line import QuickLine
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.meetings.meeting_view import AttendanceRow, MeetingView
from taf_desktop.ui.meetings.tools import Tools

NAME_WIDTH = 168


class AttendanceLine(PillRow):
    """Somebody invited; the badge says whether they came."""

    def __init__(self, row: AttendanceRow, tools: Tools) -> None:
        self._tools = tools
        self._row = row
        self._name = Strong("")
        self._about = Body("")
        self._update = Small("")
        pill = CodePill("came", QCoreApplication.translate("meeting", "Did they come?"))
        super().__init__(self._words(), pill, self._editor)
        self.setObjectName(f"attendance:{row.id}")
        self.line.setObjectName("attendanceLine")
        self.line.clicked.connect(self._press)
        pill.setObjectName("cameCode")
        pill.picked.connect(self._pick)
        self.show_row(row)

    def show_row(self, row: AttendanceRow) -> None:
        """Show it as it is now."""
        self._row = row
        self._name.setText(row.name)
        self._about.setText(row.about)
        self._update.setText(row.update)
        self._update.setVisible(bool(row.update))
        self.pill.show_code(row.came)
        self.line.setAccessibleName(", ".join(p for p in (row.name, row.about, row.update) if p))
        self.below.take(row.attendance, self._tools.lists)

    def _words(self) -> QHBoxLayout:
        self._name.setFixedWidth(theme.current().px(NAME_WIDTH))
        words = layouts.column(spacing=0)
        words.addWidget(self._about)
        words.addWidget(self._update)
        inside = layouts.row(spacing=12)
        inside.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        return inside

    def _editor(self) -> ThingEditor:
        editor = ThingEditor(
            self._row.attendance,
            self._tools.kit,
            self._tools.lists,
            remove=self.tr("Take off the list"),
        )
        editor.remove_asked.connect(self._remove)
        return editor

    @Slot()
    def _press(self) -> None:
        self.toggle("update" if self._row.attendance.name else "name")

    @Slot(str)
    def _pick(self, code: str) -> None:
        # An open editor holds the thing's revision: the answer goes through it.
        if not self.below.answer("came", code):
            self._tools.presenter.answer(self._row.attendance, "came", code)

    @Slot()
    def _remove(self) -> None:
        self._tools.put_aside(self._row.attendance)


class AttendanceCard(Card):
    """Everybody invited. It stands where people are invited, and again where one sees who came.

    The rows are made by going through ``building``.

    Args:
        tools: What the meeting's parts share.
        view: The meeting.
        title: What is asked here.
    """

    def __init__(self, tools: Tools, view: MeetingView, title: str) -> None:
        super().__init__(title=title)
        self._tools = tools
        self._meeting = view.meeting
        self._first_rows = view.attendance
        self.rows = KeyedColumn(lambda row: AttendanceLine(row, tools))
        self.quick = QuickLine(
            "attendance",
            ("name", "role", "agency"),
            needed="name",
            add_words=self.tr("Add"),
            today=tools.kit.clock.today(),
            lists=tools.lists,
        )
        self.quick.setObjectName("quickAttendance")
        self.quick.entered.connect(self._enter)
        self.add(self.rows, layouts.hairline(), self.quick)

    def building(self) -> Iterator[None]:
        """Make the rows, one in each step."""
        yield from self.rows.showing(self._first_rows)

    def show_view(self, view: MeetingView) -> None:
        """Show everybody as they are now."""
        self._meeting = view.meeting
        self.rows.show_rows(view.attendance)
        self.quick.take_lists(self._tools.lists)

    def flush(self) -> None:
        """Save at once, a line begun and not yet added too."""
        for row in self.rows.rows():
            if isinstance(row, AttendanceLine):
                row.flush()
        self.quick.flush()

    @Slot(object)
    def _enter(self, answers: dict[str, Answer]) -> None:
        def give_back(error: Exception) -> None:
            self.quick.put(answers)
            errors.show(self, error)

        given = {**answers, "came": "invited"}
        self._tools.presenter.add("attendance", self._meeting, given, give_back)
