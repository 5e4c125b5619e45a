"""Boxes, discs and lines as the drawing steps of a PDF page.

Measures are points from the left and the bottom of the page, as PDF counts them.
"""

from __future__ import annotations

from collections.abc import Sequence

from taf_desktop.reports.style import Colour

_ROUND = 0.5523
"""How far a curve's control points reach to follow a quarter of a circle, as a share of it."""


def filled(colour: Colour, path: str) -> str:
    """Return the steps that fill a path."""
    return f"{_numbers(colour)} rg {path} f"


def outlined(colour: Colour, width: float, path: str) -> str:
    """Return the steps that draw along a path."""
    return f"{_numbers(colour)} RG {width:.2f} w {path} S"


def rounded_box(x: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return the path of a box with round corners; a radius of half its width makes a disc."""
    reach = max(min(radius, width / 2, height / 2), 0)
    if not reach:
        return f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
    right, top = x + width, bottom + height
    hold = reach * (1 - _ROUND)
    return " ".join(
        (
            f"{x + reach:.2f} {bottom:.2f} m {right - reach:.2f} {bottom:.2f} l",
            _curve(right - hold, bottom, right, bottom + hold, right, bottom + reach),
            f"{right:.2f} {top - reach:.2f} l",
            _curve(right, top - hold, right - hold, top, right - reach, top),
            f"{x + reach:.2f} {top:.2f} l",
            _curve(x + hold, top, x, top - hold, x, top - reach),
            f"{x:.2f} {bottom + reach:.2f} l",
            _curve(x, bottom + hold, x + hold, bottom, x + reach, bottom),
            "h",
        )
    )


def straight(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the path of a straight line."""
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l"


def round_ends(steps: str) -> str:
    """Return steps whose lines end round; a line of no length is then a dot."""
    return f"q 1 J {steps} Q"


def _curve(*numbers: float) -> str:
    return _numbers(numbers, 2) + " c"


def _numbers(numbers: Sequence[float], places: int = 3) -> str:
    return " ".join(f"{number:.{places}f}" for number in numbers)
