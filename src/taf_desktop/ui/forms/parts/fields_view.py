"""Some questions of a form, by name, wherever the page wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from taf_desktop.forms.definition import Field, in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.common.kept_hidden import lies_hidden
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.editors import QUOTE
from taf_desktop.ui.forms.layout_rules import HALF
from taf_desktop.ui.forms.questions import Questions
from taf_desktop.ui.forms.undo import UndoStack

QUOTE_HEIGHT = 72
"""The least height of a bare box for somebody's own words, in pixels at 100 %."""


class FieldsView(QWidget):
    """Named questions of a session. Several views may show parts of the same session.

    Args:
        session: The answers.
        names: The questions to show, in order.
        parent: The parent.
        bare: Show the boxes alone: what belongs in them stands in them while they are empty, and
            people who listen hear the question.
        pairs: Show two questions beside each other.
        at_once: Build the questions now; else going through ``building`` does.
    """

    def __init__(
        self,
        session: FormSession,
        names: Sequence[str],
        parent: QWidget | None = None,
        *,
        bare: bool = False,
        pairs: bool = False,
        at_once: bool = True,
    ) -> None:
        super().__init__(parent)
        undo = UndoStack(session, self)
        self._context = FormContext(session, undo, fold_guidance=True)
        self._focus_wanted = ""
        fields = [session.field(name) for name in names]
        if pairs:
            fields = [replace(field, appearance=field.appearance | {HALF}) for field in fields]
        self._column = layouts.column(self)
        self._steps = self._bare(fields) if bare else self._asked(fields)
        if at_once:
            finish(self.building())
        undo.add_actions_to(self)
        stop = session.listen(self._context.refresh)
        self.destroyed.connect(stop)

    def building(self) -> Iterator[None]:
        """Build the questions with their answers, line by line, unless that was done."""
        steps, self._steps = self._steps, iter(())
        yield from steps
        self._focus_now()

    def shows(self, name: str) -> bool:
        """Say whether a question is built."""
        binding = self._context.bindings.get(name)
        return binding is not None and not lies_hidden(binding.widget(), self)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a question, as soon as it is on screen."""
        self._focus_wanted = name
        self._focus_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard into a question that was asked for before."""
        super().showEvent(event)
        self._focus_now()

    def _focus_now(self) -> None:
        binding = self._context.bindings.get(self._focus_wanted)
        if binding is not None and self.isVisible():
            self._focus_wanted = ""
            binding.focus()
            into_view(binding.widget())

    def _asked(self, fields: Sequence[Field]) -> Iterator[None]:
        questions = Questions(fields, self._context, self, at_once=False)
        self._column.addWidget(questions)
        yield from questions.building()

    def _bare(self, fields: Sequence[Field]) -> Iterator[None]:
        for field in fields:
            self._column.addWidget(self._context.cell(field, field.name, self))
            box = self._context.bindings[field.name].widget()
            if isinstance(box, QPlainTextEdit):
                words = in_language(field.hint) or in_language(field.label)
                box.setPlaceholderText(words)
            if QUOTE in field.appearance:
                # The look's own least height is stronger than the widget's.
                box.setStyleSheet(f"min-height: {theme.current().px(QUOTE_HEIGHT)}px;")
            self._context.refresh((field.name,))
            yield
