"""Editor for one choice: rows to choose from when there are few, a searching line when many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Option
from taf_desktop.ui.common import layouts
from taf_desktop.ui.forms.choice_parts import RadioRows, SearchBox
from taf_desktop.ui.forms.editor import EditorDefaults, Remark
from taf_desktop.ui.forms.text_editors import as_text

MOST_ROWS = 5


class ChoiceEditor(EditorDefaults, QWidget):
    """One of several choices. A choice that is no longer offered still shows where it was made."""

    changed = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None, *, always_line: bool = False) -> None:
        super().__init__(parent)
        self._most_rows = 0 if always_line else MOST_ROWS
        self._options: tuple[Option, ...] = ()
        self._column = layouts.column(self)
        self._part: RadioRows | SearchBox = self._new_part()

    def value(self) -> Answer:
        """Return the chosen code, or ""."""
        return self._part.code()

    def set_value(self, answer: Answer) -> None:
        """Show what is chosen."""
        code = as_text(answer)
        if code != self._part.code():
            self._part.show_code(code)

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these choices; what is chosen stays."""
        if options == self._options:
            return
        code = self._part.code()
        self._options = options
        layouts.clear(self._column)
        self._part = self._new_part()
        self._part.show_code(code)

    def remark(self) -> Remark:
        """Pass on what the searching line has to say."""
        return self._part.remark()

    def _new_part(self) -> RadioRows | SearchBox:
        kind = RadioRows if len(self._options) <= self._most_rows else SearchBox
        part = kind(self._options, self)
        part.setAccessibleName(self.accessibleName())
        part.picked.connect(self.changed)
        part.left.connect(self.committed)
        self._column.addWidget(part)
        self.setFocusProxy(part)
        return part
