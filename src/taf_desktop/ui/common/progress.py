"""A small panel that says what is taking its time. It stops nobody from working."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.text import Small, Strong

SHOW_AFTER = 500
"""How long a job may take before the panel appears, in milliseconds."""
_MARGIN = 24


class ProgressPanel(QFrame):
    """Lies over the lower right corner of its parent while a labelled job runs.

    Connect ``task_changed`` to the runner's ``busy_changed``, ``show_steps`` to its ``progressed``,
    and ``called_off`` to its ``cancel``. The button to call a job off appears once it reports
    steps: those are the jobs that can stop between them.
    """

    called_off = Signal(str)

    def __init__(self, parent: QWidget, *, show_after: int = SHOW_AFTER) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self._running: list[str] = []
        self._title = Strong()
        self._step = Small()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = buttons.quiet(self.tr("Cancel"))
        self._cancel.clicked.connect(self._call_off)
        column = layouts.column(self, spacing=8, margin=16)
        for part in (self._title, self._bar, self._step):
            column.addWidget(part)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(show_after)
        self._wait.timeout.connect(self._appear)
        parent.installEventFilter(self)
        self.hide()

    @Slot(str, bool)
    def task_changed(self, label: str, busy: bool) -> None:
        """Take note that a job began or ended."""
        if busy:
            self._running.append(label)
        elif label in self._running:
            self._running.remove(label)
        if not self._running:
            self._wait.stop()
            self.hide()
            return
        self._begin(self._running[-1])
        if not self.isVisible() and not self._wait.isActive():
            self._wait.start()

    @Slot(str, int, int, str)
    def show_steps(self, label: str, done: int, total: int, text: str) -> None:
        """Show how far a job is."""
        if not self._running or label != self._running[-1]:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(text)
        self._step.setVisible(bool(text))
        self._cancel.setVisible(total > 1)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _begin(self, label: str) -> None:
        self._title.setText(label)
        self.setAccessibleName(label)
        # Without a range the bar only shows that something goes on.
        self._bar.setRange(0, 0 if theme.wants_motion() else 1)
        self._step.setVisible(False)
        self._cancel.setVisible(False)

    def _appear(self) -> None:
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        ground = self.parentWidget()
        if ground is None:
            return
        width = min(theme.current().px(320), ground.width() - 2 * _MARGIN)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(ground.width() - width - _MARGIN, ground.height() - self.height() - 2 * _MARGIN)

    @Slot()
    def _call_off(self) -> None:
        if self._running:
            self._cancel.setEnabled(False)
            self.called_off.emit(self._running[-1])
            self._cancel.setEnabled(True)
