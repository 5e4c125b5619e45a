"""The picture at the left of the start window: people of all kinds around one family's home."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.theme import Theme

AROUND = (Tone.HOPE, Tone.GOOD, Tone.WORRY, Tone.ACCENT, Tone.HOPE, Tone.GOOD, Tone.WORRY)
"""The team: seven people round the table, in the program's own tones. Decoration only."""
FAMILY = ((-0.235, 0.0, 0.18), (0.235, 0.05, 0.165), (0.0, 0.20, 0.13))
"""Two grown-ups and a child inside the house: place and size as parts of the house's width."""


class Motif(QWidget):
    """A quiet drawing in the colours of the theme; it says nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return a good size."""
        return QSize(340, 340)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of people and the home in the middle."""
        del event
        side = min(self.width(), self.height(), 440)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        look = theme.current()
        _draw_rings(painter, look, side)
        for at, tone in enumerate(AROUND):
            angle = -pi / 2 + 2 * pi * at / len(AROUND)
            middle = QPointF(cos(angle), sin(angle)) * side * 0.39
            _draw_person(painter, look, tone, middle, side * 0.062)
        _draw_home(painter, look, side * 0.36)
        painter.end()


def _draw_rings(painter: QPainter, look: Theme, side: float) -> None:
    painter.setBrush(look.color("surface"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(0, 0), side * 0.39, side * 0.39)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("line"), 1.5))
    painter.drawEllipse(QPointF(0, 0), side * 0.39, side * 0.39)


def _draw_person(
    painter: QPainter, look: Theme, tone: Tone, middle: QPointF, radius: float
) -> None:
    """Draw a round badge with a head and shoulders in it."""
    badge = QPainterPath()
    badge.addEllipse(middle, radius, radius)
    painter.fillPath(badge, look.soft(tone))
    painter.save()
    painter.setClipPath(badge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tone(tone))
    painter.drawEllipse(middle + QPointF(0, -radius * 0.2), radius * 0.32, radius * 0.32)
    painter.drawEllipse(middle + QPointF(0, radius * 0.85), radius * 0.62, radius * 0.62)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.tone(tone), 1.5))
    painter.drawPath(badge)


def _draw_home(painter: QPainter, look: Theme, width: float) -> None:
    """Draw a house with the family in it."""
    half = width / 2
    house = QPainterPath(QPointF(0, -half * 1.12))
    house.lineTo(half * 1.08, -half * 0.22)
    house.lineTo(half * 0.86, -half * 0.22)
    house.lineTo(half * 0.86, half * 0.78)
    house.lineTo(-half * 0.86, half * 0.78)
    house.lineTo(-half * 0.86, -half * 0.22)
    house.lineTo(-half * 1.08, -half * 0.22)
    house.closeSubpath()
    painter.setBrush(look.color("accent_soft"))
    pen = QPen(look.color("accent"), max(width * 0.018, 2.0))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(house)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    floor = half * 0.78 - pen.widthF() / 2
    for x, lift, size in FAMILY:
        _draw_figure(painter, QPointF(x * width, floor), size * width, lift)


def _draw_figure(painter: QPainter, foot: QPointF, size: float, shrink: float) -> None:
    """Draw a standing figure: a round head over a rounded body."""
    tall = size * (2.6 - shrink * 2)
    body = QPainterPath()
    body.moveTo(foot.x() - size * 0.62, foot.y())
    body.lineTo(foot.x() - size * 0.62, foot.y() - tall * 0.28)
    arch = QRectF(foot.x() - size * 0.62, foot.y() - tall * 0.62, size * 1.24, tall * 0.68)
    body.arcTo(arch, 180, -180)
    body.lineTo(foot.x() + size * 0.62, foot.y())
    body.closeSubpath()
    painter.drawPath(body)
    painter.drawEllipse(QPointF(foot.x(), foot.y() - tall * 0.87), size * 0.4, size * 0.4)
