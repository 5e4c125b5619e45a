"""The recovery sheet: one printed page with a vault's nickname and its recovery code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import dialogs, theme

MARGIN_MM = 22
POINTS = 72.0


def print_sheet(parent: QWidget, vault_name: str, code: str) -> bool:
    """Ask for a printer and print the sheet; say whether it was sent. Nothing is kept on disk."""
    printer = dialogs.choose_printer(parent, 1)
    if printer is None:
        return False
    draw_sheet(printer, vault_name, code)
    return True


def draw_sheet(device: QPagedPaintDevice, vault_name: str, code: str) -> None:
    """Draw the sheet on one A4 page of a printer or a PDF."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(device)
    scale = painter.device().logicalDpiX() / POINTS
    painter.scale(scale, scale)
    page = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    top = 0.0
    for size, bold, gap, text in _parts(vault_name, code):
        painter.setFont(_font(size, bold=bold))
        box = QRectF(0, top, page.width(), page.height() - top)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        used = painter.boundingRect(box, flags, text)
        painter.drawText(box, flags, text)
        top = used.bottom() + gap
    painter.end()


def _parts(vault_name: str, code: str) -> tuple[tuple[int, bool, int, str], ...]:
    """Return size in points, weight, room below and words of each part of the sheet."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("RecoverySheet", words)

    groups = code.split("-")
    lines = [" · ".join(groups[at : at + 3]) for at in range(0, len(groups), 3)]
    rules = (
        tr("Keep this sheet like a key: in a locked drawer or a safe, away from the laptop."),
        tr("Whoever has this sheet and the laptop can read everything in the vault."),
        tr("To use it: start TAF Desktop and choose “Use the recovery code”."),
        tr("Spaces and small letters do not matter."),
        tr("Without the passphrase and without this code nobody can open the vault,")
        + " "
        + tr("not even those who made the program."),
    )
    return (
        (20, True, 6, tr("Recovery sheet")),
        (13, False, 20, tr("TAF Desktop, vault “%s”") % vault_name),
        (12, False, 14, tr("If the passphrase is forgotten, this code opens the vault:")),
        (22, True, 20, "\n".join(lines)),
        *((12, False, 10, rule) for rule in rules),
    )


def _font(points: int, *, bold: bool) -> QFont:
    font = QFont(theme.current().family)
    # Sizes are in the page's points: the painter is scaled to them.
    font.setPixelSize(points)
    font.setBold(bold)
    return font
