"""One line to add things one after the other: Tab between the parts, Enter adds and begins anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Field, FieldType, FormDefinition, Section
from taf_desktop.forms.records import record_form
from taf_desktop.forms.session import FormSession, Lists
from taf_desktop.forms.types import is_answered
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.questions import LineOfCells
from taf_desktop.ui.forms.undo import UndoStack

_BLANK: Answer = ""


class QuickLine(QWidget):
    """Some questions of a kind of thing, on one line.

    Args:
        kind: The kind, as the vault names it; the questions come from its form.
        names: The questions, in order.
        needed: The question without whose answer nothing is added.
        add_words: The words of the button, for those who use the mouse.
        today: Today, for rules.
        lists: The choices only the record knows.
        more: Further questions that are no part of the kind's form.
    """

    entered = Signal(object)
    """The answers of the line, by question name; the line is empty again."""
    left = Signal()
    """Escape was pressed."""

    def __init__(
        self,
        kind: str,
        names: Sequence[str],
        *,
        needed: str,
        add_words: str,
        today: date,
        lists: Lists,
        more: Sequence[Field] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._needed = needed
        questions = {each.name: each for each in record_form(kind).fields()}
        fields = (*(_on_one_line(questions[name]) for name in names), *more)
        self._names = tuple(field.name for field in fields)
        self._session = FormSession(_definition(kind, fields), lists=lists, today=today)
        self._context = FormContext(
            self._session, UndoStack(self._session, self), fold_guidance=False
        )
        self._button: Button = buttons.secondary(add_words)
        self._button.setObjectName("quickAdd")
        self._button.clicked.connect(self.add)
        line = layouts.row(self, spacing=8)
        line.addWidget(LineOfCells(fields, self._context, "", self), 1)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._context.refresh(self._names)
        self._session.listen(self._context.refresh)

    @property
    def filled(self) -> bool:
        """Whether there is enough on the line to add it."""
        return is_answered(self._session.value(self._needed))

    def answers(self) -> dict[str, Answer]:
        """Return what is on the line, by question name."""
        return {name: self._session.value(name) for name in self._names}

    def focus_first(self) -> None:
        """Put the keyboard into the first part."""
        self._context.bindings[self._names[0]].focus()
        into_view(self)

    def take_lists(self, lists: Lists) -> None:
        """Offer the record's lists as they are now."""
        self._session.update_lists(lists)

    def put(self, answers: Mapping[str, Answer]) -> None:
        """Write answers into the line, as after they could not be kept."""
        for name, answer in answers.items():
            self._session.set_value(name, answer)

    def add(self) -> None:
        """Hand the line on and begin the next; a line that says too little keeps the keyboard."""
        if not self.filled:
            self._context.bindings[self._needed].focus()
            return
        self.focus_first()
        self.flush()

    def flush(self) -> None:
        """Hand on a line that says enough, as when the person turns to something else."""
        if not self.filled:
            return
        answers = self.answers()
        for name in self._names:
            self._session.set_value(name, _BLANK)
        self.entered.emit(answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter, leave with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _on_one_line(field: Field) -> Field:
    # What is missing is said when the thing stands in its list, not while the line is begun.
    kind = FieldType.TEXT if field.type is FieldType.LONG_TEXT else field.type
    plain = field.appearance - {"quote"}
    return replace(field, type=kind, required=None, relevant=None, appearance=plain)


def _definition(kind: str, fields: Sequence[Field]) -> FormDefinition:
    form = record_form(kind)
    section = Section(name="line", label=form.title, fields=tuple(fields))
    return FormDefinition(
        form_id=kind, version=form.version, title=form.title, sections=(section,), hash=""
    )
