"""The main window of one open vault, with every page in it and the ways between them.

Imported behind the first window, because it brings every screen with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.app.backing_up import BackupDesk, presenter_for
from taf_desktop.app.handing_over import RECEIVE, HandingOver
from taf_desktop.app.library_place import LibraryPlace
from taf_desktop.app.record_keeping import RecordKeeping
from taf_desktop.app.tabs import FAMILY_TABS
from taf_desktop.domain.vault import VaultCard
from taf_desktop.runtime.backing_up import BackupKeeper
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.services.vaults import Vaults
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.families.list_screen import FamiliesScreen
from taf_desktop.ui.settings.help_screen import HelpScreen
from taf_desktop.ui.settings.presenter import (
    MachinePresenter,
    PersonPresenter,
    VaultPresenter,
    Versions,
)
from taf_desktop.ui.settings.safety_screen import SafetyScreen
from taf_desktop.ui.settings.screen import SettingsScreen
from taf_desktop.ui.shell.family_page import FamilyPage, Place
from taf_desktop.ui.shell.main_window import MainWindow
from taf_desktop.ui.shell.spot import Spot, WayBack, spot_in, take_down


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Everything a workplace is made from."""

    desk: Desk
    card: VaultCard
    known: Mapping[str, str]
    runner: LaneRunner
    bus: ChangeBus
    vaults: Vaults
    settings_file: MachineSettingsFile
    settings: MachineSettings
    apply_look: Callable[[MachineSettings], None]
    versions: Versions
    shield: ScreenShield
    keeper: BackupKeeper


class Workplace(QObject):
    """Joins the pages into one window. ``said`` is what the status line says."""

    said = Signal(str)

    def __init__(self, made_of: Furniture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made_of = made_of
        self._before_safety = "families"
        self.window = MainWindow()
        self._make_pages(made_of)
        self._add_pages()
        self._join(made_of)

    def place(self) -> Place:
        """Return where the person is; no family if they are not on a family's page."""
        if self.window.current_page in ("family", "safety"):
            return self.family_page.place()
        return ("", "", "")

    def go_to(self, place: Place) -> None:
        """Open a family at a tab and a thing; nothing happens without a family."""
        if place[0]:
            self.record_keeping.note_view(place[0])
            self.family_page.open(*place)
            self.window.show_page("family", "families")

    def spot(self) -> Spot:
        """Return the page and the field the keyboard is in, to go back to after unlocking."""
        name = self.window.current_page
        return take_down(name, self.window.page(name))

    def go_back(self, place: Place, known: Mapping[str, str]) -> None:
        """Go to where the person was before the program locked, with the cursor in the field."""
        spot = spot_in(known)
        self.go_to(place)
        if spot.page == "safety":
            self.show_safety()
        elif spot.page == RECEIVE:
            self.handing_over.show_receive()
        elif spot.page in ("library", "settings", "help") and not place[0]:
            self.window.show_page(spot.page)
        if spot.page == self.window.current_page:
            WayBack(self.window.page(spot.page), spot)

    @Slot(str)
    def open_family(self, family_id: str) -> None:
        """Open a family at its overview."""
        self.go_to((family_id, "overview", ""))

    def bring_example(self) -> None:
        """Put the example family into the vault and open it."""
        example = self._made_of.desk.example
        self._made_of.runner.run_change(
            lambda _ticket: example.enter(),
            self.open_family,
            owner=self,
            label=self.tr("Bringing the example family…"),
        )

    def start_family(self) -> None:
        """Ask for the name of the first family."""
        self.window.show_page("families")
        self.families.start()

    def titled_pages(self) -> dict[QWidget, str]:
        """Return the pages and tabs with the words people know them by."""
        return {**self._tab_titles, self.settings: self.tr("Settings")}

    def _make_pages(self, of: Furniture) -> None:
        desk, runner = of.desk, of.runner
        tabs = [
            (name, QCoreApplication.translate("tabs", title), make(desk, runner))
            for name, title, make in FAMILY_TABS
        ]
        self._tab_titles: dict[QWidget, str] = {screen: title for _name, title, screen in tabs}
        self.families = FamiliesScreen(desk, runner, of.bus)
        self.family_page = FamilyPage(desk.families, runner, of.bus, tabs)
        machine = MachinePresenter(of.settings_file, runner, of.settings, of.apply_look)
        self._machine = machine
        backups = presenter_for(of.keeper, machine, runner, desk.clock, of.card)
        self.backups = BackupDesk(of.keeper, backups, machine, desk.clock, self)
        vault = VaultPresenter(of.vaults, of.card, runner, desk.trail.note)
        vault.after_deed = self.backups.locks_changed
        self.settings = SettingsScreen(
            machine,
            PersonPresenter(desk.settings, runner),
            vault,
            of.versions,
            runner,
            desk.clock,
            shield=of.shield,
            backups=backups,
        )
        self.help = HelpScreen(runner, lambda: desk.forms.faults)
        self.safety = SafetyScreen(runner, self._profile)

    def _add_pages(self) -> None:
        add = self.window.add_page
        add("families", self.tr("Families"), "families", self.families)
        add("family", "", "families", self.family_page, in_rail=False)
        add("safety", "", "warning", self.safety, in_rail=False)
        of = self._made_of
        self.library = LibraryPlace(of.desk, of.runner, self.window, self._machine)
        self.library.wants_place.connect(self.go_to)
        self.library.join(self.settings)
        add("settings", self.tr("Settings"), "settings", self.settings)
        add("help", self.tr("Help"), "help", self.help)
        self.record_keeping = RecordKeeping(
            of.desk,
            of.card,
            of.vaults,
            of.runner,
            of.bus,
            self.window,
            of.versions,
            of.keeper.backups,
        )
        self.record_keeping.join(self.settings)
        self.handing_over = HandingOver(of.desk, of.runner, self.window)
        self.handing_over.join(self.settings, self._tab_titles)
        self.handing_over.wants_family.connect(self.open_family)

    def _join(self, of: Furniture) -> None:
        window, progress = self.window, self.window.progress
        self.families.open_family.connect(self.open_family)
        self.family_page.wants_list.connect(self._show_families)
        self.family_page.wants_safety.connect(self.show_safety)
        self.safety.wants_back.connect(self._leave_safety)
        for page in (self.family_page, self.settings):
            page.saved_words.connect(window.show_saved)
            page.saved_words.connect(self.said)
        of.runner.busy_changed.connect(progress.task_changed)
        of.runner.progressed.connect(progress.show_steps)
        progress.called_off.connect(of.runner.cancel)
        self.settings.person_card.changed.connect(self._show_person)
        of.shield.changed.connect(window.show_seen)
        self.backups.join(window, self.settings)
        window.hide_wanted.connect(self._hide_from_call)
        window.rail.set_person(of.known.get("person_name", ""), of.known.get("person_role", ""))
        for page in (self.families, self.library.page, self.settings, self.help):
            made = action(page, Shortcut.SAFETY, self.tr("Worried about a child’s safety?"))
            # A family's page has its own; two for the whole window would cancel each other.
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(self.show_safety)

    @Slot()
    def _hide_from_call(self) -> None:
        self._made_of.shield.allow(False)

    @Slot()
    def show_safety(self, _family_id: object = "") -> None:
        """Show “Worried about a child’s safety?” and remember where the person came from."""
        if self.window.current_page != "safety":
            self._before_safety = self.window.current_page
        self.safety.refresh()
        self.window.show_page("safety", "families")
        self.safety.focus_first()

    @Slot()
    def _leave_safety(self) -> None:
        back = self._before_safety
        self.window.show_page(back, "families" if back == "family" else "")

    @Slot()
    def _show_families(self) -> None:
        self.window.show_page("families")

    @Slot()
    def _show_person(self) -> None:
        answers = self.settings.person_card.answers
        self.window.rail.set_person(answers.answer("person_name"), answers.answer("person_role"))

    def _profile(self) -> str:
        """Return the area in force: as chosen just now, or as the vault remembered it."""
        chosen = self.settings.person_card.answers.answer("profile")
        return chosen or self._made_of.known.get("profile", "")
