"""The meetings of a family: the list, and one meeting at a time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.overview_places import ENDING_PAGE
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.ended_later import Endings
from taf_desktop.ui.forms.parts.aside_line import AsideLine
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.meetings.list_page import ListPage
from taf_desktop.ui.meetings.meeting_page import MeetingPage
from taf_desktop.ui.meetings.meeting_view import MeetingView
from taf_desktop.ui.meetings.presenter import MeetingsPresenter, aside_words
from taf_desktop.ui.meetings.read_page import ReadPage
from taf_desktop.ui.meetings.tools import Tools


class MeetingsScreen(FamilyScreen):
    """The meetings' tab.

    Args:
        desk: The use cases.
        runner: Runs them.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetings")
        self._presenter = MeetingsPresenter(desk, runner, self, self._trouble)
        kit = EditKit(desk.records.save, runner, desk.clock, self.saved_words.emit)
        self._tools = Tools(self._presenter, kit, self._put_aside, self._look_together)
        self._tools.go_to_documents = lambda: self.wants_tab.emit("documents", "")
        self._tools.go_to_ending = lambda: self.wants_tab.emit("overview", ENDING_PAGE)
        self._opened: OpenFamily | None = None
        self._wanted = ""
        self._page: MeetingPage | ReadPage | None = None
        self._aside = AsideLine()
        self._aside.taken_back.connect(self._presenter.bring_back)
        self._list = ListPage()
        self._list.wanted.connect(self.show_thing)
        self._list.planned.connect(self._plan)
        self._turns = Turns(iter(()), self)
        self._endings = Endings(self, lambda: self._page is not None and not self._page.whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        place = layouts.row(spacing=0)
        place.setContentsMargins(MARGIN, 0, MARGIN, 0)
        place.addWidget(self._aside)
        column = layouts.column(self, spacing=0)
        column.addLayout(place)
        column.addWidget(self._stack, 1)

    def show_family(self, opened: OpenFamily) -> None:
        """Show the meetings as they are now; editors that are open stay open."""
        if self._opened is not None and self._opened.file.family.id != opened.file.family.id:
            self._aside.hide()
            self._leave()
        self._opened = opened
        self._tools.lists = opened.lists
        self._tools.file = opened.file
        self._list.show_rows(
            self._presenter.rows(opened), has_open=self._presenter.has_open(opened)
        )
        self._show_wanted()

    def show_thing(self, id_: str) -> None:
        """Open a meeting."""
        self._wanted = id_
        self._show_wanted()

    def thing_shown(self) -> str:
        """Return the id of the meeting that is open, or ""."""
        return self._wanted if self._page is not None else ""

    def flush(self) -> None:
        """Save at once whatever is typed."""
        if self._page is not None:
            self._page.flush()

    def _show_wanted(self) -> None:
        if self._opened is None or not self._wanted:
            return
        view = self._presenter.view(self._opened, self._wanted)
        if view is None:
            # It may be on its way: a meeting just planned is here with the next refresh.
            self._drop_page()
            self._stack.setCurrentWidget(self._list)
        elif self._page is not None and self._page.key == (view.meeting.id, view.finished):
            self._page.show_view(view)
        else:
            self._new_page(view)

    def _new_page(self, view: MeetingView) -> None:
        self._drop_page()
        self._turns = self._turns.instead(self._showing(view))
        self._turns.begin_soon()

    def _showing(self, view: MeetingView) -> Iterator[None]:
        """Make the page's frame, show it, and put the keyboard there, each in its turn."""
        if view.finished:
            page = ReadPage(view, self._tools)
        else:
            page = MeetingPage(view, self._tools, in_pieces=True)
            yield from page.pieces()
        page.left.connect(self._leave)
        self._page = page
        self._stack.addWidget(page)
        yield
        self._stack.setCurrentWidget(page)
        yield
        page.focus_first()

    def _drop_page(self) -> None:
        self._turns.drop()
        page, self._page = self._page, None
        if page is not None:
            page.flush()
            self._stack.removeWidget(page)
            self._endings.end(page, page.parts())

    @Slot()
    def _leave(self) -> None:
        left, self._wanted = self._wanted, ""
        self._drop_page()
        self._stack.setCurrentWidget(self._list)
        self._list.focus_row(left)

    @Slot()
    def _plan(self) -> None:
        if self._opened is not None:
            self._presenter.plan_meeting(self._opened.file.family.id, self._planned)

    def _planned(self, meeting: Entity) -> None:
        self.show_thing(meeting.id)

    def _look_together(self, meeting: Meeting) -> None:
        self.flush()
        self._presenter.look_together(
            meeting, lambda review: self.wants_tab.emit("plan", review.id)
        )

    def _put_aside(self, thing: Entity) -> None:
        def told() -> None:
            self._aside.tell(thing.KIND, thing.id, aside_words(thing))

        self._presenter.put_aside(thing, told)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)
