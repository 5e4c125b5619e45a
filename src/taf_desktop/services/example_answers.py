"""Turns the example's nested answers (area, question) into the flat keys of a form's answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Field, FieldType, FormDefinition, Section

Content = Any
"""A value as the content file gives it."""


def form_answers(
    definition: FormDefinition, told: Mapping[str, Mapping[str, Content]], ids: Mapping[str, str]
) -> dict[str, Answer]:
    """Return answers by key.

    A question may be named without its area's prefix, as the template it comes from names it.
    ``ids`` holds what people and homes the content names are called in the vault.

    Raises:
        KeyError: the content names an area or a question the form does not have.
    """
    sections = {section.name: section for section in definition.sections}
    answers: dict[str, Answer] = {}
    for area, questions in told.items():
        for question, value in questions.items():
            field = _find(sections[area], sections[area].fields, question)
            if field.type is FieldType.REPEAT:
                _add_rows(answers, sections[area], field, value, ids)
            else:
                answers[field.name] = _answer(field, value, ids)
    return answers


def _add_rows(
    answers: dict[str, Answer],
    section: Section,
    repeat: Field,
    rows: list[Mapping[str, Content]],
    ids: Mapping[str, str],
) -> None:
    row_ids = tuple(f"r{number}" for number in range(1, len(rows) + 1))
    answers[repeat.name] = row_ids
    for row_id, row in zip(row_ids, rows, strict=True):
        for question, value in row.items():
            inner = _find(section, repeat.fields, question)
            answers[f"{repeat.name}/{row_id}/{inner.name}"] = _answer(inner, value, ids)


def _answer(field: Field, value: Content, ids: Mapping[str, str]) -> Answer:
    from_record = field.choices is not None and bool(field.choices.source)
    if isinstance(value, list):
        many = cast("list[str]", value)
        return tuple(ids[each] if from_record else each for each in many)
    return ids[value] if from_record else cast("Answer", value)


def _find(section: Section, fields: tuple[Field, ...], question: str) -> Field:
    for name in (question, f"{section.name}_{question}"):
        for field in fields:
            if field.name == name:
                return field
    raise KeyError(f"{section.name}.{question}")
