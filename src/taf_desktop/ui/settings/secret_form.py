"""Forms in the settings that need the present passphrase, and a code that is typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.code_card import CodeCard
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrases import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body, PlainLabel, Small

Printing = Callable[[QWidget, str, str], bool]
"""Prints the recovery sheet of a vault's name and code; says whether it was sent."""


class SecretForm(QWidget):
    """The present passphrase, a sentence, a button, a way out; parts of its own in the middle.

    ``done`` carries a sentence when what it was for has been done.
    """

    done = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._verb = self._busy = ""
        self.setObjectName(f"{name}_form")
        self.current = PassphraseField(name=f"{name}_current")
        self.said = PlainLabel("")
        self.said.setObjectName(f"{name}_said")
        self.button = buttons.primary("")
        self.button.setObjectName(f"{name}_go")
        self.leave = buttons.secondary(self.tr("Cancel"))
        self.leave.setObjectName(f"{name}_leave")
        self.leave.clicked.connect(self.fold)
        self.current_row = FormRow(self.tr("Present passphrase"), self.current)
        self.body = layouts.column(self, spacing=12)
        self.setVisible(False)

    def unfold(self) -> None:
        """Show the form, empty."""
        self.clear()
        self.setVisible(True)
        self.current.setFocus()

    @Slot()
    def fold(self) -> None:
        """Hide the form and forget what was typed."""
        self.clear()
        self.setVisible(False)

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.current.clear()
        self.say("")

    def say(self, sentence: str, tone: Tone = Tone.WORRY) -> None:
        """Show a sentence, or nothing."""
        self.set_busy(False)
        self.said.setText(sentence)
        self.said.set_tone(tone)
        self.said.setVisible(bool(sentence))

    def set_verb(self, verb: str, busy: str) -> None:
        """Name what the button does, and what it says while that is done."""
        self._verb, self._busy = verb, busy
        self.button.setText(verb)

    def set_busy(self, busy: bool) -> None:
        """Say that the work is going on, or offer the button again."""
        self.button.setText(self._busy if busy else self._verb)
        self.button.setEnabled(not busy)

    def end(self, sentence: str) -> None:
        """Fold away and pass on what was done."""
        self.fold()
        self.done.emit(sentence)

    def trouble(self, sentence: str) -> None:
        """Show what went wrong; what was typed stays."""
        self.say(sentence)

    def finish(self, *parts: QWidget) -> None:
        """Lay the form out with its own parts in the middle."""
        self.body.addWidget(layouts.hairline())
        self.body.addWidget(self.current_row)
        for part in parts:
            self.body.addWidget(part)
        self.body.addWidget(self.said)
        across = layouts.row(spacing=12)
        across.addWidget(self.button)
        across.addWidget(self.leave)
        across.addStretch(1)
        self.body.addLayout(across)


class TypedBack(QWidget):
    """A new recovery code, large, and a line to type it back from paper."""

    entered = Signal()
    """Return was pressed."""

    def __init__(self, vault_name: str, print_code: Printing, name: str, intro: str) -> None:
        super().__init__()
        self._vault_name = vault_name
        self._print_code = print_code
        self.card = CodeCard()
        self.card.wants_print.connect(self._print)
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}_typed")
        self.line.returnPressed.connect(self.entered)
        column = layouts.column(self, spacing=12)
        column.addWidget(self.card)
        column.addWidget(Body(intro))
        column.addWidget(FormRow(self.tr("Type it back from your paper"), self.line))
        self.setVisible(False)

    def show_code(self, code: str) -> None:
        """Show a code and wait for it, or forget it."""
        self.card.show_code(code)
        self.line.clear()
        self.setVisible(bool(code))
        if code:
            self.line.setFocus()

    @Slot()
    def _print(self) -> None:
        self._print_code(self.window(), self._vault_name, self.card.code)


class Told(Small):
    """A sentence about what was just done, or what went wrong; not there while there is none."""

    def __init__(self, name: str) -> None:
        super().__init__("")
        self.setObjectName(name)
        self.setVisible(False)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show what was done."""
        self._tell(sentence, Tone.GOOD)

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Show what went wrong."""
        self._tell(sentence, Tone.WORRY)

    def _tell(self, sentence: str, tone: Tone) -> None:
        self.setText(sentence)
        self.set_tone(tone)
        self.setVisible(bool(sentence))
