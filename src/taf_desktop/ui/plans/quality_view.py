"""The local quality review as its page shows it: sections, answers and what is missing. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taf_desktop.coach.lists import file_content
from taf_desktop.coach.quality_review import Answer, QualityReview, Question, Section
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support.words import listed, say


class Sign(StrEnum):
    """How a line stands, also told by a word."""

    YES = "yes"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class QualityLine:
    """One question with its answer in words; ``kind``, ``thing_id`` and ``field`` lead there."""

    id: str
    words: str
    answer: str
    missing: str
    sign: Sign
    kind: str
    thing_id: str
    field: str

    @property
    def leads(self) -> bool:
        """Whether there is something to do, and a place to do it."""
        return self.sign is not Sign.YES and bool(self.kind)


@dataclass(frozen=True, slots=True)
class QualitySection:
    """Some questions; ``grade`` is said in words, such as "2 of 3: most of it"."""

    id: str
    title: str
    grade: str
    lines: tuple[QualityLine, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """The whole review. ``total`` and ``note`` are about the paper, never about the family."""

    family_id: str
    total: str
    note: str
    sections: tuple[QualitySection, ...]


def quality_view(review: QualityReview, file: FamilyFile) -> QualityView:
    """Return what the page shows."""
    every = review.questions
    yes = sum(question.answer is Answer.YES for question in every)
    unknown = sum(question.answer is Answer.UNKNOWN for question in every)
    total = say(
        "quality_screen.total_some" if unknown else "quality_screen.total",
        yes=yes,
        known=len(every) - unknown,
        unknown=unknown,
        per_cent=review.per_cent,
    )
    return QualityView(
        file.family.id, total, review.note, tuple(_section(each) for each in review.sections)
    )


def _section(section: Section) -> QualitySection:
    grades = sequence(file_content("quality_review")["grades"])
    grade = say(
        "quality_screen.grade", number=section.grade, grade=text(grades[section.grade]).lower()
    )
    return QualitySection(
        section.id, section.title, grade, tuple(_line(each) for each in section.questions)
    )


def _line(question: Question) -> QualityLine:
    answers = mapping(file_content("quality_review")["answers"])
    names = listed(question.missing)
    missing = say("quality_screen.missing", what=names) if names else ""
    return QualityLine(
        id=question.id,
        words=question.label,
        answer=text(answers[question.answer.value]),
        missing=missing,
        sign=Sign(question.answer.value),
        kind=question.kind,
        thing_id=question.thing_id,
        field=question.field,
    )
