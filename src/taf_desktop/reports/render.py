"""A document tree laid on pages, and made into a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from threading import Lock

from taf_desktop.reports.blocks import SETTERS
from taf_desktop.reports.canvas import PageCanvas, SeenCanvas
from taf_desktop.reports.furniture import head_of_document, long_foot, make_furniture
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.pages import Page, paginate
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

    @property
    def first_page(self) -> bytes:
        """A PDF file that begins with page 1: the whole one."""
        return self.pdf


class LaidOut:
    """A document whose words all stand on their pages, and which is drawn when it is asked for.

    **What is seen first is right at once.** How many pages there are is known when every line has
    its place, before anything is drawn. So page 1 can be shown by itself as it will stay, with
    "page 1 of 18" at its foot: nothing on it is guessed, and nothing is put right before one's
    eyes. ``first_page`` draws it for the eye alone; ``pdf`` draws all pages with what they mean,
    the first time somebody asks for them: to see another page, to save, to print. Two threads may
    ask.

    ``speech`` makes its words those of its language while it is drawn.
    """

    def __init__(
        self,
        tree: DocumentTree,
        style: Style,
        *,
        tagged: bool = True,
        speech: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Set every word of a tree in a style, and find out where each page ends."""
        self._tree = tree
        self._style = style
        self._tagged = tagged
        self._speech = speech
        self._lock = Lock()
        self._first: bytes | None = None
        self._whole: bytes | None = None
        self._root = Meaning("Document", language=tree.language)
        with speech():
            layout = Layout(style, SETTERS)
            place = Place(left=style.side, width=style.width, meaning=self._root)
            strips = head_of_document(layout, tree, place)
            blocks = (*tree.blocks, *long_foot(layout, tree))
            strips += with_space(layout.blocks(blocks, place), style.step * _HEAD_GAP)
            self._laid = paginate(strips, style.height)
            self._furniture = make_furniture(layout, tree, self._root)
        self.pages = len(self._laid)
        """How many pages it has."""

    @property
    def pdf(self) -> bytes:
        """The PDF file."""
        with self._lock, self._speech():
            if self._whole is None:
                self._whole = self._drawn()
                self._laid.clear()
            return self._whole

    @property
    def first_page(self) -> bytes:
        """A PDF file that begins with page 1 as it is seen; it may hold nothing else."""
        with self._lock, self._speech():
            if self._first is None:
                self._first = self._whole or self._seen()
            return self._first

    def _drawn(self) -> bytes:
        tree = self._tree
        canvas = PageCanvas(
            self._style, self._root, title=tree.title, language=tree.language, tagged=self._tagged
        )
        for number, page in enumerate(self._laid, start=1):
            self._draw(canvas, number, page)
        return canvas.finish()

    def _seen(self) -> bytes:
        canvas = SeenCanvas(self._style, language=self._tree.language)
        self._draw(canvas, 1, self._laid[0])
        return canvas.finish()

    def _draw(self, canvas: PageCanvas, number: int, page: Page) -> None:
        style = self._style
        if style.ground is not None:
            canvas.box(0, 0, style.page_width, style.page_height, fill=style.ground)
        page.draw(canvas, style.top)
        self._furniture.draw(canvas, number, self.pages)
        canvas.finish_page()


def render(tree: DocumentTree, style: Style | None = None, *, tagged: bool = True) -> PdfDocument:
    """Draw a tree in a style; the family's clear print if none is given.

    The same tree gives the same bytes. No text is cut, whatever its length. ``tagged`` is off only
    to measure what tags cost.
    """
    laid = LaidOut(tree, style or clear_print(), tagged=tagged)
    return PdfDocument(laid.pdf, laid.pages)
