"""What all parts of one form on screen share: the session, its undo, and every answer shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.forms.definition import Field, FieldType, in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.forms.binding import Binding
from taf_desktop.ui.forms.editors import as_widget, make_editor
from taf_desktop.ui.forms.places import Cell, QuestionRow
from taf_desktop.ui.forms.undo import UndoStack

_UNLABELLED = {FieldType.NOTE}


class FormContext:
    """The answers on screen by their keys."""

    def __init__(self, session: FormSession, undo: UndoStack, *, fold_guidance: bool) -> None:
        self.session = session
        self.undo = undo
        self.fold_guidance = fold_guidance
        self.bindings: dict[str, Binding] = {}

    def question(
        self, field: Field, key: str, parent: QWidget
    ) -> tuple[QuestionRow | Cell, Binding]:
        """Make the row of a question, out of sight; ``join`` it to its answer once it is placed."""
        editor = make_editor(field)
        if field.type in _UNLABELLED:
            place: QuestionRow | Cell = Cell(field, as_widget(editor), parent)
        else:
            place = QuestionRow(field, as_widget(editor), parent, fold_guidance=self.fold_guidance)
        return place, Binding(field, key, self.session, self.undo, editor, place)

    def join(self, binding: Binding) -> None:
        """Count an answer among those on screen."""
        self.bindings[binding.key] = binding

    def cell(self, field: Field, key: str, parent: QWidget) -> QWidget:
        """Make an editor that stands on a line with others, joined to its answer."""
        editor = make_editor(field, compact=True)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(in_language(field.label))
        place = Cell(field, as_widget(editor), parent)
        self.join(Binding(field, key, self.session, self.undo, editor, place))
        return place

    def refresh(self, keys: Iterable[str]) -> None:
        """Show anew the answers with these keys; keys not on screen are passed over."""
        for key in keys:
            binding = self.bindings.get(key)
            if binding is not None:
                binding.refresh()

    def forget_rows(self, repeat_key: str) -> None:
        """Drop the answers of rows that are no more."""
        rows = set(self.session.rows(repeat_key))
        start = f"{repeat_key}/"
        for key in list(self.bindings):
            if key.startswith(start) and key.split("/")[1] not in rows:
                self.bindings.pop(key).retire()
