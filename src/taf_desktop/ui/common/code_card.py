"""A recovery code, large enough to copy by hand, with the ways to keep it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import PlainLabel
from taf_desktop.ui.common.theme import TextStyle

GROUPS_IN_A_ROW = 3


class CodeCard(Card):
    """The code in groups of four, three groups to a line, and a button to print it."""

    wants_print = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone=Tone.ACCENT)
        self._code = ""
        self._groups = QGridLayout()
        self._groups.setHorizontalSpacing(24)
        self._groups.setVerticalSpacing(8)
        self.print_button = buttons.secondary(self.tr("Print the recovery sheet"), icon="print")
        self.print_button.setObjectName("print_code")
        self.print_button.clicked.connect(self.wants_print)
        self.column.addLayout(self._groups)
        self.column.addSpacing(4)
        self.column.addWidget(self.print_button)
        self.setObjectName("code_card")

    @property
    def code(self) -> str:
        """The code shown."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show a code; the same one is left alone."""
        if code == self._code:
            return
        self._code = code
        layouts.clear(self._groups)
        for at, group in enumerate(code.split("-")):
            label = PlainLabel(group, style=TextStyle.TITLE, wrap=False)
            label.setFont(_spaced(label.font()))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(at, GROUPS_IN_A_ROW)
            self._groups.addWidget(label, row, column)
        self._groups.setColumnStretch(GROUPS_IN_A_ROW, 1)
        # Read letter by letter: a screen reader would make words of it.
        spoken = ", ".join(" ".join(group) for group in code.split("-"))
        self.setAccessibleName(self.tr("Recovery code"))
        self.setAccessibleDescription(spoken)


def _spaced(font: QFont) -> QFont:
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
    return font
