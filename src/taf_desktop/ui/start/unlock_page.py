"""Unlocking a vault with its passphrase, or with a PIN where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.passphrase_field import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Muted, Small, Title
from taf_desktop.ui.start.pages import BusyButton, CountDown, StartPage, Trouble
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState


class UnlockPage(StartPage):
    """The vault's nickname, the passphrase, Unlock; below, small, the other ways.

    One field takes both: what is shorter than a passphrase can be is a PIN.
    """

    def __init__(self, presenter: Unlocking) -> None:
        super().__init__("unlock")
        self._presenter = presenter
        self._was_busy = False
        self.title = Title("")
        self.title.setObjectName("vault_name")
        self.field = PassphraseField()
        self.row = FormRow(self.tr("Passphrase"), self.field)
        self.intro = Muted("")
        self.about_pin = Small("")
        self.about_pin.setObjectName("about_pin")
        self.trouble = Trouble()
        self.count_down = CountDown()
        self.button = BusyButton(self.tr("Unlock"), self.tr("Unlocking…"), wide=True)
        self.button.setObjectName("unlock")
        self.by_code = buttons.quiet(self.tr("Use the recovery code"))
        self.by_code.setObjectName("use_code")
        self.another = buttons.quiet(self.tr("Choose another vault"))
        self.another.setObjectName("choose_vault")
        self.restore = buttons.quiet(self.tr("Restore a backup"))
        self.restore.setObjectName("restore_backup")
        self._lay_out()
        self.field.entered.connect(self._unlock)
        self.button.clicked.connect(self._unlock)
        self.by_code.clicked.connect(self._use_code)
        self.another.clicked.connect(self._choose)
        self.restore.clicked.connect(self._restore)
        self.count_down.over.connect(self._wait_is_over)
        self.setFocusProxy(self.field)

    def show_state(self, state: UnlockState) -> None:
        """Show a state. A wrong passphrase stays in the field, selected, to be mended."""
        self.title.setText(state.name or self.tr("Welcome back"))
        self._offer_pin(state)
        self.count_down.wait(state.wait_until)
        self.button.set_busy(state.busy)
        self.button.setEnabled(not state.busy and not self.count_down.waiting)
        self.field.line.setReadOnly(state.busy)
        self.trouble.say(state.trouble)
        if self._was_busy and not state.busy and state.trouble:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.line.selectAll()
        self._was_busy = state.busy

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self.intro)
        self.column.addWidget(self.about_pin)
        self.column.addSpacing(8)
        self.add(self.row, self.trouble, self.count_down, self.button)
        self.column.addSpacing(8)
        small = layouts.FlowLayout(spacing=8)
        small.addWidget(self.by_code)
        small.addWidget(self.another)
        small.addWidget(self.restore)
        self.column.addLayout(small)

    def _offer_pin(self, state: UnlockState) -> None:
        self.about_pin.setText(state.about_pin)
        self.about_pin.setVisible(bool(state.about_pin))
        if state.pin:
            self.intro.setText(
                self.tr("This vault is locked. Your PIN or your passphrase opens it.")
            )
            self.row.set_label(self.tr("PIN or passphrase"))
        else:
            self.intro.setText(self.tr("This vault is locked. Your passphrase opens it."))
            self.row.set_label(self.tr("Passphrase"))

    @Slot()
    def _wait_is_over(self) -> None:
        self.button.setEnabled(not self._was_busy)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _unlock(self) -> None:
        if not self.count_down.waiting:
            self._presenter.unlock(self.field.text())

    @Slot()
    def _use_code(self) -> None:
        self._presenter.go(Page.RECOVERY)

    @Slot()
    def _choose(self) -> None:
        self._presenter.go(Page.CHOOSE)

    @Slot()
    def _restore(self) -> None:
        self._presenter.go(Page.RESTORE)
