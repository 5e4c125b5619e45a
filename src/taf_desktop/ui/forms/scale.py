"""A 0 to 10 line with a large round handle, on which "not answered" looks unlike 0."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from taf_desktop.ui.common import theme

RADIUS = 9
TRACK = 5
HEIGHT = 36
SECOND_DIGIT_SECONDS = 1.0

_UP = {Qt.Key.Key_Right, Qt.Key.Key_Up}
_DOWN = {Qt.Key.Key_Left, Qt.Key.Key_Down}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class Scale(QSlider):
    """The line itself. It is a ``QSlider`` so that screen readers know it as one.

    Arrows move by one, digits set the number (1 then 0 is ten), Home and End go to the ends, Delete
    takes the answer back. The wheel moves it only while it has the keyboard.
    """

    picked = Signal()
    """The person changed the answer."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, start: int, end: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(start, end)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number: int | None = None
        self._typed_at = 0.0
        self.show_number(None)

    def number(self) -> int | None:
        """Return the answer; ``None`` is not answered."""
        return self._number

    def show_number(self, number: int | None) -> None:
        """Show an answer without telling anyone."""
        self._number = None if number is None else min(max(number, self.minimum()), self.maximum())
        self.setValue(self.minimum() if self._number is None else self._number)
        said = self.tr("not answered") if self._number is None else str(self._number)
        keys = self.tr("Arrow keys or digits to answer, Delete to take it back.")
        self.setAccessibleDescription(f"{said}. {keys}")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a comfortable line."""
        return QSize(theme.current().px(240), max(theme.current().px(HEIGHT), HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Leave room to tell eleven places apart."""
        steps = self.maximum() - self.minimum()
        return QSize(theme.current().px(9) * max(steps, 8), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, a dot for every step, and the handle if there is an answer."""
        del event
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, right = self._x_of(self.minimum()), self._x_of(self.maximum())
        track = QRectF(left, middle - TRACK / 2, right - left, TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        painter.drawRoundedRect(track, TRACK / 2, TRACK / 2)
        if self._number is None:
            self._paint_steps(painter, middle)
        else:
            painter.setBrush(look.color("accent"))
            centre = QPointF(self._x_of(self._number), middle)
            painter.drawEllipse(centre, look.px(RADIUS), look.px(RADIUS))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by keyboard."""
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _CLEAR:
            self._answer(None)
        elif key == Qt.Key.Key_Home:
            self._answer(self.minimum())
        elif key == Qt.Key.Key_End:
            self._answer(self.maximum())
        elif key in _UP:
            self._answer(self.minimum() if self._number is None else self._number + 1)
        elif key in _DOWN:
            self._answer(self.maximum() if self._number is None else self._number - 1)
        elif event.text().isdecimal():
            self._type_digit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer where the line is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._answer(self._number_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pressed mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._answer(self._number_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do: pressing and moving have answered."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless this line has the keyboard."""
        if not self.hasFocus() or event.angleDelta().y() == 0:
            event.ignore()
            return
        step = 1 if event.angleDelta().y() > 0 else -1
        self._answer(self.minimum() if self._number is None else self._number + step)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.update()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw in new colours and sizes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self.update()

    def _answer(self, number: int | None) -> None:
        before = self._number
        self.show_number(number)
        if self._number != before:
            self.picked.emit()

    def _type_digit(self, digit: int) -> None:
        now = time.monotonic()
        soon = now - self._typed_at <= SECOND_DIGIT_SECONDS
        joined = (self._number or 0) * 10 + digit
        number = joined if soon and self._number and joined <= self.maximum() else digit
        self._typed_at = now
        if self.minimum() <= number <= self.maximum():
            self._answer(number)

    def _margin(self) -> float:
        return theme.current().px(RADIUS) + 4.0

    def _x_of(self, number: int) -> float:
        steps = max(self.maximum() - self.minimum(), 1)
        room = self.width() - 2 * self._margin()
        share = (number - self.minimum()) / steps
        if self.isRightToLeft():
            share = 1 - share
        return self._margin() + room * share

    def _number_at(self, x: float) -> int:
        numbers = range(self.minimum(), self.maximum() + 1)
        return min(numbers, key=lambda number: abs(self._x_of(number) - x))

    def _paint_steps(self, painter: QPainter, middle: float) -> None:
        painter.setBrush(theme.current().color("edge"))
        for number in range(self.minimum(), self.maximum() + 1):
            painter.drawEllipse(QPointF(self._x_of(number), middle), 2.0, 2.0)
