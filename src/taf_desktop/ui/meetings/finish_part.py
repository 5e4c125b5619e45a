"""The end of a meeting: what happens next, when we meet again, and finishing its record."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import buttons, layouts, rows
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Small, Strong
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.meetings.meeting_view import MeetingView

ASKED = ("agreement_asked_again", "lead_still_right")
NEXT = ("outcome", "outcome_reason", "if_things_change")
AGAIN = ("next_date", "next_time", "next_place")


class FinishPart(BuiltPage):
    """``finished`` carries the reason for a correction, or ""."""

    finished = Signal(str)

    def __init__(self, session: FormSession, view: MeetingView) -> None:
        super().__init__()
        self.setObjectName("finishPart")
        self._card = Card(title=self.tr("Finish the record"))
        self._missing = Body("", tone=Tone.WORRY)
        self._missing.setObjectName("finishMissing")
        self._does = Small("")
        self._does.setObjectName("finishDoes")
        self._reason = QLineEdit()
        self._reason.setObjectName("correctionReason")
        finish = buttons.primary(self.tr("Finish the record"), icon="check")
        finish.setObjectName("finishRecord")
        finish.clicked.connect(lambda: self.finished.emit(self._reason.text()))
        self._card.add(self._missing, self._does)
        if view.corrects:
            rows.add_row(self._card.column, self.tr("What was corrected, and why"), self._reason)
        self._card.column.addSpacing(4)
        line = layouts.row()
        line.addWidget(finish)
        line.addStretch(1)
        self._card.column.addLayout(line)
        self.show_view(view)
        self.build(self.adding_all(self._cards(session)))

    def show_view(self, view: MeetingView) -> None:
        """Say what is worth a look, and what finishing does."""
        self._missing.setText("\n".join(view.finish.missing))
        self._missing.setVisible(bool(view.finish.missing))
        self._does.setText("\n".join(view.finish.does))

    def _cards(self, session: FormSession) -> Iterator[QWidget]:
        yield _card(FieldsView(session, ASKED, pairs=True, at_once=False))
        yield _card(FieldsView(session, NEXT, at_once=False))
        again = FieldsView(session, AGAIN, at_once=False)
        yield _card(Strong(self.tr("When we meet again")), again)
        yield self._card


def _card(*content: QWidget) -> Card:
    card = Card()
    card.add(*content)
    return card
