"""Forms for the record itself: a person, a home, a goal, asked for with the same engine.

``resources/record/<kind>.yaml`` has the shape of a form; its questions bear the names of the fields
of the kind's dataclass. Words and choices stand in the file, never in the dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from typing import TypeVar

from taf_desktop.domain.entity import Answer, Entity, question_fields
from taf_desktop.domain.errors import Bug
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.forms.loader import load
from taf_desktop.support import paths

Recorded = TypeVar("Recorded", bound=Entity)

_BLANKS: Mapping[str, Answer] = {"str": "", "tuple[str, ...]": (), "int | None": None}


@cache
def record_form(kind: str) -> FormDefinition:
    """Return the questions of a kind of recorded thing, such as ``person``.

    Raises:
        Bug: there is no such file, or it has faults.
    """
    file = paths.resource("record", f"{kind}.yaml")
    if not file.is_file():
        raise Bug("forms.problem.no_record_form")
    result = load(file.read_text(encoding="utf-8"), file.name)
    if result.definition is None:
        raise Bug("forms.problem.broken_record_form")
    return result.definition


def read_record_forms() -> None:
    """Read the questions of every kind now, so that nobody waits for them on opening a page."""
    for file in sorted(paths.resource("record").glob("*.yaml")):
        record_form(file.stem)


def to_answers(entity: Entity) -> dict[str, Answer]:
    """Return what a person answered about a recorded thing, by question name."""
    return {name: getattr(entity, name) for name in question_fields(type(entity))}


def with_answers(entity: Recorded, answers: Mapping[str, Answer]) -> Recorded:
    """Return a recorded thing with these answers in place of its own.

    A question without an answer becomes not answered; a key that is no question of the thing is
    passed over.

    Raises:
        Bug: an answer is not of the field's type.
    """
    blanks = _blanks(type(entity))
    values = {name: answers.get(name, blank) for name, blank in blanks.items()}
    for name, value in values.items():
        if not _fits(value, blanks[name]):
            raise Bug("forms.problem.unfit_answer")
    return replace(entity, **values)


@cache
def _blanks(kind: type[Entity]) -> Mapping[str, Answer]:
    """Return what stands for no answer to each question of a kind."""
    names = question_fields(kind)
    return {item.name: _BLANKS[str(item.type)] for item in fields(kind) if item.name in names}


def _fits(value: Answer, blank: Answer) -> bool:
    if blank is None:
        return value is None or (isinstance(value, int) and not isinstance(value, bool))
    return isinstance(value, type(blank))
