"""What a form shows and nobody types: notes and calculated values."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms import types
from taf_desktop.forms.definition import Field, in_language
from taf_desktop.ui.common.text import PlainLabel
from taf_desktop.ui.forms.editor import EditorDefaults


class NoteEditor(EditorDefaults, PlainLabel):
    """A text of the form itself; it has no answer."""

    changed = Signal()
    committed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(in_language(field.label), parent)

    def value(self) -> Answer:
        """Return nothing: a note is not answered."""
        return None

    def set_value(self, answer: Answer) -> None:
        """Show nothing: a note is not answered."""


class CalculatedEditor(EditorDefaults, PlainLabel):
    """A value worked out from other answers, to read and to copy."""

    changed = Signal()
    committed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._field = field
        self._answer: Answer = None
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def value(self) -> Answer:
        """Return the value shown."""
        return self._answer

    def set_value(self, answer: Answer) -> None:
        """Show a value."""
        self._answer = answer
        self.setText(types.show(self._field, answer, ()) or "–")
