"""What is done with a copy once it is known whose it is: making, saving and noting it. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from taf_desktop.domain.copies import CopyGiven
from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.copies import DrawnCopy, PreparedCopy, Way
from taf_desktop.services.desk import Desk
from taf_desktop.ui.documents.page_work import DrawPage, OnError, PageWork


class CopyWork(PageWork):
    """Makes copies, writes them and notes them, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, draw_page: DrawPage, owner: object) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        super().__init__(desk.documents, runner, draw_page, owner)
        self._copies = desk.copies

    def fresh(
        self,
        prepare: Callable[[], PreparedCopy],
        seen: tuple[PreparedCopy, Document] | None,
        on_done: Callable[[DrawnCopy], None],
        on_error: OnError,
    ) -> None:
        """Make a copy as things stand now: an answer or a mark may have changed since.

        Args:
            prepare: Prepares it. Database lane.
            seen: A copy whose pages are there already; they are taken if nothing has changed.
            on_done: Gets the copy.
            on_error: Is told why there is none.
        """
        copies = self._copies

        def drawn(prepared: PreparedCopy) -> DrawnCopy:
            if seen is not None and seen[0] == prepared:
                return copies.finished(prepared, seen[1])
            return copies.draw(prepared)

        def prepared(copy: PreparedCopy) -> None:
            self._runner.run(
                lambda _ticket: drawn(copy), on_done, on_error, owner=self._owner, lane="cpu"
            )

        self._runner.run(lambda _ticket: prepare(), prepared, on_error, owner=self._owner)

    def save(
        self,
        copy: DrawnCopy,
        path: Path,
        way: Way,
        password: str,
        on_done: Callable[[CopyGiven], None],
        on_error: OnError,
    ) -> None:
        """Write a file, locked if there is a password, and then note who was given it."""

        def job(_ticket: Ticket) -> None:
            self._copies.save(copy, path, way.file_kind, password)

        def saved(_nothing: None) -> None:
            self.note(copy, way, on_done, on_error)

        self._runner.run(job, saved, on_error, owner=self._owner, lane="cpu")

    def note(
        self,
        copy: DrawnCopy,
        way: Way,
        on_done: Callable[[CopyGiven], None],
        on_error: OnError,
    ) -> None:
        """Write down that a copy was given."""
        self.note_all((copy,), way, lambda given: on_done(given[0]), on_error)

    def note_all(
        self,
        copies: Sequence[DrawnCopy],
        way: Way,
        on_done: Callable[[tuple[CopyGiven, ...]], None],
        on_error: OnError,
    ) -> None:
        """Write down that several copies were given, all in one way."""
        self._runner.run_change(
            lambda _ticket: self._copies.give_all(copies, way),
            on_done,
            on_error,
            owner=self._owner,
        )

    def file_name(self, copy: DrawnCopy, file_kind: str) -> str:
        """Return a neutral name for a file."""
        return self._copies.file_name(copy, file_kind)
