"""The documents that can be printed. A new one is its own module and one line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from taf_desktop.coach.view import MoreFacts
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.domain.printing import CLEAR_PRINT, ENGLISH, GivenCopy, Printing
from taf_desktop.forms.definition import FormDefinition, Option
from taf_desktop.reports.agreement_leaflet import agreement_leaflet
from taf_desktop.reports.agreement_record import agreement_record
from taf_desktop.reports.assessment_document import assessment_document
from taf_desktop.reports.assessment_summary import assessment_summary
from taf_desktop.reports.child_ages import age_band
from taf_desktop.reports.child_page import child_of, child_page, child_style
from taf_desktop.reports.chronology import chronology
from taf_desktop.reports.comments_document import comments_document
from taf_desktop.reports.direction import language_from_right
from taf_desktop.reports.easy_agreement import easy_agreement
from taf_desktop.reports.easy_pages import easily
from taf_desktop.reports.easy_progress import easy_closure, easy_progress
from taf_desktop.reports.easy_read import easy_plan
from taf_desktop.reports.easy_read_meeting import easy_meeting
from taf_desktop.reports.easy_short import easy_assessment_summary, easy_meeting_summary
from taf_desktop.reports.formats import CHILD, find_format, style_for
from taf_desktop.reports.in_language import Pair, in_language
from taf_desktop.reports.inputs import Builder, Inputs, the_assessment, the_meeting, the_plan
from taf_desktop.reports.meeting_document import meeting_document
from taf_desktop.reports.meeting_summary import meeting_summary
from taf_desktop.reports.plain_text import plain_text
from taf_desktop.reports.plan_document import plan_document
from taf_desktop.reports.progress_closure import progress_closure
from taf_desktop.reports.progress_document import progress_document
from taf_desktop.reports.progress_supervision import progress_supervision
from taf_desktop.reports.render import LaidOut, PdfDocument
from taf_desktop.reports.replaced import replacing
from taf_desktop.reports.retelling import retold
from taf_desktop.reports.style import Style
from taf_desktop.reports.tree import DocumentTree
from taf_desktop.reports.who_knows import who_knows
from taf_desktop.reports.who_words import names_of, with_who
from taf_desktop.reports.wording import speaking


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its id, the words id of its name, and what makes its tree.

    ``retold`` has what makes it in formats that tell it in other words, by the format's id.
    """

    id: str
    title: str
    build: Builder
    retold: Mapping[str, Builder] = field(default_factory=dict["str", "Builder"])


def make(
    inputs: Inputs,
    copy_for: str = "",
    style: Style | None = None,
    *,
    printing: Printing = CLEAR_PRINT,
) -> PdfDocument:
    """Return a document as a PDF file. ``copy_for`` is the name of the person whose copy it is.

    ``printing`` says in which format and language; clear print in English if it is left out. A
    ``style`` takes the place of the format's own.

    Raises:
        Bug: there is no such document, format or language, or what it is about was not given.
    """
    laid = lay_out(inputs, copy_for, style, printing=printing)
    return PdfDocument(laid.pdf, laid.pages)


def lay_out(
    inputs: Inputs,
    copy_for: str = "",
    style: Style | None = None,
    *,
    printing: Printing = CLEAR_PRINT,
) -> LaidOut:
    """Return a document whose pages are known and drawn when they are asked for, as ``make``.

    Raises:
        Bug: as ``make``.
    """
    tree = build(inputs, copy_for, printing)
    speech = partial(speaking, printing.language, beside_english=printing.beside_english)
    return LaidOut(tree, style or _style(inputs, copy_for, printing), speech=speech)


def make_docx(inputs: Inputs, copy_for: str = "", *, printing: Printing = CLEAR_PRINT) -> bytes:
    """Return a document as a Word file that can be edited, with the same words as the PDF.

    Raises:
        Bug: as ``make``.
    """
    from taf_desktop.reports.docx import word_file  # Only who asks for one waits for the library.

    tree = build(inputs, copy_for, printing)
    with speaking(printing.language, beside_english=printing.beside_english):
        return word_file(tree, _style(inputs, copy_for, printing))


def make_text(inputs: Inputs, copy_for: str = "", *, printing: Printing = CLEAR_PRINT) -> str:
    """Return a document as plain words in the order of reading, for listening.

    Raises:
        Bug: as ``make``.
    """
    tree = build(inputs, copy_for, printing)
    with speaking(printing.language, beside_english=printing.beside_english):
        return plain_text(tree)


def _style(inputs: Inputs, copy_for: str, wanted: Printing) -> Style:
    if wanted.format_id == CHILD:
        style = child_style(age_band(child_of(inputs.file, copy_for), inputs.today))
        return replace(style, from_right=language_from_right(wanted.language))
    return style_for(wanted, from_right=language_from_right(wanted.language))


def build(inputs: Inputs, copy_for: str = "", printing: Printing = CLEAR_PRINT) -> DocumentTree:
    """Return a document's tree of meaning, in the language wanted.

    Raises:
        Bug: there is no such document, format or language, or what it is about was not given.
    """
    entry = next((each for each in DOCUMENTS if each.id == inputs.document_id), None)
    if entry is None:
        raise Bug("page.problem.nothing_to_print")
    retells = find_format(printing.format_id).retold
    builder = replacing(_retold(entry, printing) if retells else entry.build)
    if printing.language == ENGLISH:
        return builder(inputs, copy_for)
    pair = Pair(
        english=lambda: builder(inputs, copy_for),
        own=lambda: builder(_translated(inputs, printing.language), copy_for),
    )
    wordings = inputs.file.wordings
    return in_language(pair, printing.language, wordings, beside=printing.beside_english)


def _retold(entry: Entry, wanted: Printing) -> Builder:
    """Return what makes a document in a format with words of its own."""
    if wanted.format_id not in entry.retold:
        raise Bug("formats.problem.no_such_format")
    return entry.retold[wanted.format_id]


@dataclass(frozen=True, slots=True)
class _Translated:
    """The same inputs, in which what was translated is said in the family's language."""

    document_id: str
    file: FamilyFile
    lists: Mapping[str, Sequence[Option]]
    today: date
    assessment: Assessment | None
    definition: FormDefinition | None
    meeting: MeetingFile | None
    shared_with: Mapping[str, Sequence[str]]
    copies: Sequence[GivenCopy]
    area: str
    more: MoreFacts | None


def _translated(inputs: Inputs, language: str) -> Inputs:
    wordings, names = inputs.file.wordings, names_of(inputs.file)
    return _Translated(
        document_id=inputs.document_id,
        file=with_who(retold(inputs.file, wordings, language), names),
        lists=inputs.lists,
        today=inputs.today,
        assessment=retold(inputs.assessment, wordings, language),
        definition=inputs.definition,
        meeting=with_who(retold(inputs.meeting, wordings, language), names),
        shared_with=inputs.shared_with,
        copies=inputs.copies,
        area=inputs.area,
        more=inputs.more,
    )


def _plan(inputs: Inputs, copy_for: str) -> DocumentTree:
    return plan_document(inputs.file, the_plan(inputs), copy_for=copy_for, today=inputs.today)


def _meeting(inputs: Inputs, _copy_for: str) -> DocumentTree:
    return meeting_document(inputs.file, the_meeting(inputs), today=inputs.today)


def _easy_plan(inputs: Inputs, _copy_for: str) -> DocumentTree:
    return easy_plan(inputs.file, the_plan(inputs), today=inputs.today)


def _easy_meeting(inputs: Inputs, _copy_for: str) -> DocumentTree:
    return easy_meeting(inputs.file, the_meeting(inputs), today=inputs.today)


def _child_page(inputs: Inputs, copy_for: str) -> DocumentTree:
    plan = the_plan(inputs)
    return child_page(inputs.file, plan, child_of(inputs.file, copy_for), today=inputs.today)


def _audit_copy(inputs: Inputs, copy_for: str) -> DocumentTree:
    from taf_desktop.reports.audit_copy import audit_copy  # The coach reads many words at once.

    return audit_copy(inputs, copy_for)


def _assessment(inputs: Inputs, _copy_for: str) -> DocumentTree:
    assessment, definition = the_assessment(inputs)
    return assessment_document(
        inputs.file,
        assessment,
        definition,
        lists=inputs.lists,
        today=inputs.today,
    )


DOCUMENTS: tuple[Entry, ...] = (
    Entry(
        "plan",
        "page.document.plan",
        _plan,
        {"easy_read": _easy_plan, "child": _child_page},
    ),
    Entry("meeting", "page.document.meeting", _meeting, {"easy_read": _easy_meeting}),
    Entry("assessment", "page.document.assessment", _assessment),
    Entry(
        "meeting_summary",
        "page.document.meeting_summary",
        meeting_summary,
        {"easy_read": easy_meeting_summary},
    ),
    Entry(
        "assessment_summary",
        "page.document.assessment_summary",
        assessment_summary,
        {"easy_read": easy_assessment_summary},
    ),
    Entry("progress", "page.document.progress", progress_document, {"easy_read": easy_progress}),
    Entry(
        "progress_closure",
        "page.document.progress_closure",
        progress_closure,
        {"easy_read": easy_closure},
    ),
    Entry("progress_supervision", "page.document.progress_supervision", progress_supervision),
    Entry(
        "leaflet",
        "page.document.leaflet",
        agreement_leaflet,
        {"easy_read": easily(agreement_leaflet)},
    ),
    Entry(
        "agreement_record",
        "page.document.agreement_record",
        agreement_record,
        {"easy_read": easy_agreement},
    ),
    Entry("who_knows", "page.document.who_knows", who_knows, {"easy_read": easily(who_knows)}),
    Entry(
        "comments",
        "page.document.comments",
        comments_document,
        {"easy_read": easily(comments_document)},
    ),
    Entry("chronology", "page.document.chronology", chronology),
    Entry("audit_copy", "page.document.audit_copy", _audit_copy),
)
"""Every document, in the order in which they are offered."""
