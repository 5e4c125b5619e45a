"""The overview of a family: the next step, goals, what goes well, people, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.oversight import Oversight
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.overview_places import ENDING_PAGE, NEW_TALK
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.shown_whole import coming
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.families.columns import TwoColumns
from taf_desktop.ui.families.later_cards import EndingCard, RequestsCard, TalksCard
from taf_desktop.ui.families.overview_cards import (
    DueCard,
    GoalsCard,
    GoingWellCard,
    KnowsCard,
    NextStepCard,
    PeopleCard,
)
from taf_desktop.ui.families.overview_pages import OverviewPages
from taf_desktop.ui.families.overview_view import Overview, overview_of
from taf_desktop.ui.families.record_changes import RecordChanges
from taf_desktop.ui.forms.layout_rules import chained
from taf_desktop.ui.forms.parts.aside_line import AsideLine
from taf_desktop.ui.forms.parts.edit_kit import EditKit

Card = tuple[object, Callable[[], QWidget]]
"""What a card shows, and what makes it."""


class OverviewScreen(FamilyScreen):
    """Where the journey is, what is due, and the one thing to do next.

    It is for reading; an ending, a request to another service and a talk about the work open a page
    over it.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._clock = desk.clock
        self._shown: Overview | None = None
        self._opened: OpenFamily | None = None
        self._changes = RecordChanges(desk.records, runner, self, self._trouble)
        self._columns = TwoColumns(second_width=372)
        self._cards: dict[QWidget, object] = {}
        self._turns = Turns(iter(()), self, inside=self._columns)
        self._aside = AsideLine()
        self._aside.taken_back.connect(self._take_back)
        self._main = Page(max_width=None)
        self._main.add(self._columns)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._main)
        kit = EditKit(desk.records.save, runner, desk.clock, self.saved_words.emit)
        self._pages = OverviewPages(desk, runner, self._stack, kit, self._trouble)
        self._pages.left.connect(lambda: self._stack.setCurrentWidget(self._main))
        self._pages.wants_tab.connect(self._go_to)
        self._pages.put_aside.connect(self._put_aside)
        place = layouts.row(spacing=0)
        place.setContentsMargins(MARGIN, 0, MARGIN, 0)
        place.addWidget(self._aside)
        column = layouts.column(self, spacing=0)
        column.addLayout(place)
        column.addWidget(self._stack, 1)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family; nothing is touched if nothing it shows has changed."""
        other = self._opened is None or self._opened.file.family.id != opened.file.family.id
        if other:
            self._aside.hide()
        self._opened = opened
        self._pages.show_family(opened)
        overview = overview_of(opened.file, self._clock.today())
        if overview == self._shown:
            return
        self._shown = overview
        if other:
            self._cards.clear()
            layouts.clear(self._columns.first)
            layouts.clear(self._columns.second)
        self._turns = self._turns.instead(self._showing(overview))
        self._turns.begin_soon()

    def _showing(self, overview: Overview) -> Iterator[None]:
        """Show what is new in the overview, a card in each step, in the order of the keyboard."""
        for column, made in (
            (self._columns.first, self._first(overview)),
            (self._columns.second, self._second(overview)),
        ):
            for place, (shown, make) in enumerate(made):
                yield from self._put(column, place, shown, make)
        yield from chained(self._columns)

    def _put(
        self, column: QVBoxLayout, place: int, shown: object, make: Callable[[], QWidget]
    ) -> Iterator[None]:
        """Put a card in its place, or leave the one there that shows the same."""
        before = column.itemAt(place)
        old = before.widget() if before is not None else None
        if old is None:
            card = make()
            column.addWidget(card)
            yield
        elif self._cards.get(old) != shown:
            card = make()
            card.hide()
            column.insertWidget(place, card)
            yield from coming(card)
            self._cards.pop(old, None)
            column.removeWidget(old)
            old.hide()
            old.deleteLater()
        else:
            return
        self._cards[card] = shown

    def _first(self, overview: Overview) -> tuple[Card, ...]:
        ending = partial(self.show_thing, ENDING_PAGE)
        again, talk = self._ask_another, self._talk
        return (
            _card(NextStepCard, overview.step, wanted=self._go_to),
            _card(GoalsCard, overview.goals, wanted=self._go_to),
            _card(GoingWellCard, overview.strengths),
            _card(RequestsCard, overview.requests, wanted=self.show_thing, wants_new=again),
            _card(TalksCard, overview.talks, wanted=self.show_thing, wants_new=talk),
            _card(EndingCard, overview.ending, wanted=ending),
        )

    def _second(self, overview: Overview) -> tuple[Card, ...]:
        return (
            _card(PeopleCard, overview.homes, wanted=self._go),
            _card(DueCard, overview.due, wanted=self._go_to),
            _card(KnowsCard, overview.knows),
        )

    @Slot(str)
    def show_thing(self, id_: str) -> None:
        """Open the page of the ending, of a request or a talk, or of a new talk (``NEW_TALK``).

        Anything else is on the overview.
        """
        if id_ == NEW_TALK:
            self._talk()
        elif not self._pages.open(id_):
            self._pages.leave()

    def thing_shown(self) -> str:
        """Return which page is open over the overview."""
        return self._pages.shown

    def flush(self) -> None:
        """Save at once what is typed on a page over the overview."""
        self._pages.flush()

    @Slot(str)
    def _go(self, tab: str) -> None:
        self.wants_tab.emit(tab, "")

    @Slot(str, str)
    def _go_to(self, tab: str, thing_id: str) -> None:
        if tab == "overview":
            self.show_thing(thing_id)
        else:
            self.wants_tab.emit(tab, thing_id)

    @Slot()
    def _ask_another(self) -> None:
        if self._opened is not None:
            lead = self._opened.file.family.lead_name
            self._add(ServiceRequest.KIND, asked_on=self._today(), asked_by=lead)

    @Slot()
    def _talk(self) -> None:
        if self._opened is not None:
            manager = self._opened.file.family.manager_name
            self._add(Oversight.KIND, held_on=self._today(), with_whom=manager)

    def _today(self) -> str:
        return self._clock.today().isoformat()

    def _add(self, kind: str, **values: Answer) -> None:
        def added(thing: Entity) -> None:
            self._pages.open_soon(thing.id)

        if self._opened is not None:
            self._changes.add(kind, self._opened.file.family.id, added, **values)

    @Slot(str, str, str)
    def _put_aside(self, kind: str, id_: str, name: str) -> None:
        told = partial(self._aside.tell_name, kind, id_, name)
        self._changes.put_aside(kind, id_, lambda _none: told() if name else None)

    @Slot(str, str)
    def _take_back(self, kind: str, thing_id: str) -> None:
        self._changes.bring_back(kind, thing_id, lambda _none: self._pages.open_soon(thing_id))

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


def _card(kind: Callable[[Any], QWidget], shown: object, **joined: Callable[..., object]) -> Card:
    """Return what a card shows and what makes it, with its signals joined by their names."""

    def make() -> QWidget:
        card = kind(shown)
        for signal, slot in joined.items():
            getattr(card, signal).connect(slot)
        return card

    return shown, make
