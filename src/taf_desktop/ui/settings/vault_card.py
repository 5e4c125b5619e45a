"""Your vault: where it is, its passphrase and its recovery code."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.code_card import CodeCard
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Heading, Muted, Small, Strong
from taf_desktop.ui.settings.presenter import VaultPresenter
from taf_desktop.ui.settings.secret_form import Printing, SecretForm, TypedBack


class VaultSection(Card):
    """The vault's nickname and folder, and two forms that unfold when they are wanted.

    ``unfolded`` carries the form that should be brought into view.
    """

    unfolded = Signal(object)

    def __init__(
        self,
        presenter: VaultPresenter,
        asker: StrengthAsker,
        print_code: Printing,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the card; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("vault")
        self.column.setSpacing(12)
        self._presenter, self._asker, self._print_code = presenter, asker, print_code
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the card a form at a time."""
        card = self._presenter.card
        self.add(Heading(self.tr("Your vault")))
        self.add(Strong(card.name))
        folder = Small(str(card.folder))
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
        yield
        self.passphrase = PassphraseForm(self._presenter, self._asker)
        self.add(self.passphrase)
        yield
        self.recovery = RecoveryForm(self._presenter, self._print_code)
        self.add(self.recovery)
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


class PassphraseForm(SecretForm):
    """The present passphrase and the new one, typed twice."""

    def __init__(self, presenter: VaultPresenter, asker: StrengthAsker) -> None:
        super().__init__("passphrase")
        self._presenter = presenter
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


class RecoveryForm(SecretForm):
    """The present passphrase, then the new code, which counts once it was typed back."""

    def __init__(self, presenter: VaultPresenter, print_code: Printing) -> None:
        super().__init__("recovery")
        self._presenter = presenter
        self.set_verb(self.tr("Make a new code"), self.tr("Making it…"))
        intro = self.tr(
            "Print it or write it down now. It is shown only here. When you have typed it back,"
            " the old code no longer works."
        )
        self.typed = TypedBack(presenter.card.name, print_code, "recovery", intro)
        self.finish(Muted(self.tr("A new code takes the place of the old one.")), self.typed)
        self.current.entered.connect(self._go)
        self.typed.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    @property
    def card(self) -> CodeCard:
        """The new code."""
        return self.typed.card

    def clear(self) -> None:
        """Forget what was typed, said and shown."""
        super().clear()
        self._presenter.forget_code()
        self.typed.show_code("")
        self.current_row.setVisible(True)
        self.set_verb(self.tr("Make a new code"), self.tr("Making it…"))

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        if self.card.code:
            self._presenter.keep_code(self.typed.line.text(), self._done, self.trouble)
        else:
            self._presenter.new_code(self.current.text(), self._show, self.trouble)

    def _show(self, code: str) -> None:
        self.say("")
        self.current.clear()
        self.current_row.setVisible(False)
        self.typed.show_code(code)
        self.set_verb(self.tr("I have kept it"), self.tr("Keeping it…"))

    def _done(self, sentence: str) -> None:
        self.clear()
        self.say(sentence, Tone.GOOD)
