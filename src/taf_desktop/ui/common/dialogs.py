"""The only place that opens a window which must be answered. Tests replace these functions.

Buttons are verbs. A dangerous question rests on Cancel and its button says the verb and the object.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.text import Body, Heading, Muted

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDTH = 440
_REPORT_WIDTH = 560
_REPORT_HEIGHT = 180


class MessageDialog(QDialog):
    """A heading, a few sentences, and buttons from left (the safe way out) to right."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._column = layouts.column(self, spacing=12, margin=24)
        self._column.addWidget(Heading(title))
        if text:
            self._column.addWidget(Body(text))
        self._column.addSpacing(8)
        self._answers = layouts.row(spacing=12)
        self._answers.addStretch(1)
        self._column.addLayout(self._answers)

    def add_answer(self, button: Button, *, accepts: bool, rest: bool = False) -> None:
        """Add a button that closes the dialog.

        Args:
            button: The button.
            accepts: Whether it means yes.
            rest: Whether the keyboard rests on it, so that Enter presses it.
        """
        button.clicked.connect(self.accept if accepts else self.reject)
        self._answers.addWidget(button)
        if rest:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_extra(self, button: Button) -> None:
        """Add a button at the far left that does not close the dialog."""
        self._answers.insertWidget(0, button)

    def add_report(self, report: str, about: str) -> None:
        """Show lines that will be copied, to be read first, with a sentence above them."""
        self.setFixedWidth(theme.current().px(_REPORT_WIDTH))
        box = QPlainTextEdit(report)
        box.setObjectName("report")
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setFixedHeight(theme.current().px(_REPORT_HEIGHT))
        box.setAccessibleName(about)
        self._column.insertWidget(self._column.count() - 1, Muted(about))
        self._column.insertWidget(self._column.count() - 1, box)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the wrapped text needs."""
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        super().showEvent(event)


def information(parent: QWidget | None, title: str, text: str) -> None:
    """Tell something that must have been read before going on."""
    dialog = MessageDialog(parent, title, text)
    dialog.add_answer(buttons.primary(_tr("Close")), accepts=True, rest=True)
    _ask(dialog)


def question(parent: QWidget | None, title: str, text: str, yes: str, no: str = "") -> bool:
    """Ask whether to do something harmless; ``yes`` is a verb, ``no`` is Cancel if not given."""
    dialog = MessageDialog(parent, title, text)
    dialog.add_answer(buttons.secondary(no or _tr("Cancel")), accepts=False)
    dialog.add_answer(buttons.primary(yes), accepts=True, rest=True)
    return _ask(dialog)


def confirm_dangerous(parent: QWidget | None, title: str, text: str, action: str) -> bool:
    """Ask before something that cannot be taken back; ``action`` names the verb and the object."""
    dialog = MessageDialog(parent, title, text)
    dialog.add_answer(buttons.danger(action), accepts=True)
    dialog.add_answer(buttons.secondary(_tr("Cancel")), accepts=False, rest=True)
    return _ask(dialog)


def message_with_details(parent: QWidget | None, title: str, text: str, details: str) -> None:
    """Tell something and offer to copy details that hold nothing about people, read first."""
    dialog = MessageDialog(parent, title, text)
    dialog.add_report(details, _tr("These lines are copied, and nothing else:"))
    copy = buttons.quiet(_tr("Copy this report"), icon="copy")

    def copy_details() -> None:
        QApplication.clipboard().setText(details)
        copy.setText(_tr("Copied"))

    copy.clicked.connect(copy_details)
    dialog.add_extra(copy)
    dialog.add_answer(buttons.primary(_tr("Close")), accepts=True, rest=True)
    _ask(dialog)


def choose_save_file(
    parent: QWidget | None, title: str, suggested: Path, kinds: str = ""
) -> Path | None:
    """Ask where to save; ``kinds`` is a Qt filter such as “PDF (*.pdf)”. None if called off."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(chosen) if chosen else None


def choose_open_file(
    parent: QWidget | None, title: str, folder: Path, kinds: str = ""
) -> Path | None:
    """Ask which file to open. None if called off."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder. None if called off."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def choose_printer(
    parent: QWidget | None, pages: int, prepare: Callable[[QPrinter], None] | None = None
) -> QPrinter | None:
    """Ask where, and of so many pages which, to print with the system's own dialog.

    ``prepare`` sets what the dialog begins with. None if called off.
    """
    # Imported here: the first window does without printing.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    # Elsewhere the system's dialog offers a file where there is no printer.
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        information(
            parent,
            _tr("No printer is set up"),
            _tr(
                "Windows knows no printer on this computer, so nothing can be printed from here."
                " Save the pages as a PDF file instead, or set up a printer and try again."
            ),
        )
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if prepare is not None:
        prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    return printer if _ask(dialog) else None


def _ask(dialog: QDialog) -> bool:
    """Show a dialog until it is answered, then let it go."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("dialogs", text)
