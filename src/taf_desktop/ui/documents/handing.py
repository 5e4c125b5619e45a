"""Saving and printing the document in front, with the question that comes before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.copies import CopyGiven
from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.copies import DOCX, PAPER, PDF, TEXT, DrawnCopy, Way, what_is_given
from taf_desktop.services.print_choices import BOOKLET, PrintChoice
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.documents.copy_view import people_picks
from taf_desktop.ui.documents.for_whom import Answer, Asking, ForWhomDialog
from taf_desktop.ui.documents.page_work import PageImage
from taf_desktop.ui.documents.presenter import DocumentsPresenter, Drawn
from taf_desktop.ui.documents.printing import PrintJob, as_sheets, ask_printer, print_jobs

OF_NOBODY = frozenset({"leaflet", "comments"})
"""Documents that tell nothing about anybody: a file of them needs no password."""


class Handing(QObject):
    """Takes a finished document out of the vault: as a file, or on paper. What left is noted.

    Signals:
        saved: a file stands there: its path, and what was noted (a ``CopyGiven``).
        printed: everything was sent to the printer.
    """

    saved = Signal(object, object)
    printed = Signal()

    def __init__(self, screen: QWidget, presenter: DocumentsPresenter, runner: TaskRunner) -> None:
        super().__init__(screen)
        self._screen = screen
        self._presenter = presenter
        self._asker = StrengthAsker(runner, tuple)
        self._locked = True

    def save(self, drawn: Drawn, file_kind: str) -> None:
        """Ask whom it is for and save their copy where the person chooses, as one kind of file."""
        self.ask(_asking(drawn, file_kind), lambda answer: self._save(drawn, answer))

    def print_out(self, drawn: Drawn, choice: PrintChoice, *, from_right: bool) -> None:
        """Ask whom it is for and print their copy, after the system's own dialog."""

        def go_on(answer: Answer) -> None:
            self._presenter.copy(
                drawn,
                answer.reader_id,
                lambda copy: self._print(copy, answer.way, choice, from_right=from_right),
                self._trouble,
            )

        self.ask(_asking(drawn, PAPER), go_on)

    def ask(self, asking: Asking, then: Callable[[Answer], None]) -> None:
        """Ask how something leaves the vault, and go on with the answer."""
        dialog = ForWhomDialog(self._screen, self._as_last(asking), self._asker)
        dialog.wanted.connect(lambda answer: self._check(dialog, answer, then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def send(
        self, jobs: list[PrintJob], label: str, copies: Sequence[DrawnCopy], way: Way
    ) -> Ticket | None:
        """Ask for a printer and print documents in turn; None if called off."""
        printer = ask_printer(self._screen, jobs)
        if printer is None:
            return None
        presenter = self._presenter

        def picture(document: Document, page: int, scale: float) -> PageImage:
            return presenter.picture(document, page, scale)

        def done(_count: int) -> None:
            presenter.note_all(copies, way, lambda _given: self.printed.emit(), self._trouble)

        return presenter.print_out(
            lambda ticket: print_jobs(printer, jobs, picture, ticket), label, done, self._trouble
        )

    def _as_last(self, asking: Asking) -> Asking:
        """Return a question that rests on how the last file went, until the vault is locked."""
        return asking if self._locked else replace(asking, locked=False)

    def _check(self, dialog: ForWhomDialog, answer: Answer, then: Callable[[Answer], None]) -> None:
        def go_on() -> None:
            if answer.way.file_kind == PDF:
                self._locked = answer.way.protected == "yes"
            dialog.accept()
            then(answer)

        def say(error: Exception) -> None:
            dialog.say(errors.message_for(error).text)

        if answer.password:
            self._presenter.check(answer.password, go_on, say)
        else:
            go_on()

    def _save(self, drawn: Drawn, answer: Answer) -> None:
        kind = answer.way.file_kind
        title, kinds = self._words_of(kind)
        suggested = documents_folder() / drawn.file_name(kind)
        path = dialogs.choose_save_file(self._screen, title, suggested, kinds)
        if path is None:
            return
        where = path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")

        def saved(given: CopyGiven) -> None:
            self.saved.emit(where, given)

        def write(copy: DrawnCopy) -> None:
            self._presenter.save(copy, where, answer.way, answer.password, saved, self._trouble)

        self._presenter.copy(drawn, answer.reader_id, write, self._trouble)

    def _print(self, copy: DrawnCopy, way: Way, choice: PrintChoice, *, from_right: bool) -> None:
        name = self._presenter.file_name(copy, PDF)
        job = job_of(copy.document, name, choice, from_right=from_right)
        words = self.tr("Printing…")
        if choice.format_id != BOOKLET:
            self.send([job], words, [copy], way)
            return
        self._presenter.sheets(
            copy.document,
            lambda sheets: _sent(self.send([as_sheets(job, sheets)], words, [copy], way)),
            self._trouble,
            from_right=from_right,
        )

    def _words_of(self, kind: str) -> tuple[str, str]:
        """Return the dialog's title and the kind of file it offers."""
        words = {
            PDF: (self.tr("Save as PDF"), self.tr("PDF (*.pdf)")),
            DOCX: (self.tr("Save as a Word file"), self.tr("Word (*.docx)")),
            TEXT: (self.tr("Save as plain text"), self.tr("Plain text (*.txt)")),
        }
        return words[kind]

    def _trouble(self, error: Exception) -> None:
        errors.show(self._screen, error)


def _asking(drawn: Drawn, file_kind: str) -> Asking:
    return Asking(
        file_kind=file_kind,
        what=what_is_given(drawn.prepared),
        people=people_picks(drawn.prepared.whole.file),
        reader_id=drawn.wish.reader_id,
        locked=drawn.wish.document_id not in OF_NOBODY,
    )


def job_of(
    document: Document, file_name: str, choice: PrintChoice, *, from_right: bool
) -> PrintJob:
    """Return how a document goes to the printer."""
    return PrintJob(
        document=document,
        name=Path(file_name).stem,
        across=2 if choice.two_on_sheet else 1,
        both_sides=choice.both_sides,
        from_right=from_right,
    )


def _sent(_ticket: Ticket | None) -> None:
    """The runner and the panel of progress hold the ticket."""


def documents_folder() -> Path:
    """Return where the person keeps their files."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
