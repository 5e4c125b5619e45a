"""Draws a family tree: signs for people, lines for ties, a ring for each home, and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from taf_desktop.domain.drawing import (
    Anchor,
    Circle,
    Drawing,
    Item,
    Line,
    Pen,
    Rect,
    Role,
    Room,
    Text,
    Weight,
    diamond,
    scale_to,
    square,
    triangle,
)
from taf_desktop.domain.drawing_key import KeyEntry, Sign, drawn_key
from taf_desktop.domain.genogram import (
    FamilyTree,
    Member,
    Shape,
    Stroke,
    Union,
    generations,
    unions,
)
from taf_desktop.domain.genogram_cells import LINE, Cells, cells_of
from taf_desktop.domain.genogram_lines import PENS, drawn_lines, lanes_of
from taf_desktop.domain.genogram_places import places

CHILD = "child_of_family"
"""The key's word for the double outline."""
HOUSE = "house"
"""The key's word for the ring."""
_CELL = 7.6
"""How wide a person's column is, in sizes of small words: room for a name of twelve letters."""
_WIDER = (1.2, 1.4, 1.7, 2.0, 2.5, 3.0)
_INSET = 4.0
_OUTLINE = Pen(Role.INK, 1.4)
_RING = Pen(Role.EDGE, 1.2)


@dataclass(frozen=True, slots=True)
class Genogram:
    """A family tree that draws itself for the room it is given.

    ``key`` has the words of its key, by ``Shape``, ``Stroke``, ``CHILD`` and ``HOUSE``. Only what
    is used is explained.
    """

    tree: FamilyTree
    key: Mapping[str, str] = field(default_factory=dict["str", "str"])

    def drawn(self, room: Room) -> Drawing:
        """Return the drawing, in as many rows as it needs.

        One that is too high is tried in wider rooms too, so that it is made as little smaller as
        can be when it is brought to its place.
        """
        if not self.tree.members:
            return Drawing(room.width, 0)
        first = self._in(room)
        if first.height <= room.height:
            return first
        wider = (self._in(replace(room, width=room.width * by)) for by in _WIDER)
        return max((first, *wider), key=lambda drawing: scale_to(drawing, room))

    def _in(self, room: Room) -> Drawing:
        lines = unions(self.tree)
        cell = _CELL * room.small
        columns = int(room.width / cell)
        standing = places(self.tree, generations(self.tree), lines, columns)
        lanes = lanes_of(lines, standing)
        if standing.columns < columns:
            cell = min(room.width / standing.columns, cell * 1.3)
        cells = cells_of(self.tree, standing, lanes.count, room, cell)
        items = (
            *_rings(cells, room.small),
            *drawn_lines(lines, cells, lanes),
            *(item for member in self.tree.members for item in _person(member, cells, room.small)),
        )
        key = drawn_key(self._entries(lines, room.small), room, cells.bottom + room.small)
        width = max(room.width, cells.edge(standing.columns))
        return Drawing(width, key.height, (*items, *key.items))

    def _entries(self, lines: Sequence[Union], size: float) -> list[KeyEntry]:
        """Return the signs and lines that are used, with their words."""
        used: dict[str, Sign] = {}
        shapes = {member.shape for member in self.tree.members}
        for shape in Shape:
            if shape in shapes:
                used[shape] = _sign_of(shape, size * 0.6)
        if any(member.child for member in self.tree.members):
            used[CHILD] = _twice(size * 0.6)
        strokes = {line.couple for line in lines if len(line.parents) > 1}
        strokes |= {line.descent for line in lines if line.children}
        for stroke in Stroke:
            if stroke in strokes:
                used[stroke] = _stroke_sign(stroke, size)
        if self.tree.houses:
            used[HOUSE] = lambda x, y: [_ring(x - size, y - size * 0.6, size * 2, size * 1.2)]
        return [KeyEntry(sign, self.key[name]) for name, sign in used.items() if name in self.key]


def _rings(cells: Cells, size: float) -> Iterator[Item]:
    for ring in cells.places.rings:
        left, top = cells.edge(ring.left) + _INSET, cells.rows[ring.top].top
        bottom = cells.rows[ring.bottom - 1].bottom
        yield _ring(left, top, cells.edge(ring.right) - _INSET - left, bottom - top)
        for number, words in enumerate(cells.titles[ring.house.id]):
            y = top + size * (LINE * (number + 1) + 0.1)
            yield Text(left + 8, y, words, size, weight=Weight.SEMIBOLD, role=Role.MUTED)


def _ring(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(x, y, width, height, Role.PLAIN_SOFT, _RING, min(width, height, 20) / 2)


def _person(member: Member, cells: Cells, size: float) -> Iterator[Item]:
    x, y = cells.x(member.id), cells.y(member.id)
    yield from _sign_of(member.shape, cells.reach)(x, y)
    if member.child:
        yield from _sign_of(member.shape, cells.reach * 0.72)(x, y)
    label = cells.labels[member.id]
    weights = [Weight.SEMIBOLD] * len(label.name) + [Weight.REGULAR] * len(label.notes)
    top = y + cells.reach + size * 0.35
    for number, words in enumerate((*label.name, *label.notes)):
        base = top + size * (LINE * number + 0.95)
        yield Text(x, base, words, size, Anchor.MIDDLE, weights[number])


def _sign_of(shape: Shape, reach: float) -> Sign:
    def sign(x: float, y: float) -> list[Item]:
        match shape:
            case Shape.SQUARE:
                return [square(x, y, reach * 0.9, Role.GROUND, _OUTLINE)]
            case Shape.CIRCLE:
                return [Circle(x, y, reach, Role.GROUND, _OUTLINE)]
            case Shape.DIAMOND:
                return [diamond(x, y, reach * 1.1, Role.GROUND, _OUTLINE)]
            case _:
                return [triangle(x, y, reach, Role.GROUND, _OUTLINE)]

    return sign


def _twice(reach: float) -> Sign:
    def sign(x: float, y: float) -> list[Item]:
        outer, inner = _sign_of(Shape.CIRCLE, reach), _sign_of(Shape.CIRCLE, reach * 0.6)
        return [*outer(x, y), *inner(x, y)]

    return sign


def _stroke_sign(stroke: Stroke, size: float) -> Sign:
    def sign(x: float, y: float) -> list[Item]:
        drawn: list[Item] = [Line(x - size, y, x + size, y, PENS[stroke])]
        if stroke == Stroke.PARTED:
            drawn += [
                Line(x + a - 3, y + 5, x + a + 3, y - 5, Pen(Role.INK, 1.6)) for a in (-2.5, 2.5)
            ]
        return drawn

    return sign
