"""A run of questions one below the other, with the rows of repeats inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.definition import Field, FieldType, Option
from taf_desktop.forms.offered import about_question
from taf_desktop.forms.session import AddRow, MoveRow, RemoveRow
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.forms.binding import Binding
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.layout_rules import lines_of
from taf_desktop.ui.forms.places import Cell, QuestionRow
from taf_desktop.ui.forms.repeat_editor import COMPACT, RepeatEditor
from taf_desktop.ui.forms.side_by_side import SideBySide

BETWEEN_QUESTIONS = 20
ONE_LINE_FROM = 480
"""A compact row breaks into two lines when it is narrower than this, in pixels at 100 %."""
_STRETCH = {FieldType.RANGE: 5, FieldType.LONG_TEXT: 5, FieldType.TEXT: 5}
_NAME_STRETCH = 3


class Questions(QWidget):
    """Questions of a section, or of one row of a repeat (then ``prefix`` is "repeat/row/").

    They are built, with their answers, by going through ``building``; ``at_once`` does so.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        context: FormContext,
        parent: QWidget | None = None,
        *,
        prefix: str = "",
        on_rows: Callable[[], None] | None = None,
        at_once: bool = True,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._prefix = prefix
        self._on_rows = on_rows
        self._lines = list(lines_of(fields))
        self._keepers: dict[str, RepeatKeeper] = {}
        self._column = layouts.column(self, spacing=BETWEEN_QUESTIONS)
        if at_once:
            for _step in self.building():
                pass

    @property
    def left(self) -> int:
        """How many lines are not built yet."""
        return len(self._lines)

    def building(self) -> Iterator[None]:
        """Build line by line, and the rows of a repeat one by one."""
        while self._lines:
            line = self._lines.pop(0)
            if len(line) == 1:
                row, binding = self._question(line[0], self)
                yield
                self._column.addWidget(row)
                yield from self._answer(line[0], binding)
            else:
                yield from self._side_by_side(line)
            yield

    def _side_by_side(self, line: Sequence[Field]) -> Iterator[None]:
        """Build questions beside each other, out of sight until they have their answers."""
        beside = SideBySide(self)
        bindings: list[Binding] = []
        for field in line:
            row, binding = self._question(field, beside)
            beside.add(row)
            bindings.append(binding)
            yield
        self._column.addWidget(beside)
        for field, binding in zip(line, bindings, strict=True):
            yield from self._answer(field, binding)
        beside.done()

    def _question(self, field: Field, parent: QWidget) -> tuple[QuestionRow | Cell, Binding]:
        key = f"{self._prefix}{field.name}"
        row, binding = self._context.question(field, key, parent)
        if isinstance(binding.editor, RepeatEditor):
            self._keepers[key] = RepeatKeeper(
                field, key, self._context, binding.editor, self._on_rows
            )
        return row, binding

    def _answer(self, field: Field, binding: Binding) -> Iterator[None]:
        """Show the answer; of a repeat, one row more in each step."""
        key, editor, session = binding.key, binding.editor, self._context.session
        self._context.join(binding)
        if isinstance(editor, RepeatEditor) and session.is_relevant(key):
            keeper = self._keepers[key]
            keeper.in_turns = True
            shown = 1
            while shown <= len(session.rows(key)):
                yield
                editor.set_value(session.rows(key)[:shown])
                yield from keeper.rest()
                shown += 1
            keeper.in_turns = False
        self._context.refresh((key,))


class LineOfCells(QWidget):
    """The questions of one compact row: side by side, or on two lines where it is narrow."""

    def __init__(
        self,
        fields: Sequence[Field],
        context: FormContext,
        prefix: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = [
            (context.cell(field, f"{prefix}{field.name}", self), _stretch(field))
            for field in fields
        ]
        self._column = layouts.column(self, spacing=4)
        self._first = layouts.row(spacing=8)
        self._second = layouts.row(spacing=8)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self._wide: bool | None = None
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line when there is no room for all of it."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.current().px(ONE_LINE_FROM))

    def _arrange(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        for place, (cell, stretch) in enumerate(self._cells):
            line = self._first if wide or place < 2 else self._second
            line.addWidget(cell, stretch, Qt.AlignmentFlag.AlignTop)
        broken = self._second.count() > 0
        self._column.setContentsMargins(0, 0, 0, 12 if broken else 0)
        self.updateGeometry()


def _stretch(field: Field) -> int:
    """Return a cell's share of the line: names are short, reasons are long."""
    return _NAME_STRETCH if field.suggestions else _STRETCH.get(field.type, _NAME_STRETCH)


class RepeatKeeper(QObject):
    """Carries out what a repeat asks for, as steps that can be undone.

    While ``in_turns``, the questions of a new row are left for ``rest`` to build.
    """

    def __init__(
        self,
        field: Field,
        key: str,
        context: FormContext,
        editor: RepeatEditor,
        on_rows: Callable[[], None] | None,
    ) -> None:
        super().__init__(editor)
        self._field = field
        self._key = key
        self._context = context
        self._editor = editor
        self._on_rows = on_rows
        self._removed: AddRow | None = None
        self.in_turns = False
        self._begun: Questions | None = None
        editor.build_rows_with(self._build)
        session = context.session
        editor.name_rows_with(partial(session.row_label, key))
        editor.offer_members_with(partial(session.absent_members, key))
        editor.add_asked.connect(self._add)
        editor.add_about_asked.connect(self._add_about)
        editor.remove_asked.connect(self._remove)
        editor.move_asked.connect(self._move)
        editor.bring_back_asked.connect(self._bring_back)
        editor.rows_going.connect(self._rows_going)
        editor.rows_changed.connect(self._rows_changed)
        self.destroyed.connect(session.listen(self._on_session))

    def _build(self, row_id: str) -> QWidget:
        prefix = f"{self._key}/{row_id}/"
        if COMPACT in self._field.appearance:
            content = LineOfCells(self._field.fields, self._context, prefix)
            self._context.refresh([f"{prefix}{inner.name}" for inner in self._field.fields])
            return content
        questions = Questions(
            self._field.fields, self._context, prefix=prefix, at_once=not self.in_turns
        )
        if self.in_turns:
            self._begun = questions
        return questions

    def rest(self) -> Iterator[None]:
        """Build the questions of the row that was begun, line by line."""
        begun, self._begun = self._begun, None
        if begun is not None:
            yield from begun.building()

    @Slot()
    def _add(self) -> None:
        self._go_to(self._context.undo.add_row(self._key), self._field.fields[0].name)

    @Slot(object)
    def _add_about(self, member: Option) -> None:
        self._context.undo.change(self._context.session.row_about(self._key, member))
        about = about_question(self._field)
        asked = (inner.name for inner in self._field.fields if inner is not about)
        self._go_to(member.name, next(asked, ""))

    def _go_to(self, row_id: str, name: str) -> None:
        binding = self._context.bindings.get(f"{self._key}/{row_id}/{name}")
        if binding is not None:
            binding.focus()

    @Slot(str)
    def _remove(self, row_id: str) -> None:
        back = self._context.undo.change(RemoveRow(self._key, row_id))
        if isinstance(back, AddRow):
            self._removed = back
            self._editor.offer_bring_back()
        self._editor.setFocus()

    @Slot(str, int)
    def _move(self, row_id: str, to: int) -> None:
        self._context.undo.change(MoveRow(self._key, row_id, to))

    @Slot()
    def _bring_back(self) -> None:
        if self._removed is not None and self._removed.row_id not in self._context.session.rows(
            self._key
        ):
            self._context.undo.change(self._removed)
        self._removed = None

    def _on_session(self, keys: frozenset[str]) -> None:
        if any(key.startswith(f"{self._key}/") for key in keys):
            self._editor.show_names()

    @Slot()
    def _rows_going(self) -> None:
        self._context.forget_rows(self._key)

    @Slot()
    def _rows_changed(self) -> None:
        if self._on_rows is not None:
            self._on_rows()
