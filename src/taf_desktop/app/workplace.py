"""The main window of one open vault, with every page in it and the ways between them.

Imported behind the first window. The frame and the list of families are made first, in turns; every
other page is made when somebody comes to it, or in turns when the list is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.app import warming
from taf_desktop.app.backing_up import BackupDesk, presenter_for
from taf_desktop.app.handing_over import RECEIVE, HandingOver
from taf_desktop.app.library_place import LibraryPlace
from taf_desktop.app.record_keeping import RecordKeeping
from taf_desktop.domain.vault import VaultCard
from taf_desktop.runtime.backing_up import BackupKeeper
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.services.vaults import Vaults
from taf_desktop.ui.common.hands import Hands
from taf_desktop.ui.common.pieces import Pieces
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.families.list_screen import FamiliesScreen
from taf_desktop.ui.settings.presenter import MachinePresenter, Versions
from taf_desktop.ui.shell.main_window import MainWindow
from taf_desktop.ui.shell.spot import Place, Spot, WayBack, place_in, spot_in, take_down
from taf_desktop.ui.start.flow import Wish

if TYPE_CHECKING:
    from taf_desktop.ui.settings.help_screen import HelpScreen
    from taf_desktop.ui.settings.safety_screen import SafetyScreen
    from taf_desktop.ui.settings.screen import SettingsScreen
    from taf_desktop.ui.shell.family_page import FamilyPage

FILL_AFTER = 400
"""Milliseconds after the list was shown before the pages nobody asked for yet are made."""
FAMILIES, FAMILY, SAFETY, SETTINGS, HELP = "families", "family", "safety", "settings", "help"


def needs_pages(known: Mapping[str, str]) -> bool:
    """Say whether the person comes back to another page than the list of families."""
    return bool(place_in(known)[0]) or spot_in(known).page not in ("", FAMILIES)


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
        """Take what it is made from; ``pieces`` make the window."""
        super().__init__(parent)
        self._made_of = made_of
        self._before_safety = FAMILIES
        self._turns: Turns | None = None
        self._fill_soon = QTimer(self)
        self._fill_soon.setSingleShot(True)
        self._fill_soon.setInterval(FILL_AFTER)
        self._fill_soon.timeout.connect(self._load)

    def arriving(self, wish: Wish, known: Mapping[str, str]) -> Iterator[None]:
        """Go to what was wished for at the first start, else to where the person was.

        That is made a piece at a time, before the window is shown.
        """
        if wish is Wish.EXAMPLE:
            self.bring_example()
        elif wish is Wish.FAMILY:
            self.start_family()
        else:
            place, spot = place_in(known), spot_in(known)
            yield from self._made_for(place, spot)
            self.go_back(place, spot)

    def begin(self) -> None:
        """Look after the backups, and soon make the other pages in turns."""
        self.backups.begin()
        self._fill_soon.start()

    @property
    def keeper(self) -> BackupKeeper:
        """What looks after the backups."""
        return self._made_of.keeper

    @Slot()
    def stop(self) -> None:
        """Begin nothing more: the program locks or closes."""
        self.keeper.stop()
        self._fill_soon.stop()
        self.window.coming.give_up()
        if self.window.made(FAMILY) is not None:
            self.family_page.coming.give_up()
        if self._turns is not None:
            self._turns.drop()

    @property
    def family_page(self) -> FamilyPage:
        """The page of one family."""
        return cast("FamilyPage", self.window.page(FAMILY))

    @property
    def settings(self) -> SettingsScreen:
        """The settings."""
        return cast("SettingsScreen", self.window.page(SETTINGS))

    @property
    def safety(self) -> SafetyScreen:
        """“Worried about a child’s safety?”."""
        return cast("SafetyScreen", self.window.page(SAFETY))

    def place(self) -> Place:
        """Return where the person is; no family if they are not on a family's page."""
        if self.window.current_page in (FAMILY, SAFETY) and self.window.made(FAMILY) is not None:
            return self.family_page.place()
        return ("", "", "")

    def go_to(self, place: Place) -> None:
        """Open a family at a tab and a thing; nothing happens without a family."""
        if place[0]:
            self.window.come_to(FAMILY, lambda: self._open(place))

    def flush(self) -> None:
        """Save at once whatever is typed about a family."""
        if self.window.made(FAMILY) is not None:
            self.family_page.flush()

    def spot(self) -> Spot:
        """Return the page and the field the keyboard is in, to go back to after unlocking."""
        name = self.window.current_page
        return take_down(name, self.window.page(name))

    def go_back(self, place: Place, spot: Spot) -> None:
        """Go to where the person was before the program locked, with the cursor in the field."""
        self.go_to(place)
        if spot.page == SAFETY:
            self.show_safety()
        elif spot.page == RECEIVE:
            self.handing_over.show_receive()
        elif spot.page in ("library", SETTINGS, HELP) and not place[0]:
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
        self.window.show_page(FAMILIES)
        self.families.start()

    def titled_pages(self) -> dict[QWidget, str]:
        """Return the pages and tabs that were made, with the words people know them by."""
        titled: dict[QWidget, str] = {}
        if self.window.made(FAMILY) is not None:
            titled.update(self.family_page.titles)
        if self.window.made(SETTINGS) is not None:
            titled[self.settings] = self.tr("Settings")
        return titled

    @Slot()
    def _load(self) -> None:
        """Wait until what the other pages need is there, then make them."""
        # Nobody waits for these pages: they wait while somebody scrolls or types.
        hands = Hands(self.window, self)
        fill = partial(self._fill, hands)
        warming.for_pages(self._made_of.runner, self, fill, wait=hands.busy)

    def _fill(self, hands: Hands) -> None:
        if self.window.isEnabled():
            self._turns = Turns(self._others(), self, wait=hands.busy)
            self._turns.ended.connect(hands.deleteLater)
            self._turns.begin()

    def pieces(self) -> Iterator[None]:
        """Make the window with the list of families, a piece at a time."""
        of = self._made_of
        self.window = MainWindow(in_pieces=True)
        self.window.coming.ahead = partial(warming.for_pages, of.runner, self)
        yield from self.window.pieces()
        yield
        self.families = FamiliesScreen(of.desk, of.runner, of.bus, in_pieces=True)
        self._let_ask_for_safety(self.families)
        self.window.add_page(FAMILIES, self.tr("Families"), "families", self.families)
        yield
        yield from self.families.pieces()
        # The window then comes up with its rows, instead of being painted twice.
        self.families.refresh()
        yield
        self._machine = MachinePresenter(of.settings_file, of.runner, of.settings, of.apply_look)
        self._backups = presenter_for(of.keeper, self._machine, of.runner, of.desk.clock, of.card)
        self.backups = BackupDesk(of.keeper, self._backups, self._machine, of.desk.clock, self)
        self._add_pages(of)
        yield
        self._join(of)
        # What stands above the page comes with it, and does not push it down when it is read.
        of.keeper.tell()
        yield
        yield from self.window.rail.drawing()

    def _open(self, place: Place) -> None:
        self.record_keeping.note_view(place[0])
        self.family_page.open(*place)
        self.window.show_page(FAMILY, FAMILIES)

    def _made_for(self, place: Place, spot: Spot) -> Iterator[None]:
        """Make what ``go_back`` will show, a piece at a time."""
        name = FAMILY if place[0] else spot.page
        if name in self.window.unmade:
            yield from self.window.make(name)
        if name == FAMILY and place[1] in self.family_page.tab_names:
            yield from self.family_page.make(place[1])
        yield

    def _others(self) -> Iterator[None]:
        """Make the pages nobody came to yet, those of a family first, a piece at a time."""
        yield from self.window.make(FAMILY)
        page = self.family_page
        yield
        for tab in page.tab_names:
            yield from page.make(tab)
            yield
        for name in self.window.unmade:
            yield from self.window.make(name)
            yield

    def _add_pages(self, of: Furniture) -> None:
        add = self.window.add_page
        add(FAMILY, "", "families", self._make_family_page, in_rail=False)
        add(SAFETY, "", "warning", self._make_safety, in_rail=False)
        self.library = LibraryPlace(of.desk, of.runner, self.window, self._machine)
        self.library.made.connect(self._let_ask_for_safety)
        self.library.wants_place.connect(self.go_to)
        add(SETTINGS, self.tr("Settings"), "settings", self._make_settings)
        add(HELP, self.tr("Help"), "help", self._make_help)
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
        self.handing_over = HandingOver(of.desk, of.runner, self.window)
        self.handing_over.wants_family.connect(self.open_family)

    def _join(self, of: Furniture) -> None:
        window, progress = self.window, self.window.progress
        self.families.open_family.connect(self.open_family)
        of.runner.busy_changed.connect(progress.task_changed)
        of.runner.progressed.connect(progress.show_steps)
        progress.called_off.connect(of.runner.cancel)
        of.shield.changed.connect(window.show_seen)
        self.backups.join(window)
        window.hide_wanted.connect(self._hide_from_call)
        window.rail.set_person(of.known.get("person_name", ""), of.known.get("person_role", ""))

    def _make_family_page(self) -> FamilyPage:
        from taf_desktop.app.tabs import family_page

        of = self._made_of
        page = family_page(of.desk, of.runner, of.bus, self.handing_over.join_screen)
        page.wants_list.connect(self._show_families)
        page.wants_safety.connect(self.show_safety)
        self._hear_saved(page)
        return page

    def _make_settings(self) -> Pieces[SettingsScreen]:
        from taf_desktop.app.settings_place import Needs, make_settings

        of = self._made_of
        page = yield from make_settings(
            Needs(
                desk=of.desk,
                card=of.card,
                vaults=of.vaults,
                runner=of.runner,
                machine=self._machine,
                backups=self._backups,
                shield=of.shield,
                versions=of.versions,
                after_deed=self.backups.locks_changed,
            )
        )
        yield
        page.person_card.changed.connect(self._show_person)
        for part in (self.library, self.record_keeping, self.handing_over):
            part.join(page)
        self.backups.join_settings(page)
        self._hear_saved(page)
        self._let_ask_for_safety(page)
        return page

    def _make_help(self) -> HelpScreen:
        from taf_desktop.ui.settings.help_screen import HelpScreen

        page = HelpScreen(self._made_of.runner, lambda: self._made_of.desk.forms.faults)
        self._let_ask_for_safety(page)
        return page

    def _make_safety(self) -> SafetyScreen:
        from taf_desktop.ui.settings.safety_screen import SafetyScreen

        page = SafetyScreen(self._made_of.runner, self._profile)
        page.wants_back.connect(self._leave_safety)
        return page

    def _hear_saved(self, page: FamilyPage | SettingsScreen) -> None:
        page.saved_words.connect(self.window.show_saved)
        page.saved_words.connect(self.said)

    @Slot(QWidget)
    def _let_ask_for_safety(self, page: QWidget) -> None:
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
        self.window.come_to(SAFETY, self._come_to_safety)

    def _come_to_safety(self) -> None:
        if self.window.current_page != SAFETY:
            self._before_safety = self.window.current_page
        self.safety.refresh()
        self.window.show_page(SAFETY, FAMILIES)
        self.safety.focus_first()

    @Slot()
    def _leave_safety(self) -> None:
        back = self._before_safety
        self.window.show_page(back, FAMILIES if back == FAMILY else "")

    @Slot()
    def _show_families(self) -> None:
        self.window.show_page(FAMILIES)

    @Slot()
    def _show_person(self) -> None:
        answers = self.settings.person_card.answers
        self.window.rail.set_person(answers.answer("person_name"), answers.answer("person_role"))

    def _profile(self) -> str:
        """Return the area in force: as chosen just now, or as the vault remembered it."""
        chosen = ""
        if self.window.made(SETTINGS) is not None:
            chosen = self.settings.person_card.answers.answer("profile")
        return chosen or self._made_of.known.get("profile", "")
