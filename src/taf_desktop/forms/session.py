"""One form being filled in: answers, what is asked, what is missing, what has not been saved.

Rule, stated once: an answer to a question that is no longer asked is kept while drafting, but not
counted, checked, printed or seen by other rules. It is dropped only by ``finished_answers``.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import Bug
from taf_desktop.forms.answer_sheet import AnswerSheet
from taf_desktop.forms.changes import AddRow, Change, MoveRow, RemoveRow, SetValue, Snapshot
from taf_desktop.forms.definition import Field, FieldType, FormDefinition, Option, in_language
from taf_desktop.forms.index import FormIndex
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.offered import (
    Lists,
    about_question,
    member_row,
    offered_options,
    row_seeds,
    suggested,
)
from taf_desktop.forms.rule_book import RuleBook
from taf_desktop.forms.types import is_answered, show
from taf_desktop.forms.validate import Finding

__all__ = [
    "AddRow",
    "Change",
    "FormSession",
    "Lists",
    "MoveRow",
    "RemoveRow",
    "SectionState",
    "SetValue",
    "Snapshot",
]

Listener = Callable[[frozenset[str]], None]

_NO_QUESTION = frozenset({FieldType.NOTE, FieldType.CALCULATE})


@dataclass(frozen=True, slots=True)
class SectionState:
    """How far a section is: questions answered, questions asked, findings."""

    answered: int
    asked: int
    findings: int


class FormSession:
    """The answers to one definition while somebody works on them.

    ``lists`` are the choices only the record knows, by their source name. ``previous`` are last
    time's answers. Dirty is ``revision != saved_revision``, so that a change made while a save is
    under way stays unsaved.
    """

    def __init__(
        self,
        definition: FormDefinition,
        answers: Mapping[str, Answer] | None = None,
        *,
        lists: Lists | None = None,
        previous: Mapping[str, Answer] | None = None,
        today: date,
    ) -> None:
        self.definition = definition
        self.previous: Mapping[str, Answer] = MappingProxyType(dict(previous or {}))
        self.revision = 0
        self.saved_revision = 0
        self._lists: Lists = lists or {}
        self._index = FormIndex(definition)
        self._sheet = AnswerSheet(self._index, answers or {})
        for change in row_seeds(definition, self._sheet, self._lists):
            self._sheet.apply(change)
        self._rules = RuleBook(definition, self._index, self._sheet, today)
        self._listeners: list[Listener] = []

    @property
    def dirty(self) -> bool:
        """Whether there are changes that have not been saved."""
        return self.revision != self.saved_revision

    def update_lists(self, lists: Lists) -> None:
        """Take the record's lists as they are now, after somebody changed a name or added a person.

        Answers, rows and the revision stay as they are; listeners hear which questions offer more.
        """
        if lists == self._lists:
            return
        self._lists = lists
        places = self._index.places
        names = [n for n, each in places.items() if each.field.choices or each.field.suggestions]
        keys = frozenset(key for name in names for key in self._sheet.keys_of(name))
        self._tell(keys)

    def field(self, key: str) -> Field:
        """Return the question of an answer key.

        Raises:
            Bug: the form has no such question.
        """
        return self._index.place(key).field

    def value(self, key: str) -> Answer:
        """Return an answer; for a calculated question its result, for a repeat its row ids."""
        if self.field(key).type is FieldType.CALCULATE:
            return self.calculated(key)
        return self._sheet.value(key)

    def rows(self, repeat_key: str) -> tuple[str, ...]:
        """Return the row ids of a repeat in order."""
        return self._sheet.rows(self._index.repeat(repeat_key).name)

    def calculated(self, key: str) -> Answer:
        """Return the result of a calculated question; "" where it cannot be told."""
        return self._rules.state(key).calculated

    def is_relevant(self, key: str) -> bool:
        """Say whether a question is asked, by its section's, its repeat's and its own rule."""
        return self._rules.state(key).relevant

    def section_is_relevant(self, name: str) -> bool:
        """Say whether a section is asked."""
        return self._rules.section_is_relevant(name)

    def is_required(self, key: str) -> bool:
        """Say whether a question must be answered before finishing."""
        return self._rules.state(key).required

    def options(self, key: str) -> tuple[Option, ...]:
        """Return the choices to offer; one retired or gone is there only if it is chosen."""
        return offered_options(self.field(key), self.value(key), self._lists)

    def suggestions(self, key: str) -> tuple[str, ...]:
        """Return words to suggest while typing."""
        return suggested(self.field(key), self._lists)

    def shown(self, key: str) -> str:
        """Return an answer in words, whatever list its choices come from."""
        return show(self.field(key), self.value(key), self.options(key))

    def row_label(self, repeat_key: str, row_id: str) -> str:
        """Return what to call a row: whom it is about, or its summary answers; "" for neither."""
        repeat = self._index.repeat(repeat_key)
        for member in self._lists.get(repeat.rows_from, ()):
            if member.name == row_id:
                return in_language(member.label)
        keys = (row_key(repeat.name, row_id, item.name) for item in repeat.fields if item.summary)
        return ", ".join(words for words in map(self.shown, keys) if words)

    def absent_members(self, repeat_key: str) -> tuple[Option, ...]:
        """Return the members of a repeat's ``rows_from`` list that have no row yet."""
        repeat = self._index.repeat(repeat_key)
        rows = self._sheet.rows(repeat.name)
        return tuple(
            each for each in self._lists.get(repeat.rows_from, ()) if each.name not in rows
        )

    def row_about(self, repeat_key: str, member: Option) -> AddRow:
        """Return the change that adds a row about one of the ``absent_members``, at the end."""
        repeat = self._index.repeat(repeat_key)
        return member_row(repeat, member, len(self._sheet.rows(repeat.name)))

    def findings(self, key: str | None = None) -> tuple[Finding, ...]:
        """Return the findings on one answer, or on all in the order of the form."""
        if key is not None:
            return self._rules.state(key).findings
        return tuple(found for each in self._keys() for found in self._rules.state(each).findings)

    def section_state(self, name: str) -> SectionState:
        """Count a section's questions that are asked; a repeat is one, however many rows it has.

        A repeat is answered once a row says more than whom it is about.

        Raises:
            Bug: the form has no such section.
        """
        section = next((each for each in self.definition.sections if each.name == name), None)
        if section is None:
            raise Bug("forms.problem.no_such_question")
        asked = [item for item in section.fields if self._counts(item.name)]
        answered = sum(any(map(self._is_answered, self._telling_keys(item))) for item in asked)
        keys = self._sheet.keys_in(section.fields)
        findings = sum(len(self._rules.state(key).findings) for key in keys)
        return SectionState(answered, len(asked), findings)

    def apply(self, change: Change) -> Change:
        """Make a change and return the one that takes it back.

        Listeners hear of it and the revision grows, unless nothing is different afterwards.

        Raises:
            Bug: there is no such question or row, or the answer is of the wrong type.
        """
        key = change.key if isinstance(change, SetValue) else change.repeat_key
        before = self._sheet.value(key)
        inverse = self._sheet.apply(change)
        if self._sheet.value(key) == before:
            return inverse
        self.revision += 1
        changed = {key} | self._refresh_rows(change) | self._rules.refresh(key)
        self._tell(frozenset(changed))
        return inverse

    def set_value(self, key: str, value: Answer) -> Change:
        """Give a question an answer; return the change that takes it back."""
        return self.apply(SetValue(key, value))

    def add_row(
        self, repeat_key: str, values: Mapping[str, Answer] | None = None, at: int | None = None
    ) -> str:
        """Add a row to a repeat, at the end unless told otherwise; return its id."""
        rows = self.rows(repeat_key)
        row_id = secrets.token_hex(6)
        position = len(rows) if at is None else at
        self.apply(AddRow(repeat_key, row_id, position, dict(values or {})))
        return row_id

    def snapshot(self) -> Snapshot:
        """Return the answers as they are now, for saving."""
        return Snapshot(self.revision, MappingProxyType(self._sheet.all()))

    def mark_saved(self, revision: int) -> None:
        """Note that a snapshot has been saved. An older one that arrives late changes nothing."""
        self.saved_revision = max(self.saved_revision, revision)

    def listen(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call a listener with the keys each change has an effect on; return how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def finished_answers(self) -> Mapping[str, Answer]:
        """Return the answers to what is asked, with calculated results, for a finished record."""
        return {
            key: self.value(key)
            for key in self._keys()
            if self.is_relevant(key) and is_answered(self.value(key))
        }

    def hidden_answers(self) -> tuple[str, ...]:
        """Return the keys of answers to questions not asked at present, which finishing drops.

        Whom a row is about is left out: the program filled that in itself.
        """
        repeats = (item for item in self.definition.fields() if item.type is FieldType.REPEAT)
        filled_in = {about.name for about in map(about_question, repeats) if about is not None}
        return tuple(
            key
            for key in self._keys()
            if not self.is_relevant(key)
            and self.field(key).type is not FieldType.REPEAT
            and self.field(key).name not in filled_in
            and is_answered(self._sheet.value(key))
        )

    def _tell(self, keys: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(keys)

    def _keys(self) -> tuple[str, ...]:
        fields = tuple(item for section in self.definition.sections for item in section.fields)
        return tuple(self._sheet.keys_in(fields))

    def _counts(self, key: str) -> bool:
        return self.field(key).type not in _NO_QUESTION and self.is_relevant(key)

    def _is_answered(self, key: str) -> bool:
        return self._counts(key) and is_answered(self._sheet.value(key))

    def telling_rows(self, repeat_key: str) -> tuple[str, ...]:
        """Return the rows that say something, in order.

        A row that was begun for a member of the record, and that nobody went on with, says nothing.
        """
        item = self.field(repeat_key)
        begun = {member.name for member in self._lists.get(item.rows_from, ())}
        about = about_question(item)
        telling = [inner.name for inner in item.fields if inner is not about]
        return tuple(
            row
            for row in self.rows(repeat_key)
            if row not in begun
            or any(self._is_answered(row_key(repeat_key, row, name)) for name in telling)
        )

    def _telling_keys(self, item: Field) -> Iterator[str]:
        """Walk the keys whose answers answer a question; whom a row is about is not among them."""
        if item.type is not FieldType.REPEAT:
            yield item.name
            return
        about = about_question(item)
        telling = [inner.name for inner in item.fields if inner is not about]
        for row_id in self._sheet.rows(item.name):
            for name in telling:
                yield row_key(item.name, row_id, name)

    def _refresh_rows(self, change: Change) -> set[str]:
        """Take note of a row that came or went, before the rules that look at it."""
        if isinstance(change, SetValue | MoveRow):
            return set()
        repeat = self._index.repeat(change.repeat_key)
        keys = {row_key(repeat.name, change.row_id, item.name) for item in repeat.fields}
        if isinstance(change, RemoveRow):
            self._rules.forget(keys)
            return set()
        return keys
