"""Cards and badges: the quiet boxes everything stands in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.growing import Growing
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.stylesheet import CARD_RADIUS
from taf_desktop.ui.common.text import Heading, PlainLabel, restyle
from taf_desktop.ui.common.theme import TextStyle

BAR = 5
"""Width of the coloured bar at a card's left, in pixels."""

AROUND = 2
"""Pixels beyond the round of an edge that its soft line may still touch."""


class Card(Growing):
    """A white box with rounded corners; put content into ``column``.

    ``tone`` tints the whole card, ``bar`` draws a coloured bar at its left. Colour never stands
    alone: the title or another word says what it means.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        title: str = "",
        tone: Tone | None = None,
        bar: Tone | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._tone = tone
        self._bar = bar
        self.column: QVBoxLayout = layouts.column(self, spacing=8, margin=16)
        if bar is not None:
            self.column.setContentsMargins(16 + BAR, 16, 16, 16)
        if title:
            self.column.addWidget(Heading(title, tone=tone))
            self.setAccessibleName(title)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets below what is there."""
        for widget in widgets:
            self.column.addWidget(widget)

    def add_line(self) -> None:
        """Add a hairline below what is there."""
        self.column.addWidget(layouts.hairline())

    def set_bar(self, bar: Tone | None) -> None:
        """Change the bar's tone, or take the bar away."""
        self._bar = bar
        left = 16 + (BAR if bar is not None else 0)
        self.column.setContentsMargins(left, 16, 16, 16)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew what another size changes: the lower edge, if it only grew or shrank below."""
        super().resizeEvent(event)
        before = event.oldSize()
        if before.width() != self.width():
            self.update()
        else:
            edge = CARD_RADIUS + AROUND
            top = min(before.height(), self.height()) - edge
            self.update(0, top, self.width(), edge + AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        del event
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(
            shape, now.color("surface") if self._tone is None else now.soft(self._tone)
        )
        if self._bar is not None:
            painter.setClipPath(shape)
            painter.fillRect(QRectF(0, 0, BAR + 0.5, self.height()), now.tone(self._bar))
            painter.setClipping(False)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawPath(shape)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()


class Pill(PlainLabel):
    """A badge: one or two words in a tone, such as “On track” or “3”."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent, style=TextStyle.SMALL_STRONG, wrap=False)
        self.setProperty("badge", tone.value)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another word in another tone."""
        self.setText(text)
        self.setProperty("badge", tone.value)
        restyle(self)
