"""What a form is: sections, fields, choices and rules, as frozen values.

The meaning is that of an XLSForm (types, ``relevant``, ``constraint``, ``${name}`` expressions);
the text is YAML 1.2, read by ``forms.loader``. One definition feeds the screen, the stored answers
and the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from taf_desktop.forms.expressions import Expression

Labels = Mapping[str, str]
"""A text by language code; ``en`` is always there."""


class FieldType(StrEnum):
    """Every kind of question. Each has a codec, an editor and a way to print, or a test fails."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    RANGE = "range"
    NOTE = "note"
    CALCULATE = "calculate"
    REPEAT = "repeat"


class Audience(StrEnum):
    """Whom a question's answer is for. ``PROFESSIONAL`` never enters a family's page."""

    FAMILY = "family"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. A retired one is no longer offered, and still shows where it was chosen."""

    name: str
    label: Labels
    hint: Labels = field(default_factory=dict[str, str])
    retired: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A named list of choices. ``source`` names a list only the record knows: ``people``."""

    name: str
    options: tuple[Option, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.

    ``choices`` is set for the two select types; ``fields`` for a repeat; ``calculation`` for
    ``calculate``. ``appearance`` is a hint for the screen: ``quote`` (the family's words, large),
    ``good`` or ``worry`` (tint of the label), ``suggest`` (free text with a list of suggestions
    from ``suggestions``), ``compact`` (a repeat's rows on one line), ``half`` (two in a row).
    ``show_previous`` asks for last time's answer beside the question. ``rows_from`` names the list
    of the record whose members each begin as one row of a repeat.
    """

    type: FieldType
    name: str
    label: Labels
    hint: Labels = field(default_factory=dict[str, str])
    guidance: Labels = field(default_factory=dict[str, str])
    required: Expression | None = None
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Labels = field(default_factory=dict[str, str])
    calculation: Expression | None = None
    choices: ChoiceList | None = None
    fields: tuple[Field, ...] = ()
    start: int = 0
    end: int = 10
    start_label: Labels = field(default_factory=dict[str, str])
    end_label: Labels = field(default_factory=dict[str, str])
    appearance: frozenset[str] = frozenset()
    suggestions: str = ""
    audience: Audience = Audience.FAMILY
    sensitive: bool = False
    third_party: bool = False
    show_previous: bool = False
    rows_from: str = ""
    summary: bool = False
    print_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One group of questions: a page of the screen, a heading of the document."""

    name: str
    label: Labels
    hint: Labels = field(default_factory=dict[str, str])
    guidance: Labels = field(default_factory=dict[str, str])
    relevant: Expression | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """One published version of a form. ``hash`` is the SHA-256 of its ``text``."""

    form_id: str
    version: str
    title: Labels
    sections: tuple[Section, ...]
    hash: str
    text: str = field(repr=False, default="")

    def fields(self) -> Iterator[Field]:
        """Walk every question in order, the questions inside a repeat after the repeat itself."""
        for section in self.sections:
            for item in section.fields:
                yield item
                yield from item.fields


def in_language(labels: Labels, language: str = "en") -> str:
    """Return a text in a language, or in English where there is none; "" where there is no text."""
    return labels.get(language) or labels.get("en", "")
