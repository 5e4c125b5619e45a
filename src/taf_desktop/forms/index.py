"""Finds a question of a definition by its name or answer key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.definition import Field, FieldType, FormDefinition, Section
from taf_desktop.forms.keys import split_key


@dataclass(frozen=True, slots=True)
class Place:
    """A question, the section it stands in, and the repeat around it if there is one."""

    field: Field
    section: Section
    repeat: Field | None = None


class FormIndex:
    """Every question of a definition by its name."""

    def __init__(self, definition: FormDefinition) -> None:
        self.places: Mapping[str, Place] = _places(definition)

    def has(self, key: str) -> bool:
        """Say whether this form has a question for an answer key."""
        parts = split_key(key)
        place = self.places.get(parts.name)
        return place is not None and parts.repeat == (place.repeat.name if place.repeat else "")

    def place(self, key: str) -> Place:
        """Return the question of an answer key.

        Raises:
            Bug: the form has no such question.
        """
        if not self.has(key):
            raise Bug("forms.problem.no_such_question")
        return self.places[split_key(key).name]

    def repeat(self, key: str) -> Field:
        """Return a repeat.

        Raises:
            Bug: the form has no such repeat.
        """
        found = self.place(key).field
        if found.type is not FieldType.REPEAT:
            raise Bug("forms.problem.no_such_question")
        return found


def _places(definition: FormDefinition) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for section in definition.sections:
        for outer in section.fields:
            found[outer.name] = Place(outer, section)
            for inner in outer.fields:
                found[inner.name] = Place(inner, section, outer)
    return found
