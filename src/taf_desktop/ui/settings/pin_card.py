"""Unlocking with a PIN: what it is, how it stands, setting it and taking it away."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.passphrases import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body, Heading, Muted
from taf_desktop.ui.settings.secret_form import SecretForm, Told
from taf_desktop.ui.settings.ways_presenter import PinPresenter, PinView


class PinSection(Card):
    """How the PIN stands, and a form that unfolds. ``unfolded`` carries it, to bring it in view."""

    unfolded = Signal(object)

    def __init__(self, presenter: PinPresenter) -> None:
        super().__init__()
        self.setObjectName("pin")
        self.column.setSpacing(12)
        self._presenter = presenter
        self.state = Body("")
        self.state.setObjectName("pin_state")
        self.set = buttons.secondary(self.tr("Set a PIN"))
        self.set.setObjectName("set_pin")
        self.drop = buttons.secondary(self.tr("Take the PIN away"))
        self.drop.setObjectName("drop_pin")
        self.form = PinForm(presenter)
        self.said = Told("pin_told")
        self.form.done.connect(self.said.say)
        self._lay_out()
        self.set.clicked.connect(self._unfold)
        self.drop.clicked.connect(self._drop)
        presenter.show = self.show_view

    def load(self) -> None:
        """Find out how the PIN stands."""
        self._presenter.load()

    def show_view(self, view: PinView) -> None:
        """Show how the PIN stands."""
        self.state.setText(view.words)
        self.set.setVisible(view.may)
        self.set.setText(self.tr("Choose another PIN") if view.on else self.tr("Set a PIN"))
        self.drop.setVisible(view.on)
        if not view.may:
            self.form.fold()

    def _lay_out(self) -> None:
        self.add(
            Heading(self.tr("Unlock with a PIN")),
            Muted(
                self.tr(
                    "For twelve hours after you typed your passphrase, a short PIN opens this vault"
                    " on this computer. After a restart or five wrong tries the passphrase is asked"
                    " for again. Whoever knows your Windows password and your PIN can open the"
                    " vault."
                )
            ),
            self.state,
        )
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(self.set)
        flow.addWidget(self.drop)
        self.column.addLayout(flow)
        self.add(self.said, self.form)

    @Slot()
    def _unfold(self) -> None:
        self.said.say("")
        self.form.unfold()
        self.unfolded.emit(self.form)

    @Slot()
    def _drop(self) -> None:
        self.form.fold()
        self._presenter.turn_off(self.said.say, self.said.warn)


class PinForm(SecretForm):
    """The present passphrase and a PIN, typed twice."""

    def __init__(self, presenter: PinPresenter) -> None:
        super().__init__("pin")
        self._presenter = presenter
        self.set_verb(self.tr("Use this PIN"), self.tr("Setting it…"))
        self.first = PassphraseField(name="pin_first")
        self.second = PassphraseField(name="pin_second")
        self.finish(
            FormRow(
                self.tr("PIN"),
                self.first,
                help_text=self.tr("6 to 11 digits. Not a birthday, and not your telephone’s PIN."),
            ),
            FormRow(self.tr("The same again"), self.second),
        )
        self.current.entered.connect(self.first.setFocus)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    def clear(self) -> None:
        """Forget what was typed and said."""
        super().clear()
        self.first.clear()
        self.second.clear()

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        self._presenter.turn_on(
            self.current.text(), self.first.text(), self.second.text(), self.end, self.trouble
        )
