"""Editor for whole and decimal numbers. What cannot be read as one is kept as it was written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms import types
from taf_desktop.forms.definition import Field
from taf_desktop.ui.forms.text_editors import LineEditor

WIDEST = 24
"""The width of the line in characters: a short line says that a short answer is meant."""


class NumberEditor(LineEditor):
    """A line that holds a number, or the words somebody wrote in its place."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)

    def value(self) -> Answer:
        """Return the number, the words that are none, or ``None``."""
        return types.parse(self._field, self.text())

    def set_value(self, answer: Answer) -> None:
        """Show an answer; text that reads the same is left alone."""
        if answer != self.value():
            self.setText(types.show(self._field, answer))
