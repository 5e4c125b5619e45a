"""Keeps what the rules say of every answer key: asked, required, calculated, findings.

After a change only what depends on it is worked out again, each thing after what it looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.answer_sheet import AnswerSheet
from taf_desktop.forms.definition import FieldType, FormDefinition
from taf_desktop.forms.dependencies import SECTION, Dependencies
from taf_desktop.forms.expressions import Expression, Scope, Value, evaluate, holds
from taf_desktop.forms.index import FormIndex, Place
from taf_desktop.forms.keys import row_key, split_key
from taf_desktop.forms.types import as_value, from_value
from taf_desktop.forms.validate import Finding, check_answer


@dataclass(frozen=True, slots=True)
class RuleState:
    """What the rules say of one answer key. What is not asked is not required or remarked on."""

    relevant: bool
    required: bool = False
    calculated: Answer = ""
    findings: tuple[Finding, ...] = ()


_HIDDEN = RuleState(relevant=False)


class RuleBook:
    """The rules of one form, worked out for one sheet of answers."""

    def __init__(
        self, definition: FormDefinition, index: FormIndex, sheet: AnswerSheet, today: date
    ) -> None:
        self._index = index
        self._sheet = sheet
        self._today = today
        self._dependencies = Dependencies(definition)
        self._rules = {SECTION + each.name: each.relevant for each in definition.sections}
        self._sections: dict[str, bool] = {}
        self._states: dict[str, RuleState] = {}
        self._work_out(self._dependencies.order)

    def state(self, key: str) -> RuleState:
        """Return what the rules say of an answer key."""
        return self._states[key]

    def section_is_relevant(self, name: str) -> bool:
        """Say whether a section is asked."""
        return self._sections[SECTION + name]

    def refresh(self, key: str) -> set[str]:
        """Work out again what a changed answer, or the changed rows of a repeat, has an effect on.

        Returns the keys of which the rules now say something else.
        """
        parts = split_key(key)
        affected = self._dependencies.affected(parts.name)
        in_row = [row_key(parts.repeat, parts.row_id, name) for name in affected.in_row]
        return self._work_out(affected.everywhere, in_row)

    def forget(self, keys: set[str]) -> None:
        """Drop what was known of the keys of a row that is gone."""
        for key in keys:
            self._states.pop(key, None)

    def _work_out(self, names: Iterable[str], in_row: Iterable[str] = ()) -> set[str]:
        """Work out first what is asked and calculated, in order, and then what to say of it.

        Two questions may each have a rule about the other's answer; only asking has an order.
        """
        before: dict[str, RuleState | None] = {}
        for key in chain(in_row, self._keys_in_order(names)):
            before[key] = self._states.get(key)
            self._states[key] = self._standing(key)
        for key in before:
            self._states[key] = self._checked(key, self._states[key])
        return {key for key, state in before.items() if state != self._states[key]}

    def _keys_in_order(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name.startswith(SECTION):
                rule = self._rules[name]
                self._sections[name] = rule is None or self._holds(rule, self._scope("", ""))
            else:
                yield from self._sheet.keys_of(name)

    def _standing(self, key: str) -> RuleState:
        parts = split_key(key)
        place = self._index.places[parts.name]
        scope = self._scope(parts.repeat, parts.row_id)
        if not self._is_asked(place, place.field.relevant, scope):
            return _HIDDEN
        calculation = place.field.calculation
        found = evaluate(calculation, scope) if calculation is not None else ""
        return RuleState(relevant=True, calculated=from_value(found))

    def _checked(self, key: str, state: RuleState) -> RuleState:
        parts = split_key(key)
        item = self._index.places[parts.name].field
        if not state.relevant or item.type is FieldType.CALCULATE:
            return state
        scope = self._scope(parts.repeat, parts.row_id)
        answer = self._sheet.value(key)
        required = item.required is not None and self._holds(item.required, scope)
        own = Scope(scope.lookup, self._today, as_value(item, answer))
        findings = check_answer(item, key, answer, required=required, scope=own)
        if not required and not findings:
            return state
        return RuleState(relevant=True, required=required, findings=findings)

    def _is_asked(self, place: Place, rule: Expression | None, scope: Scope) -> bool:
        if not self._sections[SECTION + place.section.name]:
            return False
        if place.repeat is not None and not self._states[place.repeat.name].relevant:
            return False
        return rule is None or self._holds(rule, scope)

    def _holds(self, rule: Expression, scope: Scope) -> bool:
        return holds(rule, scope) is True

    def _scope(self, repeat: str, row_id: str) -> Scope:
        return Scope(partial(self._lookup, repeat, row_id), self._today)

    def _lookup(self, repeat: str, row_id: str, name: str) -> Value:
        """Return an answer as a rule sees it from a row: the row's own, or those of all rows."""
        place = self._index.places[name]
        if place.repeat is None:
            return self._visible(name, place)
        if place.repeat.name == repeat:
            return self._visible(row_key(repeat, row_id, name), place)
        found: list[str | int | float] = []
        for key in self._sheet.keys_of(name):
            value = self._visible(key, place)
            if isinstance(value, tuple):
                found.extend(value)
            elif value is not None and value != "":
                found.append(value)
        return tuple(found)

    def _visible(self, key: str, place: Place) -> Value:
        """Return an answer as rules see it; what is not asked counts as not answered."""
        state = self._states[key]
        if not state.relevant:
            return ""
        if place.field.type is FieldType.CALCULATE:
            return as_value(place.field, state.calculated)
        return as_value(place.field, self._sheet.value(key))
