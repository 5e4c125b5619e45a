"""Settings: how it looks, about you, your vault, about the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.support.clock import Clock
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.recovery_sheet import print_sheet
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Title
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.settings.about_card import AboutCard
from taf_desktop.ui.settings.backup_card import BackupCard
from taf_desktop.ui.settings.backup_presenter import BackupPresenter
from taf_desktop.ui.settings.handover_card import HandoverCard
from taf_desktop.ui.settings.machine_card import LockingCard, MachineCard
from taf_desktop.ui.settings.people_card import PeopleSection
from taf_desktop.ui.settings.person_card import PersonCard
from taf_desktop.ui.settings.pin_card import PinSection
from taf_desktop.ui.settings.presenter import (
    MachinePresenter,
    PersonPresenter,
    VaultPresenter,
    Versions,
)
from taf_desktop.ui.settings.records_card import RecordsCard
from taf_desktop.ui.settings.secret_form import Printing
from taf_desktop.ui.settings.vault_card import VaultSection
from taf_desktop.ui.settings.ways_presenter import PeoplePresenter, PinPresenter

AT_FIRST = 4
"""So many parts of the page are shown at once: they fill a window."""


class SettingsScreen(Page):
    """The settings page. ``saved_words`` is what the status line should say."""

    saved_words = Signal(str)

    def __init__(
        self,
        machine: MachinePresenter,
        person: PersonPresenter,
        vault: VaultPresenter,
        versions: Versions,
        runner: TaskRunner,
        clock: Clock,
        print_code: Printing = print_sheet,
        *,
        shield: ScreenShield | None = None,
        backups: BackupPresenter | None = None,
        in_pieces: bool = False,
    ) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("settings")
        # The keyboard goes to the controls; a ring round the whole page says nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._machine, self._person, self._vault = machine, person, vault
        self._versions, self._runner, self._clock = versions, runner, clock
        self._print_code, self._shield, self._backups = print_code, shield, backups
        self.backup_card: BackupCard | None = None
        self._turns: Turns | None = None
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the page card by card."""
        yield from self._about_work()
        yield from self._about_vault()
        self.records_card, self.handover_card = RecordsCard(), HandoverCard()
        self.add(self.records_card, self.handover_card)
        yield
        self.about_card = AboutCard(self._versions, self._runner)
        self.add(self.about_card)

    def _about_work(self) -> Iterator[None]:
        self.add(Title(self.tr("Settings")))
        self.machine_card = MachineCard(self._machine)
        self.add(self.machine_card)
        yield
        self.locking_card = LockingCard(self._machine, self._shield or ScreenShield(None, self))
        self.add(self.locking_card)
        yield
        self.person_card = PersonCard(self._person, self._runner, self._clock)
        self.person_card.saved_words.connect(self.saved_words)
        self.add(self.person_card)
        yield

    def _about_vault(self) -> Iterator[None]:
        vault = self._vault
        vault.own_words = self.person_card.own_words
        asker = StrengthAsker(self._runner, self.person_card.own_words)
        self.vault_card = VaultSection(vault, asker, self._print_code, in_pieces=True)
        self.add(self.vault_card)
        yield from self.vault_card.pieces()
        yield
        if self._backups is not None:
            self.backup_card = BackupCard(self._backups)
            self.backup_card.unfolded.connect(self.show_part)
            self.add(self.backup_card)
            yield
        self.pin_card = PinSection(PinPresenter(vault))
        self.add(self.pin_card)
        yield
        people = PeoplePresenter(vault)
        self.people_card = PeopleSection(people, asker, self._print_code, in_pieces=True)
        self.add(self.people_card)
        yield from self.people_card.pieces()
        yield
        for card in (self.vault_card, self.pin_card, self.people_card):
            card.unfolded.connect(self.show_part)

    def show_part(self, widget: QWidget) -> None:
        """Scroll until a widget of the page can be seen."""
        if self._turns is not None:
            self._turns.finish()
        super().show_part(widget)

    def _showing(self, cards: Sequence[QWidget]) -> Iterator[None]:
        """Show the cards below the first ones, from above: all at once take long to lay out."""
        for card in cards:
            yield
            card.show()

    def _keep_back(self) -> None:
        """Show the page's beginning first, and the rest of it in turns."""
        places = range(AT_FIRST, self.column.count())
        items = (self.column.itemAt(place) for place in places)
        cards = [card for item in items if item is not None and (card := item.widget())]
        later = [card for card in cards if not card.isHidden()]
        for card in later:
            card.hide()
        self._turns = Turns(self._showing(later), self)
        self._turns.begin_soon()

    def flush(self) -> None:
        """Save at once what is typed about the person."""
        self.person_card.flush()

    def setVisible(self, visible: bool) -> None:
        """Keep the lower part of the page back until the upper one is on screen."""
        if visible and self._turns is None:
            self._keep_back()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the vault and the program know, the first time the page is seen."""
        super().showEvent(event)
        self.person_card.load_once()
        self.about_card.load_once()
        self.pin_card.load()
        self.people_card.load()
        if self.backup_card is not None:
            self.backup_card.load()
