"""“Give a copy”: to whom, what is left out and why, how; each copy saved or printed, and noted."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from taf_desktop.domain.copies import CopyGiven, Recipient
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.copies import PAPER, DrawnCopy
from taf_desktop.services.copies_texts import Written
from taf_desktop.services.desk import Desk
from taf_desktop.services.print_choices import BOOKLET
from taf_desktop.ui.common import dialogs, errors, layouts, theme
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.documents.give_copy_page import CopyPage
from taf_desktop.ui.documents.give_passages import PassagesPage
from taf_desktop.ui.documents.give_presenter import GivePresenter, GiveWanted, ReaderRow
from taf_desktop.ui.documents.give_readers import ReadersPage
from taf_desktop.ui.documents.handing import documents_folder, job_of
from taf_desktop.ui.documents.page_view import PageView
from taf_desktop.ui.documents.page_work import DrawPage, PageImage
from taf_desktop.ui.documents.printing import PrintJob, as_sheets, ask_printer, print_jobs

WIDTH, HEIGHT, EDGE = 1040, 680, 60
"""Pixels at 100 %: the window, and what is left of the screen around it."""
PAGES_FROM = 840
"""Below this width, in pixels at 100 %, the pages are left away."""


class GiveDialog(QDialog):
    """Several readers come one after another. ``given``: a copy was noted (a ``CopyGiven``)."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        runner: TaskRunner,
        draw_page: DrawPage,
        wanted: GiveWanted,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("give_copy_dialog")
        self.setWindowTitle(self.tr("Give a copy"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._presenter = GivePresenter(desk, runner, draw_page, self)
        self._wanted = wanted
        self._waiting: list[Recipient] = []
        self._readers = 0
        self._copy: DrawnCopy | None = None
        self._runner = runner
        self.readers = ReadersPage()
        self.pages = PageView()
        self._left = QStackedWidget()
        self._left.addWidget(self.readers)
        look = theme.current()
        across = layouts.row(self, spacing=0)
        across.addWidget(self._left, 1)
        across.addWidget(self.pages, 1)
        room = self.screen().availableSize()
        width, height = look.px(WIDTH), look.px(HEIGHT)
        self.resize(min(width, room.width() - EDGE), min(height, room.height() - EDGE))
        self.pages.hide()
        self.readers.chosen.connect(self._begin)
        self.readers.left.connect(self.reject)
        self.pages.wanted.connect(self._draw_page)
        self._presenter.readers(wanted, self._show_readers, self._on_error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pages only where there is room for them beside the words."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.current().px(PAGES_FROM)
        self.pages.setVisible(wide and self._copy is not None)

    @cached_property
    def copy_page(self) -> CopyPage:
        """One reader's copy. This page and the next one are made when they are first wanted."""
        page = CopyPage(StrengthAsker(self._runner, tuple))
        page.give_wanted.connect(self._give)
        page.note_wanted.connect(self._note)
        page.skip_wanted.connect(self._next)
        page.more_wanted.connect(self._show_passages)
        page.unmark_wanted.connect(self._unmark)
        self._left.addWidget(page)
        return page

    @cached_property
    def passages(self) -> PassagesPage:
        """What can be left out of the copy."""
        page = PassagesPage()
        page.marked.connect(self._mark)
        page.left.connect(self._back)
        self._left.addWidget(page)
        return page

    def _show_readers(self, rows: tuple[ReaderRow, ...]) -> None:
        self.readers.show_rows(self._wanted.title, rows, self._wanted.reader_id)
        self._left.setCurrentWidget(self.readers)

    @Slot()
    def _begin(self) -> None:
        self._waiting = list(self.readers.readers())
        self._readers = len(self._waiting)
        self._make()

    def _make(self) -> None:
        """Make the copy of the reader in front anew: an agreement may have changed since."""
        if self._waiting:
            self._presenter.copy(self._wanted, self._waiting[0], self._show_copy, self._failed)

    def _show_copy(self, copy: DrawnCopy) -> None:
        self._copy = copy
        number = self._readers - len(self._waiting) + 1
        which = self._wanted.title
        if self._readers > 1:
            which = self.tr("{0} · copy {1} of {2}").format(which, number, self._readers)
        self.copy_page.show_copy(copy, which)
        self._left.setCurrentWidget(self.copy_page)
        self.copy_page.verticalScrollBar().setValue(0)
        self._arrange()
        self.pages.show_document(copy.document.pages, same=False)

    @Slot()
    def _next(self) -> None:
        """Go on with the next reader, or end after the last."""
        self._waiting = self._waiting[1:]
        self._copy = None
        if not self._waiting:
            self.accept()
            return
        self._make()

    @Slot()
    def _give(self) -> None:
        copy, way = self._copy, self.copy_page.way()
        words = self.copy_page.missing()
        self.copy_page.say(words)
        if copy is None or words:
            return
        if way.file_kind == PAPER:
            self._print(copy)
            return
        if way.protected == "no" and not self._may_be_open():
            return
        path = self._where(copy, way.file_kind)
        if path is None:
            return
        password = self.copy_page.password.values()[0] if way.protected == "yes" else ""
        self._presenter.save(copy, path, way, password, self._given, self._on_error)

    @Slot()
    def _note(self) -> None:
        if self._copy is not None:
            self._presenter.note(self._copy, self.copy_page.way(), self._given, self._on_error)

    def _given(self, given: CopyGiven) -> None:
        self.given.emit(given)
        self._next()

    def _print(self, copy: DrawnCopy) -> None:
        wanted, name = self._wanted, self._presenter.file_name(copy, "pdf")
        job = job_of(copy.document, name, wanted.paper, from_right=wanted.from_right)
        if wanted.paper.format_id != BOOKLET:
            self._send(copy, job)
            return
        self._presenter.sheets(
            copy.document,
            lambda sheets: self._send(copy, as_sheets(job, sheets)),
            self._on_error,
            from_right=wanted.from_right,
        )

    def _send(self, copy: DrawnCopy, job: PrintJob) -> None:
        printer = ask_printer(self, [job])
        if printer is None:
            return
        presenter, way = self._presenter, self.copy_page.way()

        def work(ticket: Ticket) -> int:
            return print_jobs(
                printer, [job], lambda doc, page, scale: presenter.picture(doc, page, scale), ticket
            )

        def printed(_count: int) -> None:
            presenter.note(copy, way, self._given, self._on_error)

        presenter.print_out(work, self.tr("Printing…"), printed, self._on_error)

    def _may_be_open(self) -> bool:
        return dialogs.question(
            self,
            self.tr("Anyone who has this file can read it"),
            self.tr(
                "This file leaves the vault without a password. It is noted that it did. Give it"
                " only to the person it is for, and delete it here when it has done its work."
            ),
            self.tr("Save without a password"),
        )

    def _where(self, copy: DrawnCopy, kind: str) -> Path | None:
        filters = {
            "pdf": self.tr("PDF (*.pdf)"),
            "docx": self.tr("Word (*.docx)"),
            "txt": self.tr("Plain text (*.txt)"),
        }
        suggested = documents_folder() / self._presenter.file_name(copy, kind)
        path = dialogs.choose_save_file(self, self.tr("Save the copy"), suggested, filters[kind])
        if path is None or path.suffix.lower() == f".{kind}":
            return path
        return path.with_name(f"{path.name}.{kind}")

    @Slot()
    def _show_passages(self) -> None:
        if self._copy is not None:
            self._presenter.passages(self._copy, self._show_list, self._on_error)

    def _show_list(self, passages: tuple[Written, ...]) -> None:
        self.passages.show_passages(passages)
        self._left.setCurrentWidget(self.passages)

    @Slot(object, str)
    def _mark(self, place: Written, code: str) -> None:
        family_id = self._wanted.family_id
        self._presenter.mark(place, family_id, code, self._make, self._on_error)

    @Slot(str)
    def _unmark(self, mark_id: str) -> None:
        self._presenter.unmark(mark_id, self._make, self._on_error)

    @Slot()
    def _back(self) -> None:
        self._left.setCurrentWidget(self.copy_page)

    @Slot(int, float)
    def _draw_page(self, page: int, scale: float) -> None:
        copy = self._copy
        if copy is None:
            return

        def show(picture: PageImage) -> None:
            if copy is self._copy:
                self.pages.take_picture(page, scale, picture)

        self._presenter.page(copy.document, page, scale, show, self._on_error)

    def _failed(self, error: Exception) -> None:
        """Tell why there is no copy for this reader, and go on with the next."""
        errors.show(self, error)
        self._next()

    def _on_error(self, error: Exception) -> None:
        errors.show(self, error)


def give_a_copy(
    parent: QWidget | None,
    desk: Desk,
    runner: TaskRunner,
    draw_page: DrawPage,
    wanted: GiveWanted,
) -> GiveDialog:
    """Open the window for giving copies of one document, and return it."""
    dialog = GiveDialog(parent, desk, runner, draw_page, wanted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
