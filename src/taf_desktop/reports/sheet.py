"""A part of a page to draw on freely: shapes and single lines of words, wherever they are put.

Measures are points from the left and the top of the sheet. Drawings stand as they are on every
page, on those read from the right too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from taf_desktop.reports.lettering import Lettering
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.shapes import filled, outlined, rounded_box
from taf_desktop.reports.style import Colour

Write = Callable[[str], None]
"""Adds a drawing step, in PDF's own words, to what is being drawn."""


class Sheet:
    """Where a drawing is drawn: from ``left`` and ``upper`` as PDF counts them, at a scale."""

    def __init__(
        self, write: Write, letters: Lettering, left: float, upper: float, scale: float = 1
    ) -> None:
        self._write = write
        self._letters = letters
        self._left = left
        self._upper = upper
        self._scale = scale

    def path(self, points: Sequence[tuple[float, float]], *, closed: bool = False) -> str:
        """Return the path through some points."""
        first, *others = (f"{self._x(x):.2f} {self._y(y):.2f}" for x, y in points)
        return " ".join((f"{first} m", *(f"{each} l" for each in others), *("h" * closed)))

    def box(self, x: float, y: float, width: float, height: float, radius: float = 0) -> str:
        """Return the path of a box whose upper left corner is at a point."""
        scale = self._scale
        bottom = self._y(y) - height * scale
        return rounded_box(self._x(x), bottom, width * scale, height * scale, radius * scale)

    def fill(self, colour: Colour, path: str) -> None:
        """Fill a path."""
        self._write(filled(colour, path))

    def draw(self, colour: Colour, width: float, path: str, dash: Sequence[float] = ()) -> None:
        """Draw along a path. ``dash`` has the lengths drawn and left out, in points."""
        width *= self._scale
        steps = outlined(colour, width, path)
        if not dash:
            self._write(f"q 1 j {steps} Q")
            return
        lengths = " ".join(f"{length * self._scale:.2f}" for length in dash)
        self._write(f"q 1 j [{lengths}] 0 d {steps} Q")

    def words(self, line: Line, x: float, y: float) -> None:
        """Write a line of words that begins at a point and stands on it; it was set to scale."""
        for step in self._letters.steps(line, line.pieces, self._x(x), self._y(y)):
            self._write(step)

    def _x(self, x: float) -> float:
        return self._left + x * self._scale

    def _y(self, y: float) -> float:
        return self._upper - y * self._scale
