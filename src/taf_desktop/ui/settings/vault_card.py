"""Your vault: where it is, its passphrase and its recovery code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.code_card import CodeCard
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrases import NewPassphrase, PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Small, Strong
from taf_desktop.ui.settings.presenter import VaultPresenter

Printing = Callable[[QWidget, str, str], bool]


class VaultSection(Card):
    """The vault's nickname and folder, and two forms that unfold when they are wanted.

    ``unfolded`` carries the form that should be brought into view.
    """

    unfolded = Signal(object)

    def __init__(
        self, presenter: VaultPresenter, asker: StrengthAsker, print_code: Printing
    ) -> None:
        super().__init__()
        self.setObjectName("vault")
        self.column.setSpacing(12)
        self.passphrase = PassphraseForm(presenter, asker)
        self.recovery = RecoveryForm(presenter, print_code)
        self.add(Heading(self.tr("Your vault")))
        self.add(Strong(presenter.card.name))
        folder = Small(str(presenter.card.folder))
        folder.setObjectName("vault_folder")
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(folder)
        self.change = buttons.secondary(self.tr("Change the passphrase"))
        self.change.setObjectName("change_passphrase")
        self.renew = buttons.secondary(self.tr("Make a new recovery code"))
        self.renew.setObjectName("renew_code")
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(self.change)
        flow.addWidget(self.renew)
        self.column.addLayout(flow)
        self.add(self.passphrase, self.recovery)
        self.change.clicked.connect(self._unfold_passphrase)
        self.renew.clicked.connect(self._unfold_recovery)

    @Slot()
    def _unfold_passphrase(self) -> None:
        self.recovery.setVisible(False)
        self.passphrase.unfold()
        self.unfolded.emit(self.passphrase)

    @Slot()
    def _unfold_recovery(self) -> None:
        self.passphrase.setVisible(False)
        self.recovery.unfold()
        self.unfolded.emit(self.recovery)


class _Form(QWidget):
    """What both forms have: the present passphrase, a sentence, a button, a way out."""

    def __init__(self, presenter: VaultPresenter, name: str) -> None:
        super().__init__()
        self._presenter = presenter
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

    def trouble(self, sentence: str) -> None:
        """Show what went wrong; what was typed stays."""
        self.say(sentence)

    def finish(self, *parts: QWidget) -> None:
        """Lay the form out with its own parts in the middle."""
        self.body.addWidget(layouts.hairline())
        self.body.addWidget(FormRow(self.tr("Present passphrase"), self.current))
        for part in parts:
            self.body.addWidget(part)
        self.body.addWidget(self.said)
        across = layouts.row(spacing=12)
        across.addWidget(self.button)
        across.addWidget(self.leave)
        across.addStretch(1)
        self.body.addLayout(across)


class PassphraseForm(_Form):
    """The present passphrase and the new one, typed twice."""

    def __init__(self, presenter: VaultPresenter, asker: StrengthAsker) -> None:
        super().__init__(presenter, "passphrase")
        self.set_verb(self.tr("Keep this passphrase"), self.tr("Keeping it…"))
        self.pair = NewPassphrase(asker)
        self.finish(self.pair)
        self.current.entered.connect(self.pair.setFocus)
        self.pair.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    def clear(self) -> None:
        """Forget what was typed and said."""
        super().clear()
        self.pair.clear()

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        self._presenter.change_passphrase(
            self.current.text(), *self.pair.values(), self._done, self.trouble
        )

    def _done(self, sentence: str) -> None:
        self.clear()
        self.say(sentence, Tone.GOOD)


class RecoveryForm(_Form):
    """The present passphrase, then the new code, large."""

    def __init__(self, presenter: VaultPresenter, print_code: Printing) -> None:
        super().__init__(presenter, "recovery")
        self._print_code = print_code
        self.set_verb(self.tr("Make a new code"), self.tr("Making it…"))
        self.card = CodeCard()
        self.card.wants_print.connect(self._print)
        self.kept = Body(
            self.tr(
                "Print it or write it down now. It is shown only here. The old code no longer"
                " works."
            )
        )
        self.finish(
            Muted(self.tr("A new code takes the place of the old one.")), self.card, self.kept
        )
        self._show_code(shown=False)
        self.current.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    def clear(self) -> None:
        """Forget what was typed, said and shown."""
        super().clear()
        self.card.show_code("")
        self._show_code(shown=False)

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        self._presenter.new_code(self.current.text(), self._done, self.trouble)

    @Slot()
    def _print(self) -> None:
        self._print_code(self.window(), self._presenter.card.name, self.card.code)

    def _done(self, code: str) -> None:
        self.clear()
        self.card.show_code(code)
        self._show_code(shown=True)

    def _show_code(self, *, shown: bool) -> None:
        self.card.setVisible(shown)
        self.kept.setVisible(shown)
        self.button.setVisible(not shown)
        self.leave.setText(self.tr("I have kept it") if shown else self.tr("Cancel"))
