"""Printing: asking for a printer, and the pages as pictures at the printer's resolution.

What is printed is drawn from the finished file, as what is seen on screen is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.ports import Ticket
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.page_view import to_image
from taf_desktop.ui.documents.presenter import PageImage

FINEST = 300
"""Dots per inch beyond which nobody sees a difference and memory runs short."""
POINTS = 72


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """Ask where and what to print: the pages bring their own margins. None if called off."""
    printer = dialogs.choose_printer(parent, pages)
    if printer is not None:
        printer.setFullPage(True)
    return printer


def chosen_pages(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """Return which pages to print, the first being 0, in the order they come out."""
    first = max(printer.fromPage(), 1) if printer.fromPage() else 1
    last = min(printer.toPage() or pages, pages)
    once = tuple(range(first - 1, last))
    # Drivers that know nothing of copies get the pages again.
    return once if printer.supportsMultipleCopies() else once * max(printer.copyCount(), 1)


def print_pages(
    printer: QPrinter,
    pages: Sequence[int],
    picture: Callable[[int, float], PageImage],
    ticket: Ticket,
) -> None:
    """Print pages, one after the other, and say how far it is.

    ``picture`` draws a page at a scale, 1 being a dot for 1/72 inch.

    Raises:
        EnvironmentProblem: ``documents_screen.trouble.printer``, the printer does not answer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem("documents_screen.trouble.printer")
    scale = min(printer.resolution(), FINEST) / POINTS
    try:
        for done, page in enumerate(pages):
            ticket.report(done, len(pages))
            if ticket.cancelled:
                printer.abort()
                return
            if done and not printer.newPage():
                raise EnvironmentProblem("documents_screen.trouble.printer")
            _paint(painter, printer, picture(page, scale))
    finally:
        painter.end()


def _paint(painter: QPainter, printer: QPrinter, picture: PageImage) -> None:
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    share = min(sheet.width() / picture.width, sheet.height() / picture.height)
    width, height = picture.width * share, picture.height * share
    left, top = (sheet.width() - width) / 2, (sheet.height() - height) / 2
    painter.drawImage(QRectF(left, top, width, height), to_image(picture))
