"""A line that says something was put aside, and takes it back with one press."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body


class AsideLine(Card):
    """Hidden until something is put aside. ``taken_back`` carries its kind and id."""

    taken_back = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone=Tone.NEUTRAL)
        self.setObjectName("asideLine")
        self._thing = ("", "")
        self._words = Body("")
        self._undo = buttons.secondary(self.tr("Undo"), icon="undo")
        self._undo.setObjectName("asideUndo")
        self._undo.clicked.connect(self._take_back)
        line = layouts.row()
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        self.column.setContentsMargins(16, 8, 8, 8)
        self.column.addLayout(line)
        self.hide()

    def tell_name(self, kind: str, thing_id: str, name: str) -> None:
        """Say in the usual words that somebody or something was put aside."""
        sentence = self.tr("{name} is put aside. Nothing is lost.").format(name=name)
        self.tell(kind, thing_id, sentence)

    def tell(self, kind: str, thing_id: str, sentence: str, *, take_keyboard: bool = True) -> None:
        """Say what was put aside; ``take_keyboard`` puts the keyboard on Undo."""
        self._thing = (kind, thing_id)
        self._words.setText(sentence)
        self.setVisible(True)
        if take_keyboard:
            self._undo.setFocus()

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self.taken_back.emit(*self._thing)
