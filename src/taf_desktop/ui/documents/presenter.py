"""What the documents' screen asks of the services, and of what draws pages. Qt-free."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.domain.printing import Printing
from taf_desktop.services.desk import Desk
from taf_desktop.services.documents import DocumentRequest, save_file, suggested_name
from taf_desktop.services.print_choices import PrintChoice, setting_name, to_setting
from taf_desktop.services.print_offers import Offers

OnError = Callable[[Exception], None]
PDF, WORD, TEXT = "pdf", "docx", "txt"
"""The kinds of files a document can be saved as, by their endings."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One copy of one document: which, about what, whose, and how it is printed.

    ``reader_id`` is whose copy it is: what they may not have is then absent from it. ``copy_for``
    is the name of the child whose page it is, in that format.
    """

    family_id: str
    document_id: str
    of_id: str
    copy_for: str
    printing: Printing
    reader_id: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document, what was wished for, and everything it was made from."""

    wish: Wish
    document: Document
    request: DocumentRequest

    def file_name(self, ending: str = PDF) -> str:
        """Return a neutral file name."""
        return suggested_name(self.request, ending)


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault remembers, and what each document can be printed in, by its id."""

    settings: Mapping[str, str]
    offers: Mapping[str, Offers]

    def with_choice(self, family_id: str, document_id: str, choice: PrintChoice) -> Known:
        """Return the same with a choice that was just made."""
        new = {setting_name(family_id, document_id): to_setting(family_id, choice)}
        return Known({**self.settings, **new}, self.offers)


class DocumentsPresenter:
    """Makes documents, pictures of their pages, and files, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, draw_page: DrawPage, owner: object) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        self._documents = desk.documents
        self._copies = desk.copies
        self._settings = desk.settings
        self._trail = desk.trail
        self._runner = runner
        self._draw_page = draw_page
        self._owner = owner
        self._number = 0
        self._offers: Mapping[str, Offers] | None = None
        # What draws pages is not made for two threads at once, and there are two cpu workers.
        self._one_page_at_a_time = threading.Lock()

    def begin(self, on_done: Callable[[Known], None], on_error: OnError) -> None:
        """Read what is remembered, and in what documents can be printed."""

        def read(settings: Mapping[str, str]) -> None:
            if self._offers is not None:
                on_done(Known(settings, self._offers))
                return
            self._runner.run(
                lambda _ticket: self._documents.offers(),
                lambda offers: self._keep_offers(settings, offers, on_done),
                on_error,
                owner=self._owner,
                lane="cpu",
            )

        self._runner.run(
            lambda _ticket: dict(self._settings.read()), read, on_error, owner=self._owner
        )

    def remember(self, family_id: str, document_id: str, choice: PrintChoice) -> None:
        """Keep how a document is wanted; what cannot be kept is chosen again next time."""
        values = {setting_name(family_id, document_id): to_setting(family_id, choice)}

        def keep(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, self._settings.write(values)

        self._runner.run_change(keep, _nothing, _let_go, owner=self._owner)

    def draw(self, wish: Wish, on_done: Callable[[Drawn], None], on_error: OnError) -> None:
        """Make a document; only the answer to the newest wish is passed on."""
        self._number += 1
        mine = self._number

        def gathered(request: DocumentRequest) -> None:
            if mine != self._number:
                return
            self._runner.run(
                lambda _ticket: self._documents.draw(request),
                lambda document: drawn(Drawn(wish, document, request)),
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

        self._runner.run(lambda _ticket: self.gather(wish), gathered, failed, owner=self._owner)

    def gather(self, wish: Wish) -> DocumentRequest:
        """Return what a document needs. Database lane."""
        if wish.reader_id:
            reader = self._copies.reader(wish.family_id, wish.reader_id)
            about = (wish.document_id, wish.family_id, wish.of_id)
            prepare = self._copies.prepare
            return prepare(*about, reader, wish.printing, page_of=wish.copy_for).request
        request = self._documents.gather(
            wish.document_id, wish.family_id, wish.of_id, copy_for=wish.copy_for
        )
        return replace(request, printing=wish.printing)

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

    def save(
        self, drawn: Drawn, path: Path, on_done: Callable[[Path], None], on_error: OnError
    ) -> None:
        """Write a file of the kind its ending names; away from the database lane."""
        ending = path.suffix.lower().lstrip(".")

        def job(_ticket: Ticket) -> Path:
            save_file(self._content(drawn, ending), path)
            return path

        def saved(where: Path) -> None:
            self.note(Deed.EXPORTED, drawn.wish, ending)
            on_done(where)

        self._runner.run(job, saved, on_error, owner=self._owner, lane="cpu")

    def print_out(
        self,
        job: Callable[[Ticket], int],
        label: str,
        on_done: Callable[[int], None],
        on_error: OnError,
    ) -> Ticket:
        """Send pages to a printer. Cpu lane: painting on a printer needs no window."""
        return self._runner.run(job, on_done, on_error, owner=self._owner, label=label, lane="cpu")

    def note(self, deed: Deed, wish: Wish, ending: str = "") -> None:
        """Write down that a document left the vault: its name and format, nothing it says."""
        names = tuple(each for each in (wish.printing.format_id, ending) if each)
        self._runner.run(
            lambda _ticket: self._trail.note(
                deed,
                kind="document",
                of_id=wish.document_id,
                family_id=wish.family_id,
                fields=names,
            ),
            _nothing,
            _let_go,
            owner=self._owner,
        )

    def _content(self, drawn: Drawn, ending: str) -> bytes:
        if ending == WORD:
            return self._documents.as_docx(drawn.request)
        if ending == TEXT:
            return self._documents.as_text(drawn.request)
        return drawn.document.pdf

    def _keep_offers(
        self,
        settings: Mapping[str, str],
        offers: Mapping[str, Offers],
        on_done: Callable[[Known], None],
    ) -> None:
        self._offers = offers
        on_done(Known(settings, offers))


def _nothing(_answer: None) -> None:
    """Nothing is left to do."""


def _let_go(_error: Exception) -> None:
    """A full disk is said by what is saved next; nothing of the person's is lost."""
