"""Joins the documents' use cases to what draws them; the drawing is imported when first needed."""

from __future__ import annotations

from taf_desktop.domain.ports import Document
from taf_desktop.services.documents import DocumentRequest


def make_document(request: DocumentRequest) -> Document:
    """Draw a document. Cpu lane (``services.documents.DocumentMaker``)."""
    from taf_desktop.reports.catalogue import make

    return make(request)
