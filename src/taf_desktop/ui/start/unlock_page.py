"""Unlocking a vault with its passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.passphrase_field import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.start.pages import BusyButton, StartPage, Trouble
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState


class UnlockPage(StartPage):
    """The vault's nickname, the passphrase, Unlock; below, small, the other ways."""

    def __init__(self, presenter: Unlocking) -> None:
        super().__init__("unlock")
        self._presenter = presenter
        self._was_busy = False
        self.title = Title("")
        self.title.setObjectName("vault_name")
        self.field = PassphraseField()
        self.row = FormRow(self.tr("Passphrase"), self.field)
        self.trouble = Trouble()
        self.button = BusyButton(self.tr("Unlock"), self.tr("Unlocking…"), wide=True)
        self.button.setObjectName("unlock")
        self.by_code = buttons.quiet(self.tr("Use the recovery code"))
        self.by_code.setObjectName("use_code")
        self.another = buttons.quiet(self.tr("Choose another vault"))
        self.another.setObjectName("choose_vault")
        self._lay_out()
        self.field.entered.connect(self._unlock)
        self.button.clicked.connect(self._unlock)
        self.by_code.clicked.connect(self._use_code)
        self.another.clicked.connect(self._choose)
        self.setFocusProxy(self.field)

    def show_state(self, state: UnlockState) -> None:
        """Show a state. A wrong passphrase stays in the field, selected, to be mended."""
        self.title.setText(state.name or self.tr("Welcome back"))
        self.button.set_busy(state.busy)
        self.field.line.setReadOnly(state.busy)
        self.trouble.say(state.trouble)
        if self._was_busy and not state.busy and state.trouble:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.line.selectAll()
        self._was_busy = state.busy

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(Muted(self.tr("This vault is locked. Your passphrase opens it.")))
        self.column.addSpacing(8)
        self.add(self.row, self.trouble, self.button)
        self.column.addSpacing(8)
        small = layouts.FlowLayout(spacing=8)
        small.addWidget(self.by_code)
        small.addWidget(self.another)
        self.column.addLayout(small)

    @Slot()
    def _unlock(self) -> None:
        self._presenter.unlock(self.field.text())

    @Slot()
    def _use_code(self) -> None:
        self._presenter.go(Page.RECOVERY)

    @Slot()
    def _choose(self) -> None:
        self._presenter.go(Page.CHOOSE)
