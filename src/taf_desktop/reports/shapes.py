"""Boxes, discs and lines as the drawing steps of a PDF page.

Measures are points from the left and the bottom of the page, as PDF counts them.
"""

from __future__ import annotations

from taf_desktop.reports.style import Colour

_ROUND = 0.5523
"""How far a curve's control points reach to follow a quarter of a circle, as a share of it."""

_LINE = "%.2f %.2f l "
_CURVE = "%.2f %.2f %.2f %.2f %.2f %.2f c "
_ROUNDED = "%.2f %.2f m " + (_LINE + _CURVE) * 4 + "h"


def filled(colour: Colour, path: str) -> str:
    """Return the steps that fill a path."""
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} rg {path} f"


def outlined(colour: Colour, width: float, path: str) -> str:
    """Return the steps that draw along a path."""
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} RG {width:.2f} w {path} S"


def rounded_box(x: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return the path of a box with round corners; a radius of half its width makes a disc."""
    reach = max(min(radius, width / 2, height / 2), 0)
    if not reach:
        return f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
    right, top = x + width, bottom + height
    hold = reach * (1 - _ROUND)
    return _ROUNDED % (
        *(x + reach, bottom, right - reach, bottom),
        *(right - hold, bottom, right, bottom + hold, right, bottom + reach),
        *(right, top - reach),
        *(right, top - hold, right - hold, top, right - reach, top),
        *(x + reach, top),
        *(x + hold, top, x, top - hold, x, top - reach),
        *(x, bottom + reach),
        *(x, bottom + hold, x + hold, bottom, x + reach, bottom),
    )


def straight(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the path of a straight line."""
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l"


def round_ends(steps: str) -> str:
    """Return steps whose lines end round; a line of no length is then a dot."""
    return f"q 1 J {steps} Q"


def ticked(side: float, colour: Colour, x: float = 0, bottom: float = 0) -> str:
    """Return the steps that draw a tick in a square."""
    height = bottom + side
    middle = (x + side * 0.42, height - side * 0.72)
    begin = straight(x + side * 0.2, height - side * 0.5, *middle)
    end = straight(*middle, x + side * 0.82, height - side * 0.26)
    return round_ends(outlined(colour, 2.4, f"{begin} {end}"))
