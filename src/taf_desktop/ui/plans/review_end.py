"""The end of a review: what is worth a look, what finishing does, and finishing on purpose."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import buttons, layouts, rows
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Small
from taf_desktop.ui.plans.review_ending import Ending


class ReviewEnd(Card):
    """The last card.

    Signals:
        finished: the review should be finished; carries what was corrected, or "".
        put_aside: the review should be put aside.
        stopped: the person goes on another day.
    """

    finished = Signal(str)
    put_aside = Signal()
    stopped = Signal()

    def __init__(self, *, corrects: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Finish the review"))
        self.setObjectName("finishReviewCard")
        self._needed = Body("", tone=Tone.WORRY)
        self._needed.setObjectName("reviewNeeded")
        self._missing = Body("")
        self._missing.setObjectName("reviewMissing")
        self._does = Small("")
        self._reason = QLineEdit()
        self._reason.setObjectName("reviewCorrected")
        self.add(self._needed, self._missing, self._does)
        if corrects:
            rows.add_row(self.column, self.tr("What was corrected, and why"), self._reason)
        self.column.addSpacing(4)
        self.column.addLayout(self._buttons(corrects=corrects))

    def show_ending(self, ending: Ending) -> None:
        """Say what is needed, what is worth a look, and what finishing does."""
        for label, lines in (
            (self._needed, ending.needed),
            (self._missing, ending.missing),
            (self._does, ending.does),
        ):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))

    def _buttons(self, *, corrects: bool) -> layouts.FlowLayout:
        line = layouts.FlowLayout(spacing=8)
        finish = buttons.primary(self.tr("Finish the review"), icon="check")
        finish.setObjectName("finishReview")
        finish.clicked.connect(self._finish)
        later = buttons.secondary(self.tr("Go on another day"))
        later.setObjectName("reviewLater")
        later.clicked.connect(self.stopped)
        line.addWidget(finish)
        line.addWidget(later)
        if not corrects:
            remove = buttons.quiet(self.tr("Remove this review"), icon="trash")
            remove.setObjectName("removeReview")
            remove.clicked.connect(self.put_aside)
            line.addWidget(remove)
        return line

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self._reason.text())
