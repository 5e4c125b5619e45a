"""What is shown while a backup is made on closing: everything is saved, and it ends soon."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.text import Body, Heading, Small

SHOW_AFTER = 400
"""Milliseconds: a small vault is done before anything needs to be shown."""
_WIDTH = 440


class ClosingWindow(QWidget):
    """A small window of its own. ``skipped`` when the person would rather not wait."""

    skipped = Signal()

    def __init__(self, *, show_after: int = SHOW_AFTER) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(self.tr("TAF Desktop"))
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0 if theme.wants_motion() else 1)
        self._step = Small(" ")
        self.skip = buttons.secondary(self.tr("Close without a backup"))
        self.skip.setObjectName("close_without")
        self.skip.clicked.connect(self.skipped)
        column = layouts.column(self, spacing=12, margin=24)
        column.addWidget(Heading(self.tr("Closing")))
        column.addWidget(
            Body(
                self.tr("Everything is saved. A backup is being made and checked, then it closes.")
            )
        )
        column.addWidget(self._bar)
        column.addWidget(self._step)
        column.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignRight)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.show)
        self._wait.start(show_after)

    @Slot(int, int, str)
    def show_steps(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        # Large files count in bytes, more than the bar can count to.
        self._bar.setRange(0, 100)
        self._bar.setValue(round(100 * done / max(total, 1)))
        if text:
            self._step.setText(text)
            self.setAccessibleDescription(text)

    def leave(self) -> None:
        """Go away for good."""
        self._wait.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing this window means: do not wait."""
        event.ignore()
        self.skipped.emit()
