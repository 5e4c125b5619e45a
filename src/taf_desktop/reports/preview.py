"""A finished PDF file shown as pictures: what is seen is what is printed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from taf_desktop.reports.libraries import PdfObject, pdfium

_one_at_a_time = Lock()
"""PDFium must never be asked by two threads at once."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of one page: four bytes a dot (red, green, blue, opaque), row by row.

    ``stride`` is the number of bytes from one row to the next.
    """

    data: bytes
    width: int
    height: int
    stride: int


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF file has."""
    with _opened(pdf) as document:
        return len(document)


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """Return a picture of one page, the first being 0. At scale 1 a dot is 1/72 inch.

    Raises:
        IndexError: there is no such page.
    """
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = document[page].render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGBA)
        return PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def page_text(pdf: bytes, page: int) -> str:
    """Return the words of one page as a reader program finds them, the first page being 0."""
    with _opened(pdf) as document:
        text: str = document[page].get_textpage().get_text_bounded()
        return text.replace("\r\n", "\n").replace(" \n", "\n")


@contextmanager
def _opened(pdf: bytes) -> Generator[PdfObject]:
    with _one_at_a_time:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


_RGBA = pdfium.raw.FPDFBitmap_BGRA
"""With the byte order reversed this is red, green, blue, alpha."""
