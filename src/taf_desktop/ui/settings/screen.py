"""Settings: how it looks, about you, your vault, about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.support.clock import Clock
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.recovery_sheet import print_sheet
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Title
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
    ) -> None:
        super().__init__()
        self.setObjectName("settings")
        # The keyboard goes to the controls; a ring round the whole page says nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.machine_card = MachineCard(machine)
        self.locking_card = LockingCard(machine, shield or ScreenShield(None, self))
        self.person_card = PersonCard(person, runner, clock)
        asker = StrengthAsker(runner, self.person_card.own_words)
        self.vault_card = VaultSection(vault, asker, print_code)
        vault.own_words = self.person_card.own_words
        self.pin_card = PinSection(PinPresenter(vault))
        self.people_card = PeopleSection(PeoplePresenter(vault), asker, print_code)
        self.records_card = RecordsCard()
        self.handover_card = HandoverCard()
        self.backup_card = BackupCard(backups) if backups else None
        self.about_card = AboutCard(versions, runner)
        self.add(Title(self.tr("Settings")))
        cards: tuple[Card, ...] = (
            self.machine_card,
            self.locking_card,
            self.person_card,
            self.vault_card,
            self.pin_card,
            self.people_card,
            self.records_card,
            self.handover_card,
            self.about_card,
        )
        self.add(*cards)
        if self.backup_card is not None:
            self.column.insertWidget(self.column.indexOf(self.pin_card), self.backup_card)
            self.backup_card.unfolded.connect(self.show_part)
        self.person_card.saved_words.connect(self.saved_words)
        for card in (self.vault_card, self.pin_card, self.people_card):
            card.unfolded.connect(self.show_part)

    def flush(self) -> None:
        """Save at once what is typed about the person."""
        self.person_card.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the vault and the program know, the first time the page is seen."""
        super().showEvent(event)
        self.person_card.load_once()
        self.about_card.load_once()
        self.pin_card.load()
        self.people_card.load()
        if self.backup_card is not None:
            self.backup_card.load()
