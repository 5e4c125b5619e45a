"""What the assessment's screen says about a family's assessments, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.codes import label_of
from taf_desktop.forms.definition import FormDefinition, in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.services.assessments import OpenAssessment
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

FINISHED = "finished"
DEPTH = "depth"
"""The question of ``forms/taf-assessment`` that says how deep to go; not every form has it."""


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One assessment in the chooser: its id, and when it was started and finished."""

    id: str
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What is said above a finished assessment, and whether a review may start from it."""

    words: str
    may_review: bool


def newest_first(file: FamilyFile) -> tuple[Assessment, ...]:
    """Return a family's assessments, the one started last first."""
    return tuple(sorted(file.assessments, key=lambda each: each.id, reverse=True))


def rows_of(file: FamilyFile) -> tuple[AssessmentRow, ...]:
    """Return the lines of the chooser, newest first."""
    return tuple(_row(each) for each in newest_first(file))


def is_correction(assessment: Assessment) -> bool:
    """Say whether an assessment was finished once and is open again to correct something."""
    return assessment.status != FINISHED and bool(assessment.finished)


def signed_words(file: FamilyFile, assessment: Assessment) -> Signed:
    """Return what is said above a finished assessment."""
    newer = [each for each in file.assessments if each.id > assessment.id]
    under_way = any(each.status != FINISHED for each in newer)
    name = "under_way" if under_way else "older" if newer else "newest"
    words = say(f"assessment_screen.signed.{name}", finished=show_date(assessment.finished))
    return Signed(words, may_review=not newer)


def title_words(session: FormSession) -> str:
    """Return "Our family now · full depth", or the form's title where no depth is chosen."""
    definition = session.definition
    title = in_language(definition.title)
    depth = session.value(DEPTH) if has_depth(definition) else ""
    if not isinstance(depth, str) or not depth:
        return title
    chosen = label_of(DEPTH, depth).lower()
    return say("assessment_screen.depth", title=title, depth=chosen)


def has_depth(definition: FormDefinition) -> bool:
    """Say whether a form asks how deep to go."""
    return any(each.name == DEPTH for each in definition.fields())


def section_of(definition: FormDefinition, key: str) -> str:
    """Return the name of the section an answer belongs to; "" if the form does not know it."""
    name = key.split("/", 1)[0]
    for section in definition.sections:
        if any(each.name == name for each in section.fields):
            return section.name
    return ""


def _row(assessment: Assessment) -> AssessmentRow:
    name = "started"
    if assessment.finished:
        name = FINISHED if assessment.status == FINISHED else "correcting"
    days = {
        "started": show_date(assessment.started),
        "finished": show_date(assessment.finished),
    }
    words = say(f"assessment_screen.row.{name}", **days)
    return AssessmentRow(assessment.id, words, say("assessment_screen.row.started", **days))


def session_of(opened: OpenAssessment, clock: Clock) -> FormSession:
    """Return the answers of an opened assessment as a form session."""
    return FormSession(
        opened.definition,
        opened.assessment.answers,
        lists=opened.lists,
        previous=opened.previous,
        today=clock.today(),
    )
