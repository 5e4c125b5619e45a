"""Above a finished assessment: that it stays as it was, a review, and the way to correct it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.assessments.view import Signed
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body


class SignedCard(Card):
    """Says when it was finished.

    Signals:
        review_wanted: a new assessment should start, with this one's answers beside it.
        correction_wanted: it should be opened again; carries the reason.
    """

    review_wanted = Signal()
    correction_wanted = Signal(str)

    def __init__(self, signed: Signed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signed")
        self.setAccessibleName(self.tr("Finished"))
        self._words = Body("")
        self._flow = layouts.FlowLayout(spacing=12)
        self._review = buttons.primary(self.tr("Start a review from this one"))
        self._review.setObjectName("start_review")
        self._review.clicked.connect(self.review_wanted)
        self._correct = buttons.secondary(self.tr("Correct something"))
        self._correct.setObjectName("correct")
        self._correct.clicked.connect(self._ask_reason)
        self._flow.addWidget(self._review)
        self._flow.addWidget(self._correct)
        self._question = self._reason_part()
        self.add(self._words)
        self.column.addLayout(self._flow)
        self.add(self._question)
        self.show_signed(signed)

    def show_signed(self, signed: Signed) -> None:
        """Say what is true now."""
        self._words.setText(signed.words)
        self._review.setVisible(signed.may_review)

    def _reason_part(self) -> QWidget:
        part = QWidget()
        self._line = QLineEdit()
        self._line.setObjectName("correction_reason")
        self._line.returnPressed.connect(self._open_again)
        self._row = FormRow(
            self.tr("What needs correcting, and why?"),
            self._line,
            help_text=self.tr(
                "One sentence is enough. It is kept beside the corrected version; what was "
                "finished before is kept too."
            ),
        )
        again = buttons.secondary(self.tr("Open it to correct"))
        again.setObjectName("open_to_correct")
        again.clicked.connect(self._open_again)
        leave = buttons.quiet(self.tr("Leave it as it is"))
        leave.setObjectName("leave_as_is")
        leave.clicked.connect(self._leave)
        line = layouts.FlowLayout(spacing=12)
        line.addWidget(again)
        line.addWidget(leave)
        column = layouts.column(part, spacing=8)
        column.addWidget(self._row)
        column.addLayout(line)
        part.hide()
        return part

    @Slot()
    def _ask_reason(self) -> None:
        self._question.show()
        self._correct.hide()
        self._line.setFocus()

    @Slot()
    def _leave(self) -> None:
        self._question.hide()
        self._correct.show()
        self._correct.setFocus()

    @Slot()
    def _open_again(self) -> None:
        reason = self._line.text().strip()
        if not reason:
            self._row.set_error(self.tr("A few words help whoever reads it later."))
            self._line.setFocus()
            return
        self._row.set_error("")
        self.correction_wanted.emit(reason)
