"""Shows a review or a comparison in the place of the plan, and goes back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.domain.plan import Plan
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.forms.parts.page_over import PageOver
from taf_desktop.ui.plans.compare_page import ComparePage
from taf_desktop.ui.plans.review_page import ReviewPage
from taf_desktop.ui.plans.review_presenter import ReviewPresenter
from taf_desktop.ui.plans.review_read import ReviewReadPage
from taf_desktop.ui.plans.review_view import ReviewView, review_view
from taf_desktop.ui.plans.tools import Tools


class ReviewDesk(PageOver):
    """One page at a time over the plan's own.

    Signals:
        wants_ending: how the work ends should be written down.
    """

    wants_ending = Signal()

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
        self._presenter = ReviewPresenter(desk, runner, stack, on_error)
        self._opened: OpenFamily | None = None
        self._wanted = ""
        self._expected = ""

    def show_family(self, opened: OpenFamily) -> None:
        """Show the open review as it is now; what is typed in it stays."""
        before, self._opened = self._opened, opened
        if before is not None and before.file.family.id != opened.file.family.id:
            self._expected = ""
            self.leave()
        elif not self._wanted and self._view(self._expected) is not None:
            self.show_thing(self._expected)
        elif self._wanted:
            self._show_wanted()
        else:
            self.raise_page()

    def show_thing(self, id_: str) -> bool:
        """Open a review by its id; false if it is none of this plan."""
        if self._view(id_) is None:
            return False
        self._wanted = id_
        self._show_wanted()
        return True

    def expect(self, id_: str) -> None:
        """Open a review that was begun elsewhere a moment ago, as soon as it is there."""
        self._expected = id_

    @property
    def thing_shown(self) -> str:
        """The id of the review that is open, or ""."""
        return self._wanted

    def begin(self, plan: Plan) -> None:
        """Begin a review, or go on with the one that was begun, and open it."""
        self._presenter.begin(plan, lambda review: self.open_soon(review.id))

    def open_soon(self, id_: str) -> None:
        """Open a review as soon as it is there."""
        self._wanted = id_
        self._show_wanted()

    def compare(self, plan: Plan) -> None:
        """Lay agreed versions beside each other."""
        self.leave()
        self.put(ComparePage(plan, self._presenter))

    @Slot()
    def leave(self) -> None:
        """Take the page away; the plan is seen again."""
        self._wanted = self._expected = ""
        super().leave()

    def _view(self, id_: str) -> ReviewView | None:
        if self._opened is None:
            return None
        page = self.page
        asked = page.asked if isinstance(page, ReviewPage) else None
        return review_view(self._opened.file, id_, self._clock.today(), asked)

    @Slot()
    def _show_wanted(self) -> None:
        view = self._view(self._wanted)
        page = self.page
        if view is None:
            # Begun a moment ago, it is here with the next refresh; or it was put aside.
            if page is not None:
                self.leave()
            return
        key = (view.review.id, view.finished)
        if isinstance(page, ReviewPage | ReviewReadPage) and page.key == key:
            page.show_view(view)
            self.raise_page()
            return
        wanted = self._wanted
        self.leave()
        self._wanted = wanted
        self.put(self._made(view))

    def _made(self, view: ReviewView) -> ReviewPage | ReviewReadPage:
        if view.finished:
            record = ReviewReadPage(view, self._tools, self._presenter)
            record.wants_ending.connect(self.wants_ending)
            return record
        page = ReviewPage(view, self._tools, self._presenter)
        page.asked_more.connect(self._show_wanted)
        return page
