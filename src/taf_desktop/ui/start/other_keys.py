"""Unlocking a vault with its recovery code, and the new passphrase after that."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from taf_desktop.ui.common import buttons
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.start.pages import BusyButton, CountDown, StartPage, Trouble
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState


class RecoveryPage(StartPage):
    """Unlocking with the printed or written recovery code."""

    def __init__(self, presenter: Unlocking) -> None:
        super().__init__("recovery")
        self._presenter = presenter
        self._busy = False
        self.field = QLineEdit()
        self.field.setObjectName("recovery_code")
        self.field.setPlaceholderText("ABCD-EFGH-…")
        self.row = FormRow(
            self.tr("Recovery code"),
            self.field,
            help_text=self.tr("Nine groups of four. Spaces and small letters do not matter."),
        )
        self.trouble = Trouble()
        self.count_down = CountDown()
        self.button = BusyButton(self.tr("Unlock"), self.tr("Unlocking…"), wide=True)
        self.button.setObjectName("unlock_by_code")
        self.back = buttons.quiet(self.tr("Use the passphrase instead"))
        self.add(Title(self.tr("Use the recovery code")))
        self.add(Muted(self.tr("It is on the sheet you printed or wrote when the vault was made.")))
        self.add(self.row, self.trouble, self.count_down, self.button, self.back)
        self.field.returnPressed.connect(self._unlock)
        self.button.clicked.connect(self._unlock)
        self.back.clicked.connect(self._go_back)
        self.count_down.over.connect(self._wait_is_over)
        self.setFocusProxy(self.field)

    def show_state(self, state: UnlockState) -> None:
        """Show a state; what was typed stays."""
        self._busy = state.busy
        self.count_down.wait(state.wait_until)
        self.button.set_busy(state.busy)
        self.button.setEnabled(not state.busy and not self.count_down.waiting)
        self.field.setReadOnly(state.busy)
        self.trouble.say(state.trouble)

    @Slot()
    def _wait_is_over(self) -> None:
        self.button.setEnabled(not self._busy)

    @Slot()
    def _unlock(self) -> None:
        if not self.count_down.waiting:
            self._presenter.unlock(self.field.text())

    @Slot()
    def _go_back(self) -> None:
        self._presenter.go(Page.UNLOCK)


class NewPassphrasePage(StartPage):
    """After the recovery code: a passphrase that is known again."""

    def __init__(self, presenter: Unlocking, asker: StrengthAsker) -> None:
        super().__init__("new_passphrase")
        self._presenter = presenter
        self.pair = NewPassphrase(asker)
        self.trouble = Trouble()
        self.button = BusyButton(self.tr("Keep this passphrase"), self.tr("Keeping it…"), wide=True)
        self.button.setObjectName("keep_passphrase")
        self.later = buttons.quiet(self.tr("Not now"))
        self.later.setObjectName("keep_old_passphrase")
        self.add(Title(self.tr("Choose a new passphrase")))
        self.add(Muted(self.tr("The recovery code opened the vault. It keeps working as before.")))
        self.add(self.pair, self.trouble, self.button, self.later)
        self.pair.entered.connect(self._keep)
        self.button.clicked.connect(self._keep)
        self.later.clicked.connect(presenter.keep_old_passphrase)
        self.setFocusProxy(self.pair)

    def show_state(self, state: UnlockState) -> None:
        """Show a state; what was typed stays."""
        self.button.set_busy(state.busy)
        self.later.setEnabled(not state.busy)
        self.trouble.say(state.trouble)

    @Slot()
    def _keep(self) -> None:
        self._presenter.keep_new_passphrase(*self.pair.values())
