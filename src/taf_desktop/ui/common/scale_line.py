"""The 0–10 line: where somebody stood then, stands now and hopes to be. For reading only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.theme import TextStyle

LOWEST, HIGHEST = 0, 10
_TRACK = 4


class ScaleLine(QWidget):
    """A line from 0 to 10 with a filled mark for now, rings for then and for hoped-for.

    The numbers stand in the marks, and the accessible name says them in words.
    """

    def __init__(
        self,
        now: int | None = None,
        *,
        then: int | None = None,
        hoped: int | None = None,
        tone: Tone = Tone.HOPE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_values(now, then=then, hoped=hoped, tone=tone)

    def show_values(
        self,
        now: int | None,
        *,
        then: int | None = None,
        hoped: int | None = None,
        tone: Tone = Tone.HOPE,
    ) -> None:
        """Show other values, each 0 to 10, or none where nobody said one."""
        self._now, self._then, self._hoped, self._tone = now, then, hoped, tone
        self.setAccessibleName(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """Return what the line shows as a sentence."""
        if self._now is None and self._hoped is None:
            return self.tr("Not yet asked, 0 to 10")
        parts: list[str] = []
        if self._now is not None:
            parts.append(self.tr("Now {value} of 10").format(value=self._now))
        if self._then is not None:
            parts.append(self.tr("was {value}").format(value=self._then))
        if self._hoped is not None:
            parts.append(self.tr("hoped for {value}").format(value=self._hoped))
        return ", ".join(parts)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(theme.current().px(212), self._radius() * 2 + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which neighbouring marks can be told apart."""
        return QSize(theme.current().px(140), self._radius() * 2 + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then the marks; now lies on top."""
        del event
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        if self._hoped not in (None, self._now):
            self._mark(painter, self._hoped or 0, self._tone, filled=False, dashed=True)
        if self._then not in (None, self._now):
            self._mark(painter, self._then or 0, Tone.NEUTRAL, filled=False)
        if self._now is not None:
            self._mark(painter, self._now, self._tone, filled=True)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def _mark(
        self, painter: QPainter, value: int, tone: Tone, *, filled: bool, dashed: bool = False
    ) -> None:
        look = theme.current()
        radius = self._radius() if filled else self._radius() - 1
        centre = QPointF(self._x(value), self.height() / 2)
        colour = look.tone(tone)
        pen = QPen(colour, 1.6, Qt.PenStyle.DotLine if dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(colour if filled else look.color("surface"))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(look.color("surface") if filled else colour)
        painter.setFont(look.font(TextStyle.SMALL_STRONG if filled else TextStyle.SMALL))
        side = radius * 2
        box = QRectF(centre.x() - radius, centre.y() - radius, side, side)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _x(self, value: int) -> float:
        inset = self._radius() + 1
        steps = HIGHEST - LOWEST
        bounded = min(max(value, LOWEST), HIGHEST)
        return inset + (self.width() - 2 * inset) * (bounded - LOWEST) / steps

    def _radius(self) -> int:
        return theme.current().px(10)
