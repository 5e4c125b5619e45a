"""Drawings as plain values: lines, shapes and words in a rectangle, for screen and page alike.

Whatever can be drawn (a chart, a family tree) makes such a drawing for the room it is given; a
painter for the screen (``ui.common.drawing_view``) and one for pages (``reports.drawing``) draw it.
Measures are points on a page and pixels on a screen, from the left and from the *top*. Colours are
roles of the palette, never colours: each painter has its own. A drawing is never the only place
where something is said: a sentence and a table say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

Point = tuple[float, float]
"""How far from the left and how far from the top."""


class Role(StrEnum):
    """What a colour is for. ``GROUND`` is whatever the drawing stands on, ``NONE`` is nothing."""

    NONE = ""
    GROUND = "ground"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    EDGE = "edge"
    PLAIN_SOFT = "plain_soft"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"
    GOOD = "good"
    GOOD_SOFT = "good_soft"
    WORRY = "worry"
    WORRY_SOFT = "worry_soft"
    HOPE = "hope"
    HOPE_SOFT = "hope_soft"


class Dash(StrEnum):
    """How a line is broken, so that lines differ without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash_dot"


DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (4, 2.5),
    Dash.DOTTED: (1, 2),
    Dash.DASH_DOT: (6, 2, 1, 2),
}
"""Lengths drawn and left out by turns, as multiples of the width of the line."""


class Anchor(StrEnum):
    """Which part of some words stands where they are placed."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Weight(StrEnum):
    """How heavy words are."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines look: their colour, width and breaks."""

    role: Role = Role.INK
    width: float = 1
    dash: Dash = Dash.SOLID


NO_PEN = Pen(Role.NONE, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float
    pen: Pen = Pen()


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through several points, open at its ends."""

    points: tuple[Point, ...]
    pen: Pen = Pen()


@dataclass(frozen=True, slots=True)
class Rect:
    """A box, filled or outlined or both; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Role = Role.NONE
    pen: Pen = NO_PEN
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a point, filled or outlined or both."""

    x: float
    y: float
    radius: float
    fill: Role = Role.NONE
    pen: Pen = NO_PEN


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape through its corners, filled or outlined or both."""

    points: tuple[Point, ...]
    fill: Role = Role.NONE
    pen: Pen = NO_PEN


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words. ``y`` is the line they stand on; ``x`` is where their ``anchor`` is."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    weight: Weight = Weight.REGULAR
    role: Role = Role.INK


Item = Line | Polyline | Rect | Circle | Polygon | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing: how large it is and what is in it, the hindmost first."""

    width: float
    height: float
    items: tuple[Item, ...] = ()

    def drawn(self, room: Room) -> Drawing:
        """Return this drawing: it was made already, whatever the room."""
        del room
        return self


Measure = Callable[[str, float, Weight], float]
"""How wide some words are at a size and a weight, in the measures of the drawing."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to draw in: how wide and at most how high, how large words are.

    ``text`` is the size of ordinary words, ``small`` that of notes. ``measure`` tells how wide
    words will be, so that a drawing can leave them the room they need.
    """

    width: float
    height: float
    text: float
    small: float
    measure: Measure


class Drawable(Protocol):
    """Anything that can be drawn: it makes its drawing for the room it is given."""

    def drawn(self, room: Room) -> Drawing:
        """Return the drawing, no wider than the room if that is possible."""
        ...


def triangle(x: float, y: float, radius: float, fill: Role, pen: Pen = NO_PEN) -> Polygon:
    """Return a triangle around a point that stands on its side."""
    half = radius * 0.95
    return Polygon(
        ((x, y - radius), (x + half, y + radius * 0.7), (x - half, y + radius * 0.7)), fill, pen
    )


def diamond(x: float, y: float, radius: float, fill: Role, pen: Pen = NO_PEN) -> Polygon:
    """Return a square around a point that stands on its corner."""
    return Polygon(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), fill, pen)


def square(x: float, y: float, radius: float, fill: Role, pen: Pen = NO_PEN) -> Rect:
    """Return a square around a point; ``radius`` is half its side."""
    return Rect(x - radius, y - radius, radius * 2, radius * 2, fill, pen)


def middle_of(size: float) -> float:
    """Return how far below its middle a line of words stands, for words of a size."""
    return size * 0.35


def wrapped(
    text: str, width: float, room: Room, size: float, weight: Weight = Weight.REGULAR
) -> Sequence[str]:
    """Return some words as lines no wider than ``width``; a single longer word has its own line.

    Words with a hard space between them stay on one line.
    """
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\n]+", text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and room.measure(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def scale_to(drawing: Drawing, room: Room) -> float:
    """Return by how much a drawing must be made smaller to have room; 1 if it has room."""
    wide = room.width / drawing.width if drawing.width > room.width else 1
    high = room.height / drawing.height if drawing.height > room.height else 1
    return min(wide, high, 1)


def moved(item: Item, across: float, down: float) -> Item:
    """Return something drawn, moved to the right and down."""
    match item:
        case Polyline() | Polygon():
            return replace(item, points=tuple((x + across, y + down) for x, y in item.points))
        case Line():
            start = replace(item, x=item.x + across, y=item.y + down)
            return replace(start, to_x=item.to_x + across, to_y=item.to_y + down)
        case _:
            return replace(item, x=item.x + across, y=item.y + down)
