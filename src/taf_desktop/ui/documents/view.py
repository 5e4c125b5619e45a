"""Which documents can be made for a family, and who has agreed to what, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family import Agreement, Person, takes_part
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, call_name
from taf_desktop.forms.codes import label_of
from taf_desktop.services.sharing import (
    can_be_asked,
    decision_now,
    excluded,
    may_share_plan,
    shared_with,
    team_name,
)
from taf_desktop.support.words import say

FINISHED = "finished"
AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document that can be made now.

    ``document_id`` and ``of_id`` are those of ``services.documents``; ``draft_words`` says why
    DRAFT stands on its pages, or is "".
    """

    document_id: str
    of_id: str
    title: str
    sentence: str
    draft_words: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.document_id}:{self.of_id}"


@dataclass(frozen=True, slots=True)
class Consent:
    """What one person has agreed to, in plain words. ``fine`` is false where care is needed."""

    name: str
    words: str
    more: tuple[str, ...]
    fine: bool


def documents_of(file: FamilyFile) -> tuple[DocumentRow, ...]:
    """Return the documents that can be made: the plan, assessments and meetings, newest first."""
    rows: list[DocumentRow] = []
    if file.plan is not None:
        rows.append(_plan_row(file))
    rows += [_assessment_row(each) for each in reversed(file.assessments)]
    rows += [_meeting_row(each) for each in reversed(file.meetings) if _has_words(each)]
    return tuple(rows)


def consents_of(file: FamilyFile) -> tuple[Consent, ...]:
    """Return what everybody who can be asked has agreed to, in the order of the people."""
    return tuple(_consent(file, each) for each in file.people if can_be_asked(each))


def saved_words(name: str, folder: str) -> str:
    """Return what is said once a document was saved."""
    return say("documents_screen.saved.where", name=name, folder=folder)


def page_words(page: int, pages: int) -> str:
    """Return "Page 2 of 5"; pages count from 1."""
    return say("documents_screen.pages.of", page=page, pages=pages)


def _plan_row(file: FamilyFile) -> DocumentRow:
    plan = file.plan
    title = say("documents_screen.plan.title")
    if plan is not None and plan.plan.status == AGREED:
        date = show_date(plan.signed_on)
        words = say("documents_screen.plan.agreed", version=plan.version, date=date)
        return DocumentRow("plan", "", title, words)
    draft = say("documents_screen.plan.draft_words")
    return DocumentRow("plan", "", title, say("documents_screen.plan.draft"), draft)


def _assessment_row(assessment: Assessment) -> DocumentRow:
    if assessment.status == FINISHED:
        date = show_date(assessment.finished)
        title = say("documents_screen.assessment.title", date=date)
        words = say("documents_screen.assessment.finished")
        return DocumentRow("assessment", assessment.id, title, words)
    title = say("documents_screen.assessment.begun", date=show_date(assessment.started))
    words = say("documents_screen.assessment.draft")
    draft = say("documents_screen.assessment.draft_words")
    return DocumentRow("assessment", assessment.id, title, words, draft)


def _meeting_row(meeting: MeetingFile) -> DocumentRow:
    about = meeting.meeting
    title = say("documents_screen.meeting.undated")
    if about.date:
        title = say("documents_screen.meeting.title", date=show_date(about.date))
    if about.status != FINISHED:
        words = say("documents_screen.meeting.draft")
        draft = say("documents_screen.meeting.draft_words")
        return DocumentRow("meeting", about.id, title, words, draft)
    kind = label_of("meeting_type", about.type)
    words = say("documents_screen.meeting.plain")
    if kind:
        words = say("documents_screen.meeting.finished", type=kind)
    return DocumentRow("meeting", about.id, title, words)


def _has_words(meeting: MeetingFile) -> bool:
    """Say whether there is anything to print of a meeting: it is finished, or has begun."""
    if meeting.meeting.status == FINISHED:
        return True
    told = meeting.meeting.good_news or meeting.meeting.worries
    return bool(told or meeting.voices or meeting.decisions or meeting.new_actions)


def _consent(file: FamilyFile, person: Person) -> Consent:
    name = call_name(person) or say("documents_screen.consent.unnamed")
    answer = file.current_agreement(person.id)
    if answer is None or answer.decision in {"", "not_asked"}:
        return Consent(name, say("documents_screen.consent.not_asked"), (), fine=False)
    words = say(f"documents_screen.consent.{decision_now(answer)}")
    if not takes_part(answer):
        return Consent(name, words, (), fine=False)
    return Consent(name, words, _sharing(file, answer), fine=may_share_plan(answer))


def _sharing(file: FamilyFile, answer: Agreement) -> tuple[str, ...]:
    said = [_with_whom(file, answer)]
    names = excluded(answer)
    if names:
        said.append(say("documents_screen.consent.not_with", names=", ".join(names)))
    if answer.limits.strip():
        said.append(say("documents_screen.consent.limits", words=answer.limits.strip()))
    return tuple(said)


def _with_whom(file: FamilyFile, answer: Agreement) -> str:
    if not may_share_plan(answer):
        return say("documents_screen.consent.shares_not")
    # The card is narrow and says this of everybody: names will do where there are names.
    team = ", ".join(each.name or team_name(each) for each in shared_with(file, answer))
    if not team:
        return say("documents_screen.consent.shares_no_team")
    return say("documents_screen.consent.shares", names=team)
