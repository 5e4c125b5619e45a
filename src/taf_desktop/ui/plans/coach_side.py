"""Joins the coach to the page of a draft: its column or its folded lines, marks, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.domain.plan import Plan
from taf_desktop.services.coaching import Advice
from taf_desktop.support.words import say
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.record_editor import RecordEditor
from taf_desktop.ui.plans.coach_fold import CoachFold
from taf_desktop.ui.plans.coach_margin import CoachMargin
from taf_desktop.ui.plans.coach_marks import show_marks
from taf_desktop.ui.plans.coach_notes import NoteDeeds
from taf_desktop.ui.plans.coach_ready import ReadyList
from taf_desktop.ui.plans.coach_rested import RestDeeds, RestedList
from taf_desktop.ui.plans.coach_use import Use, thing_with_id
from taf_desktop.ui.plans.coach_view import CoachView, Note, coach_view
from taf_desktop.ui.plans.tools import Tools

ROOM_FOR_COLUMN = 960
"""The least width of the page, in pixels at 100 %, with the column beside the words."""


class Held(Protocol):
    """What the coach's side needs of the page."""

    def words_column(self) -> QWidget:
        """Return the widget that holds every card."""
        ...

    def open_field(self, kind: str, id_: str, field: str) -> None:
        """Open a thing and put the keyboard into a field."""
        ...


class CoachSide(QObject):
    """The coach on one page. ``margin``, ``ready`` and ``rested`` are laid out by the page."""

    def __init__(self, page: Held, tools: Tools, plan: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._tools = tools
        self._plan = plan
        self._advice: Advice | None = None
        self._wide = True
        self._view = CoachView()
        self._deeds = NoteDeeds(page.open_field, self._use, self._rest)
        words = page.words_column()
        self.margin = CoachMargin(words, lambda id_: words.findChild(QWidget, id_), self._deeds)
        self._folds: dict[str, CoachFold] = {}
        self._new_folds = False
        self._turns = Turns(iter(()), self)

    @cached_property
    def ready(self) -> ReadyList:
        """What is missing before agreeing. The page begins without it."""
        return ReadyList(self._page.open_field)

    @cached_property
    def rested(self) -> RestedList:
        """What was found fine as it is. The page begins without it."""
        presenter = self._tools.presenter
        return RestedList(RestDeeds(presenter.coach.wake, presenter.say_why_fine))

    def fold_for(self, card: str) -> CoachFold:
        """Return the folded line of a card of the page, to be laid out in it."""
        fold = self._folds[card] = CoachFold(self._deeds)
        fold.destroyed.connect(lambda: self._forget_fold(card))
        self._new_folds = True
        return fold

    def _forget_fold(self, card: str) -> None:
        """Forget the folded line of a card, unless a new one has taken its place already."""
        fold = self._folds.get(card)
        if fold is not None and not shiboken6.isValid(fold):
            del self._folds[card]

    def take_plan(self, plan: Plan) -> None:
        """Know the plan as it is now."""
        self._plan = plan

    def show_advice(self, advice: Advice) -> None:
        """Show what the coach says now."""
        self._advice = advice
        view = coach_view(advice, self._tools.kit.clock.today())
        same = view == self._view and not self._new_folds and not self._turns.going
        self._view, self._new_folds = view, False
        # Boxes may be new where the remarks are not.
        self._in_turns(self._marking() if same else self._showing())

    def leave(self) -> None:
        """Show nothing more: the page was left."""
        self._turns.drop()

    def fit(self, width: int) -> None:
        """Choose column or folded lines for a page of this width."""
        wide = width >= theme.current().px(ROOM_FOR_COLUMN)
        if wide != self._wide:
            self._wide = wide
            self._refresh()
        self.margin.setVisible(wide)

    def _refresh(self) -> None:
        # What was begun may show the notes where they were before.
        self._in_turns(self._showing())
        self._turns.finish()

    def _in_turns(self, steps: Iterator[None]) -> None:
        self._turns = self._turns.instead(steps)
        self._turns.begin_soon()

    def _showing(self) -> Iterator[None]:
        view = self._view
        self.rested.show_rows(view.rested)
        yield from self.ready.showing(view)
        yield
        yield from self.margin.showing(view.groups if self._wide else ())
        for card, fold in list(self._folds.items()):
            own = [each for each in view.groups if each.card == card]
            fold.show_rows(() if self._wide else own)
            if own and not self._wide:
                yield
        yield
        yield from self._marking()

    def _marking(self) -> Iterator[None]:
        yield
        show_marks(self._page.words_column(), self._plan, self._view.marks)

    def _use(self, note: Note, use: Use) -> None:
        remark = note.remark
        thing = thing_with_id(self._advice.file, remark.thing_id) if self._advice else None
        if thing is None:
            return
        before: Answer = getattr(thing, use.field)
        self._answer(remark.thing_id, use.field, use.value)
        self._tools.offer_undo(
            say("plan_screen.coach.used", words=use.shown),
            lambda: self._answer(remark.thing_id, use.field, before),
        )

    def _answer(self, id_: str, field: str, value: Answer) -> None:
        """Give an answer through the editor that is open, or else to what is kept."""
        for editor in self._page.words_column().findChildren(RecordEditor):
            if editor.thing.id == id_:
                editor.session.set_value(field, value)
                editor.flush()
                return
        file = self._tools.file
        thing = thing_with_id(file, id_) if file is not None else None
        if thing is not None:
            self._tools.presenter.answer(thing, field, value)

    def _rest(self, note: Note) -> None:
        coach = self._tools.presenter.coach
        coach.lay_to_rest(
            self._plan.family_id,
            note.remark.check,
            note.remark.fingerprint,
            lambda rested: self._tools.offer_undo(
                say("plan_screen.coach.rested"), lambda: coach.wake(rested.id)
            ),
        )

    @Slot()
    def say_stops(self) -> None:
        """Say beside the answers what has to be there before the plan is kept."""
        self._turns.finish()
        self.ready.say_stops(self._view.stops)
