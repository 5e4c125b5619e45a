"""The documents tab of a family: what can be printed, the pages themselves, and handing them on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs, errors, layouts
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.documents.frame import DocumentsFrame
from taf_desktop.ui.documents.presenter import DocumentsPresenter, Drawn, DrawPage, PageImage
from taf_desktop.ui.documents.printing import ask_printer, chosen_pages, print_pages
from taf_desktop.ui.documents.view import DocumentRow, consents_of, documents_of, saved_words

PDF = ".pdf"


class DocumentsScreen(FamilyScreen):
    """Shows one document at a time; the first one unless another is chosen."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        draw_page: DrawPage,
        parent: QWidget | None = None,
    ) -> None:
        """Take the use cases and what runs them.

        Args:
            desk: The use cases.
            runner: Runs them.
            draw_page: Draws a page of a PDF file as a picture.
            parent: The parent.
        """
        super().__init__(parent)
        self.setObjectName("documents")
        self._presenter = DocumentsPresenter(desk, runner, draw_page, self)
        self._opened: OpenFamily | None = None
        self._rows: tuple[DocumentRow, ...] = ()
        self._chosen = ""
        self._drawn: Drawn | None = None
        self._warned = False
        self._saved_in: Path | None = None
        self.frame = DocumentsFrame()
        layouts.column(self).addWidget(self.frame)
        self._connect()

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or draw its document anew after a change."""
        if self._opened is not None and self._opened.file == opened.file:
            return
        before = self._opened.file.family.id if self._opened is not None else ""
        self._opened = opened
        if before != opened.file.family.id:
            self._chosen = ""
            self._forget_drawn()
        self._rows = documents_of(opened.file)
        if self._chosen not in [row.id for row in self._rows]:
            self._chosen = self._rows[0].id if self._rows else ""
            self._forget_drawn()
        self.frame.show_empty(not self._rows)
        self.frame.list.show_rows(self._rows, self._chosen)
        nobody = say("documents_screen.consent.nobody")
        self.frame.consents.show_consents(consents_of(opened.file), nobody)
        self._draw()

    def show_thing(self, id_: str) -> None:
        """Show the document of an assessment or a meeting, by its id."""
        row = next((row for row in self._rows if id_ and id_ in (row.of_id, row.id)), None)
        if row is not None:
            self._choose(row.id)
            self.frame.list.show_rows(self._rows, self._chosen)

    def thing_shown(self) -> str:
        """Return the document in front, to come back to after unlocking."""
        return self._chosen

    def _connect(self) -> None:
        frame = self.frame
        frame.list.chosen.connect(self._choose)
        frame.again_wanted.connect(self._draw)
        frame.plan_wanted.connect(self._go_to_plan)
        frame.pages.wanted.connect(self._draw_page)
        frame.ways.save_wanted.connect(self.save)
        frame.ways.print_wanted.connect(self.print_out)
        frame.ways.folder_wanted.connect(self._open_folder)
        frame.consents.agreement_wanted.connect(self._go_to_agreement)
        made = action(self, Shortcut.PRINT, self.tr("Print"))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(self.print_out)

    def _row(self) -> DocumentRow | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    @Slot(str)
    def _choose(self, row_id: str) -> None:
        if row_id == self._chosen and self._drawn is not None:
            return
        self._chosen = row_id
        self._forget_drawn()
        self._draw()

    def _forget_drawn(self) -> None:
        self._presenter.forget()
        self._drawn = None
        self._saved_in = None
        self.frame.ways.show_saved("")
        self.frame.ways.set_ready(False)

    @Slot()
    def _draw(self) -> None:
        row = self._row()
        if row is None or self._opened is None:
            return
        if self._drawn is None:
            self.frame.show_waiting()
        self._presenter.draw(self._opened.file.family.id, row, self._show, self._no_pages)

    def _show(self, drawn: Drawn) -> None:
        same = self._drawn is not None and self._drawn.row.id == drawn.row.id
        self._drawn = drawn
        self.frame.show_pages()
        self.frame.bar.show_draft(drawn.row.draft_words)
        self.frame.ways.set_ready(True)
        self.frame.pages.show_document(drawn.document.pages, same=same)

    def _no_pages(self, error: Exception) -> None:
        self._drawn = None
        self.frame.ways.set_ready(False)
        self.frame.show_trouble(errors.message_for(error).text)

    @Slot(int, float)
    def _draw_page(self, page: int, scale: float) -> None:
        if self._drawn is None:
            return
        drawn = self._drawn

        def show(picture: PageImage) -> None:
            if drawn is self._drawn:
                self.frame.pages.take_picture(page, scale, picture)

        self._presenter.page(drawn.document, page, scale, show, self._no_pages)

    @Slot()
    def save(self) -> None:
        """Save the document in front where the person chooses."""
        if self._drawn is None or not self._may_leave_the_vault():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = dialogs.choose_save_file(
            self,
            self.tr("Save as PDF"),
            Path(folder) / self._drawn.file_name,
            self.tr("PDF (*.pdf)"),
        )
        if path is None:
            return
        if path.suffix.lower() != PDF:
            path = path.with_name(path.name + PDF)
        self._presenter.save(self._drawn.document, path, self._saved, self._on_error)

    @Slot()
    def print_out(self) -> None:
        """Print the document in front."""
        if self._drawn is None:
            return
        document = self._drawn.document
        printer = ask_printer(self, document.pages)
        if printer is None:
            return
        pages = chosen_pages(printer, document.pages)
        presenter = self._presenter

        def job(ticket: Ticket) -> None:
            def picture(page: int, scale: float) -> PageImage:
                return presenter.picture(document, page, scale)

            print_pages(printer, pages, picture, ticket)

        presenter.print_out(job, self.tr("Printing…"), self._printed, self._on_error)

    def _may_leave_the_vault(self) -> bool:
        """Ask once, before the first file, whether it may stand unprotected."""
        if self._warned:
            return True
        self._warned = dialogs.question(
            self,
            self.tr("Anyone who has this file can read it"),
            self.tr(
                "A saved PDF leaves the vault and is not protected. Put it where only you can "
                "open it, give it only to those who may have it, and delete it when it has done "
                "its work."
            ),
            self.tr("Choose where to save"),
        )
        return self._warned

    def _saved(self, path: Path) -> None:
        self._saved_in = path.parent
        self.frame.ways.show_saved(saved_words(path.name, path.parent.name))

    def _printed(self, _nothing: None) -> None:
        self.saved_words.emit(self.tr("Sent to the printer"))

    @Slot()
    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))

    @Slot()
    def _go_to_plan(self) -> None:
        self.wants_tab.emit("plan", "")

    @Slot()
    def _go_to_agreement(self) -> None:
        self.wants_tab.emit("agreement", "")

    def _on_error(self, error: Exception) -> None:
        errors.show(self, error)
