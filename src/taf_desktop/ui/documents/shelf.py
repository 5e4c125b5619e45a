"""Every document there is, for one family: what it is, for whom, and why it may not be yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.forms.codes import label_of
from taf_desktop.services.documents import ABOUT
from taf_desktop.support.words import catalogue, say

FINISHED = "finished"
AGREED = "agreed"
FAMILY = (
    "plan",
    "progress",
    "progress_closure",
    "meeting_summary",
    "meeting",
    "assessment_summary",
    "leaflet",
    "agreement_record",
    "who_knows",
    "comments",
)
PROFESSIONALS = ("assessment", "chronology", "progress_supervision", "audit_copy")
"""The documents of both groups, in the order in which they are offered."""
_NEEDS_PEOPLE = frozenset({"agreement_record", "who_knows"})
_TAB = {"plan": "plan", "meeting": "meetings", "assessment": "assessment", "people": "people"}


@dataclass(frozen=True, slots=True)
class Thing:
    """One plan, assessment or meeting a document can be about.

    ``draft_words`` says why DRAFT stands on its pages, or is "".
    """

    of_id: str
    name: str
    draft_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document.

    ``sentence`` says what it is and for whom. ``things`` are what it can be about, the newest
    first; without any, ``why_not`` says why it is not possible yet and ``tab`` where that changes.
    """

    document_id: str
    title: str
    sentence: str
    professional: bool = False
    things: tuple[Thing, ...] = ()
    why_not: str = ""
    tab: str = ""

    @property
    def possible(self) -> bool:
        """Whether it can be made now."""
        return bool(self.things)

    def thing(self, of_id: str) -> Thing | None:
        """Return one of its things; the newest finished, if there is none with this id."""
        wanted = (each for each in self.things if each.of_id == of_id)
        finished = (each for each in self.things if not each.draft_words)
        return next(wanted, next(finished, self.things[0] if self.things else None))


def shelf_of(file: FamilyFile) -> tuple[DocumentRow, ...]:
    """Return every document, those for the family first."""
    others = tuple(each for each in ABOUT if each not in FAMILY + PROFESSIONALS)
    things = _things(file)
    return tuple(_row(file, each, things) for each in (*FAMILY, *others, *PROFESSIONALS))


def _row(
    file: FamilyFile, document_id: str, things: Mapping[str, tuple[Thing, ...]]
) -> DocumentRow:
    words = catalogue()
    title = words.get(f"documents_screen.kind.{document_id}.title", "")
    row = DocumentRow(
        document_id=document_id,
        title=title or words.get(f"page.document.{document_id}", document_id),
        sentence=words.get(f"documents_screen.kind.{document_id}.about", ""),
        professional=document_id in PROFESSIONALS,
        things=things.get(ABOUT[document_id], ()),
    )
    lacking = "" if row.things else ABOUT[document_id]
    if document_id in _NEEDS_PEOPLE and not file.people:
        lacking = "people"
    if not lacking:
        return row
    return DocumentRow(
        document_id=document_id,
        title=row.title,
        sentence=row.sentence,
        professional=row.professional,
        why_not=words.get(f"documents_screen.not_yet.{lacking}", say("documents.nothing_yet")),
        tab=_TAB.get(lacking, ""),
    )


def _things(file: FamilyFile) -> Mapping[str, tuple[Thing, ...]]:
    """Return what documents can be about, as ``services.documents.ABOUT`` names it."""
    return {
        "": (Thing("", ""),),
        "plan": _plan(file),
        "assessment": tuple(_assessment(each) for each in reversed(file.assessments)),
        "meeting": tuple(_meeting(each) for each in reversed(file.meetings) if _has_words(each)),
    }


def _plan(file: FamilyFile) -> tuple[Thing, ...]:
    plan = file.plan
    if plan is None:
        return ()
    if plan.plan.status == AGREED:
        date = show_date(plan.signed_on)
        return (Thing("", say("documents_screen.plan.agreed", version=plan.version, date=date)),)
    draft = say("documents_screen.plan.draft_words")
    return (Thing("", say("documents_screen.plan.draft"), draft),)


def _assessment(assessment: Assessment) -> Thing:
    if assessment.status == FINISHED:
        date = show_date(assessment.finished)
        return Thing(assessment.id, say("documents_screen.assessment.finished", date=date))
    date = show_date(assessment.started)
    draft = say("documents_screen.assessment.draft_words")
    return Thing(assessment.id, say("documents_screen.assessment.begun", date=date), draft)


def _meeting(meeting: MeetingFile) -> Thing:
    about = meeting.meeting
    name = show_date(about.date) if about.date else say("documents_screen.meeting.undated")
    if kind := label_of("meeting_type", about.type):
        name = say("documents_screen.meeting.of_type", date=name, type=kind)
    if about.status == FINISHED:
        return Thing(about.id, name)
    return Thing(about.id, name, say("documents_screen.meeting.draft_words"))


def _has_words(meeting: MeetingFile) -> bool:
    """Say whether there is anything to print of a meeting: it is finished, or has begun."""
    if meeting.meeting.status == FINISHED:
        return True
    told = meeting.meeting.good_news or meeting.meeting.worries
    return bool(told or meeting.voices or meeting.decisions or meeting.new_actions)
