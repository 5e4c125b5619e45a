"""Editor for whole and decimal numbers. What cannot be read stays on screen, with a kind word."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import UserError
from taf_desktop.forms import types
from taf_desktop.forms.definition import Field
from taf_desktop.ui.forms.editor import NOTHING_TO_SAY, Remark
from taf_desktop.ui.forms.text_editors import LineEditor

WIDEST = 24
"""The width of the line in characters: a short line says that a short answer is meant."""


class NumberEditor(LineEditor):
    """A line that holds a number. While its text cannot be read, the answer from before stays."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._answer: Answer = None
        self._problem = ""
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)

    def value(self) -> Answer:
        """Return the number last read, or ``None``."""
        self._read()
        return self._answer

    def set_value(self, answer: Answer) -> None:
        """Show a number; text that reads the same, or cannot be read yet, is left alone."""
        if answer != self.value():
            self._answer = answer
            self.setText(types.show(self._field, answer))

    def remark(self) -> Remark:
        """Say kindly that the text is no number yet."""
        self._read()
        return Remark(self._problem, mend=True) if self._problem else NOTHING_TO_SAY

    def _read(self) -> None:
        try:
            self._answer = types.parse(self._field, self.text())
            self._problem = ""
        except UserError as error:
            self._problem = error.sentence()
