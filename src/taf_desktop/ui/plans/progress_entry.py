"""A short form for one number: who says it, when, 0 to 10, and why. For between reviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.review import ScorePoint
from taf_desktop.forms.records import record_form
from taf_desktop.forms.session import FormSession, Lists
from taf_desktop.forms.types import is_answered
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.text import Small, Strong
from taf_desktop.ui.forms.parts.fields_view import FieldsView

_NAMES = ("voice", "on", "value", "why", "one_more")


class NumberForm(QWidget):
    """Nothing is kept before it is added; what is enough is handed on when the page is left."""

    entered = Signal(object)
    """The answers, by question name. They stay in the form until ``clear`` is called."""
    left = Signal()
    """The person does not want to write a number down now."""

    def __init__(self, today: date, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberForm")
        self._today = today
        answers: dict[str, Answer] = {"on": today.isoformat()}
        self.session = FormSession(record_form(ScorePoint.KIND), answers, lists=lists, today=today)
        self._who = FieldsView(self.session, ("voice", "on"), pairs=True)
        self._number = FieldsView(self.session, ("value",))
        self._why = FieldsView(self.session, ("why", "one_more"), pairs=True)
        self._missing = Small("")
        self._missing.setObjectName("numberMissing")
        self._missing.hide()
        self._add = buttons.secondary(self.tr("Add this number"))
        self._add.setObjectName("addNumber")
        self._add.clicked.connect(self.add)
        close = buttons.quiet(self.tr("Not now"))
        close.setObjectName("closeNumber")
        close.clicked.connect(self.left)
        line = layouts.row(spacing=12)
        line.addWidget(self._add)
        line.addWidget(close)
        line.addWidget(self._missing)
        line.addStretch(1)
        column = layouts.column(self, spacing=12)
        column.addWidget(Strong(self.tr("Where is somebody with this goal today?")))
        for part in (self._who, self._number, self._why):
            column.addWidget(part)
        column.addLayout(line)

    def focus_first(self) -> None:
        """Put the keyboard on whose number it is."""
        self._who.focus_field("voice")

    def take_lists(self, lists: Lists) -> None:
        """Offer the record's names as they are now."""
        self.session.update_lists(lists)

    @property
    def filled(self) -> bool:
        """Whether there is enough to add."""
        return not self._asks_for()

    def answers(self) -> Mapping[str, Answer]:
        """Return what is written."""
        return {name: self.session.value(name) for name in _NAMES}

    def clear(self) -> None:
        """Begin anew, for the next voice on the same day."""
        for name in _NAMES:
            if name != "on":
                self.session.set_value(name, None if name == "value" else "")
        self._missing.hide()

    @Slot()
    def add(self) -> None:
        """Hand the number on, or say what is missing and go there."""
        missing = self._asks_for()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        if not missing:
            self.entered.emit(self.answers())

    def flush(self) -> None:
        """Hand on what is enough, as when the person turns to something else."""
        if self.filled:
            self.entered.emit(self.answers())

    def _asks_for(self) -> str:
        """Return what is still needed, in words; "" if there is enough."""
        if not is_answered(self.session.value("voice")):
            return self.tr("Please write whose number it is.")
        if not is_answered(self.session.value("value")):
            return self.tr("Please choose a number from 0 to 10.")
        on = str(self.session.value("on") or "")
        if on and read_date(on).day is None:
            return self.tr("Please write the day in full, for example 14 May 2026.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
