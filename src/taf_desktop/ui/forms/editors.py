"""The registry: which editor answers which kind of question. A test fails if a kind has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtWidgets import QWidget

from taf_desktop.forms.definition import Field, FieldType
from taf_desktop.ui.forms.choice_editor import ChoiceEditor
from taf_desktop.ui.forms.date_editor import DateEditor
from taf_desktop.ui.forms.editor import Editor
from taf_desktop.ui.forms.many_editor import ManyEditor
from taf_desktop.ui.forms.number_editor import NumberEditor
from taf_desktop.ui.forms.range_editor import RangeEditor
from taf_desktop.ui.forms.repeat_editor import RepeatEditor
from taf_desktop.ui.forms.shown_editors import CalculatedEditor, NoteEditor
from taf_desktop.ui.forms.text_editors import LineEditor, LongTextEditor

COMPACT_LINES = 1
COMPACT_LINES_AT_MOST = 5
QUOTE = "quote"


def _long_text(field: Field, parent: QWidget | None, compact: bool) -> QWidget:
    lines = {"lines": COMPACT_LINES, "most": COMPACT_LINES_AT_MOST} if compact else {}
    editor = LongTextEditor(parent, **lines)
    if QUOTE in field.appearance:
        editor.setProperty("textStyle", QUOTE)
    return editor


def _line(field: Field, parent: QWidget | None, _compact: bool) -> QWidget:
    editor = LineEditor(parent)
    if QUOTE in field.appearance:
        editor.setProperty("textStyle", QUOTE)
    return editor


EDITORS: Mapping[FieldType, Callable[[Field, QWidget | None, bool], QWidget]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _long_text,
    FieldType.SELECT_ONE: lambda _field, parent, compact: ChoiceEditor(parent, always_line=compact),
    FieldType.SELECT_MULTIPLE: lambda _field, parent, _compact: ManyEditor(parent),
    FieldType.INTEGER: lambda field, parent, _compact: NumberEditor(field, parent),
    FieldType.DECIMAL: lambda field, parent, _compact: NumberEditor(field, parent),
    FieldType.DATE: lambda _field, parent, _compact: DateEditor(parent),
    FieldType.RANGE: lambda field, parent, compact: RangeEditor(field, parent, compact=compact),
    FieldType.NOTE: lambda field, parent, _compact: NoteEditor(field, parent),
    FieldType.CALCULATE: lambda field, parent, _compact: CalculatedEditor(field, parent),
    FieldType.REPEAT: lambda field, parent, _compact: RepeatEditor(field, parent),
}


def make_editor(field: Field, parent: QWidget | None = None, *, compact: bool = False) -> Editor:
    """Return a new editor for a question; it is a ``QWidget``.

    Args:
        field: The question.
        parent: The editor's parent.
        compact: The editor stands beside others on one line.
    """
    return cast(Editor, EDITORS[field.type](field, parent, compact))


def as_widget(editor: Editor) -> QWidget:
    """Return the same editor, known to the type checker as the widget it is."""
    return cast(QWidget, editor)
