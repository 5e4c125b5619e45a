"""Shows the quality review in the place of the plan, and goes back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.coach.quality_review import QualityReview
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.coach_facts import Known
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.forms.parts.page_over import PageOver
from taf_desktop.ui.plans.quality_page import GoTo, QualityPage
from taf_desktop.ui.plans.quality_view import quality_view

QUALITY = "quality"
"""What the page is called where things of the plan are asked for by their id."""


class QualityDesk(PageOver):
    """The page of the review over the plan's own.

    ``wants_copy`` is sent when the audit copy should be shown.
    """

    wants_copy = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        stack: QStackedWidget,
        go_to: GoTo,
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(stack)
        self._desk, self._runner = desk, runner
        self._go_to, self._on_error = go_to, on_error
        self._latest = Latest()
        self._file: FamilyFile | None = None
        self._open = False

    def show_family(self, opened: OpenFamily) -> None:
        """Show the review of a family as it is now; another family's page is left."""
        before, self._file = self._file, opened.file
        if not self._open:
            return
        if before is not None and before.family.id != opened.file.family.id:
            self.leave()
        else:
            self._ask()

    @Slot()
    def open(self) -> None:
        """Answer the questions and open the page."""
        if self._file is not None and not self._open:
            self._open = True
            self._ask()

    @Slot()
    def leave(self) -> None:
        """Take the page away; the plan is seen again."""
        self._open = False
        super().leave()

    def _ask(self) -> None:
        file = self._file
        if file is None:
            return
        show = self._latest.only(self._show)

        def knows(known: Known) -> None:
            self._runner.run(
                lambda _ticket: self._desk.coaching.quality(file, known.area, known.more),
                show,
                self._on_error,
                owner=self,
                lane="cpu",
            )

        self._runner.run(
            lambda _ticket: self._desk.facts.of(file), knows, self._on_error, owner=self
        )

    def _show(self, review: QualityReview) -> None:
        if self._file is None or not self._open:
            return
        view = quality_view(review, self._file)
        if isinstance(self.page, QualityPage):
            self.page.show_view(view)
            self.raise_page()
            return
        page = QualityPage(view, self._leave_to)
        page.wants_copy.connect(self.wants_copy)
        self.put(page)

    def _leave_to(self, kind: str, id_: str, field: str) -> None:
        self.leave()
        self._go_to(kind, id_, field)
