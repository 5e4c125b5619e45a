"""Joins the library's page and the choice of its folder into the workplace."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common.pieces import Pieces
from taf_desktop.ui.settings.presenter import MachinePresenter
from taf_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from taf_desktop.ui.library.screen import LibraryScreen
    from taf_desktop.ui.settings.library_card import LibraryFolderCard
    from taf_desktop.ui.settings.screen import SettingsScreen
    from taf_desktop.ui.shell.spot import Place

LIBRARY, SETTINGS = "library", "settings"


class LibraryPlace(QObject):
    """The page. ``wants_place`` carries the family, the tab and the thing that was copied.

    ``made`` when the page was made; carries it.
    """

    wants_place = Signal(object)
    made = Signal(QWidget)

    def __init__(
        self, desk: Desk, runner: TaskRunner, window: MainWindow, machine: MachinePresenter
    ) -> None:
        """Give the page its place in the window, and the desk the folder that is set."""
        super().__init__(window)
        self._desk, self._runner = desk, runner
        self._window, self._machine = window, machine
        desk.library.folder = machine.settings.library_folder
        window.add_page(LIBRARY, self.tr("Library"), "library", self._make_page)

    @property
    def page(self) -> LibraryScreen:
        """The library's page."""
        return cast("LibraryScreen", self._window.page(LIBRARY))

    @cached_property
    def card(self) -> LibraryFolderCard:
        """The settings' card about the folder."""
        from taf_desktop.ui.settings.library_card import LibraryFolderCard

        card = LibraryFolderCard(self._machine.settings.library_folder)
        card.chosen.connect(self._use_folder)
        return card

    def join(self, settings: SettingsScreen) -> None:
        """Put the choice of the folder into the settings."""
        settings.column.insertWidget(settings.column.indexOf(settings.about_card), self.card)

    def _make_page(self) -> Pieces[LibraryScreen]:
        from taf_desktop.ui.library.screen import LibraryScreen

        page = LibraryScreen(self._desk, self._runner, in_pieces=True)
        yield page
        yield from page.pieces()
        page.wants_plan.connect(self._go_to_plan)
        page.wants_settings.connect(self._show_card)
        self.made.emit(page)
        return page

    @Slot()
    def _show_card(self) -> None:
        def there() -> None:
            cast("SettingsScreen", self._window.page(SETTINGS)).show_part(self.card)

        self._window.show_page(SETTINGS, then=there)

    @Slot(str)
    def _use_folder(self, folder: str) -> None:
        self._machine.choose("library_folder", folder)
        self._desk.library.folder = folder

    @Slot(str, str)
    def _go_to_plan(self, family_id: str, thing_id: str) -> None:
        place: Place = (family_id, "plan", thing_id)
        self.wants_place.emit(place)
