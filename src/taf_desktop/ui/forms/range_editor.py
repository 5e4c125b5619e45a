"""Editor for a 0 to 10: the line, the number at its right, and words at its ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Field, in_language
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.editor import EditorDefaults
from taf_desktop.ui.forms.scale import Scale


class RangeEditor(EditorDefaults, QWidget):
    """One number on a line. "Not answered" is said in words and has no handle."""

    changed = Signal()
    committed = Signal()

    def __init__(
        self, field: Field, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self.scale = Scale(field.start, field.end, self)
        self.scale.picked.connect(self._on_picked)
        self.scale.left.connect(self.committed)
        self.setFocusProxy(self.scale)
        self._number = PlainLabel("", self, style=TextStyle.STRONG, wrap=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.addWidget(self.scale, 0, 0, 1, 2)
        self._grid.addWidget(self._number, 0, 2)
        # On one line with others there is room for a dash only, and for no words at the ends.
        self._nothing = "–" if compact else self.tr("not answered")
        if not compact:
            self._add_end_words(field)
        self._show_number()

    def value(self) -> Answer:
        """Return the number, or ``None`` if there is no answer."""
        return self.scale.number()

    def set_value(self, answer: Answer) -> None:
        """Show a number, or that there is no answer."""
        number = int(answer) if isinstance(answer, int | float) else None
        if number != self.scale.number():
            self.scale.show_number(number)
            self._show_number()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the number when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_number()

    def _add_end_words(self, field: Field) -> None:
        ends = (in_language(field.start_label), in_language(field.end_label))
        if not any(ends):
            return
        for column, (text, side) in enumerate(
            zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True)
        ):
            words = Small(text, self)
            words.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, 1, column)

    def _on_picked(self) -> None:
        self._show_number()
        self.changed.emit()

    def _show_number(self) -> None:
        number = self.scale.number()
        self._number.setText(self._nothing if number is None else str(number))
        style = TextStyle.SMALL if number is None else TextStyle.STRONG
        if self._number.property("textStyle") != style.value:
            self._number.setProperty("textStyle", style.value)
            self._number.set_tone(Tone.NEUTRAL if number is None else None)
        look = theme.current()
        widest = look.width_of(str(self.scale.maximum()), TextStyle.STRONG)
        self._number.setMinimumWidth(max(look.width_of(self._nothing, TextStyle.SMALL), widest))
