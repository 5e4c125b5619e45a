"""Builds the questions of a definition, and finds what the shape alone cannot show."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.forms.choice_lists import ChoiceLists
from taf_desktop.forms.definition import Audience, ChoiceList, Field, FieldType, Section
from taf_desktop.forms.expressions import Expression, ExpressionFault, parse_expression
from taf_desktop.forms.faults import Faults, Path
from taf_desktop.forms.outline import RawField, RawSection
from taf_desktop.forms.plain import flag, labels, mapping, text, whole
from taf_desktop.support.words import say

SELECTS = frozenset({FieldType.SELECT_ONE, FieldType.SELECT_MULTIPLE})
UNASKED = frozenset({FieldType.NOTE, FieldType.CALCULATE})

_BELONGS = {
    "calculation": frozenset({FieldType.CALCULATE}),
    "parameters": frozenset({FieldType.RANGE}),
    "fields": frozenset({FieldType.REPEAT}),
    "required": frozenset(FieldType) - UNASKED,
    "constraint": frozenset(FieldType) - UNASKED,
}
_TYPES = {kind.value: kind for kind in FieldType}
_NEEDED = {FieldType.CALCULATE: "calculation", FieldType.REPEAT: "fields"}


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """An expression with its place in the file, for the checks that need all names."""

    path: Path
    key: str
    expression: Expression


class Builder:
    """Turns the outline of one file into sections; ``rules`` gathers every expression."""

    def __init__(self, lists: ChoiceLists, faults: Faults) -> None:
        self._lists = lists
        self._faults = faults
        self.rules: list[PlacedRule] = []

    def section(self, raw: RawSection) -> Section:
        """Build one group of questions."""
        node = raw.node
        return Section(
            name=raw.name,
            label=labels(node.get("label")),
            hint=labels(node.get("hint")),
            guidance=labels(node.get("guidance_hint")),
            relevant=self._expression(raw.path, "relevant", text(node.get("relevant"))),
            fields=self._fields(raw.fields),
        )

    def _fields(self, raw: tuple[RawField, ...]) -> tuple[Field, ...]:
        built = (self._field(each) for each in raw)
        return tuple(each for each in built if each is not None)

    def _field(self, raw: RawField) -> Field | None:
        kind = self._type(raw)
        if kind is None or not raw.short:
            return None
        self._check_keys(raw, kind)
        extra = mapping(raw.node.get("x-taf"))
        parameters = mapping(raw.node.get("parameters"))
        appearance = frozenset(text(raw.node.get("appearance")).split()) - {"multiline"}
        return Field(
            type=kind,
            name=raw.name,
            label=labels(raw.words("label")),
            hint=labels(raw.words("hint")),
            guidance=labels(raw.words("guidance_hint")),
            required=self._required(raw),
            relevant=self._expression(raw.path, "relevant", raw.rule("relevant")),
            constraint=self._expression(raw.path, "constraint", raw.rule("constraint")),
            constraint_message=labels(raw.node.get("constraint_message")),
            calculation=self._expression(raw.path, "calculation", raw.rule("calculation")),
            choices=self._choices(raw, kind),
            fields=self._fields(raw.inner()) if kind is FieldType.REPEAT else (),
            start=whole(parameters.get("start"), 0),
            end=whole(parameters.get("end"), 10),
            start_label=labels(parameters.get("start_label")),
            end_label=labels(parameters.get("end_label")),
            appearance=appearance,
            suggestions=text(extra.get("suggestions")),
            audience=Audience.PROFESSIONAL
            if extra.get("audience") == Audience.PROFESSIONAL
            else Audience.FAMILY,
            sensitive=flag(extra.get("sensitive")),
            third_party=flag(extra.get("third_party")),
            show_previous=flag(extra.get("previous")),
            rows_from=text(extra.get("rows_from")),
            summary=flag(extra.get("summary")),
            print_lines=whole(mapping(extra.get("print")).get("lines"), 0),
        )

    def _type(self, raw: RawField) -> FieldType | None:
        word = text(raw.node.get("type")).split(" ")[0]
        kind = _TYPES.get(word)
        if kind is None:
            return None
        multiline = "multiline" in text(raw.node.get("appearance")).split()
        return FieldType.LONG_TEXT if kind is FieldType.TEXT and multiline else kind

    def _check_keys(self, raw: RawField, kind: FieldType) -> None:
        for key, kinds in _BELONGS.items():
            if key in raw.node and kind not in kinds:
                self._faults.add((*raw.path, key), "misplaced", key=key, type=kind.value)
        needed = _NEEDED.get(kind)
        if needed and needed not in raw.node:
            self._faults.add(raw.path, "missing_key", key=needed)
        if kind is not FieldType.CALCULATE and raw.words("label") is None:
            self._faults.add(raw.path, "missing_label", name=raw.short)
        if kind is FieldType.REPEAT:
            self._check_inner(raw)
        extra = mapping(raw.node.get("x-taf"))
        if "rows_from" in extra and kind is not FieldType.REPEAT:
            path = (*raw.path, "x-taf", "rows_from")
            self._faults.add(path, "misplaced", key="rows_from", type=kind.value)
        parameters = mapping(raw.node.get("parameters"))
        if whole(parameters.get("start"), 0) >= whole(parameters.get("end"), 10):
            self._faults.add((*raw.path, "parameters"), "range_order")

    def _check_inner(self, raw: RawField) -> None:
        for each in raw.inner():
            if text(each.node.get("type")) == FieldType.REPEAT:
                self._faults.add(each.path, "nested_repeat", name=each.short)

    def _choices(self, raw: RawField, kind: FieldType) -> ChoiceList | None:
        if kind not in SELECTS:
            return None
        name = text(raw.node.get("type")).split()[-1]
        return self._lists.find(name, (*raw.path, "type"))

    def _required(self, raw: RawField) -> Expression | None:
        written = raw.node.get("required")
        if isinstance(written, bool):
            return parse_expression("yes") if written else None
        return self._expression(raw.path, "required", raw.rule("required"))

    def _expression(self, path: Path, key: str, written: str) -> Expression | None:
        if not written:
            return None
        try:
            found = parse_expression(written)
        except ExpressionFault as fault:
            message = say("forms.fault.expression.message", key=key, reason=fault.sentence)
            self._faults.add_words((*path, key), "expression", message, fault.hint)
            return None
        self.rules.append(PlacedRule((*path, key), key, found))
        return found
