"""The local quality review of 39 questions, filled from the record, for oneself or for an audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from taf_desktop.coach.acquaintance import first, names_of
from taf_desktop.coach.lists import file_content
from taf_desktop.coach.look import Look
from taf_desktop.coach.quality_answers import QUESTIONS
from taf_desktop.coach.rulebook import Rulebook, first_rulebook
from taf_desktop.coach.view import PlanView
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile
from taf_desktop.forms.plain import mapping, sequence, text


class Answer(StrEnum):
    """How a question is answered. What is partly done is ``NOT_YET``."""

    YES = "yes"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question.

    ``kind``, ``thing_id`` and ``field`` say where it was found or is missing; ``missing`` says in
    words whose, or what, is missing.
    """

    id: str
    label: str
    answer: Answer
    kind: str = ""
    thing_id: str = ""
    field: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some questions with a grade: 0 nothing yet, 1 a beginning, 2 most of it, 3 all of it."""

    id: str
    title: str
    questions: tuple[Question, ...]

    @property
    def grade(self) -> int:
        """How much of the section is there, 0 to 3."""
        asked = [q for q in self.questions if q.answer is not Answer.UNKNOWN]
        done = sum(q.answer is Answer.YES for q in asked)
        if not done:
            return 0
        return 3 if done == len(asked) else 2 if 2 * done >= len(asked) else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReview:
    """All sections. ``note`` says how it is counted: the paperwork, never the family."""

    sections: tuple[Section, ...]
    note: str

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def per_cent(self) -> int:
        """Yes answers of those that can be known, rounded down, as the local form counts."""
        known = [q for q in self.questions if q.answer is not Answer.UNKNOWN]
        return 100 * sum(q.answer is Answer.YES for q in known) // len(known) if known else 0


def quality_review(view: PlanView, rules: Rulebook | None = None) -> QualityReview:
    """Return the review of a family's record as it stands, by the rules of an area."""
    look = Look(view, (rules or first_rulebook()).limits)
    words = file_content("quality_review")
    sections = tuple(
        Section(
            id=text(section["id"]),
            title=text(section["title"]),
            questions=tuple(_question(look, mapping(item)) for item in sequence(section["items"])),
        )
        for section in map(mapping, sequence(words["sections"]))
    )
    return QualityReview(sections=sections, note=text(words["note"]))


def without_names(review: QualityReview, file: FamilyFile) -> QualityReview:
    """Return a review for an audit copy: no ids that lead back to the record, no word of it.

    A person is told by their number, and so are goals and actions: what they say may name anybody.
    """
    masks = name_masks(file)
    return replace(
        review,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    replace(q, thing_id="", missing=_unnamed(q, file, masks))
                    for q in section.questions
                ),
            )
            for section in review.sections
        ),
    )


def name_masks(file: FamilyFile) -> Mapping[str, str]:
    """Return what stands for each name in an audit copy: "Child 1", "Professional 2"."""
    found: dict[str, str] = {}
    children = [p for p in file.people if p.who in CHILD_CODES]
    adults = [p for p in file.people if p.who not in CHILD_CODES]
    groups = {
        "child": [names_of(p) for p in children],
        "adult": [names_of(p) for p in adults],
        "helper": [(h.name, first(h.name)) for h in file.helpers],
        "professional": [(p.name, first(p.name)) for p in file.professionals],
    }
    for group, people in groups.items():
        for number, names in enumerate(people, start=1):
            for name in names:
                found.setdefault(name.lower(), _mask(group, number))
    found.pop("", None)
    return found


def mask_of_child(child: Person, file: FamilyFile) -> str:
    """Return what stands for a child of a file."""
    children = [each.id for each in file.people if each.who in CHILD_CODES]
    return _mask("child", children.index(child.id) + 1)


def _unnamed(question: Question, file: FamilyFile, masks: Mapping[str, str]) -> tuple[str, ...]:
    """Return whose or what is missing without a word that somebody wrote."""
    plan = file.plan
    numbered = {
        "goal": [each.goal.words for each in plan.goals] if plan else [],
        "action": [each.what for each in plan.actions()] if plan else [],
    }
    if question.kind in numbered:
        every = enumerate(numbered[question.kind], start=1)
        return tuple(_mask(question.kind, at) for at, told in every if told in question.missing)
    if question.kind == "assessment":
        return question.missing
    return tuple(masks.get(name.lower()) or _mask("other") for name in question.missing)


def _mask(group: str, number: int = 0) -> str:
    words = mapping(file_content("quality_review")["masks"])
    return text(words[group]).format(number=number)


def _question(look: Look, item: Mapping[str, object]) -> Question:
    id_ = text(item["id"])
    found = QUESTIONS[id_](look)
    return Question(
        id=id_,
        label=text(item["label"]),
        answer=Answer.UNKNOWN if found.ok is None else Answer.YES if found.ok else Answer.NOT_YET,
        kind=found.kind,
        thing_id=found.thing_id,
        field=found.field,
        missing=found.missing,
    )
