"""What charts are made of: numbers on a line of time, and how one line differs from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taf_desktop.domain.drawing import (
    NO_PEN,
    Circle,
    Dash,
    Item,
    Pen,
    Polygon,
    Role,
    diamond,
    square,
    triangle,
)

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True)
class Spot:
    """One number at a place on the line of time; ``at`` counts days from any day."""

    at: float
    value: int


@dataclass(frozen=True, slots=True)
class Series:
    """One line: whose it is, its numbers in the order of time, what is hoped for.

    ``label`` is what stands at its end: the name with the newest number.
    """

    name: str
    spots: tuple[Spot, ...]
    label: str = ""
    hoped: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the line of time and the words below it; ``short`` where there is little room."""

    at: float
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How one line looks: each differs from its neighbours in shape, breaks and colour."""

    shape: str
    dash: Dash
    role: Role

    def pen(self, width: float) -> Pen:
        """Return what the line is drawn with."""
        return Pen(self.role, width, self.dash)

    def mark(self, x: float, y: float, radius: float) -> Item:
        """Return the mark of a number that was said."""
        return _shape(self.shape, x, y, radius, self.role, NO_PEN)

    def hope(self, x: float, y: float, radius: float) -> Item:
        """Return the mark of what is hoped for: the same shape, empty and larger."""
        pen = Pen(self.role, radius * 0.36)
        return _shape(self.shape, x, y, radius * 1.2, Role.GROUND, pen)


_SHAPES = ("circle", "square", "triangle", "diamond", "triangle_down")
_ROLES = (Role.ACCENT, Role.HOPE, Role.WORRY, Role.GOOD, Role.INK)
_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DASH_DOT, Dash.DOTTED)


def look_of(number: int) -> Look:
    """Return how the line with this number looks, counting from 0. Twenty are told apart."""
    place = number % len(_SHAPES)
    return Look(_SHAPES[place], _DASHES[number % len(_DASHES)], _ROLES[place])


def nudges(series: Sequence[Series]) -> dict[tuple[int, int], float]:
    """Return how far marks are moved so that none hides another, in marks' radii.

    The key is the number of the series and of its spot.
    """
    together: dict[Spot, list[tuple[int, int]]] = {}
    for number, each in enumerate(series):
        for place, spot in enumerate(each.spots):
            together.setdefault(spot, []).append((number, place))
    found: dict[tuple[int, int], float] = {}
    for keys in together.values():
        for place, key in enumerate(keys):
            found[key] = (place - (len(keys) - 1) / 2) * 1.5
    return found


def _shape(name: str, x: float, y: float, radius: float, fill: Role, pen: Pen) -> Item:
    match name:
        case "square":
            return square(x, y, radius * 0.88, fill, pen)
        case "triangle":
            return triangle(x, y, radius * 1.15, fill, pen)
        case "triangle_down":
            upward = triangle(x, 0, radius * 1.15, fill, pen)
            return Polygon(tuple((a, y - b) for a, b in upward.points), fill, pen)
        case "diamond":
            return diamond(x, y, radius * 1.2, fill, pen)
        case _:
            return Circle(x, y, radius, fill, pen)
