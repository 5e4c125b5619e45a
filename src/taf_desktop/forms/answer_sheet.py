"""The answers themselves: what is kept under which key, and the rows of repeats.

"Not answered" is never kept, so two sheets with the same answers are equal however they came to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import Bug
from taf_desktop.forms.changes import AddRow, Change, MoveRow, RemoveRow, SetValue
from taf_desktop.forms.definition import Field, FieldType
from taf_desktop.forms.index import FormIndex
from taf_desktop.forms.keys import BETWEEN, row_key, split_key
from taf_desktop.forms.types import blank, conform

_NO_ANSWER = frozenset({FieldType.NOTE, FieldType.CALCULATE, FieldType.REPEAT})


class AnswerSheet:
    """Answers by key. ``strangers`` holds what this form has no question for; it is never lost."""

    def __init__(self, index: FormIndex, answers: Mapping[str, Answer]) -> None:
        self._index = index
        self._values: dict[str, Answer] = {}
        self._rows: dict[str, tuple[str, ...]] = {}
        self.strangers: dict[str, Answer] = {}
        for key, value in answers.items():
            if index.has(key) and index.place(key).field.type is FieldType.REPEAT:
                self._rows[key] = tuple(dict.fromkeys(value)) if isinstance(value, tuple) else ()
        for key, value in answers.items():
            if key not in self._rows:
                self._take(key, value)

    def _take(self, key: str, value: Answer) -> None:
        if not self.holds(key):
            self.strangers[key] = value
            return
        item = self._index.place(key).field
        if item.type is FieldType.CALCULATE:
            return
        try:
            self._put(key, conform(item, value), item)
        except Bug:
            self.strangers[key] = value

    def holds(self, key: str) -> bool:
        """Say whether a key belongs to a question that is there, in a row that is there."""
        parts = split_key(key)
        if not self._index.has(key):
            return False
        return not parts.repeat or parts.row_id in self._rows.get(parts.repeat, ())

    def started(self, repeat: str) -> bool:
        """Say whether a repeat ever had rows set, even if it has none now."""
        return repeat in self._rows

    def value(self, key: str) -> Answer:
        """Return the answer of a question or the row ids of a repeat."""
        item = self._index.place(key).field
        if item.type is FieldType.REPEAT:
            return self._rows.get(key, ())
        return self._values.get(key, blank(item))

    def rows(self, repeat: str) -> tuple[str, ...]:
        """Return the row ids of a repeat in order."""
        return self._rows.get(repeat, ())

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return every key under which a question stands: one, or one for each row."""
        repeat = self._index.places[name].repeat
        if repeat is None:
            return (name,)
        return tuple(row_key(repeat.name, row_id, name) for row_id in self.rows(repeat.name))

    def keys_in(self, fields: tuple[Field, ...]) -> Iterator[str]:
        """Walk the keys of questions in order, each repeat's rows after the repeat."""
        for outer in fields:
            yield outer.name
            for row_id in self.rows(outer.name):
                for inner in outer.fields:
                    yield row_key(outer.name, row_id, inner.name)

    def all(self) -> dict[str, Answer]:
        """Return everything to keep, the strangers too.

        A repeat without rows is kept only where it would otherwise be filled from its list again.
        """
        rows = {
            name: ids
            for name, ids in self._rows.items()
            if ids or self._index.repeat(name).rows_from
        }
        return {**self.strangers, **rows, **self._values}

    def apply(self, change: Change) -> Change:
        """Make a change and return the one that takes it back.

        Raises:
            Bug: there is no such question or row, or the answer is of the wrong type.
        """
        if isinstance(change, SetValue):
            return self._set_value(change)
        if isinstance(change, AddRow):
            return self._add_row(change)
        if isinstance(change, RemoveRow):
            return self._remove_row(change)
        return self._move_row(change)

    def _set_value(self, change: SetValue) -> Change:
        item = self._index.place(change.key).field
        if item.type in _NO_ANSWER or not self.holds(change.key):
            raise Bug("forms.problem.no_such_question")
        before = self.value(change.key)
        self._put(change.key, conform(item, change.value), item)
        self.strangers.pop(change.key, None)
        return SetValue(change.key, before)

    def _put(self, key: str, value: Answer, item: Field) -> None:
        if value == blank(item):
            self._values.pop(key, None)
        else:
            self._values[key] = value

    def _add_row(self, change: AddRow) -> Change:
        repeat = self._index.repeat(change.repeat_key)
        rows = list(self.rows(repeat.name))
        if change.row_id in rows or BETWEEN in change.row_id or not change.row_id:
            raise Bug("forms.problem.row_there_already")
        inner = {item.name: item for item in repeat.fields}
        if not change.values.keys() <= inner.keys():
            raise Bug("forms.problem.no_such_question")
        values = {name: conform(inner[name], value) for name, value in change.values.items()}
        rows.insert(max(0, min(change.at, len(rows))), change.row_id)
        self._rows[repeat.name] = tuple(rows)
        for name, value in values.items():
            self._put(row_key(repeat.name, change.row_id, name), value, inner[name])
        return RemoveRow(repeat.name, change.row_id)

    def _remove_row(self, change: RemoveRow) -> Change:
        repeat = self._index.repeat(change.repeat_key)
        at = self._position(repeat.name, change.row_id)
        values: dict[str, Answer] = {}
        for item in repeat.fields:
            value = self._values.pop(row_key(repeat.name, change.row_id, item.name), None)
            if value is not None:
                values[item.name] = value
        rows = self.rows(repeat.name)
        self._rows[repeat.name] = (*rows[:at], *rows[at + 1 :])
        return AddRow(repeat.name, change.row_id, at, values)

    def _move_row(self, change: MoveRow) -> Change:
        repeat = self._index.repeat(change.repeat_key)
        at = self._position(repeat.name, change.row_id)
        rows = [row_id for row_id in self.rows(repeat.name) if row_id != change.row_id]
        rows.insert(max(0, min(change.to, len(rows))), change.row_id)
        self._rows[repeat.name] = tuple(rows)
        return MoveRow(repeat.name, change.row_id, at)

    def _position(self, repeat: str, row_id: str) -> int:
        rows = self.rows(repeat)
        if row_id not in rows:
            raise Bug("forms.problem.no_such_row")
        return rows.index(row_id)
