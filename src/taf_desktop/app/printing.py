"""Joins the documents' use cases to what draws them; the drawing is imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taf_desktop.domain.ports import Document
from taf_desktop.services.documents import DocumentRequest

if TYPE_CHECKING:
    from taf_desktop.reports.preview import PageImage


def make_document(request: DocumentRequest) -> Document:
    """Draw a document. Cpu lane (``services.documents.DocumentMaker``)."""
    from taf_desktop.reports.catalogue import make

    return make(request, request.copy_for)


def draw_page(pdf: bytes, page: int, scale: float) -> PageImage:
    """Draw one page of a finished document as a picture. Cpu lane."""
    from taf_desktop.reports.preview import page_image

    return page_image(pdf, page, scale)
