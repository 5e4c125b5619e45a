"""Editor for dates: write it any way, see how it was understood, or pick a day from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from taf_desktop.domain.dates import Known, read_date, show_date, spoken_day
from taf_desktop.domain.entity import Answer
from taf_desktop.ui.common.icons import icon
from taf_desktop.ui.forms.editor import NOTHING_TO_SAY, Remark
from taf_desktop.ui.forms.text_editors import LineEditor, as_text

WIDEST = 48
"""The width of the line in characters."""


class DateEditor(LineEditor):
    """A line for a day, a month, a year or words such as "about 2015". Nothing is refused.

    Alt+Down, or the button at the end of the line, opens a calendar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup: CalendarPopup | None = None
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        self.setPlaceholderText(self.tr("Such as 3 December 2026"))
        self._action = QAction(icon("calendar", "muted"), self.tr("Pick a day (Alt+Down)"), self)
        self._action.triggered.connect(self.open_calendar)
        self.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> Answer:
        """Return the ISO form of what can be read as a date, and words as they are."""
        return read_date(self.text()).text

    def set_value(self, answer: Answer) -> None:
        """Show a stored date in its UK form; text that means the same is left alone."""
        stored = as_text(answer)
        if stored != self.value():
            super().set_value(show_date(stored))

    def remark(self) -> Remark:
        """Tell how the text was understood. Of words kept as they are, the session speaks."""
        found = read_date(self.text())
        if found.day is not None:
            return Remark(spoken_day(found.day))
        if found.known is Known.MONTH:
            return Remark(self.tr("{0}, no day").format(found.spoken()))
        if found.known is Known.YEAR:
            return Remark(self.tr("The year {0}").format(found.text))
        return NOTHING_TO_SAY

    def open_calendar(self) -> None:
        """Open the calendar below the line, at the day written or at today."""
        popup = CalendarPopup(read_date(self.text()).day, self)
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        self._popup = popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down, as in every list that drops down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _take(self, day: date) -> None:
        self.set_value(day.isoformat())
        self.changed.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class CalendarPopup(QFrame):
    """A small calendar that closes when a day is chosen, or on Escape."""

    picked = Signal(date)

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar_popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)
        self.calendar.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.adjustSize()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
