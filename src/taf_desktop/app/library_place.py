"""Joins the library's page and the choice of its folder into the workplace."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.library.screen import LibraryScreen
from taf_desktop.ui.settings.library_card import LibraryFolderCard
from taf_desktop.ui.settings.presenter import MachinePresenter
from taf_desktop.ui.settings.screen import SettingsScreen
from taf_desktop.ui.shell.family_page import Place
from taf_desktop.ui.shell.main_window import MainWindow

LIBRARY, SETTINGS = "library", "settings"


class LibraryPlace(QObject):
    """The page. ``wants_place`` carries the family, the tab and the thing that was copied."""

    wants_place = Signal(object)

    def __init__(
        self, desk: Desk, runner: TaskRunner, window: MainWindow, machine: MachinePresenter
    ) -> None:
        """Make the page, put it into the window and read the folder that is set."""
        super().__init__(window)
        self._desk, self._window, self._machine = desk, window, machine
        desk.library.folder = machine.settings.library_folder
        self.page = LibraryScreen(desk, runner)
        window.add_page(LIBRARY, self.tr("Library"), "library", self.page)
        self.page.wants_plan.connect(self._go_to_plan)
        self.card = LibraryFolderCard(machine.settings.library_folder)
        self.card.chosen.connect(self._use_folder)

    def join(self, settings: SettingsScreen) -> None:
        """Put the choice of the folder into the settings."""
        settings.column.insertWidget(settings.column.indexOf(settings.about_card), self.card)
        self.page.wants_settings.connect(lambda: self._show_card(settings))

    def _show_card(self, settings: SettingsScreen) -> None:
        self._window.show_page(SETTINGS)
        settings.show_part(self.card)

    @Slot(str)
    def _use_folder(self, folder: str) -> None:
        self._machine.choose("library_folder", folder)
        self._desk.library.folder = folder

    @Slot(str, str)
    def _go_to_plan(self, family_id: str, thing_id: str) -> None:
        place: Place = (family_id, "plan", thing_id)
        self.wants_place.emit(place)
