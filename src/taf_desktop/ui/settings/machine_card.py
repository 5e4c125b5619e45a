"""How it looks and when it locks: a row of choices for each setting of this computer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Heading, Small
from taf_desktop.ui.settings.presenter import MachineChoice, MachinePresenter, machine_choices

LOOKS = ("look", "text_size")
LOCKS = ("idle_minutes", "shared_laptop")


class MachineCard(Card):
    """How it looks; each choice takes effect at once."""

    def __init__(self, presenter: MachinePresenter) -> None:
        super().__init__()
        self.column.setSpacing(16)
        # Kept here: a signal alone keeps nothing alive.
        self._presenter = presenter
        self.setObjectName("machine")
        self.column.addWidget(Heading(self.tr("How it looks")))
        _add_choices(self, presenter, LOOKS)
        self.trouble = Small("", tone=Tone.WORRY)
        self.trouble.setVisible(False)
        self.column.addWidget(self.trouble)
        presenter.trouble = self._show_trouble

    def _show_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class LockingCard(Card):
    """When it locks by itself, and who may see it on a shared screen."""

    def __init__(self, presenter: MachinePresenter, shield: ScreenShield) -> None:
        super().__init__()
        self.column.setSpacing(16)
        self._presenter, self._shield = presenter, shield
        self.setObjectName("locking")
        self.column.addWidget(Heading(self.tr("When it locks")))
        _add_choices(self, presenter, LOCKS)
        self.seen = QCheckBox(self.tr("Allow on a supervision call"))
        self.seen.setObjectName("allow_capture")
        self.seen.setEnabled(shield.possible)
        row = FormRow(self.tr("Shared screens"), self.seen, help_text=self._about(shield.possible))
        self.column.addWidget(row)
        if shield.possible:
            self.seen.setChecked(shield.allowed)
            shield.changed.connect(self.seen.setChecked)
            self.seen.toggled.connect(shield.allow)

    def _about(self, possible: bool) -> str:
        if possible:
            return self.tr(
                "When you share your screen, or somebody takes a picture of it, this program’s"
                " windows stay out. Tick this to show them on a call. It ends by itself when the"
                " program locks."
            )
        return self.tr(
            "This computer cannot keep windows out of shared screens. On a call, share one other"
            " window instead of the whole screen."
        )


def _add_choices(card: Card, presenter: MachinePresenter, names: Sequence[str]) -> None:
    for choice in machine_choices(presenter.settings):
        if choice.name in names:
            line = ChoiceLine(choice)
            line.chosen.connect(presenter.choose)
            card.column.addWidget(FormRow(choice.label, line, help_text=choice.help))


class ChoiceLine(QWidget):
    """The choices of one setting beside each other. ``chosen`` carries its name and the choice."""

    chosen = Signal(str, object)

    def __init__(self, choice: MachineChoice) -> None:
        super().__init__()
        self.setObjectName(choice.name)
        self._choice = choice
        self._group = QButtonGroup(self)
        flow = layouts.FlowLayout(self, spacing=16)
        for at, (value, words) in enumerate(choice.choices):
            button = QRadioButton(words)
            button.setObjectName(f"{choice.name}_{value}")
            button.setChecked(value == choice.value)
            self._group.addButton(button, at)
            flow.addWidget(button)
        self._group.idClicked.connect(self._take)
        self.setFocusProxy(self._group.buttons()[0])

    @Slot(int)
    def _take(self, at: int) -> None:
        self.chosen.emit(self._choice.name, self._choice.choices[at][0])
