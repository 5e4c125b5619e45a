"""How it looks: a row of choices for each setting of this computer, from their dataclass."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Heading, Small
from taf_desktop.ui.settings.presenter import MachineChoice, MachinePresenter, machine_choices


class MachineCard(Card):
    """A card with the choices; each takes effect at once."""

    def __init__(self, presenter: MachinePresenter) -> None:
        super().__init__()
        self.column.setSpacing(16)
        self._presenter = presenter
        self.setObjectName("machine")
        self.column.addWidget(Heading(self.tr("How it looks")))
        for choice in machine_choices(presenter.settings):
            line = ChoiceLine(choice)
            line.chosen.connect(presenter.choose)
            self.column.addWidget(FormRow(choice.label, line, help_text=choice.help))
        self.trouble = Small("", tone=Tone.WORRY)
        self.trouble.setVisible(False)
        self.column.addWidget(self.trouble)
        presenter.trouble = self._show_trouble

    def _show_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


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
