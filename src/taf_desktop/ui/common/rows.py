"""The one way to put a field into a form: label, help, guidance, the field itself, its error line.

The row ties the parts together for people who do not see them: the field is named by its label and
described by its help and by what is wrong.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import (
    Body,
    Heading,
    Muted,
    PlainLabel,
    Small,
    Strong,
    no_mnemonic,
    restyle,
)


class FormRow(QWidget):
    """One field of a form with everything that belongs to it. ``editor`` is the field."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        parent: QWidget | None = None,
        *,
        help_text: str = "",
        guidance: str = "",
        tone: Tone | None = None,
    ) -> None:
        """Make a row.

        Args:
            label: The question or the field's name, in words.
            editor: The field; it becomes a child of the row.
            parent: The row's parent.
            help_text: One line below the label that everybody sees.
            guidance: Longer help, folded away behind a small “?”.
            tone: A colour for the label, as good has for “What is going well?”.
        """
        super().__init__(parent)
        self.editor = editor
        self._name = label
        self._label = Strong(no_mnemonic(label), tone=tone)
        self._label.setBuddy(editor)
        # Most rows have no guidance and nothing wrong: what shows either is made when needed.
        self._help: Small | None = None
        self._guidance: _Guidance | None = None
        self._error: _ErrorLine | None = None
        self._top = layouts.row(spacing=4)
        self._top.addWidget(self._label, 1)
        self._column = layouts.column(self, spacing=4)
        self._column.addLayout(self._top)
        self._column.addWidget(editor)
        self._show_help(help_text)
        self.set_guidance(guidance)
        self._describe()

    @property
    def error(self) -> str:
        """What is wrong with the answer, in words; empty if nothing is."""
        return self._error.words.text() if self._error is not None else ""

    def set_label(self, label: str) -> None:
        """Name the field."""
        self._name = label
        self._label.setText(no_mnemonic(label))
        if self._guidance is not None:
            self._guidance.name_after(label)
        self._describe()

    def set_help(self, text: str) -> None:
        """Show a line of help below the label, or none."""
        self._show_help(text)
        self._describe()

    def set_guidance(self, text: str) -> None:
        """Offer longer help behind the “?”, or none."""
        if self._guidance is None:
            if not text:
                return
            self._guidance = _Guidance()
            self._guidance.name_after(self._name)
            self._top.addWidget(self._guidance.button)
            self._column.insertWidget(1 if self._help is None else 2, self._guidance)
        self._guidance.say(text)

    def set_error(self, text: str) -> None:
        """Say below the field what is wrong and what to do, or nothing."""
        if text == self.error:
            return
        if self._error is None:
            self._error = _ErrorLine()
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self._error)
        self._error.words.setText(text)
        self._error.setVisible(bool(text))
        self.editor.setProperty("trouble", "true" if text else None)
        restyle(self.editor)
        self._describe()

    def focus_editor(self) -> None:
        """Put the keyboard into the field."""
        self.editor.setFocus()

    def _show_help(self, text: str) -> None:
        if self._help is None:
            if not text:
                return
            self._help = Small("")
            self._column.insertWidget(1, self._help)
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def _describe(self) -> None:
        help_text = self._help.text() if self._help is not None else ""
        said = " ".join(part for part in (self.error, help_text) if part)
        for widget in {self.editor, self.editor.focusProxy() or self.editor}:
            widget.setAccessibleName(self._name)
            widget.setAccessibleDescription(said)


class _Guidance(Card):
    """Longer help, folded away. ``button`` is the “?” that shows and hides it."""

    def __init__(self) -> None:
        super().__init__(tone=Tone.ACCENT)
        self.setObjectName("guidance")
        self._words = Body("")
        self.add(self._words)
        self.button = buttons.icon_only("help", "", small=True)
        self.button.setObjectName("about")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("Show or hide help"))
        self.button.toggled.connect(self.setVisible)
        self.hide()

    def name_after(self, label: str) -> None:
        """Say for people who listen which question the help is about."""
        self.button.setAccessibleName(self.tr("Help with: %s") % label)

    def say(self, text: str) -> None:
        """Offer these words, or nothing."""
        self._words.setText(text)
        self.button.setVisible(bool(text))
        if not text:
            self.button.setChecked(False)


class _ErrorLine(QWidget):
    """A line with a warning sign: never colour alone."""

    def __init__(self) -> None:
        from taf_desktop.ui.common import icons

        super().__init__()
        self.setObjectName("error")
        self.words = Small("", tone=Tone.WORRY)
        line = layouts.row(self, spacing=4)
        line.addWidget(icons.IconLabel("warning", "worry", 16))
        line.addWidget(self.words, 1)


def add_row(
    layout: QVBoxLayout | QLayout,
    label: str,
    editor: QWidget,
    *,
    help_text: str = "",
    guidance: str = "",
    tone: Tone | None = None,
) -> FormRow:
    """Make a form row, add it to a layout and return it."""
    row = FormRow(label, editor, help_text=help_text, guidance=guidance, tone=tone)
    layout.addWidget(row)
    return row


def section(title: str, intro: str = "") -> QWidget:
    """Return the heading of a group of rows with an optional sentence below it."""
    box = QWidget()
    column = layouts.column(box, spacing=4)
    parts: list[PlainLabel] = [Heading(title)]
    if intro:
        parts.append(Muted(intro))
    for part in parts:
        column.addWidget(part)
    return box
