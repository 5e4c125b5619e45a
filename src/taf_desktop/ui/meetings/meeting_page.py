"""One meeting that is being prepared or written down: Prepare, Run, Finish."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tabs import Tabs
from taf_desktop.ui.forms.all_saved import all_saved
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.meetings.attendance import AttendanceCard
from taf_desktop.ui.meetings.finish_part import FinishPart
from taf_desktop.ui.meetings.meeting_head import MeetingHead
from taf_desktop.ui.meetings.meeting_view import MeetingView
from taf_desktop.ui.meetings.run_part import RunPart
from taf_desktop.ui.meetings.tools import Tools

WHEN_AND_WHERE = ("date", "time", "place", "type", "mode", "arrangements")


class MeetingPage(QWidget):
    """A meeting's draft. ``left`` goes back to the list."""

    left = Signal()
    attendance: AttendanceCard

    def __init__(self, view: MeetingView, tools: Tools, *, in_pieces: bool = False) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("meetingPage")
        self._view = view
        self._tools = tools
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the head, the three parts and their tabs, one after the other."""
        view, tools = self._view, self._tools
        self.keeper = Keeper(view.meeting, tools.kit, tools.lists, self)
        session = self.keeper.session
        self.head = MeetingHead(view)
        self.head.left.connect(self.left)
        yield
        self._prepare = BuiltPage()
        self._prepare.build(self._prepare.adding_all(self._prepared(session)))
        self.run = RunPart(session, tools, view)
        yield
        self.end = FinishPart(session, view)
        self.end.finished.connect(self._finish)
        yield
        self.tabs = Tabs(margin=MARGIN)
        for name, title, part in (
            ("prepare", self.tr("Prepare"), self._prepare),
            ("run", self.tr("Run"), self.run),
            ("finish", self.tr("Finish"), self.end),
        ):
            self.tabs.add_tab(name, title, part)
        self.tabs.changed.connect(self.flush)
        keeper_place = layouts.column()
        keeper_place.setContentsMargins(MARGIN, 0, MARGIN, 0)
        keeper_place.addWidget(self.keeper)
        column = layouts.column(self, spacing=0)
        column.addWidget(self.head)
        column.addLayout(keeper_place)
        column.addWidget(self.tabs, 1)

    def _prepared(self, session: FormSession) -> Iterator[QWidget]:
        """Make what stands under Prepare, from the top."""
        when = Card(title=self.tr("When and where"))
        when.add(FieldsView(session, WHEN_AND_WHERE, at_once=False))
        yield when
        self.attendance = AttendanceCard(self._tools, self._view, self.tr("Who is invited"))
        self.attendance.setObjectName("whoIsInvited")
        yield self.attendance
        yield self._remove_button()

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the meeting, and whether it is finished."""
        return self._view.meeting.id, self._view.finished

    @property
    def whole(self) -> bool:
        """Whether everything is built."""
        return all(part.whole for part in self.parts())

    def parts(self) -> tuple[BuiltPage, ...]:
        """Return what stands under Prepare, Run and Finish."""
        return self._prepare, self.run, self.end

    def show_view(self, view: MeetingView) -> None:
        """Show the meeting as it is now, in place."""
        self._view = view
        self.keeper.take_newer(view.meeting)
        self.keeper.session.update_lists(self._tools.lists)
        self.head.show_view(view)
        self._prepare.once_whole("view", partial(self._show_invited, view))
        self.run.show_view(view)
        self.end.show_view(view)

    def flush(self) -> None:
        """Save at once whatever is typed on any of the three parts."""
        self.keeper.flush()
        if self._prepare.whole:
            self.attendance.flush()
        self.run.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the three parts, to go through them with the arrows."""
        self.tabs.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_button(self) -> QWidget:
        remove = buttons.quiet(self.tr("Remove this meeting"), icon="trash")
        remove.setObjectName("removeMeeting")
        remove.clicked.connect(self._remove)
        return remove

    def _remove(self) -> None:
        self.flush()
        self._tools.put_aside(self._view.meeting)

    def _show_invited(self, view: MeetingView) -> None:
        self.attendance.show_view(view)
        self._prepare.chain_soon()

    def _finish(self, reason: str) -> None:
        self.flush()
        if all_saved(self):
            self._tools.presenter.finish(self._view.meeting, reason)
