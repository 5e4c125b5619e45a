"""Joins the documents' use cases to what draws them; the drawing is imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taf_desktop.domain.access import AccessPack
from taf_desktop.domain.audit import Evidence
from taf_desktop.domain.ports import Document
from taf_desktop.services.documents import DocumentRequest, OtherMakers
from taf_desktop.services.print_offers import FormatOffer, LanguageOffer, Offers
from taf_desktop.services.several import CoverList
from taf_desktop.support.words import say

if TYPE_CHECKING:
    from taf_desktop.reports.preview import PageImage
    from taf_desktop.reports.render import PdfDocument


def make_document(request: DocumentRequest) -> Document:
    """Draw a document. Cpu lane (``services.documents.DocumentMaker``)."""
    from taf_desktop.reports.catalogue import make

    return make(request, request.copy_for, printing=request.printing)


def lay_document_out(request: DocumentRequest) -> Document:
    """Lay a document on pages that are drawn when asked for. Cpu lane (``OtherMakers``)."""
    from taf_desktop.reports.catalogue import lay_out

    return lay_out(request, request.copy_for, printing=request.printing)


def make_word_file(request: DocumentRequest) -> bytes:
    """Make a document a Word file. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.catalogue import make_docx

    return make_docx(request, request.copy_for, printing=request.printing)


def make_plain_words(request: DocumentRequest) -> str:
    """Make a document plain words for listening. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.catalogue import make_text

    return make_text(request, request.copy_for, printing=request.printing)


def print_offers(document_id: str) -> Offers:
    """Say in which formats and languages a document is to be had. Cpu lane."""
    from taf_desktop.reports.formats import formats_for
    from taf_desktop.reports.translations import languages_for

    return Offers(
        formats=tuple(
            FormatOffer(id=each.id, name=say(each.words), need=each.need)
            for each in formats_for(document_id)
        ),
        languages=tuple(_language(code) for code in languages_for(document_id)),
    )


def _language(code: str) -> LanguageOffer:
    from taf_desktop.reports.direction import language_from_right
    from taf_desktop.reports.translations import translation
    from taf_desktop.reports.wording import show_date

    about = translation(code)
    note = say("formats.translation.draft")
    if about.is_checked:
        day = show_date(about.checked_on)
        note = say("formats.translation.checked", name=about.checked_by, date=day)
    return LanguageOffer(
        code=code,
        name=about.name,
        own_name=about.own_name,
        note=note,
        checked=about.is_checked,
        from_right=language_from_right(code),
    )


def make_sheets(document: Document, from_right: bool) -> PdfDocument:
    """Lay a booklet's pages on sheets. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.booklet import booklet_sheets
    from taf_desktop.reports.render import PdfDocument

    pages = PdfDocument(document.pdf, document.pages)
    return booklet_sheets(pages, from_right=from_right)


def make_cover(cover: CoverList) -> Document:
    """Draw the list that lies on top of several documents. Cpu lane."""
    from taf_desktop.reports.cover_list import cover_list
    from taf_desktop.reports.render import render

    return render(cover_list(cover))


def protect(pdf: bytes, password: str) -> bytes:
    """Lock a PDF file with a password. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.protected import protected

    return protected(pdf, password)


def make_access(pack: AccessPack, which: str) -> Document:
    """Draw a paper for somebody who asked what is kept about them. Cpu lane."""
    from taf_desktop.reports.access_papers import access_paper
    from taf_desktop.reports.render import render

    return render(access_paper(pack, which))


def other_makers() -> OtherMakers:
    """Return everything beside the PDF file that can be made of a document."""
    return OtherMakers(
        as_docx=make_word_file,
        as_text=make_plain_words,
        offers=print_offers,
        sheets=make_sheets,
        cover=make_cover,
        protect=protect,
        access=make_access,
        lay_out=lay_document_out,
    )


def draw_page(pdf: bytes, page: int, scale: float) -> PageImage:
    """Draw one page of a finished document as a picture. Cpu lane."""
    from taf_desktop.reports.preview import page_image

    return page_image(pdf, page, scale)


def make_evidence(evidence: Evidence) -> Document:
    """Draw the evidence page of a vault's history. Cpu lane."""
    from taf_desktop.reports.evidence_document import evidence_document
    from taf_desktop.reports.render import render

    return render(evidence_document(evidence))
