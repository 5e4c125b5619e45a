"""A document tree made into a PDF file."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.reports.blocks import SETTERS
from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.furniture import head_of_document, long_foot, make_furniture
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.pages import paginate
from taf_desktop.reports.strips import Place, with_space
from taf_desktop.reports.style import Style, clear_print
from taf_desktop.reports.tags import Meaning
from taf_desktop.reports.tree import DocumentTree

_HEAD_GAP = 5


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished document: the bytes of its PDF file and how many pages it has."""

    pdf: bytes
    pages: int


def render(tree: DocumentTree, style: Style | None = None, *, tagged: bool = True) -> PdfDocument:
    """Draw a tree in a style; the family's clear print if none is given.

    The same tree gives the same bytes. No text is cut, whatever its length. ``tagged`` is off only
    to measure what tags cost.
    """
    style = style or clear_print()
    layout = Layout(style, SETTERS)
    root = Meaning("Document", language=tree.language)
    place = Place(left=style.side, width=style.width, meaning=root)
    strips = head_of_document(layout, tree, place)
    blocks = (*tree.blocks, *long_foot(layout, tree))
    strips += with_space(layout.blocks(blocks, place), style.step * _HEAD_GAP)
    pages = paginate(strips, style.height)
    furniture = make_furniture(layout, tree, root)
    canvas = PageCanvas(style, root, title=tree.title, language=tree.language, tagged=tagged)
    for number, page in enumerate(pages, start=1):
        if style.ground is not None:
            canvas.box(0, 0, style.page_width, style.page_height, fill=style.ground)
        page.draw(canvas, style.top)
        furniture.draw(canvas, number, len(pages))
        canvas.finish_page()
    return PdfDocument(canvas.finish(), len(pages))
