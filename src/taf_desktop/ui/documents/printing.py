"""Printing: asking for a printer, and the pages as pictures at the printer's resolution.

What is printed is drawn from the finished file, as what is seen on screen is, and at its true size:
a page is made smaller only where the paper is, or where two were wanted on each sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.ports import Document, Ticket
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.page_view import to_image
from taf_desktop.ui.documents.page_work import PageImage

FINEST = 300
"""Dots per inch of the pictures that are printed; how large a page comes out does not hang on it.

A dot is 0.085 mm; at reading distance the eye tells 0.1 mm apart. At 600 a page would be 139 MB.
"""
POINTS = 72
NEARLY = 0.99
Picture = Callable[[Document, int, float], PageImage]
"""Draws a page of a document, the first being 0, at a scale: 1 is a dot for 1/72 inch."""
Side = tuple[int | None, ...]
"""The pages on one side of a sheet, from left to right; None is left empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One document on its way to the printer.

    ``name`` is what the printer's queue shows: never whom it is about. ``across`` pages lie side by
    side; ``sideways`` pages lie on their long side (a booklet's sheets); ``from_right`` puts the
    first page at the right.
    """

    document: Document
    name: str
    across: int = 1
    sideways: bool = False
    both_sides: bool = False
    from_right: bool = False

    @property
    def lies_down(self) -> bool:
        """Whether the paper lies on its long side."""
        return self.sideways or self.across > 1

    def sides(self, pages: Sequence[int]) -> tuple[Side, ...]:
        """Return which pages stand on which side of the sheets."""
        found: list[Side] = []
        for start in range(0, len(pages), self.across):
            some: list[int | None] = list(pages[start : start + self.across])
            some += [None] * (self.across - len(some))
            found.append(tuple(reversed(some)) if self.from_right else tuple(some))
        return tuple(found)


def ask_printer(parent: QWidget, jobs: Sequence[PrintJob]) -> QPrinter | None:
    """Ask where and what to print: the pages bring their own margins. None if called off."""
    first = jobs[0]
    # A range of pages means something for one document only.
    pages = first.document.pages if len(jobs) == 1 else 1
    printer = dialogs.choose_printer(parent, pages, lambda made: set_paper(made, first))
    if printer is not None:
        printer.setFullPage(True)
    return printer


def set_paper(printer: QPrinter, job: PrintJob) -> None:
    """Tell the printer how the paper lies and whether both sides are wanted."""
    lies = QPageLayout.Orientation.Landscape if job.lies_down else QPageLayout.Orientation.Portrait
    long, short = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(lies)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    if job.both_sides:
        printer.setDuplex(short if job.lies_down else long)


def chosen_pages(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """Return which pages to print, the first being 0, in their order."""
    first = max(printer.fromPage(), 1) if printer.fromPage() else 1
    last = min(printer.toPage() or pages, pages)
    return tuple(range(first - 1, last))


def print_jobs(
    printer: QPrinter, jobs: Sequence[PrintJob], picture: Picture, ticket: Ticket
) -> int:
    """Print documents in turn, each as a job of its own, and return how many were begun.

    Raises:
        EnvironmentProblem: ``documents_screen.trouble.printer``, the printer does not answer.
    """
    total = sum(each.document.pages for each in jobs)
    file, done = printer.outputFileName(), 0
    for number, job in enumerate(jobs):
        if ticket.cancelled:
            return number
        if number:
            # The person may have chosen another way for the first; the rest brings its own.
            set_paper(printer, job)
            printer.setFullPage(True)
            printer.setFromTo(0, 0)
            if file:
                printer.setOutputFileName(_numbered(file, number + 1))
        printer.setDocName(job.name)
        pages = chosen_pages(printer, job.document.pages)
        print_pages(printer, job, pages, picture, _Counted(ticket, done, total))
        done += job.document.pages
    return len(jobs)


def print_pages(
    printer: QPrinter, job: PrintJob, pages: Sequence[int], picture: Picture, ticket: Ticket
) -> None:
    """Print pages of one document, side by side of the sheets, and say how far it is.

    Raises:
        EnvironmentProblem: ``documents_screen.trouble.printer``, the printer does not answer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem("documents_screen.trouble.printer")
    # Drivers that know nothing of copies get the pages again.
    times = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    sides = job.sides(pages) * times
    try:
        for done, side in enumerate(sides):
            ticket.report(done * job.across, len(sides) * job.across)
            if ticket.cancelled:
                printer.abort()
                return
            if done and not printer.newPage():
                raise EnvironmentProblem("documents_screen.trouble.printer")
            _paint_side(painter, printer, side, lambda n, s: picture(job.document, n, s))
    finally:
        painter.end()


def _paint_side(
    painter: QPainter, printer: QPrinter, side: Side, picture: Callable[[int, float], PageImage]
) -> None:
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width = sheet.width() / len(side)
    for place, page in enumerate(side):
        if page is not None:
            cell = QRectF(place * width, 0, width, sheet.height())
            _paint_page(painter, printer.resolution(), cell, lambda s, n=page: picture(n, s))


def _paint_page(
    painter: QPainter, dots: int, cell: QRectF, picture: Callable[[float], PageImage]
) -> None:
    """Paint a page in the middle of its cell: at its true size, or smaller if it must be."""
    scale = min(dots, FINEST) / POINTS
    drawn = picture(scale)
    width, height = (side / scale * dots / POINTS for side in (drawn.width, drawn.height))
    fit = min(1.0, cell.width() / width, cell.height() / height)
    # Rounding makes a picture a dot larger than its page: that is no reason to shrink it.
    fit = 1.0 if fit > NEARLY else fit
    width, height = width * fit, height * fit
    left = cell.left() + (cell.width() - width) / 2
    top = cell.top() + (cell.height() - height) / 2
    painter.drawImage(QRectF(left, top, width, height), to_image(drawn))


@dataclass(slots=True)
class _Counted:
    """A ticket that counts the pages of several documents as one run."""

    ticket: Ticket
    before: int
    total: int

    @property
    def cancelled(self) -> bool:
        """Whether the job was called off."""
        return self.ticket.cancelled

    def cancel(self) -> None:
        """Call the job off."""
        self.ticket.cancel()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the whole run is."""
        del total
        self.ticket.report(min(self.before + done, self.total), self.total, text)


def _numbered(file: str, number: int) -> str:
    path = Path(file)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))


def as_sheets(job: PrintJob, sheets: Document) -> PrintJob:
    """Return the job of a booklet's sheets in place of that of its pages."""
    return replace(job, document=sheets, across=1, sideways=True, both_sides=True)
