"""The overview of a family: the next step, goals, what goes well, people, and what is due."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.services.families import OpenFamily
from taf_desktop.support.clock import Clock
from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.families.columns import TwoColumns
from taf_desktop.ui.families.overview_cards import (
    DueCard,
    GoalsCard,
    GoingWellCard,
    KnowsCard,
    NextStepCard,
    PeopleCard,
)
from taf_desktop.ui.families.overview_view import Overview, overview_of


class OverviewScreen(FamilyScreen):
    """Where the journey is, what is due, and the one thing to do next. For reading only."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._clock = clock
        self._shown: Overview | None = None
        self._columns = TwoColumns(second_width=372)
        page = Page(max_width=None)
        page.add(self._columns)
        layouts.column(self).addWidget(page)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family; nothing is touched if nothing it shows has changed."""
        overview = overview_of(opened.file, self._clock.today())
        if overview == self._shown:
            return
        self._shown = overview
        layouts.clear(self._columns.first)
        layouts.clear(self._columns.second)
        step = NextStepCard(overview.step)
        step.wanted.connect(self._go)
        people = PeopleCard(overview.homes)
        people.wanted.connect(self._go)
        goals, due = GoalsCard(overview.goals), DueCard(overview.due)
        for card in (goals, due):
            card.wanted.connect(self.wants_tab)
        left = (step, goals, GoingWellCard(overview.strengths))
        for card in left:
            self._columns.first.addWidget(card)
        for card in (people, due, KnowsCard(overview.knows)):
            self._columns.second.addWidget(card)

    @Slot(str)
    def _go(self, tab: str) -> None:
        self.wants_tab.emit(tab, "")
