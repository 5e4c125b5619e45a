"""Joins the documents' use cases to what draws them; the drawing is imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taf_desktop.domain.audit import Evidence
from taf_desktop.domain.ports import Document
from taf_desktop.services.documents import DocumentRequest

if TYPE_CHECKING:
    from taf_desktop.reports.preview import PageImage


def make_document(request: DocumentRequest) -> Document:
    """Draw a document. Cpu lane (``services.documents.DocumentMaker``)."""
    from taf_desktop.reports.catalogue import make

    return make(request, request.copy_for, printing=request.printing)


def make_word_file(request: DocumentRequest) -> bytes:
    """Make a document a Word file. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.catalogue import make_docx

    return make_docx(request, request.copy_for, printing=request.printing)


def make_plain_words(request: DocumentRequest) -> str:
    """Make a document plain words for listening. Cpu lane (``services.documents.OtherMakers``)."""
    from taf_desktop.reports.catalogue import make_text

    return make_text(request, request.copy_for, printing=request.printing)


def draw_page(pdf: bytes, page: int, scale: float) -> PageImage:
    """Draw one page of a finished document as a picture. Cpu lane."""
    from taf_desktop.reports.preview import page_image

    return page_image(pdf, page, scale)


def make_evidence(evidence: Evidence) -> Document:
    """Draw the evidence page of a vault's history. Cpu lane."""
    from taf_desktop.reports.evidence_document import evidence_document
    from taf_desktop.reports.render import render

    return render(evidence_document(evidence))
