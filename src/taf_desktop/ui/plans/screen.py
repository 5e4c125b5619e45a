"""The plan of a family: begun here, written here, agreed here, and kept up between meetings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.coaching import Advice
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.library_names import plan_people
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.coach_look import CoachLook
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.overview_places import ENDING_PAGE, NEW_TALK
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.forms.ended_later import Endings
from taf_desktop.ui.forms.parts.aside_line import AsideLine
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.plans.coach_watch import CoachWatch
from taf_desktop.ui.plans.plan_page import PlanPage
from taf_desktop.ui.plans.plan_view import PlanView, plan_view
from taf_desktop.ui.plans.plan_words import aside_words
from taf_desktop.ui.plans.presenter import PlanPresenter
from taf_desktop.ui.plans.progress_desk import PROGRESS, ProgressDesk
from taf_desktop.ui.plans.quality_desk import QUALITY, QualityDesk
from taf_desktop.ui.plans.review_desk import ReviewDesk
from taf_desktop.ui.plans.signed_page import SignedPage
from taf_desktop.ui.plans.tools import Tools

UNDO = "undo"
"""What the aside line carries where something else than putting aside can be taken back."""
AUDIT_COPY = "audit_copy:"
"""How the documents' tab is asked for the audit copy, which is about the whole record."""
TABS = {
    "family": "people",
    "person": "people",
    "professional": "people",
    "agreement": "agreement",
    "assessment": "assessment",
    "meeting": "meetings",
    "voice": "meetings",
    "attendance": "meetings",
    "copy_given": "documents",
    "plan_review": "plan",
}
"""The tab where a kind of thing is written; the rest opens over the overview."""


class PlanScreen(FamilyScreen):
    """The plan's tab.

    Args:
        desk: The use cases.
        runner: Runs them.
    """

    _signed: SignedPage | None = None
    """The version that is read, if one is."""

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self._desk = desk
        self._runner = runner
        self._presenter = PlanPresenter(desk, runner, self, self._trouble)
        kit = EditKit(desk.records.save, runner, desk.clock, self.saved_words.emit)
        self._tools = Tools(self._presenter, kit, self._put_aside, self._open_soon)
        self._opened: OpenFamily | None = None
        self._page: PlanPage | None = None
        self._endings = Endings(self, lambda: self._page is not None and not self._page.whole)
        self._aside = AsideLine()
        self._aside.taken_back.connect(self._take_back)
        self._undo: Callable[[], None] | None = None
        self._watch = CoachWatch(self._presenter, self)
        self._join_coach()
        self._stack = QStackedWidget()
        self._reviews = ReviewDesk(desk, runner, self._stack, self._tools, self._trouble)
        self._reviews.left.connect(self._back_to_plan)
        self._reviews.wants_ending.connect(lambda: self._go_elsewhere(ENDING_PAGE, ENDING_PAGE))
        self._progress = ProgressDesk(desk, runner, self._stack, self._tools, self._trouble)
        self._progress.left.connect(self._back_to_plan)
        self._quality = self._quality_desk(runner)
        self._empty = self._empty_page()
        self._stack.addWidget(self._empty)
        place = layouts.row(spacing=0)
        place.setContentsMargins(MARGIN, 0, MARGIN, 0)
        place.addWidget(self._aside)
        column = layouts.column(self, spacing=0)
        column.addLayout(place)
        column.addWidget(self._stack, 1)

    def show_family(self, opened: OpenFamily) -> None:
        """Show the plan as it is now; editors that are open stay open."""
        if self._opened is not None and self._opened.file.family.id != opened.file.family.id:
            self._aside.hide()
            self._leave_signed()
        self._opened = opened
        self._tools.lists = opened.lists
        self._tools.file = opened.file
        self._tools.people = plan_people(opened.file)
        view = self._presenter.view(opened)
        if view is not None and not view.agreed:
            self._watch.show_file(opened.file)
        if view is None:
            self._drop_page()
            self._stack.setCurrentWidget(self._empty)
        elif self._page is not None and self._page.key == (view.plan.id, view.agreed):
            self._page.show_view(view)
        else:
            self._new_page(view)
        if view is not None and view.agreed:
            self._look_back.at(opened.file, self._show_advice)
        self._reviews.show_family(opened)
        self._progress.show_family(opened)
        self._quality.show_family(opened)

    def show_thing(self, id_: str) -> None:
        """Bring a goal, an action or an answer into view, or open a review."""
        if self._reviews.show_thing(id_):
            self._progress.leave()
            return
        if id_ == PROGRESS:
            self._progress.open()
            return
        if id_ == QUALITY:
            self._quality.open()
            return
        if self._page is not None:
            self._leave_signed()
            self._reviews.leave()
            self._progress.leave()
            self._quality.leave()
            self._page.show_thing(id_)
            self._reviews.expect(id_)

    def thing_shown(self) -> str:
        """Return the id of the review, goal, action or answer that is open to be written in."""
        if self._reviews.thing_shown:
            return self._reviews.thing_shown
        if self._progress.page is not None:
            return PROGRESS
        if self._quality.page is not None:
            return QUALITY
        if self._page is None or self._signed is not None:
            return ""
        return self._page.thing_shown()

    def flush(self) -> None:
        """Save at once whatever is typed."""
        self._reviews.flush()
        self._progress.flush()
        if self._page is not None:
            self._page.flush()

    def _quality_desk(self, runner: TaskRunner) -> QualityDesk:
        quality = QualityDesk(self._desk, runner, self._stack, self._open_field, self._trouble)
        quality.left.connect(self._back_to_plan)
        quality.wants_copy.connect(lambda: self.wants_tab.emit("documents", AUDIT_COPY))
        return quality

    def _join_coach(self) -> None:
        self._look_back = CoachLook(self._desk, self._runner, self, self._trouble)
        self._watch.looked.connect(self._show_advice)
        self._tools.watch = self._watch.watch
        self._tools.look_then = self._watch.look_then
        self._tools.offer_undo = self._offer_undo
        self._tools.go_elsewhere = self._go_elsewhere
        self._presenter.prepare_coach(self._watch.look)

    def _empty_page(self) -> Page:
        start = buttons.primary(self.tr("Start the plan"))
        start.setObjectName("startPlan")
        start.clicked.connect(self._start)
        page = Page()
        page.add(
            EmptyState(
                self.tr("There is no plan yet"),
                self.tr(
                    "A plan holds what the family wants to be different, who does what by when, and"
                    " who agreed. It begins with what is already going well: that comes over from"
                    " the assessment."
                ),
                start,
            )
        )
        return page

    def _new_page(self, view: PlanView) -> None:
        self._drop_page()
        page = PlanPage(view, self._tools)
        page.wants_version.connect(self._read_version)
        page.wants_review.connect(self._look_together)
        page.wants_compare.connect(self._compare)
        page.wants_progress.connect(self._progress.open)
        page.wants_quality.connect(self._quality.open)
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _drop_page(self) -> None:
        self._leave_signed()
        page, self._page = self._page, None
        if page is not None:
            page.leave()
            self._stack.removeWidget(page)
            self._endings.end(page, page.parts())

    @Slot(str)
    def _look_together(self, review_id: str) -> None:
        plan = self._opened.file.plan if self._opened is not None else None
        if review_id:
            self._reviews.show_thing(review_id)
        elif plan is not None:
            self._reviews.begin(plan.plan)

    @Slot()
    def _compare(self) -> None:
        if self._opened is not None and self._opened.file.plan is not None:
            self._leave_signed()
            self._reviews.compare(self._opened.file.plan.plan)

    @Slot()
    def _back_to_plan(self) -> None:
        if self._page is not None:
            self._stack.setCurrentWidget(self._page)

    @Slot()
    def _start(self) -> None:
        if self._opened is not None:
            self._presenter.start(self._opened.file)

    def _put_aside(self, thing: Entity) -> None:
        def told() -> None:
            self._aside.tell(thing.KIND, thing.id, aside_words(thing))

        self._presenter.put_aside(thing, told)

    def _offer_undo(self, sentence: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        # Whoever moves or takes over something goes on where they are.
        self._aside.tell(UNDO, "", sentence, take_keyboard=False)

    @Slot(str, str)
    def _take_back(self, kind: str, id_: str) -> None:
        undo, self._undo = self._undo, None
        if kind != UNDO:
            self._presenter.bring_back(kind, id_)
        elif undo is not None:
            undo()

    @Slot(object)
    def _show_advice(self, advice: Advice) -> None:
        if self._page is not None:
            self._page.show_advice(advice)

    def _open_field(self, kind: str, id_: str, field: str) -> None:
        if self._page is not None:
            self._page.open_field(kind, id_, field)

    def _go_elsewhere(self, kind: str, id_: str) -> None:
        self.wants_tab.emit(TABS.get(kind, "overview"), NEW_TALK if kind == NEW_TALK else id_)

    def _open_soon(self, thing: Entity) -> None:
        if self._page is not None:
            self._page.open_soon(thing)

    @Slot(int)
    def _read_version(self, number: int) -> None:
        view = self._presenter.view(self._opened) if self._opened is not None else None
        if view is not None:
            show = partial(self._show_version, number)
            self._presenter.read_version(view.plan, number, show)

    def _show_version(self, number: int, file: FamilyFile) -> None:
        view = plan_view(file, self._desk.clock.today())
        if view is None:
            return
        self._leave_signed()
        title = self.tr("Version {number}").format(number=number)
        self._signed = SignedPage(title, view, self._tools.kit)
        self._signed.left.connect(self._leave_signed)
        self._stack.addWidget(self._signed)
        self._stack.setCurrentWidget(self._signed)
        self._signed.focus_back()

    @Slot()
    def _leave_signed(self) -> None:
        if self._signed is None:
            return
        self._stack.removeWidget(self._signed)
        self._signed.deleteLater()
        self._signed = None
        if self._page is not None:
            self._stack.setCurrentWidget(self._page)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)
