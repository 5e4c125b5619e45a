"""Shows a drawing on the screen, as large as its place and in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.domain import drawing as drawn
from taf_desktop.domain.drawing import DASHES, Anchor, Drawable, Drawing, Pen, Role, Room, scale_to
from taf_desktop.ui.common import theme

_TEXT, _SMALL = 14, 12
"""The sizes of words in pixels at 100 %."""

_WEIGHTS = {
    drawn.Weight.REGULAR: QFont.Weight.Normal,
    drawn.Weight.SEMIBOLD: QFont.Weight.DemiBold,
}
_ENDLESS = 1e6
KEPT = 8
"""For so many widths a drawing is kept, until it or the theme is another one."""
_ROLES = {Role.PLAIN_SOFT: "neutral_soft"}
"""Roles that are called otherwise on pages than on screens."""


class DrawingView(QWidget):
    """A drawing that is made anew for every width and theme; for looking at only.

    ``name`` and ``words`` are what it is and what is seen on it, for those who do not see it.
    ``ground`` is the role of the colour it stands on.
    """

    def __init__(
        self,
        picture: Drawable | None = None,
        *,
        name: str = "",
        words: str = "",
        ground: str = "surface",
        least: int = 160,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._least = least
        self._picture: Drawable = Drawing(0, 0)
        self._drawings: dict[float, Drawing] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_drawing(picture or Drawing(0, 0), name=name, words=words)

    def show_drawing(self, picture: Drawable, *, name: str, words: str) -> None:
        """Show another drawing."""
        self._picture = picture
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._make_anew()

    def drawing(self) -> Drawing:
        """Return what is shown now, made for the present width."""
        return self._drawn(self.room(self.width()))

    def _drawn(self, room: Room) -> Drawing:
        """Return the drawing for a room; layouts ask for the height of a few widths many times."""
        made = self._drawings.get(room.width)
        if made is None:
            if len(self._drawings) >= KEPT:
                self._drawings.clear()
            made = self._drawings[room.width] = self._picture.drawn(room)
        return made

    def room(self, width: float) -> Room:
        """Return the room for a drawing of a width."""
        now = theme.current()

        def measure(text: str, size: float, weight: drawn.Weight) -> float:
            return _wide(text, size, weight, now.family)

        return Room(max(width, self._least), _ENDLESS, now.px(_TEXT), now.px(_SMALL), measure)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the drawing is at a width."""
        room = self.room(width)
        drawing = self._drawn(room)
        return round(drawing.height * scale_to(drawing, room)) + 1

    def sizeHint(self) -> QSize:
        """Return the size for an ordinary column."""
        width = theme.current().px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest a drawing may get."""
        return QSize(self._least, self.heightForWidth(max(self.width(), self._least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the drawing anew for another width."""
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self.update()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything that is in the drawing."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self.drawing()
        scale = scale_to(drawing, self.room(self.width()))
        painter.scale(scale, scale)
        paint(painter, drawing, self._ground)
        painter.end()

    def _make_anew(self) -> None:
        self._drawings.clear()
        self.updateGeometry()
        self.update()


def paint(painter: QPainter, drawing: Drawing, ground: str = "surface") -> None:
    """Paint a drawing where the painter stands, in the colours of the theme in force."""
    for item in drawing.items:
        match item:
            case drawn.Text():
                _words(painter, item, ground)
            case drawn.Line():
                painter.setPen(_pen(item.pen, ground))
                painter.drawLine(QPointF(item.x, item.y), QPointF(item.to_x, item.to_y))
            case drawn.Polyline():
                painter.setPen(_pen(item.pen, ground))
                painter.drawPolyline(_points(item.points))
            case _:
                _shape(painter, item, ground)


def _shape(painter: QPainter, item: drawn.Rect | drawn.Circle | drawn.Polygon, ground: str) -> None:
    fill = _colour(item.fill, ground) if item.fill else None
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(item.pen, ground))
    match item:
        case drawn.Polygon():
            painter.drawPolygon(_points(item.points))
        case drawn.Circle():
            painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
        case _:
            box = QRectF(item.x, item.y, item.width, item.height)
            painter.drawRoundedRect(box, item.radius, item.radius)


def _words(painter: QPainter, item: drawn.Text, ground: str) -> None:
    font = _font(item.size, item.weight)
    flat = " ".join(item.text.split())
    wide = _wide(flat, item.size, item.weight, theme.current().family)
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[item.anchor]
    painter.setFont(font)
    painter.setPen(_colour(item.role, ground))
    painter.drawText(QPointF(item.x - wide * share, item.y), flat)


@lru_cache(maxsize=1024)
def _wide(text: str, size: float, weight: drawn.Weight, family: str) -> float:
    """Return how wide words are in the theme's ``family``."""
    del family
    return QFontMetricsF(_font(size, weight)).horizontalAdvance(text)


def _font(size: float, weight: drawn.Weight) -> QFont:
    font = QFont(theme.current().family)
    font.setPixelSize(max(round(size), 1))
    font.setWeight(_WEIGHTS[weight])
    return font


def _pen(pen: Pen, ground: str) -> QPen:
    if not pen.role:
        return QPen(Qt.PenStyle.NoPen)
    look = QPen(_colour(pen.role, ground), pen.width)
    look.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    look.setCapStyle(Qt.PenCapStyle.FlatCap)
    if DASHES[pen.dash]:
        look.setDashPattern(DASHES[pen.dash])
    return look


def _points(points: tuple[drawn.Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _colour(role: Role, ground: str) -> QColor:
    name = ground if role is Role.GROUND else _ROLES.get(role, role.value)
    return theme.current().color(name)
