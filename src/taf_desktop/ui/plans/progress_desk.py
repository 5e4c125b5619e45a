"""Shows the page of progress in the place of the plan, and goes back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.forms.parts.page_over import PageOver
from taf_desktop.ui.plans.progress_page import ProgressPage
from taf_desktop.ui.plans.progress_presenter import ProgressPresenter, ProgressView, progress_view
from taf_desktop.ui.plans.tools import Tools

PROGRESS = "progress"
"""What the page is called where things of the plan are asked for by their id."""


class ProgressDesk(PageOver):
    """The page of progress over the plan's own."""

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
        self._tools = tools
        self._presenter = ProgressPresenter(desk, runner, stack, on_error)
        self._opened: OpenFamily | None = None

    def show_family(self, opened: OpenFamily) -> None:
        """Show the progress of a family as it is now; another family's page is left."""
        before, self._opened = self._opened, opened
        page = self.page
        if not isinstance(page, ProgressPage):
            return
        view = self._view()
        if view is None or (before is not None and before.file.family.id != opened.file.family.id):
            self.leave()
            return
        page.show_view(view)
        self.raise_page()

    @Slot()
    def open(self) -> None:
        """Open the page."""
        view = self._view()
        if view is not None and self.page is None:
            self.put(ProgressPage(view, self._tools, self._presenter))

    def _view(self) -> ProgressView | None:
        if self._opened is None:
            return None
        return progress_view(self._opened.file, self._clock.today())
