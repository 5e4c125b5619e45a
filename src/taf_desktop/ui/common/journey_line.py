"""The journey line: the stops of a family's way, what is done and where it is now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.theme import TextStyle

_BAR = 3
_GAP = 6


class JourneyLine(QWidget):
    """A bar of equal parts with a label below each; the present stop is marked in words.

    When there is no room for every label, one line says the present stop and its number.
    """

    def __init__(self, stops: Sequence[str], now: int = 0, parent: QWidget | None = None) -> None:
        """Take the stops' names in order and the number of the present one, from 0."""
        super().__init__(parent)
        self._stops = tuple(stops)
        self._now = now
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_now(now)

    def set_now(self, now: int) -> None:
        """Mark another stop as the present one."""
        self._now = now
        self.setAccessibleName(
            self.tr("Journey: stop {number} of {total}, {name}").format(
                number=now + 1, total=len(self._stops), name=self._stops[now]
            )
        )
        self.setAccessibleDescription(", ".join(self.labels()))
        self.setToolTip("" if self._fits() else " · ".join(self.labels()))
        self.update()

    def labels(self) -> tuple[str, ...]:
        """Return what stands below each part."""
        return tuple(self._label(number) for number in range(len(self._stops)))

    def sizeHint(self) -> QSize:
        """Return the size at which every label fits."""
        now = theme.current()
        metrics = QFontMetricsF(now.font(TextStyle.SMALL_STRONG))
        widest = max(metrics.horizontalAdvance(label) for label in self.labels())
        return QSize(round((widest + 12) * len(self._stops)), self._height(metrics))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the one short line fits."""
        metrics = QFontMetricsF(theme.current().font(TextStyle.SMALL_STRONG))
        return QSize(round(metrics.horizontalAdvance(self._short())) + 4, self._height(metrics))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the labels."""
        del event
        now = theme.current()
        painter = QPainter(self)
        part = self.width() / len(self._stops)
        for number in range(len(self._stops)):
            colour = now.color(self._role(number))
            painter.fillRect(QRectF(number * part, 0, part, _BAR), colour)
        if self._fits():
            for number, label in enumerate(self.labels()):
                self._draw_label(painter, number, QRectF(number * part, 0, part, 0), label)
        else:
            self._draw_label(painter, self._now, QRectF(0, 0, self.width(), 0), self._short())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def _draw_label(self, painter: QPainter, number: int, place: QRectF, text: str) -> None:
        now = theme.current()
        present = number == self._now
        painter.setFont(now.font(TextStyle.SMALL_STRONG if present else TextStyle.SMALL))
        painter.setPen(now.color("accent" if present else "muted"))
        top = _BAR + _GAP
        box = QRectF(place.x(), top, place.width(), self.height() - top)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

    def _role(self, number: int) -> str:
        if number < self._now:
            return "good"
        return "accent" if number == self._now else "line"

    def _label(self, number: int) -> str:
        name = self._stops[number]
        if number < self._now:
            return f"{name} ✓"
        return self.tr("{name} · now").format(name=name) if number == self._now else name

    def _short(self) -> str:
        return self.tr("Stop {number} of {total}: {label}").format(
            number=self._now + 1, total=len(self._stops), label=self._label(self._now)
        )

    def _fits(self) -> bool:
        return self.width() >= self.sizeHint().width()

    @staticmethod
    def _height(metrics: QFontMetricsF) -> int:
        return round(_BAR + _GAP + metrics.height()) + 2
