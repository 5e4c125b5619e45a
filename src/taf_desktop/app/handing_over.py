"""Joins taking over a record and the contact cards into the workplace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.handover.cards_page import CardsPage
from taf_desktop.ui.handover.receive_page import ReceivePage
from taf_desktop.ui.handover.send_screen import HandOverScreen
from taf_desktop.ui.settings.screen import SettingsScreen
from taf_desktop.ui.shell.main_window import MainWindow

RECEIVE, CARDS, SETTINGS, FAMILY, FAMILIES = "receive", "cards", "settings", "family", "families"


class HandingOver(QObject):
    """The two pages. ``wants_family`` carries the id of a record that was taken in."""

    wants_family = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, window: MainWindow) -> None:
        """Make the pages and put them into the window, which they belong to."""
        super().__init__(window)
        self._window = window
        self._before_cards = SETTINGS
        self.receive = ReceivePage(desk, runner)
        self.cards = CardsPage(desk, runner)
        for name, page in ((RECEIVE, self.receive), (CARDS, self.cards)):
            window.add_page(name, "", SETTINGS, page, in_rail=False)
        self.receive.wants_back.connect(self._to_settings)
        self.receive.wants_family.connect(self.wants_family)
        self.cards.wants_back.connect(self._leave_cards)

    def join(self, settings: SettingsScreen, screens: Iterable[QWidget]) -> None:
        """Let the settings and the family's own screen lead to the pages."""
        settings.handover_card.wants_receive.connect(self.show_receive)
        settings.handover_card.wants_cards.connect(self.show_cards)
        for screen in screens:
            if isinstance(screen, HandOverScreen):
                screen.wants_cards.connect(self.show_cards)
                self.cards.changed.connect(screen.reload)

    @Slot()
    def show_receive(self) -> None:
        """Show the page on which a record is taken over, where it was left."""
        self._window.show_page(RECEIVE, SETTINGS)
        self.receive.come()

    def open_file(self, path: Path) -> None:
        """Look at a file on which somebody double-clicked."""
        self._window.show_page(RECEIVE, SETTINGS)
        self.receive.open_file(path)

    @Slot()
    def show_cards(self) -> None:
        """Show the contact cards, and remember where the person came from."""
        if self._window.current_page != CARDS:
            self._before_cards = self._window.current_page
        self._window.show_page(CARDS, FAMILIES if self._before_cards == FAMILY else SETTINGS)

    @Slot()
    def _leave_cards(self) -> None:
        back = self._before_cards
        self._window.show_page(back, FAMILIES if back == FAMILY else "")

    @Slot()
    def _to_settings(self) -> None:
        self._window.show_page(SETTINGS)
