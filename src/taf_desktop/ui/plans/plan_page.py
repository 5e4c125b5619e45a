"""The page of one plan, from what it builds on down to who agreed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.services.coaching import Advice
from taf_desktop.ui.common import buttons, dialogs
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.text import Body, Muted
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.all_saved import all_saved
from taf_desktop.ui.forms.layout_rules import chained
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.actions import ActionTable
from taf_desktop.ui.plans.answers_card import AnswersCard
from taf_desktop.ui.plans.coach_side import CoachSide
from taf_desktop.ui.plans.coach_view import AFTER, NET, STRENGTHS, TOP
from taf_desktop.ui.plans.goal_card import GoalCard
from taf_desktop.ui.plans.goal_starts import GoalStarts
from taf_desktop.ui.plans.going import open_field, open_thing, show_thing
from taf_desktop.ui.plans.need_deeds import need_deeds
from taf_desktop.ui.plans.needs_card import NeedsCard
from taf_desktop.ui.plans.needs_view import needs_view
from taf_desktop.ui.plans.plan_asking import change_agreed, keep_as_agreed
from taf_desktop.ui.plans.plan_head import HeadDeeds, PlanHead
from taf_desktop.ui.plans.plan_view import GoalRow, PlanView
from taf_desktop.ui.plans.progress_card import ProgressCard
from taf_desktop.ui.plans.progress_presenter import progress_told
from taf_desktop.ui.plans.quality_page import QualityCard
from taf_desktop.ui.plans.review_card import ReviewsCard
from taf_desktop.ui.plans.review_rows import review_rows
from taf_desktop.ui.plans.review_worth import PlanWorth
from taf_desktop.ui.plans.tools import Tools
from taf_desktop.ui.plans.versions_card import VersionsCard
from taf_desktop.ui.plans.words_cards import PlanWords

WIDTH = 800
"""The widest the plan gets, in pixels at 100 %: the room beside it is for the coach."""


class PlanPage(BuiltPage):
    """One plan, draft or agreed. It is made anew only when it changes from one to the other.

    It is built in turns from the top; ``finish`` builds the rest at once.
    """

    wants_version = Signal(int)
    wants_review = Signal(str)
    """A review should be opened, or one begun (without an id)."""
    wants_compare = Signal()
    wants_progress = Signal()
    wants_quality = Signal()

    def __init__(self, view: PlanView, tools: Tools) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("planPage")
        self._view = view
        self._advice: Advice | None = None
        self._tools = tools
        self._waiting = ""
        self._written: list[PlanWords | ActionTable | AnswersCard] = []
        self.starts: GoalStarts | None = None
        self._versions_for = ""
        self._head: PlanHead | None = None
        self._reopened = Body("", tone=Tone.WORRY)
        self.side: CoachSide | None = None
        self._room = 0
        self.goals = KeyedColumn(self._make_goal, spacing=16)
        self._shown = self._now()
        # What follows a change, each in a turn of its own.
        self._after, self._asking = Turns(iter(()), self), Turns(iter(()), self)
        self.build(self._steps())

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the plan, and whether it is agreed."""
        return self._view.plan.id, self._view.agreed

    def finish(self) -> None:
        """Build at once what is not built yet, as it is now."""
        super().finish()
        self._after.finish()

    def show_view(self, view: PlanView) -> None:
        """Show the plan as it is now, in place; what is still being built shows it at its end."""
        self._view = view
        if self.whole:
            self._refresh()

    def _now(self) -> tuple[object, ...]:
        """Return what the page is made of; it may change while the page is built."""
        return (self._view, self._tools.file, self._tools.lists)

    def _refresh(self) -> None:
        self._after = self._after.instead(self._refreshing())
        self._after.begin_soon()

    def _refreshing(self) -> Iterator[None]:
        """Show the plan as it is now, then let Tab go through what is there."""
        view = self._view
        if self.side is not None:
            self.side.take_plan(view.plan)
        if self._head is not None:
            self._head.show_view(view)
        self._show_reopened()
        if self.starts is not None:
            self.starts.take_plan(view.plan)
        self.words.take(view.plan)
        yield
        yield from self.goals.showing(view.goals, self._begin_goal)
        self._open_waiting()
        self._show_others()
        yield
        self.answers.show_view(view)
        self._show_progress()
        yield
        self.reviews.show_rows(review_rows(self._tools.file))
        self._load_versions()
        self._open_waiting()
        yield
        yield from chained(self._holder)

    def _show_reopened(self) -> None:
        self._reopened.setText(self._view.reopened)
        self._reopened.setVisible(bool(self._view.reopened))

    def _show_others(self) -> None:
        self.others.show_rows(self._view.other_actions, None)
        self._others_card.setVisible(bool(self._view.other_actions))

    def _show_progress(self) -> None:
        if self._tools.file is not None:
            today = self._tools.kit.clock.today()
            self.progress.show_told(progress_told(self._tools.file, today))

    def _load_versions(self) -> None:
        view = self._view
        if view.version != self._versions_for:
            self._versions_for = view.version
            self._tools.presenter.load_versions(view.plan, view.agreed, self.versions.show_rows)

    def show_advice(self, advice: Advice) -> None:
        """Show what the coach says now; the words of an agreed plan are not commented on."""
        self._advice = advice
        if not self.whole:
            return
        if self.side is None:
            self.worth.show_advice(advice)
        else:
            self.side.show_advice(advice)
            self._asking = self._asking.instead(self._showing_needs(advice))
            self._asking.begin_soon()

    def _showing_needs(self, advice: Advice) -> Iterator[None]:
        yield
        yield from self.needs.showing(needs_view(advice))

    def words_column(self) -> QWidget:
        """Return the widget that holds every card."""
        return self._holder

    def open_field(self, kind: str, id_: str, field: str) -> None:
        """Open a thing, here or in another tab, and put the keyboard into a field of it."""
        self.finish()
        if not open_field(self, kind, id_, field):
            self._tools.go_elsewhere(kind, id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the coach a column where there is room for one."""
        super().resizeEvent(event)
        self._room = self.width()
        if self.side is not None:
            self.side.fit(self._room)

    def open_soon(self, thing: Entity) -> None:
        """Open a thing to be written in, as soon as it is on the page."""
        self.finish()
        self._waiting = thing.id
        self._open_waiting()

    def show_thing(self, id_: str) -> None:
        """Bring a goal, an action or an answer into view and put the keyboard there."""
        if id_ == self._view.plan.id:
            self.verticalScrollBar().setValue(0)
            self.when(lambda: self._head, lambda head: head.first.setFocus())
            return
        self.finish()
        show_thing((*self.goals.rows(), self.others, self.answers), id_)

    def thing_shown(self) -> str:
        """Return the id of what is open to be written in, one of them if several are; or ""."""
        return open_thing(self._holder)

    def flush(self) -> None:
        """Save at once; in what is not built yet nobody has written."""
        for part in self._written:
            part.flush()
        for card in self.goals.rows():
            if isinstance(card, GoalCard):
                card.flush()

    def leave(self) -> None:
        """Save at once, and leave unbuilt what is not built yet."""
        self.flush()
        self.drop()
        for turns in (self._after, self._asking):
            turns.drop()
        if self.side is not None:
            self.side.leave()

    def parts(self) -> list[QWidget]:
        """Return the largest parts, which know nothing of each other: the goals and other cards."""
        items = (self.column.itemAt(place) for place in range(self.column.count()))
        cards = [item.widget() for item in items if item is not None]
        return [*self.goals.rows(), *(card for card in cards if isinstance(card, Card))]

    def _steps(self) -> Iterator[None]:
        """Build the page from the top; nothing comes above what is there.

        A card is put in its place before it is shown: without one it would be a window of its own.
        """
        agreed = self._view.agreed
        if not agreed:
            self._add_side()
            yield
        self._add_head()
        yield
        self._add_keeper()
        yield
        if agreed:
            self._add_progress()
            yield
        yield from self._add_top()
        yield from self._add_goals()
        yield from self._add_others()
        for card in self.words.making_end(self._tools):
            yield from self.adding(card)
        yield from self._add_answers()
        if not agreed:
            self._add_progress()
            yield
        yield from self._add_past()

    def _add_side(self) -> None:
        """Add the coach, before anything stands where its column would take room away."""
        self.side = CoachSide(self, self._tools, self._view.plan, self)
        self.add_beside(self.side.margin)
        if self._room:
            self.side.fit(self._room)

    def _add_head(self) -> None:
        deeds = HeadDeeds(self._ask, self._change_plan, self._begin_review)
        self._head = PlanHead(self._view, deeds)
        self.column.addLayout(self._head.row)
        if self.side is not None:
            self.column.addWidget(self.side.fold_for(TOP))
        if self._view.agreed:
            self.add(Muted(self.tr(
                "These words stand as the family agreed them. How the actions are going, what has"
                " happened, and where each voice is now can still be written down."
            )))  # fmt: skip

    def _add_keeper(self) -> None:
        view, tools = self._view, self._tools
        self.words = PlanWords(view.plan, tools.kit, tools.lists, agreed=view.agreed)
        self.words.watched(tools.watch)
        self._written.append(self.words)
        if self.words.keeper is not None:
            self.add(self.words.keeper)

    def _add_progress(self) -> None:
        self.progress = ProgressCard()
        self.progress.wanted.connect(self.wants_progress)
        self.add(self.progress)
        self._show_progress()

    def _add_top(self) -> Iterator[None]:
        """Add what stands above the goals."""
        self._reopened.setObjectName("whyReopened")
        self.worth = PlanWorth(self._tools)
        self.add(self.worth, self._reopened)
        self._show_reopened()
        yield
        strengths = self.words.make_strengths()
        if self.side is not None:
            strengths.add(self.side.fold_for(STRENGTHS))
        yield from self.adding(strengths)
        self.needs = NeedsCard(need_deeds(self._tools, lambda: self._view, self.open_soon))
        self.add(self.needs, self.goals)
        self.goals.hide()
        yield

    def _add_goals(self) -> Iterator[None]:
        yield from self.goals.showing(self._view.goals, self._begin_goal)
        if not self._view.agreed:
            add = buttons.secondary(self.tr("Add a goal"), icon="plus")
            add.setObjectName("addGoal")
            add.clicked.connect(self._add_goal)
            self.starts = GoalStarts(add, self._tools, self.open_soon)
            self.starts.take_plan(self._view.plan)
            self.add(self.starts)
            yield

    def _add_others(self) -> Iterator[None]:
        """Add the actions that belong to no goal."""
        self.others = ActionTable(self._tools, agreed=self._view.agreed)
        self._written.append(self.others)
        self._others_card = Card(title=self.tr("Also agreed"))
        self._others_card.add(self.others)
        self.add(self._others_card)
        self._others_card.setVisible(bool(self._view.other_actions))
        yield from self.others.showing(self._view.other_actions, None)
        self._show_others()
        yield

    def _add_answers(self) -> Iterator[None]:
        self.answers = AnswersCard(self._tools, self._view)
        self.answers.keep.connect(self._keep)
        self._written.append(self.answers)
        self.answers.hide()
        self.add(self.answers)
        yield
        self._add_folds()
        yield
        yield from self.answers.building(self._view)
        yield from shown_whole(self.answers)
        yield

    def _add_past(self) -> Iterator[None]:
        """Add the cards of what was before, and the way to the audit of the plan."""
        self.reviews, self.quality = ReviewsCard(), QualityCard()
        self.versions = VersionsCard(agreed=self._view.agreed)
        self.quality.wanted.connect(self.wants_quality)
        self.reviews.wanted.connect(self.wants_review)
        self.reviews.begin_wanted.connect(self._begin_review)
        self.versions.wanted.connect(self.wants_version)
        self.versions.compare_wanted.connect(self.wants_compare)
        self.add(self.reviews, self.versions, self.quality)
        yield
        yield from self.reviews.showing(review_rows(self._tools.file))
        self._load_versions()
        yield
        if self.side is not None:
            self.add(self.side.rested)
        self.column.addStretch(1)

    def _add_folds(self) -> None:
        """Give the cards below the goals the coach's line, for a page without a column for it."""
        side = self.side
        if side is not None:
            self.words.safety_net.add(side.fold_for(NET))
            self.words.afterwards.add(side.fold_for(AFTER))
            self._others_card.add(side.fold_for("others"))
            self.answers.add_ready(side.ready)

    @Slot()
    def _built(self) -> None:
        super()._built()
        if self._shown != self._now():
            self._refresh()
        self._open_waiting()
        if self._advice is not None:
            self.show_advice(self._advice)

    def _begin_goal(self, row: GoalRow) -> GoalCard:
        return self._make_goal(row, whole=False)

    def _make_goal(self, row: GoalRow, *, whole: bool = True) -> GoalCard:
        card = GoalCard(row, self._tools, whole=whole)
        card.moved.connect(self._move_goal)
        if self.side is not None:
            card.add(self.side.fold_for(f"goal:{row.id}"))
        return card

    def _open_waiting(self) -> None:
        if not self._waiting:
            return
        cards = [card for card in self.goals.rows() if isinstance(card, GoalCard)]
        if any(part.open(self._waiting) for part in (*cards, self.answers)):
            self._waiting = ""

    @Slot()
    def _add_goal(self) -> None:
        self._tools.presenter.add_goal(self._view.plan, self.open_soon)

    @Slot(str, int)
    def _move_goal(self, id_: str, step: int) -> None:
        self.flush()
        ids = [row.id for row in self._view.goals]
        self._tools.move("goal", ids, id_, step)

    @Slot()
    def _ask(self) -> None:
        self.finish()
        self.flush()
        self.verticalScrollBar().setValue(self.answers.y())
        self.answers.focus_first()

    @Slot()
    def _keep(self) -> None:
        self.flush()
        if self._view.blocked:
            dialogs.information(self, self.tr("Not yet"), self._view.blocked)
            return
        self._tools.look_then(self._keep_if_ready)

    def _keep_if_ready(self, advice: Advice) -> None:
        if self.side is not None and advice.stops():
            self.side.say_stops()
            into_view(self.answers)
            return
        if self.answers.ask_what_changed():
            return
        if keep_as_agreed(self) and all_saved(self):
            self._tools.presenter.agree(self._view.plan, self.answers.what_changed)

    @Slot()
    def _begin_review(self) -> None:
        self.flush()
        self.wants_review.emit("")

    @Slot()
    def _change_plan(self) -> None:
        self.flush()
        if change_agreed(self):
            self._tools.presenter.change(self._view.plan)
