"""Shows the page of progress in the place of the plan, and goes back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.forms.letting_go import let_go
from taf_desktop.ui.plans.progress_page import ProgressPage
from taf_desktop.ui.plans.progress_presenter import ProgressPresenter, ProgressView, progress_view
from taf_desktop.ui.plans.tools import Tools

PROGRESS = "progress"
"""What the page is called where things of the plan are asked for by their id."""


class ProgressDesk(QObject):
    """The page of progress over the plan's own. ``left`` is sent when it goes back to the plan."""

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        stack: QStackedWidget,
        tools: Tools,
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(stack)
        self._clock = desk.clock
        self._stack = stack
        self._tools = tools
        self._presenter = ProgressPresenter(desk, runner, stack, on_error)
        self._opened: OpenFamily | None = None
        self._page: ProgressPage | None = None

    @property
    def page(self) -> QWidget | None:
        """The page, while it is open."""
        return self._page

    def show_family(self, opened: OpenFamily) -> None:
        """Show the progress of a family as it is now; another family's page is left."""
        before, self._opened = self._opened, opened
        if self._page is None:
            return
        view = self._view()
        if view is None or (before is not None and before.file.family.id != opened.file.family.id):
            self.leave()
            return
        self._page.show_view(view)
        # The plan may have been made anew beneath it.
        self._stack.setCurrentWidget(self._page)

    @Slot()
    def open(self) -> None:
        """Open the page."""
        view = self._view()
        if view is None or self._page is not None:
            return
        page = ProgressPage(view, self._tools, self._presenter)
        page.left.connect(self.leave)
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.focus_first()

    def flush(self) -> None:
        """Save at once."""
        if self._page is not None:
            self._page.flush()

    @Slot()
    def leave(self) -> None:
        """Take the page away; the plan is seen again."""
        page, self._page = self._page, None
        if page is not None:
            page.flush()
            self._stack.removeWidget(page)
            let_go(page)
            self.left.emit()

    def _view(self) -> ProgressView | None:
        if self._opened is None:
            return None
        return progress_view(self._opened.file, self._clock.today())
