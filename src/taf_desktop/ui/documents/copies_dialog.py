"""“Copies”: who still needs one, and everything that was given so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common import buttons, dialogs, errors, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Muted, Title
from taf_desktop.ui.documents.copies_view import CopiesView, DueRow, LogRow, copies_view
from taf_desktop.ui.documents.give_dialog import EDGE, give_a_copy
from taf_desktop.ui.documents.give_presenter import GiveWanted
from taf_desktop.ui.documents.lines import line_with
from taf_desktop.ui.documents.page_work import DrawPage

WIDTH, HEIGHT = 760, 640
"""Pixels at 100 %."""


class CopiesDialog(QDialog):
    """Two lists. A due copy can be given from here; a line written by mistake taken away."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        runner: TaskRunner,
        draw_page: DrawPage,
        family_id: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copies_dialog")
        self.setWindowTitle(self.tr("Copies"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk = desk
        self._runner = runner
        self._draw_page = draw_page
        self._family_id = family_id
        self._due = Card(title=self.tr("Who still needs a copy"))
        self._due.setObjectName("due_copies")
        self._log = Card(title=self.tr("Copies that were given"))
        self._log.setObjectName("copy_log")
        self._due_lines, self._log_lines = layouts.column(spacing=12), layouts.column(spacing=12)
        self._due.column.addLayout(self._due_lines)
        self._log.column.addLayout(self._log_lines)
        about = self.tr(
            "Everybody who takes part should have the plan as it was agreed last, and the notes of"
            " the last meeting. Families can ask who was given what: it stands on “Who knows what"
            " about us”."
        )
        close = buttons.secondary(self.tr("Close"))
        close.setObjectName("copies_close")
        close.clicked.connect(self.accept)
        page = Page()
        page.add(Title(self.tr("Copies")), Muted(about), self._due, self._log)
        line = layouts.row(spacing=12)
        line.addWidget(close)
        line.addStretch(1)
        page.column.addLayout(line)
        layouts.column(self).addWidget(page)
        look, room = theme.current(), self.screen().availableSize()
        width, height = look.px(WIDTH), look.px(HEIGHT)
        self.resize(min(width, room.width() - EDGE), min(height, room.height() - EDGE))
        self.read()

    @Slot()
    def read(self) -> None:
        """Read both lists anew."""
        copies, family_id = self._desk.copies, self._family_id

        def job(_ticket: Ticket) -> CopiesView:
            return copies_view(copies.due(family_id), copies.log(family_id))

        self._runner.run(job, self._show, self._on_error, owner=self)

    def _show(self, view: CopiesView) -> None:
        layouts.clear(self._due_lines)
        layouts.clear(self._log_lines)
        for row in view.due:
            self._due_lines.addWidget(self._due_part(row))
        if not view.due:
            self._due_lines.addWidget(Body(self.tr("Nobody. Everybody has the newest copy.")))
        for line in view.log:
            self._log_lines.addWidget(self._log_part(line))
        if not view.log:
            self._log_lines.addWidget(
                Body(self.tr("None yet. When you give a copy, it is noted here."))
            )

    def _due_part(self, row: DueRow) -> QWidget:
        give = buttons.quiet(self.tr("Give a copy…"))
        give.setObjectName(f"give_{row.document_id}_{row.reader.id}")
        give.setAccessibleName(self.tr("Give {0} a copy").format(row.reader.name))
        give.clicked.connect(lambda: self._give(row))
        return line_with(row.reader.name, row.line, give)

    def _log_part(self, row: LogRow) -> QWidget:
        away = buttons.quiet(self.tr("Take away"))
        away.setObjectName(f"strike_{row.id}")
        away.setAccessibleName(self.tr("Take this line away: {0}").format(row.title))
        away.clicked.connect(lambda: self._strike(row))
        return line_with(row.title, row.line, away)

    def _give(self, row: DueRow) -> None:
        wanted = GiveWanted(
            family_id=self._family_id,
            document_id=row.document_id,
            of_id=row.of_id if row.document_id == "meeting" else "",
            title=row.title,
            reader_id=row.reader.id,
        )
        window = give_a_copy(self, self._desk, self._runner, self._draw_page, wanted)
        window.finished.connect(self.read)

    def _strike(self, row: LogRow) -> None:
        sure = dialogs.question(
            self,
            self.tr("Was this written by mistake?"),
            self.tr(
                "The line goes from this list and from “Who knows what about us”. The history of"
                " the vault keeps that it was there."
            ),
            self.tr("Take the line away"),
        )
        if not sure:
            return

        def job(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, self._desk.copies.strike(row.id)

        self._runner.run_change(job, lambda _none: self.read(), self._on_error, owner=self)

    def _on_error(self, error: Exception) -> None:
        errors.show(self, error)


def show_copies(
    parent: QWidget | None,
    desk: Desk,
    runner: TaskRunner,
    draw_page: DrawPage,
    family_id: str,
) -> CopiesDialog:
    """Open the window with the log of copies and those that are due, and return it."""
    dialog = CopiesDialog(parent, desk, runner, draw_page, family_id)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
