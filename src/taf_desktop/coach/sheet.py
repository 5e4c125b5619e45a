"""Reads the answers of the whole-family assessment by what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.coach.lists import file_content
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Answer
from taf_desktop.forms.codes import code_list
from taf_desktop.forms.keys import row_key


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeated group: its id and its answers by name."""

    id: str
    answers: dict[str, Answer]

    def text(self, name: str) -> str:
        """Return a text or code; "" if it is not answered."""
        value = self.answers.get(name)
        return value.strip() if isinstance(value, str) else ""

    def several(self, name: str) -> tuple[str, ...]:
        """Return the codes of a question with several choices."""
        value = self.answers.get(name)
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one assessment."""

    assessment: Assessment

    def text(self, key: str) -> str:
        """Return a text or code; "" if it is not answered."""
        value = self.assessment.answers.get(key)
        return value.strip() if isinstance(value, str) else ""

    def several(self, key: str) -> tuple[str, ...]:
        """Return the codes of a question with several choices."""
        value = self.assessment.answers.get(key)
        return value if isinstance(value, tuple) else ()

    def rows(self, repeat: str, *names: str) -> tuple[Row, ...]:
        """Return the rows of a repeated group with these answers."""
        ids = self.assessment.answers.get(repeat)
        answers = self.assessment.answers
        return tuple(
            Row(id_, {name: answers.get(row_key(repeat, id_, name)) for name in names})
            for id_ in (ids if isinstance(ids, tuple) else ())
        )

    def areas(self) -> Iterator[Area]:
        """Return the parts of family life in their order, asked or not."""
        for option in code_list("assessment_areas").options:
            yield Area(self, option.name, option.label.get("en", option.name))

    def needs(self) -> tuple[Row, ...]:
        """Return what matters most, the first thing first."""
        names = ("need", "need_whose", "need_area", "need_why_first")
        return tuple(row for row in self.rows("needs", *names) if row.text("need"))

    def voices(self) -> tuple[Row, ...]:
        """Return each child's voice."""
        names = ("child", "how", "on", "by", "words", "changed", "why_not")
        rows = self.rows("voices", *(f"voice_{name}" for name in names))
        return tuple(row for row in rows if row.text("voice_child"))


@dataclass(frozen=True, slots=True)
class Area:
    """One part of family life in an assessment."""

    sheet: Sheet
    id: str
    label: str

    def key(self, question: str) -> str:
        """Return the answer key of one of its questions."""
        return f"{self.id}_{question}"

    def text(self, question: str) -> str:
        """Return one of its texts."""
        return self.sheet.text(self.key(question))

    def lowest_score(self) -> int | None:
        """Return the lowest number anybody gave it."""
        rows = self.sheet.rows(self.key("scores"), self.key("score"))
        numbers = [row.answers[self.key("score")] for row in rows]
        return min((int(n) for n in numbers if isinstance(n, int | float)), default=None)


def family_texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Return the texts the coach reads, by answer key; somebody's own words are not among them."""
    for area in sheet.areas():
        for question in ("harder", "difference", "so_what"):
            if area.text(question):
                yield area.key(question), area.text(question)
    for key in str(file_content("checks")["assessment_texts"]).split():
        if sheet.text(key):
            yield key, sheet.text(key)
