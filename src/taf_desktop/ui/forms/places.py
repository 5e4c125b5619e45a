"""Where an editor stands: a full row with its question, or a cell among others on one line."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from taf_desktop.forms.definition import Field, in_language
from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Small

TONES = {"good": Tone.GOOD, "worry": Tone.WORRY}


class Place(Protocol):
    """What a binding needs of the place its editor stands in."""

    def setVisible(self, visible: bool, /) -> None:
        """Show or hide the place with everything in it."""
        ...

    def isHidden(self) -> bool:  # noqa: N802 - Qt's own name
        """Say whether it was hidden."""
        ...

    def show_required(self, required: bool) -> None:
        """Say whether an answer is needed."""
        ...

    def say(self, quiet: str, mend: str) -> None:
        """Say below the editor how it was understood, and what there is to mend; "" is nothing."""
        ...


class QuestionRow(FormRow):
    """A question with its editor, as a row of the form."""

    def __init__(
        self, field: Field, editor: QWidget, parent: QWidget | None, *, fold_guidance: bool
    ) -> None:
        tone = next((TONES[name] for name in sorted(field.appearance) if name in TONES), None)
        super().__init__(
            in_language(field.label),
            editor,
            parent,
            help_text=in_language(field.hint),
            guidance=in_language(field.guidance) if fold_guidance else "",
            tone=tone,
        )
        self._words = in_language(field.label)
        self._required = False
        self._remark: Small | None = None

    def show_required(self, required: bool) -> None:
        """Say beside the question that an answer is needed."""
        if required != self._required:
            self._required = required
            self.set_label(self.tr("{0} (needed)").format(self._words) if required else self._words)

    def say(self, quiet: str, mend: str) -> None:
        """Show what to mend with its sign, and what was understood as a quiet line."""
        if mend != self.error:
            self.set_error(mend)
        self._show_quiet(quiet)

    def _show_quiet(self, text: str) -> None:
        if self._remark is None:
            if not text:
                return
            self._remark = Small("", self)
            self._remark.setObjectName("remark")
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._remark)
        self._remark.setText(text)
        self._remark.setVisible(bool(text))


class Cell(QWidget):
    """An editor on a line with others, or a note: it has no label of its own."""

    def __init__(self, field: Field, editor: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._words = in_language(field.label)
        self._required = False
        self._line: Small | None = None
        column = layouts.column(self, spacing=2)
        column.addWidget(editor)
        for widget in {editor, editor.focusProxy() or editor}:
            widget.setAccessibleName(self._words)
            widget.setAccessibleDescription(in_language(field.hint))

    def show_required(self, required: bool) -> None:
        """Tell people who listen; on one line there is no room to show it."""
        if required != self._required:
            self._required = required
            needed = self.tr("{0} (needed)").format(self._words)
            self._editor.setAccessibleName(needed if required else self._words)

    def say(self, quiet: str, mend: str) -> None:
        """Show what there is to say in a small line below."""
        text = mend or quiet
        if self._line is None:
            if not text:
                return
            self._line = Small("", self)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._line)
        self._line.setText(text)
        self._line.set_tone(Tone.WORRY if mend else Tone.NEUTRAL)
        self._line.setVisible(bool(text))
