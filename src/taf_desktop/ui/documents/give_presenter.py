"""What giving a copy asks of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.copies import Recipient, ToWhom
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.printing import CLEAR_PRINT, Printing
from taf_desktop.services.copies import DrawnCopy, PreparedCopy, readers_of
from taf_desktop.services.copies_due import DueCopy
from taf_desktop.services.copies_texts import Written
from taf_desktop.services.copies_words import passages_of
from taf_desktop.services.desk import Desk
from taf_desktop.services.kinship import introduction
from taf_desktop.services.print_choices import PrintChoice
from taf_desktop.support.words import say
from taf_desktop.ui.documents.copy_work import CopyWork
from taf_desktop.ui.documents.page_work import DrawPage, OnError


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveWanted:
    """Which document is to be given, as ``services.documents`` names it, and how it is printed.

    ``reader_id`` is ticked from the beginning; ``page_of`` names the child whose own page it is.
    ``paper`` and ``from_right`` say how the pages lie on the sheets.
    """

    family_id: str
    document_id: str
    title: str
    of_id: str = ""
    printing: Printing = CLEAR_PRINT
    reader_id: str = ""
    page_of: str = ""
    paper: PrintChoice = field(default_factory=PrintChoice)
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody who may get a copy, who that is, and whether theirs is due."""

    reader: Recipient
    about: str
    due: str


class GivePresenter(CopyWork):
    """Makes one reader's copy after another, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, draw_page: DrawPage, owner: object) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        super().__init__(desk, runner, draw_page, owner)
        self._desk = desk
        self._number = 0

    def readers(
        self,
        wanted: GiveWanted,
        on_done: Callable[[tuple[ReaderRow, ...]], None],
        on_error: OnError,
    ) -> None:
        """Read who may get a copy."""

        def job(_ticket: Ticket) -> tuple[ReaderRow, ...]:
            file = self._desk.families.open(wanted.family_id).file
            return reader_rows(file, wanted, self._desk.copies.due(wanted.family_id))

        self._runner.run(job, on_done, on_error, owner=self._owner)

    def copy(
        self,
        wanted: GiveWanted,
        reader: Recipient,
        on_done: Callable[[DrawnCopy], None],
        on_error: OnError,
    ) -> None:
        """Make a reader's copy; only the answer to the newest question is passed on."""
        copies = self._desk.copies
        self._number += 1
        mine = self._number

        def drawn(copy: DrawnCopy) -> None:
            if mine == self._number:
                on_done(copy)

        def prepared(request: PreparedCopy) -> None:
            self._runner.run(
                lambda _ticket: copies.draw(request),
                drawn,
                on_error,
                owner=self._owner,
                lane="cpu",
            )

        about = (wanted.document_id, wanted.family_id, wanted.of_id)
        self._runner.run(
            lambda _ticket: copies.prepare(*about, reader, wanted.printing, page_of=wanted.page_of),
            prepared,
            on_error,
            owner=self._owner,
        )

    def passages(
        self,
        copy: DrawnCopy,
        on_done: Callable[[tuple[Written, ...]], None],
        on_error: OnError,
    ) -> None:
        """Read what stands on a copy, paragraph by paragraph, so that one can be left out."""

        def job(_ticket: Ticket) -> tuple[Written, ...]:
            request = copy.prepared.request
            told = self._desk.documents.as_text(request).decode("utf-8-sig")
            return passages_of(request.file, told)

        self._runner.run(job, on_done, on_error, owner=self._owner, lane="cpu")

    def mark(self, place: Written, family_id: str, mark: str, on_done: Callable[[], None],
             on_error: OnError) -> None:  # fmt: skip
        """Keep a passage from coming copies."""
        where = (place.kind, place.of_id, place.part)

        def job(_ticket: Ticket) -> tuple[None, ChangeSet]:
            _kept, changes = self._desk.copies.mark(family_id, where, place.text, mark)
            return None, changes

        self._runner.run_change(job, lambda _none: on_done(), on_error, owner=self._owner)

    def unmark(self, mark_id: str, on_done: Callable[[], None], on_error: OnError) -> None:
        """Let a passage go into copies again."""

        def job(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, self._desk.copies.unmark(mark_id)

        self._runner.run_change(job, lambda _none: on_done(), on_error, owner=self._owner)


def reader_rows(
    file: FamilyFile, wanted: GiveWanted, due: tuple[DueCopy, ...]
) -> tuple[ReaderRow, ...]:
    """Return everybody a copy may be for, with who they are and whether theirs is due."""
    waiting = {
        each.reader.id: each
        for each in due
        if each.document_id == wanted.document_id and each.of_id in {wanted.of_id, _plan_id(file)}
    }
    return tuple(
        ReaderRow(each, _about(file, each), due_words(waiting.get(each.id)))
        for each in readers_of(file)
    )


def due_words(due: DueCopy | None) -> str:
    """Return what is said about a copy that is due, or ""."""
    if due is None:
        return ""
    if not due.had:
        return say("copies.due.never")
    return say("copies.due.had", day=show_date(due.had))


def _about(file: FamilyFile, reader: Recipient) -> str:
    person = file.person(reader.id) if reader.to is ToWhom.PERSON else None
    return introduction(file, person) if person is not None else ""


def _plan_id(file: FamilyFile) -> str:
    return file.plan.plan.id if file.plan is not None else ""
