"""A new recovery code for a vault whose first one was never typed back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from taf_desktop.ui.common.code_card import CodeCard
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.start.pages import WIDE, BusyButton, StartPage, Trouble
from taf_desktop.ui.start.presenter import Unlocking, UnlockState
from taf_desktop.ui.start.steps import Printing


class NewCodePage(StartPage):
    """The code, shown large and typed back."""

    def __init__(self, presenter: Unlocking, print_sheet: Printing) -> None:
        super().__init__("new_code", WIDE)
        self._presenter = presenter
        self._print_sheet = print_sheet
        self._vault_name = ""
        self.card = CodeCard()
        self.card.wants_print.connect(self._print)
        self.typed = QLineEdit()
        self.typed.setObjectName("typed_again")
        self.trouble = Trouble()
        self.button = BusyButton(self.tr("I have kept it"), self.tr("One moment…"))
        self.button.setObjectName("confirm_code")
        self.add(Title(self.tr("Keep your recovery code")))
        self.add(
            Muted(
                self.tr(
                    "The code was not typed back when this vault was made, so here is a new one."
                    " Once you have typed it back, the old one no longer works. Print it or write"
                    " it down, and keep it locked away from the laptop."
                )
            )
        )
        self.add(self.card, FormRow(self.tr("Type it back from your paper"), self.typed))
        self.add(self.trouble, self.button)
        self.typed.returnPressed.connect(self._confirm)
        self.button.clicked.connect(self._confirm)
        self.setFocusProxy(self.typed)

    def show_state(self, state: UnlockState) -> None:
        """Show a state; what was typed stays."""
        self._vault_name = state.name
        if state.code:
            self.card.show_code(state.code)
        self.button.set_busy(state.busy)
        self.trouble.say(state.trouble)

    @Slot()
    def _confirm(self) -> None:
        self._presenter.confirm_code(self.typed.text())

    @Slot()
    def _print(self) -> None:
        self._print_sheet(self.window(), self._vault_name, self.card.code)
