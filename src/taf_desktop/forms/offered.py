"""What a question offers: choices, suggestions, and the rows a repeat begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.answer_sheet import AnswerSheet
from taf_desktop.forms.changes import AddRow
from taf_desktop.forms.codes import SHARED, find_code_list
from taf_desktop.forms.definition import Field, FieldType, FormDefinition, Option, in_language
from taf_desktop.support.words import say

Lists = Mapping[str, Sequence[Option]]
"""The choices only the record knows, by source name. Each option's name is the member's id."""


def offered_options(item: Field, answer: Answer, lists: Lists) -> tuple[Option, ...]:
    """Return the choices of a question; one retired or gone only where it is chosen."""
    if item.choices is None:
        return ()
    source = item.choices.source
    listed = lists.get(source, ()) if source else item.choices.options
    chosen = answer if isinstance(answer, tuple) else (str(answer),) if answer else ()
    known = {option.name for option in listed}
    return (
        *(option for option in listed if not option.retired or option.name in chosen),
        *(_gone(code, source) for code in chosen if code not in known),
    )


def suggested(item: Field, lists: Lists) -> tuple[str, ...]:
    """Return words to suggest for a text: a list of the record, or a shared code list's words."""
    name = item.suggestions
    listed: Sequence[Option] = lists.get(name, ())
    if name.startswith(SHARED):
        found = find_code_list(name.removeprefix(SHARED))
        listed = found.options if found else ()
    words = (in_language(option.label) for option in listed if not option.retired)
    return tuple(dict.fromkeys(words))


def row_seeds(definition: FormDefinition, sheet: AnswerSheet, lists: Lists) -> Iterator[AddRow]:
    """Yield a first row for each member of a repeat's ``rows_from`` list, if it never had any.

    The row's id is the member's own, so that next year's row about the same child is found again.
    """
    for item in definition.fields():
        if item.type is FieldType.REPEAT and item.rows_from and not sheet.started(item.name):
            for at, member in enumerate(lists.get(item.rows_from, ())):
                yield member_row(item, member, at)


def member_row(repeat: Field, member: Option, at: int) -> AddRow:
    """Return the change that adds a row about one member of the repeat's list."""
    return AddRow(repeat.name, member.name, at, _first_values(about_question(repeat), member))


def about_question(repeat: Field) -> Field | None:
    """Return the question that says whom a row of a ``rows_from`` repeat is about, if it has one.

    It is the first choice from the same list, or else the first text with suggestions.
    """
    if not repeat.rows_from:
        return None
    for item in repeat.fields:
        same = item.choices is not None and item.choices.source == repeat.rows_from
        if same and item.type is FieldType.SELECT_ONE:
            return item
    texts = (item for item in repeat.fields if item.type is FieldType.TEXT and item.suggestions)
    return next(texts, None)


def _first_values(about: Field | None, member: Option) -> dict[str, Answer]:
    if about is None:
        return {}
    chosen = about.type is FieldType.SELECT_ONE
    return {about.name: member.name if chosen else in_language(member.label)}


def _gone(code: str, source: str) -> Option:
    return Option(code, {"en": say("forms.answer.gone") if source else code}, retired=True)
