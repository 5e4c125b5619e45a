"""Choosing one of several vaults, or making a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from taf_desktop.domain.vault import VaultCard
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.start.pages import StartPage
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState


class ChoosePage(StartPage):
    """A button for each vault."""

    def __init__(self, presenter: Unlocking) -> None:
        super().__init__("choose")
        self._presenter = presenter
        self._cards: tuple[VaultCard, ...] = ()
        self._list = layouts.column(spacing=12)
        self.new = buttons.quiet(self.tr("Make a new vault"), icon="plus")
        self.new.setObjectName("new_vault")
        self.new.clicked.connect(self._make_new)
        self.add(Title(self.tr("Choose a vault")))
        self.add(Muted(self.tr("Each vault is locked with its own passphrase.")))
        self.column.addLayout(self._list)
        self.column.addWidget(self.new)
        self.setFocusProxy(self.new)

    def show_state(self, state: UnlockState) -> None:
        """Show the vaults there are."""
        if state.cards == self._cards:
            return
        self._cards = state.cards
        layouts.clear(self._list)
        for card in state.cards:
            button = _VaultButton(card)
            button.chosen.connect(self._presenter.choose)
            self._list.addWidget(button)

    @Slot()
    def _make_new(self) -> None:
        self._presenter.go(Page.FIRST)


class _VaultButton(Button):
    """A button with a vault's nickname."""

    chosen = Signal(object)

    def __init__(self, card: VaultCard) -> None:
        super().__init__(card.name, Look.SECONDARY, icon="lock")
        self._card = card
        self.setObjectName(f"vault_{card.vault_id}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._say_chosen)

    @Slot()
    def _say_chosen(self) -> None:
        self.chosen.emit(self._card)
