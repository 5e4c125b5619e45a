"""What the documents' screen asks of the services, and of what draws pages. Qt-free."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.desk import Desk
from taf_desktop.services.documents import DocumentRequest, save_document, suggested_name
from taf_desktop.ui.documents.view import DocumentRow

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


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document, which one it is, and the file name to suggest."""

    row: DocumentRow
    document: Document
    file_name: str


class DocumentsPresenter:
    """Makes documents, pictures of their pages, and files, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, draw_page: DrawPage, owner: object) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        self._documents = desk.documents
        self._runner = runner
        self._draw_page = draw_page
        self._owner = owner
        self._number = 0
        # What draws pages is not made for two threads at once, and there are two cpu workers.
        self._one_page_at_a_time = threading.Lock()

    def draw(
        self,
        family_id: str,
        row: DocumentRow,
        on_done: Callable[[Drawn], None],
        on_error: OnError,
    ) -> None:
        """Make a document; only the answer to the newest request is passed on."""
        self._number += 1
        mine = self._number

        def gathered(request: DocumentRequest) -> None:
            if mine != self._number:
                return
            self._runner.run(
                lambda _ticket: self._documents.draw(request),
                lambda document: drawn(Drawn(row, document, suggested_name(request))),
                failed,
                owner=self._owner,
                lane="cpu",
            )

        def drawn(answer: Drawn) -> None:
            if mine == self._number:
                on_done(answer)

        def failed(error: Exception) -> None:
            if mine == self._number:
                on_error(error)

        self._runner.run(
            lambda _ticket: self._documents.gather(row.document_id, family_id, row.of_id),
            gathered,
            failed,
            owner=self._owner,
        )

    def forget(self) -> None:
        """Pass no answer on that is still under way."""
        self._number += 1

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
        """Return a picture of one page. Cpu lane."""
        with self._one_page_at_a_time:
            return self._draw_page(document.pdf, page, scale)

    def save(
        self, document: Document, path: Path, on_done: Callable[[Path], None], on_error: OnError
    ) -> None:
        """Write the PDF file; away from the database lane, as a disk may be slow."""

        def job(_ticket: Ticket) -> Path:
            save_document(document, path)
            return path

        self._runner.run(job, on_done, on_error, owner=self._owner, lane="cpu")

    def print_out(
        self,
        job: Callable[[Ticket], None],
        label: str,
        on_done: Callable[[None], None],
        on_error: OnError,
    ) -> None:
        """Send pages to a printer. Cpu lane: painting on a printer needs no window."""
        self._runner.run(job, on_done, on_error, owner=self._owner, label=label, lane="cpu")
