"""The page of a review that is being written, from what helped down to what is decided."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.progress import same_voice
from taf_desktop.services.coaching import Advice
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Small, Title
from taf_desktop.ui.forms.all_saved import all_saved
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.review_drift import DriftCard
from taf_desktop.ui.plans.review_end import ReviewEnd
from taf_desktop.ui.plans.review_ending import drift
from taf_desktop.ui.plans.review_goal import ReviewGoal
from taf_desktop.ui.plans.review_presenter import ReviewPresenter
from taf_desktop.ui.plans.review_state import state_line
from taf_desktop.ui.plans.review_view import GoalRow, ReviewView
from taf_desktop.ui.plans.tools import Tools

WIDTH = 800
WHEN = ("held_on", "who_took_part")
HELPED = ("helped",)
NEXT = ("decision", "decision_reason", "next_review")


class ReviewPage(BuiltPage):
    """One review as a draft.

    Signals:
        left: the person goes back to the plan.
        asked_more: there is a further voice in ``asked``, to be shown.
    """

    left = Signal()
    asked_more = Signal()

    def __init__(self, view: ReviewView, tools: Tools, presenter: ReviewPresenter) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("reviewPage")
        self._view = view
        self._tools = tools
        self._presenter = presenter
        self._asked: dict[str, list[str]] = {}
        self._file: FamilyFile | None = None
        self.keeper = Keeper(view.review, tools.kit, tools.lists)
        self.goals = KeyedColumn(self._make_goal, spacing=16)
        self.drift = DriftCard()
        self.end = ReviewEnd(corrects=view.corrects)
        self.end.finished.connect(self._finish)
        self.end.put_aside.connect(self._put_aside)
        self.end.stopped.connect(self.left)
        self.column.addLayout(self._head())
        self.column.addLayout(state_line(view, Tone.WORRY))
        self.add(
            Small(self.tr("Everything is saved as you write. You can stop and go on another day.")),
            self.keeper,
        )
        self.build(self._cards())

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the review, and whether it is finished."""
        return self._view.review.id, self._view.finished

    @property
    def asked(self) -> dict[str, list[str]]:
        """The voices that were asked for here and said nothing yet, by the goal's id."""
        return self._asked

    def show_view(self, view: ReviewView) -> None:
        """Show the review as it is now, in place; what is still being built shows it at its end."""
        self._view = view
        self.keeper.take_newer(view.review)
        self.keeper.session.update_lists(self._tools.lists)
        self.once_whole("view", self._show_rows)

    def _cards(self) -> Iterator[None]:
        yield from self.adding(self._card(WHEN))
        yield from self.adding(self._card(HELPED, tone=Tone.GOOD))
        self.add(self.goals)
        yield from self.goals.showing(self._view.goals, self._begin_goal)
        self.add(self.drift)
        self._look()
        yield from self.adding(self._card(NEXT))
        self.end.show_ending(self._view.ending)
        yield from self.adding(self.end)

    def _show_rows(self) -> None:
        self.goals.show_rows(self._view.goals)
        self.end.show_ending(self._view.ending)
        self._look()
        self.chain_soon()

    def _look(self) -> None:
        if self._tools.file is not None and self._tools.file is not self._file:
            self._file = self._tools.file
            self._presenter.look(self._file, self._show_advice)

    def _show_advice(self, advice: Advice) -> None:
        self.drift.show_drift(drift(advice))

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()
        for goal in self.goals.rows():
            if isinstance(goal, ReviewGoal):
                goal.flush()

    def _card(self, names: tuple[str, ...], *, tone: Tone | None = None) -> Card:
        card = Card(tone=tone)
        card.add(FieldsView(self.keeper.session, names, at_once=False))
        return card

    def _head(self) -> layouts.QHBoxLayout:
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("Looking at the plan together")), 1)
        head.addWidget(self._back)
        return head

    def _begin_goal(self, row: GoalRow) -> QWidget:
        return self._make_goal(row, whole=False)

    def _make_goal(self, row: GoalRow, *, whole: bool = True) -> QWidget:
        goal = ReviewGoal(row, self._tools, self._presenter, whole=whole)
        goal.asked.connect(self._ask)
        return goal

    @Slot(str, str)
    def _ask(self, goal_id: str, voice: str) -> None:
        """Make room for a further voice; it is kept once it says a number."""
        self._asked.setdefault(goal_id, []).append(voice)
        self.asked_more.emit()
        goal = self.goals.row(goal_id)
        if isinstance(goal, ReviewGoal):
            goal.focus_voice(f"{goal_id}:{same_voice(voice)}")

    @Slot(str)
    def _finish(self, reason: str) -> None:
        self.flush()
        if all_saved(self):
            self._presenter.finish(self._view.review, reason, lambda _review: None)

    @Slot()
    def _put_aside(self) -> None:
        self.flush()
        self._tools.put_aside(self._view.review)
        self.left.emit()
