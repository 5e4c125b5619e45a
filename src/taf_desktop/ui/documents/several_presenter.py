"""Makes several documents, one after the other, and saves them with a list on top. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.copies import DrawnCopy, PreparedCopy, Way
from taf_desktop.services.desk import Desk
from taf_desktop.services.print_choices import BOOKLET
from taf_desktop.services.several import (
    CoverLine,
    CoverList,
    cover_name,
    file_name,
    own_passwords,
    save_several,
)
from taf_desktop.support.words import say
from taf_desktop.ui.documents.page_work import OnError
from taf_desktop.ui.documents.presenter import DocumentsPresenter
from taf_desktop.ui.documents.several_view import Piece


@dataclass(frozen=True, slots=True)
class Pack:
    """Documents that were made together, each with what was wanted, and the list on top.

    ``papers`` are what a printer gets: of a booklet, its sheets. ``cover`` is ``list`` drawn.
    """

    pieces: tuple[Piece, ...]
    copies: tuple[DrawnCopy, ...]
    papers: tuple[Document, ...]
    cover: Document
    list: CoverList
    today: date


@dataclass(frozen=True, slots=True)
class KeptNowhere:
    """Each person's words, and the list to print on which they stand: in memory alone."""

    cover: Document
    passwords: tuple[tuple[str, str], ...] = field(repr=False)
    today: date


class SeveralPresenter:
    """Draws away from the screen. One run at a time: the screen calls the one before off."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, presenter: DocumentsPresenter, owner: object
    ) -> None:
        """Take the use cases, what runs them, what gathers, and whom the answers are for."""
        self._documents = desk.documents
        self._copies = desk.copies
        self._clock = desk.clock
        self._runner = runner
        self._presenter = presenter
        self._owner = owner

    def make(
        self,
        family: str,
        pieces: Sequence[Piece],
        label: str,
        on_done: Callable[[Pack], None],
        on_error: OnError,
        *,
        for_paper: bool,
    ) -> RunTicket:
        """Make documents and their list; nothing is left of a run that is called off.

        Args:
            family: What the family is called.
            pieces: What is wanted.
            label: What the panel of progress says.
            on_done: Gets them.
            on_error: Is told why they could not be made.
            for_paper: Whether they go to a printer, and so have no file names.
        """
        run = RunTicket()

        def gathered(prepared: tuple[PreparedCopy, ...]) -> None:
            run.drawing = self._runner.run(
                lambda ticket: self._draw(family, pieces, prepared, ticket, for_paper=for_paper),
                on_done,
                on_error,
                owner=self._owner,
                label=label,
                lane="cpu",
            )

        self._gather(run, pieces, (), gathered, on_error)
        return run

    def name_of(self, copy: DrawnCopy) -> str:
        """Return a neutral name for a copy on its way to the printer."""
        return self._copies.file_name(copy)

    def save(
        self,
        pack: Pack,
        parent: Path,
        way: Way,
        password: str,
        on_done: Callable[[Path], None],
        on_error: OnError,
    ) -> None:
        """Write a pack into a new folder, locked if there is a password, and note the copies.

        The plain bytes of a locked file stay in memory.
        """

        def job(_ticket: Ticket) -> Path:
            cover = (cover_name(pack.today), self._bytes(pack.cover, password))
            files = self._files(pack, [password] * len(pack.copies))
            return save_several([cover, *files], parent, pack.today)

        def saved(folder: Path) -> None:
            self._presenter.note_all(pack.copies, way, lambda _given: on_done(folder), on_error)

        self._runner.run(job, saved, on_error, owner=self._owner, lane="cpu")

    def save_each(
        self,
        pack: Pack,
        parent: Path,
        way: Way,
        on_done: Callable[[Path, KeptNowhere], None],
        on_error: OnError,
    ) -> None:
        """Write a pack so that each person's files open with words of their own, and note them.

        The words are handed over with the list they stand on, and kept nowhere: the list is not
        among the files.
        """

        def job(_ticket: Ticket) -> tuple[Path, KeptNowhere]:
            readers = [each.wish.reader_id for each in pack.pieces]
            secrets = own_passwords(readers)
            files = self._files(pack, [secrets[each] for each in readers])
            names = {each.wish.reader_id: each.to for each in pack.pieces}
            told = tuple((names[each], words) for each, words in secrets.items())
            cover = self._documents.cover(replace(pack.list, passwords=told))
            return save_several(files, parent, pack.today), KeptNowhere(cover, told, pack.today)

        def saved(made: tuple[Path, KeptNowhere]) -> None:
            self._presenter.note_all(pack.copies, way, lambda _given: on_done(*made), on_error)

        self._runner.run(job, saved, on_error, owner=self._owner, lane="cpu")

    def _files(self, pack: Pack, passwords: Sequence[str]) -> list[tuple[str, bytes]]:
        return [
            (
                file_name(number, copy.prepared.request.document_id, pack.today),
                self._bytes(copy.document, password),
            )
            for number, (copy, password) in enumerate(
                zip(pack.copies, passwords, strict=True), start=1
            )
        ]

    def _bytes(self, document: Document, password: str) -> bytes:
        return self._documents.protect(document.pdf, password) if password else document.pdf

    def _gather(
        self,
        run: RunTicket,
        pieces: Sequence[Piece],
        found: tuple[PreparedCopy, ...],
        on_done: Callable[[tuple[PreparedCopy, ...]], None],
        on_error: OnError,
    ) -> None:
        """Gather one after the other, so that saving never waits for more than one of them."""
        if run.cancelled:
            return
        if len(found) == len(pieces):
            on_done(found)
            return
        wish = pieces[len(found)].wish
        run.gathering = self._runner.run(
            lambda _ticket: self._presenter.prepare(wish),
            lambda one: self._gather(run, pieces, (*found, one), on_done, on_error),
            on_error,
            owner=self._owner,
        )

    def _draw(
        self,
        family: str,
        pieces: Sequence[Piece],
        prepared: Sequence[PreparedCopy],
        ticket: Ticket,
        *,
        for_paper: bool,
    ) -> Pack:
        copies: list[DrawnCopy] = []
        papers: list[Document] = []
        for done, (piece, one) in enumerate(zip(pieces, prepared, strict=False)):
            count = len(pieces)
            words = say(
                "documents_screen.several.step", done=done + 1, count=count, title=piece.title
            )
            ticket.report(done, count, words)
            if ticket.cancelled:
                break
            copy = self._copies.draw(one)
            copies.append(copy)
            papers.append(self._paper(piece, copy.document) if for_paper else copy.document)
        today = self._clock.today()
        listed = CoverList(
            family=family, today=today, lines=_lines(pieces, copies, today, for_paper)
        )
        cover = self._documents.cover(listed)
        return Pack(tuple(pieces), tuple(copies), tuple(papers), cover, listed, today)

    def _paper(self, piece: Piece, document: Document) -> Document:
        if piece.choice.format_id != BOOKLET:
            return document
        return self._documents.sheets(document, from_right=piece.from_right)


class RunTicket:
    """What the screen holds of a run, to call it off and to see that somebody did."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self.gathering: Ticket | None = None
        self.drawing: Ticket | None = None
        self._off = False

    @property
    def cancelled(self) -> bool:
        """Whether it was called off, here or in the panel of progress."""
        return self._off or any(
            each is not None and each.cancelled for each in (self.gathering, self.drawing)
        )

    def cancel(self) -> None:
        """Call it off."""
        self._off = True
        for each in (self.gathering, self.drawing):
            if each is not None:
                each.cancel()


def _lines(
    pieces: Sequence[Piece], copies: Sequence[DrawnCopy], today: date, for_paper: bool
) -> tuple[CoverLine, ...]:
    return tuple(
        CoverLine(
            what=piece.title,
            to=piece.to,
            how=piece.way,
            pages=each.document.pages,
            file="" if for_paper else file_name(number, piece.wish.document_id, today),
        )
        for number, (piece, each) in enumerate(zip(pieces, copies, strict=False), start=1)
    )
