"""Documents: gathering what one says, having it drawn, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from taf_desktop.coach.view import MoreFacts
from taf_desktop.domain.access import AccessPack
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.copies import CopyGiven, ToWhom
from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.domain.ports import Document, UnitOfWorkFactory
from taf_desktop.domain.printing import CLEAR_PRINT, GivenCopy, Printing
from taf_desktop.forms.codes import label_of
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.services.print_offers import Offers, plain_offers
from taf_desktop.services.several import CoverList
from taf_desktop.services.sharing import shared_with, team_name
from taf_desktop.support.atomic import write_bytes
from taf_desktop.support.clock import Clock

ABOUT: Mapping[str, str] = {
    "plan": "plan",
    "assessment": "assessment",
    "meeting": "meeting",
    "meeting_summary": "meeting",
    "assessment_summary": "assessment",
    "progress": "plan",
    "progress_closure": "plan",
    "progress_supervision": "plan",
    "leaflet": "",
    "agreement_record": "",
    "who_knows": "",
    "comments": "",
    "chronology": "",
    "audit_copy": "",
}
"""Every document that can be asked for, and what it is about; "" is the family as a whole."""

ASKS_COACH = frozenset({"audit_copy"})
"""Documents in which the coach has a say: they are told what it knows beside the file."""
Facts = Callable[[FamilyFile], tuple[str, MoreFacts]]
"""Returns the area whose rules count, and what the coach knows beside a family's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """Everything a document needs, as frozen values, so that it can be drawn on another thread.

    ``document_id`` is one of ``ABOUT``; the assessment with its form, or the meeting, is set where
    the document is about one. ``copy_for`` is the name of the person whose copy it is, "" if it is
    nobody's own. ``shared_with`` says by a person's id who may hear what they said, ``copies`` what
    was given away. ``area`` and ``more`` are what the coach knows beside the file, for the document
    that asks it.
    """

    document_id: str
    file: FamilyFile
    lists: Lists
    today: date
    assessment: Assessment | None = None
    definition: FormDefinition | None = None
    meeting: MeetingFile | None = None
    copy_for: str = ""
    printing: Printing = CLEAR_PRINT
    shared_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    copies: tuple[GivenCopy, ...] = ()
    area: str = ""
    more: MoreFacts | None = None


DocumentMaker = Callable[[DocumentRequest], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMakers:
    """What makes a document in other kinds of file: Word, and plain words for listening.

    ``offers`` says in which formats and languages a document is to be had, ``sheets`` lays a
    booklet's pages on sheets (True: read from the right), ``cover`` draws the list that lies on
    top of several documents. ``protect`` locks a PDF file's bytes with a password,
    ``access`` draws the papers of ``services.subject_access``, ``lay_out`` counts a document's
    pages and draws them when they are asked for.
    """

    as_docx: Callable[[DocumentRequest], bytes]
    as_text: Callable[[DocumentRequest], str]
    offers: Callable[[str], Offers] | None = None
    sheets: Callable[[Document, bool], Document] | None = None
    cover: Callable[[CoverList], Document] | None = None
    protect: Callable[[bytes, str], bytes] | None = None
    access: Callable[[AccessPack, str], Document] | None = None
    lay_out: DocumentMaker | None = None


class Documents:
    """What a lead professional prints or saves for a family."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        assessments: Assessments,
        make: DocumentMaker,
        clock: Clock,
        others: OtherMakers | None = None,
        facts: Facts | None = None,
    ) -> None:
        """Take what draws documents, and what tells ``ASKS_COACH`` all the record knows."""
        self._unit_of_work = unit_of_work
        self._assessments = assessments
        self._make = make
        self._others = others
        self._clock = clock
        self._facts = facts

    def gather(
        self, document_id: str, family_id: str, of_id: str = "", *, copy_for: str = ""
    ) -> DocumentRequest:
        """Return what a document needs. ``of_id`` names the assessment or meeting. Database lane.

        ``copy_for`` is the name of the person whose copy it is to be.

        Raises:
            UserError: ``documents.nothing_yet``, there is nothing to print; ``record.gone``.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            assessment = next((a for a in file.assessments if a.id == of_id), None)
            meeting = next((m for m in file.meetings if m.meeting.id == of_id), None)
            there = {"plan": file.plan, "assessment": assessment, "meeting": meeting, "": file}
            if there[ABOUT[document_id]] is None:
                raise UserError("documents.nothing_yet")
            definition = self._assessments.definition_of(unit, assessment) if assessment else None
            copies = given_copies(unit.of_family(CopyGiven, family_id))
        tell = self._facts if document_id in ASKS_COACH else None
        area, more = tell(file) if tell is not None else ("", None)
        return DocumentRequest(
            document_id=document_id,
            file=file,
            lists=family_lists(file),
            today=self._clock.today(),
            assessment=assessment,
            definition=definition,
            meeting=meeting,
            copy_for=copy_for,
            shared_with=may_hear(file),
            copies=copies,
            area=area,
            more=more,
        )

    def draw(self, request: DocumentRequest) -> Document:
        """Return the finished document. Cpu lane."""
        return self._make(request)

    def lay_out(self, request: DocumentRequest) -> Document:
        """Return a document that may be drawn only when its bytes are asked for. Cpu lane.

        Its pages are counted and its first one is soon seen; asking for ``pdf`` is work for the cpu
        lane too.
        """
        make = self._others.lay_out if self._others is not None else None
        return (make or self._make)(request)

    def as_docx(self, request: DocumentRequest) -> bytes:
        """Return the document as a Word file that can be edited. Cpu lane."""
        return self._maker().as_docx(request)

    def as_text(self, request: DocumentRequest) -> bytes:
        """Return the document as plain words for listening: UTF-8, with a mark. Cpu lane."""
        told = self._maker().as_text(request)
        return told.replace("\n", "\r\n").encode("utf-8-sig")

    def offers(self) -> Mapping[str, Offers]:
        """Return the formats and languages of every document, by its id. Cpu lane."""
        make = self._others.offers if self._others is not None else None
        return {each: make(each) if make is not None else plain_offers() for each in ABOUT}

    def sheets(self, document: Document, *, from_right: bool = False) -> Document:
        """Return a booklet's pages on sheets to be printed on both sides and folded. Cpu lane."""
        make = self._maker().sheets
        if make is None:
            raise Bug("documents.nothing_yet")
        return make(document, from_right)

    def cover(self, cover: CoverList) -> Document:
        """Return the page that lies on top of several documents. Cpu lane."""
        make = self._maker().cover
        if make is None:
            raise Bug("documents.nothing_yet")
        return make(cover)

    @property
    def tells(self) -> bool:
        """Whether the documents can also be had as words for listening."""
        return self._others is not None

    def protect(self, pdf: bytes, password: str) -> bytes:
        """Return a PDF file that opens only with a password. Cpu lane."""
        make = self._maker().protect
        if make is None:
            raise Bug("documents.nothing_yet")
        return make(pdf, password)

    def _maker(self) -> OtherMakers:
        if self._others is None:
            raise Bug("documents.nothing_yet")
        return self._others


def may_hear(file: FamilyFile) -> Mapping[str, tuple[str, ...]]:
    """Return who of the team may hear what each person said, by the person's id."""
    found: dict[str, tuple[str, ...]] = {}
    for person in file.people:
        answer = file.current_agreement(person.id)
        if answer is not None:
            found[person.id] = tuple(team_name(each) for each in shared_with(file, answer))
    return found


def given_copies(copies: Iterable[CopyGiven]) -> tuple[GivenCopy, ...]:
    """Return the copies that were given away as documents tell them, the oldest first.

    What was kept in the own file went to nobody.
    """
    return tuple(
        GivenCopy(
            what=each.what,
            to=each.to_name,
            on=each.given_on,
            how=label_of("copy_how", each.how),
            person_id=each.to_id if each.to_kind == ToWhom.PERSON else "",
            document_id=each.document_id,
            of_id=each.of_id,
        )
        for each in sorted(copies, key=lambda each: (each.given_on, each.id))
        if each.to_kind != ToWhom.OWN_FILE
    )


def save_document(document: Document, path: Path) -> None:
    """Write a document where the person chose, all of it or nothing.

    Raises:
        EnvironmentProblem: ``documents.not_saved``, with nothing half-written left behind.
    """
    save_file(document.pdf, path)


def save_file(content: bytes, path: Path) -> None:
    """Write a file where the person chose, all of it or nothing.

    Raises:
        EnvironmentProblem: ``documents.not_saved``, with nothing half-written left behind.
    """
    try:
        write_bytes(path, content)
    except OSError as problem:
        raise EnvironmentProblem("documents.not_saved") from problem


def suggested_name(request: DocumentRequest, ending: str = "pdf") -> str:
    """Return a neutral file name: what it is and the day, never whom it is about."""
    name = request.document_id.replace("_", "-")
    return f"taf-{name}-{request.today.isoformat()}.{ending}"
