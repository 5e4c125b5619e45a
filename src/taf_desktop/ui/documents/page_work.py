"""What is done with finished pages away from the screen: pictures, a booklet's sheets, printing.

Qt-free. What draws a page must bear being asked by two threads (``reports.preview`` does).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.documents import Documents

OnError = Callable[[Exception], None]


class PageImage(Protocol):
    """A picture of one page: four bytes a dot (red, green, blue, opaque), row by row."""

    @property
    def data(self) -> bytes:
        """The dots."""
        ...

    @property
    def width(self) -> int:
        """Dots across."""
        ...

    @property
    def height(self) -> int:
        """Rows."""
        ...

    @property
    def stride(self) -> int:
        """Bytes from one row to the next."""
        ...


DrawPage = Callable[[bytes, int, float], PageImage]
"""Draws a page of a PDF file, the first being 0; at scale 1 a dot is 1/72 inch."""


class PageWork:
    """Asks for work with the pages of documents; every answer comes back to ``owner``. Cpu lane."""

    def __init__(
        self, documents: Documents, runner: TaskRunner, draw_page: DrawPage, owner: object
    ) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        self._documents = documents
        self._runner = runner
        self._draw_page = draw_page
        self._owner = owner

    def page(
        self,
        document: Document,
        page: int,
        scale: float,
        on_done: Callable[[PageImage], None],
        on_error: OnError,
    ) -> None:
        """Draw a picture of one page, the first being 0."""
        self._runner.run(
            lambda _ticket: self.picture(document, page, scale),
            on_done,
            on_error,
            owner=self._owner,
            lane="cpu",
        )

    def picture(self, document: Document, page: int, scale: float) -> PageImage:
        """Return a picture of one page. Only on the cpu lane.

        The first page is seen before the others are drawn; it is right at once
        (``reports.render.LaidOut``).
        """
        return self._draw_page(document.pdf if page else document.first_page, page, scale)

    def sheets(
        self,
        document: Document,
        on_done: Callable[[Document], None],
        on_error: OnError,
        *,
        from_right: bool,
    ) -> None:
        """Lay a booklet's pages on the sheets to be folded."""
        self._runner.run(
            lambda _ticket: self._documents.sheets(document, from_right=from_right),
            on_done,
            on_error,
            owner=self._owner,
            lane="cpu",
        )

    def print_out(
        self,
        job: Callable[[Ticket], int],
        label: str,
        on_done: Callable[[int], None],
        on_error: OnError,
    ) -> Ticket:
        """Send pages to a printer: painting on a printer needs no window."""
        return self._runner.run(job, on_done, on_error, owner=self._owner, label=label, lane="cpu")
