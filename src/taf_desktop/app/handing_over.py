"""Joins taking over a record and the contact cards into the workplace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common.pieces import Pieces
from taf_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from taf_desktop.ui.handover.cards_page import CardsPage
    from taf_desktop.ui.handover.receive_page import ReceivePage
    from taf_desktop.ui.handover.send_screen import HandOverScreen
    from taf_desktop.ui.settings.screen import SettingsScreen

RECEIVE, CARDS, SETTINGS, FAMILY, FAMILIES = "receive", "cards", "settings", "family", "families"


class HandingOver(QObject):
    """The two pages. ``wants_family`` carries the id of a record that was taken in.

    ``cards_changed`` when there is another contact card, or one fewer.
    """

    wants_family = Signal(str)
    cards_changed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, window: MainWindow) -> None:
        """Give the pages their places in the window."""
        super().__init__(window)
        self._desk, self._runner, self._window = desk, runner, window
        self._before_cards = SETTINGS
        for name, make in ((RECEIVE, self._make_receive), (CARDS, self._make_cards)):
            window.add_page(name, "", SETTINGS, make, in_rail=False)

    @property
    def receive(self) -> ReceivePage:
        """The page on which a record is taken over."""
        return cast("ReceivePage", self._window.page(RECEIVE))

    @property
    def cards(self) -> CardsPage:
        """The page of the contact cards."""
        return cast("CardsPage", self._window.page(CARDS))

    def join(self, settings: SettingsScreen) -> None:
        """Let the settings lead to the pages."""
        settings.handover_card.wants_receive.connect(self.show_receive)
        settings.handover_card.wants_cards.connect(self.show_cards)

    def join_screen(self, screen: HandOverScreen) -> None:
        """Let the family's own screen lead to the cards, and hear of them."""
        screen.wants_cards.connect(self.show_cards)
        self.cards_changed.connect(screen.reload)

    @Slot()
    def show_receive(self) -> None:
        """Show the page on which a record is taken over, where it was left."""
        self._window.show_page(RECEIVE, SETTINGS, lambda: self.receive.come())

    def open_file(self, path: Path) -> None:
        """Look at a file on which somebody double-clicked."""
        self._window.show_page(RECEIVE, SETTINGS, lambda: self.receive.open_file(path))

    @Slot()
    def show_cards(self) -> None:
        """Show the contact cards, and remember where the person came from."""
        if self._window.current_page != CARDS:
            self._before_cards = self._window.current_page
        self._window.show_page(CARDS, FAMILIES if self._before_cards == FAMILY else SETTINGS)

    def _make_receive(self) -> Pieces[ReceivePage]:
        from taf_desktop.ui.handover.receive_page import ReceivePage

        page = ReceivePage(self._desk, self._runner, in_pieces=True)
        yield page
        yield from page.pieces()
        page.wants_back.connect(self._to_settings)
        page.wants_family.connect(self.wants_family)
        return page

    def _make_cards(self) -> CardsPage:
        from taf_desktop.ui.handover.cards_page import CardsPage

        page = CardsPage(self._desk, self._runner)
        page.wants_back.connect(self._leave_cards)
        page.changed.connect(self.cards_changed)
        return page

    @Slot()
    def _leave_cards(self) -> None:
        back = self._before_cards
        self._window.show_page(back, FAMILIES if back == FAMILY else "")

    @Slot()
    def _to_settings(self) -> None:
        self._window.show_page(SETTINGS)
