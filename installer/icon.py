"""Draws the program's icon: a family's home, as on the start window's picture.

Run ``python -m installer.icon`` when the picture or the accent colour changes; the result is kept
in ``resources/icons/taf-desktop.ico`` because every build needs the same bytes.
"""

from __future__ import annotations

import os
import struct
import sys
import tomllib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "resources" / "icons" / "taf-desktop.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; what Windows asks for at 100 to 200 % scaling."""
SMALL, SMALLEST = 24, 20
"""Up to these sizes only two people, or one, can be told apart."""


def main() -> int:
    """Draw every size and write the icon file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    colours = tomllib.loads((ROOT / "resources/themes/light.toml").read_text(encoding="utf-8"))
    accent, paper = (QColor(colours["roles"][name]) for name in ("accent", "surface"))
    ICON.write_bytes(icon_file({size: png(drawing(size, accent, paper)) for size in SIZES}))
    del application
    return 0


def drawing(size: int, accent: QColor, paper: QColor) -> QImage:
    """Return the picture at one size: a light home with its people on the accent colour."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 256, size / 256)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(4, 4, 248, 248), 52, 52)
    roof = [(128, 38), (226, 124), (204, 124), (204, 216), (52, 216), (52, 124), (30, 124)]
    painter.setBrush(paper)
    painter.setPen(QPen(paper, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in roof]))
    painter.setPen(Qt.PenStyle.NoPen)
    people = ((86, 30), (128, 19), (170, 28))
    if size <= SMALL:
        people = ((128, 50),) if size <= SMALLEST else ((100, 40), (158, 30))
    for middle, half in people:
        painter.fillPath(_person(middle, half), accent)
    painter.end()
    return image


def _person(middle: float, half: float) -> QPainterPath:
    """Return a head above rounded shoulders, standing on the floor of the home."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    top = 216 - half * 2.5
    path.addRoundedRect(QRectF(middle - half * 0.62, top, half * 1.24, 216 - top), half * 0.6,
                        half * 0.6)  # fmt: skip
    path.addRect(QRectF(middle - half * 0.62, 216 - half * 0.9, half * 1.24, half * 0.9))
    path.addEllipse(QPointF(middle, top - half * 0.52), half * 0.46, half * 0.46)
    return path


def png(image: QImage) -> bytes:
    """Return a picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon file of PNG pictures, by their size in pixels (256 at most)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures.values())


if __name__ == "__main__":
    sys.exit(main())
