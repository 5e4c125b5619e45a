"""The one way to put a field into a form: label, help, guidance, the field itself, its error line.

The row ties the parts together for people who do not see them: the field is named by its label and
described by its help and by what is wrong.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, icons, layouts
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
        self._label = Strong("", tone=tone)
        self._help = Small("")
        self._error = _ErrorLine()
        self._guidance = Card(tone=Tone.ACCENT)
        self._about = buttons.icon_only("help", "", small=True)
        self._about.setCheckable(True)
        self._about.toggled.connect(self._guidance.setVisible)
        self._guidance_text = Body("")
        self._guidance.add(self._guidance_text)
        self._lay_out()
        self.set_label(label)
        self.set_help(help_text)
        self.set_guidance(guidance)
        self.set_error("")
        self._guidance.setVisible(False)

    @property
    def error(self) -> str:
        """What is wrong with the answer, in words; empty if nothing is."""
        return self._error.words.text()

    def set_label(self, label: str) -> None:
        """Name the field."""
        self._name = label
        self._label.setText(no_mnemonic(label))
        self._about.setAccessibleName(self.tr("Help with: %s") % label)
        self._about.setToolTip(self.tr("Show or hide help"))
        self._describe()

    def set_help(self, text: str) -> None:
        """Show a line of help below the label, or none."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self._describe()

    def set_guidance(self, text: str) -> None:
        """Offer longer help behind the “?”, or none."""
        self._guidance_text.setText(text)
        self._about.setVisible(bool(text))
        if not text:
            self._about.setChecked(False)

    def set_error(self, text: str) -> None:
        """Say below the field what is wrong and what to do, or nothing."""
        self._error.words.setText(text)
        self._error.setVisible(bool(text))
        self.editor.setProperty("trouble", "true" if text else None)
        restyle(self.editor)
        self._describe()

    def focus_editor(self) -> None:
        """Put the keyboard into the field."""
        self.editor.setFocus()

    def _lay_out(self) -> None:
        self._label.setBuddy(self.editor)
        top = layouts.row(spacing=4)
        top.addWidget(self._label, 1)
        top.addWidget(self._about)
        column = layouts.column(self, spacing=4)
        column.addLayout(top)
        for part in (self._help, self._guidance, self.editor, self._error):
            column.addWidget(part)

    def _describe(self) -> None:
        said = [part.text() for part in (self._error.words, self._help) if part.text()]
        for widget in {self.editor, self.editor.focusProxy() or self.editor}:
            widget.setAccessibleName(self._name)
            widget.setAccessibleDescription(" ".join(said))


class _ErrorLine(QWidget):
    """A line with a warning sign: never colour alone."""

    def __init__(self) -> None:
        super().__init__()
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
