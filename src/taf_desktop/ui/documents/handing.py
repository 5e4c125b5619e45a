"""Saving and printing the document in front, with the questions that come before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.ports import Document, Ticket
from taf_desktop.services.print_choices import BOOKLET, PrintChoice
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.documents.page_work import PageImage
from taf_desktop.ui.documents.presenter import (
    PDF,
    TEXT,
    WORD,
    DocumentsPresenter,
    Drawn,
)
from taf_desktop.ui.documents.printing import PrintJob, as_sheets, ask_printer, print_jobs


class Handing(QObject):
    """Takes a finished document out of the vault: as a file, or on paper.

    Signals:
        saved: a file stands there: its path.
        printed: everything was sent to the printer.
    """

    saved = Signal(object)
    printed = Signal()

    def __init__(self, screen: QWidget, presenter: DocumentsPresenter) -> None:
        super().__init__(screen)
        self._screen = screen
        self._presenter = presenter
        self._warned = False

    def save(self, drawn: Drawn, ending: str) -> None:
        """Save a document where the person chooses, as a file of one kind."""
        if not self.may_leave_the_vault():
            return
        title, kinds = self._words_of(ending)
        path = dialogs.choose_save_file(
            self._screen, title, documents_folder() / drawn.file_name(ending), kinds
        )
        if path is None:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")
        self._presenter.save(drawn, path, self.saved.emit, self._trouble)

    def print_out(self, drawn: Drawn, choice: PrintChoice, *, from_right: bool) -> None:
        """Print a document as it was wanted, after the system's own dialog."""
        job = job_of(drawn.document, drawn.file_name(), choice, from_right=from_right)
        words = self.tr("Printing…")
        if choice.format_id != BOOKLET:
            self.send([job], words, [drawn])
            return
        self._presenter.sheets(
            drawn.document,
            lambda sheets: _sent(self.send([as_sheets(job, sheets)], words, [drawn])),
            self._trouble,
            from_right=from_right,
        )

    def send(self, jobs: list[PrintJob], label: str, of: list[Drawn]) -> Ticket | None:
        """Ask for a printer and print documents in turn; None if called off."""
        printer = ask_printer(self._screen, jobs)
        if printer is None:
            return None
        presenter = self._presenter

        def picture(document: Document, page: int, scale: float) -> PageImage:
            return presenter.picture(document, page, scale)

        def done(_count: int) -> None:
            for each in of:
                presenter.note(Deed.PRINTED, each.wish)
            self.printed.emit()

        return presenter.print_out(
            lambda ticket: print_jobs(printer, jobs, picture, ticket), label, done, self._trouble
        )

    def may_leave_the_vault(self) -> bool:
        """Ask once, before the first file, whether it may stand unprotected."""
        if self._warned:
            return True
        self._warned = dialogs.question(
            self._screen,
            self.tr("Anyone who has this file can read it"),
            self.tr(
                "A saved file leaves the vault and is not protected. Put it where only you can "
                "open it, give it only to those who may have it, and delete it when it has done "
                "its work."
            ),
            self.tr("Choose where to save"),
        )
        return self._warned

    def _words_of(self, ending: str) -> tuple[str, str]:
        """Return the dialog's title and the kind of file it offers."""
        words = {
            PDF: (self.tr("Save as PDF"), self.tr("PDF (*.pdf)")),
            WORD: (self.tr("Save as a Word file"), self.tr("Word (*.docx)")),
            TEXT: (self.tr("Save as plain text"), self.tr("Plain text (*.txt)")),
        }
        return words[ending]

    def _trouble(self, error: Exception) -> None:
        errors.show(self._screen, error)


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
