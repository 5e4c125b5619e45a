"""What blocks become before pages are made: strips, one under another, inside boxes.

A strip is the smallest part that is never broken: one line of words, one row of a table. Blocks
only say how high their strips are and which of them belong together; ``reports.pages`` decides
where each page ends. That is why no text can be too long for its box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.tags import Meaning

Draw = Callable[[PageCanvas, float], None]
"""Draws a strip whose top is so many points below the top of the page."""

DrawBox = Callable[[PageCanvas, float, float, bool, bool], None]
"""Draws a box from a top to a bottom; says whether it begins and whether it ends there."""


class Hold(IntEnum):
    """How firmly a strip holds on to the next one."""

    LOOSE = 0
    TOGETHER = 1
    FIRM = 2


@dataclass(eq=False, slots=True, kw_only=True)
class Box:
    """Something drawn behind or around strips: a tint, a border, a bar.

    A box that goes on over pages is drawn once on each. ``again`` is repeated where it goes on.
    """

    above: float = 0
    below: float = 0
    draw: DrawBox | None = None
    again: tuple[Strip, ...] = ()


class Strip(NamedTuple):
    """A part that is never broken. ``space`` above it is left out at the top of a page.

    A ``spare`` strip is left out where the page has no room for it.
    """

    height: float
    draw: Draw | None = None
    space: float = 0
    hold: Hold = Hold.LOOSE
    boxes: tuple[Box, ...] = ()
    new_page: bool = False
    spare: bool = False


class Place(NamedTuple):
    """Where a block may stand: from where, how wide, in which boxes, as part of what."""

    left: float
    width: float
    meaning: Meaning
    boxes: tuple[Box, ...] = ()

    def inside(self, box: Box, *, left: float = 0, right: float = 0) -> Place:
        """Return the place inside a box, so many points in from the left and the right."""
        place = self.indented(left, right)
        return place._replace(boxes=(*self.boxes, box))

    def indented(self, left: float, right: float = 0) -> Place:
        """Return a narrower place."""
        width = max(self.width - left - right, 1)
        return Place(self.left + left, width, self.meaning, self.boxes)

    def meaning_as(self, role: str, *, about: str = "", title: str = "") -> Place:
        """Return the same place as a new part of the document."""
        return self.meaning_of(self.meaning.add(role, about=about, title=title))

    def meaning_of(self, meaning: Meaning) -> Place:
        """Return the same place as a part of the document that there is already."""
        return Place(self.left, self.width, meaning, self.boxes)


def line_strips(lines: Sequence[Line], place: Place, *, hold: Hold = Hold.LOOSE) -> list[Strip]:
    """Return a strip for each line. No line stands alone at the end or the start of a page."""
    firm = {0, len(lines) - 2} - {len(lines) - 1}
    return [
        Strip(
            height=line.height,
            draw=_draw_line(line, place),
            hold=Hold.FIRM if number in firm else hold,
            boxes=place.boxes,
        )
        for number, line in enumerate(lines)
    ]


def _draw_line(line: Line, place: Place) -> Draw:
    def draw(canvas: PageCanvas, top: float) -> None:
        canvas.draw_words(line, place.left, top, place.meaning)

    return draw


def with_space(strips: Sequence[Strip], space: float) -> list[Strip]:
    """Return strips with so many points of space above the first."""
    if not strips:
        return []
    return [strips[0]._replace(space=strips[0].space + space), *strips[1:]]


def held(strips: Sequence[Strip], hold: Hold, *, last: Hold = Hold.LOOSE) -> list[Strip]:
    """Return strips that hold on to each other, the last one as ``last`` says."""
    if not strips:
        return []
    return [*(_holding(strip, hold) for strip in strips[:-1]), _holding(strips[-1], last)]


def _holding(strip: Strip, hold: Hold) -> Strip:
    return strip if strip.hold >= hold else strip._replace(hold=hold)


def total(strips: Sequence[Strip]) -> float:
    """Return how high strips are, one under another."""
    return sum([strip.height + strip.space for strip in strips])


def over(strip: Strip, *draws: Draw) -> Strip:
    """Return a strip that draws more than it did: a number before a line, a tick box after it."""
    every = [draw for draw in (strip.draw, *draws) if draw is not None]

    def draw(canvas: PageCanvas, top: float) -> None:
        for each in every:
            each(canvas, top)

    return strip._replace(draw=draw)


def as_furniture(strip: Strip, kind: str) -> Strip:
    """Return a strip that is not read aloud: what it says has been said."""

    def draw(canvas: PageCanvas, top: float) -> None:
        if strip.draw is not None:
            with canvas.furniture(kind):
                strip.draw(canvas, top)

    return strip._replace(draw=draw)


def stacked(strips: Sequence[Strip], boxes: tuple[Box, ...]) -> Strip:
    """Return one strip made of several, which is then never broken."""

    def draw(canvas: PageCanvas, top: float) -> None:
        for strip in strips:
            top += strip.space
            if strip.draw is not None:
                strip.draw(canvas, top)
            top += strip.height

    return Strip(height=total(strips), draw=draw, boxes=boxes)


def side_by_side(
    columns: Sequence[Sequence[Strip]], boxes: tuple[Box, ...], *, most: float
) -> list[Strip]:
    """Return the strips of columns that stand beside one another.

    They are one strip if they are no higher than ``most``; else they may break between their lines.
    """
    if max(map(total, columns), default=0) <= most:
        return [_beside([stacked(column, boxes) for column in columns], boxes)]
    longest = max(map(len, columns))
    rows = [[column[n] for column in columns if n < len(column)] for n in range(longest)]
    return [_beside(row, boxes) for row in rows]


def _beside(strips: Sequence[Strip], boxes: tuple[Box, ...]) -> Strip:
    def draw(canvas: PageCanvas, top: float) -> None:
        for strip in strips:
            if strip.draw is not None:
                strip.draw(canvas, top + strip.space)

    height = max((strip.height + strip.space for strip in strips), default=0)
    return Strip(height=height, draw=draw, boxes=boxes)
