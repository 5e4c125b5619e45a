"""The program's line icons in a role's colour. A word always stands beside one or names it."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from taf_desktop.support import paths
from taf_desktop.ui.common import theme

SIZE = 20
"""The side of an icon at 100 %, in pixels."""


def pixmap(
    name: str, role: str = "ink", size: int = SIZE, ratio: float = 1.0, gap: int = 0
) -> QPixmap:
    """Return an icon as a picture for drawing.

    Args:
        name: The file's name in ``resources/icons`` without its ending.
        role: The colour's role in the theme in force.
        size: Side at 100 % in pixels; it grows with the text.
        ratio: The screen's device pixel ratio.
        gap: Empty room to keep at the right, at 100 % in pixels.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    now = theme.current()
    return _render(name, now.color(role).name(), now.px(size), now.px(gap), ratio)


def icon(name: str, role: str = "ink", size: int = SIZE, gap: int = 0) -> QIcon:
    """Return an icon for a button or menu, in the colours of the theme in force."""
    now = theme.current()
    colours = (now.color(role).name(), now.color("muted").name())
    return _icon(name, colours, now.px(size), now.px(gap), ratios())


def ratios() -> tuple[float, ...]:
    """Return the device pixel ratios of the screens there are; icons are drawn for these."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


class IconLabel(QLabel):
    """An icon standing in a layout beside its word; it keeps to the theme."""

    def __init__(self, name: str, role: str = "ink", size: int = SIZE) -> None:
        super().__init__()
        self._drawn = (name, role, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.draw_icon()

    def draw_icon(self) -> None:
        """Draw the icon in the colours in force, for the screen it is on."""
        self.setPixmap(pixmap(*self._drawn, ratio=self.devicePixelRatioF()))


@lru_cache(maxsize=256)
def _icon(
    name: str, colours: tuple[str, str], pixels: int, gap: int, ratios: tuple[float, ...]
) -> QIcon:
    made = QIcon()
    for ratio in ratios:
        for colour, mode in zip(colours, (QIcon.Mode.Normal, QIcon.Mode.Disabled), strict=True):
            made.addPixmap(_render(name, colour, pixels, gap, ratio), mode)
    return made


@cache
def _drawing(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _render(name: str, colour: str, pixels: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = round(pixels * ratio)
    picture = QPixmap(side + round(gap * ratio), side)
    picture.fill(Qt.GlobalColor.transparent)
    # Qt draws currentColor in black; the files name it once, and the colour goes there.
    renderer = QSvgRenderer(_drawing(name).replace("currentColor", colour).encode())
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
