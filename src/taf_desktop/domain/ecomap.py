"""Draws who is around a family: the family in the middle, a line to each helper and service.

The lines differ in width, breaks and shape, never in colour alone, and say nothing about anybody
but how close it feels to the family now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import hypot, sqrt

from taf_desktop.domain.drawing import (
    Anchor,
    Dash,
    Drawing,
    Item,
    Line,
    Pen,
    Point,
    Polyline,
    Rect,
    Role,
    Room,
    Text,
    Weight,
)
from taf_desktop.domain.drawing_key import KeyEntry, Sign, drawn_key, fitted

HELPER, SERVICE = "helper", "service"
"""The key's words for the two kinds of boxes."""


class Closeness(StrEnum):
    """How close it feels to the family: codes of ``resources/codes/closeness.yaml``."""

    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"
    STRAINED = "strained"
    UNSAID = "not_yet_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody around the family: a helper with round corners, a service with square ones."""

    name: str
    notes: tuple[str, ...] = ()
    closeness: Closeness = Closeness.UNSAID
    service: bool = False


_PENS: Mapping[Closeness, Pen] = {
    Closeness.STRONG: Pen(Role.INK, 3.4),
    Closeness.SOME: Pen(Role.INK, 1.4),
    Closeness.WEAK: Pen(Role.INK, 1.4, Dash.DASHED),
    Closeness.STRAINED: Pen(Role.INK, 1.4),
    Closeness.UNSAID: Pen(Role.MUTED, 1.4, Dash.DOTTED),
}
_LINE = 1.28
_BESIDE = 29.0
"""From this many sizes of small words, there is room on both sides of the family."""
_SIDE, _MIDDLE = 0.32, 0.18
"""Shares of the width for those at each side, and for the family."""
_TALL = 0.7
"""The family's box reaches along this share of those beside it, so that lines stay apart."""
_BEND = 0.05
"""How much nearer the first and last of a side stand, so that all stand around the family."""
_WAVE = 7.0
_EDGE = 1.0
"""Free around everything, so that outlines are drawn whole."""


@dataclass(frozen=True, slots=True)
class Ecomap:
    """Who is around a family. ``key`` has words by ``Closeness``, ``HELPER`` and ``SERVICE``."""

    family: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    key: Mapping[str, str] = field(default_factory=dict["str", "str"])

    def drawn(self, room: Room) -> Drawing:
        """Return the drawing; in a narrow room those around stand below the family."""
        if not self.contacts:
            return Drawing(room.width, 0)
        beside = room.width >= _BESIDE * room.small
        items, bottom = _around(self, room) if beside else _below(self, room)
        key = drawn_key(self._entries(room.small), room, bottom + room.small)
        return Drawing(room.width, key.height, (*items, *key.items))

    def _entries(self, size: float) -> list[KeyEntry]:
        used = {contact.closeness for contact in self.contacts}
        signs: dict[str, Sign] = {}
        for kind, service in ((HELPER, False), (SERVICE, True)):
            if any(contact.service == service for contact in self.contacts):
                signs[kind] = _box_sign(size, service=service)
        signs |= {kind: _line_sign(kind, size) for kind in Closeness if kind in used}
        return [KeyEntry(sign, self.key[name]) for name, sign in signs.items() if name in self.key]


@dataclass(frozen=True, slots=True)
class _Box:
    """Words in a box: how large it is and which lines it holds."""

    width: float
    lines: tuple[tuple[str, Weight], ...]
    size: float
    least: float = 0

    @property
    def height(self) -> float:
        return max(self.size * (_LINE * len(self.lines) + 1), self.least)

    def drawn(self, x: float, y: float, look: Rect) -> list[Item]:
        """Return the box and its words; ``look`` has its fill, outline and corners."""
        box = Rect(x, y, self.width, self.height, look.fill, look.pen, look.radius)
        items: list[Item] = [box]
        y += (self.height - self.size * (_LINE * len(self.lines) + 1)) / 2
        for number, (words, weight) in enumerate(self.lines):
            base = y + self.size * (_LINE * (number + 1) + 0.2)
            middle = x + self.width / 2
            items.append(Text(middle, base, words, self.size, Anchor.MIDDLE, weight))
        return items


_FAMILY_LOOK = Rect(0, 0, 0, 0, Role.ACCENT_SOFT, Pen(Role.ACCENT, 1.8), 16)
_HELPER_LOOK = Rect(0, 0, 0, 0, Role.GROUND, Pen(Role.EDGE, 1.2), 12)
_SERVICE_LOOK = Rect(0, 0, 0, 0, Role.PLAIN_SOFT, Pen(Role.EDGE, 1.2), 0)


def _look_of(contact: Contact) -> Rect:
    return _SERVICE_LOOK if contact.service else _HELPER_LOOK


def _contact_box(contact: Contact, width: float, room: Room) -> _Box:
    inner, size = width - room.small, room.small
    name = fitted(contact.name, inner, room, size, Weight.SEMIBOLD)
    notes = [line for note in contact.notes for line in fitted(note, inner, room, size)]
    lines = (*((words, Weight.SEMIBOLD) for words in name), *((n, Weight.REGULAR) for n in notes))
    return _Box(width, lines, size)


def _family_box(names: Sequence[str], width: float, room: Room) -> _Box:
    lines = [line for n in names for line in fitted(n, width - room.small, room, room.small)]
    return _Box(width, tuple((line, Weight.SEMIBOLD) for line in lines), room.small)


def _sides(contacts: Sequence[Contact]) -> tuple[list[Contact], list[Contact]]:
    """Return who stands left (helpers) and right (services); one kind alone takes both sides."""
    left = [contact for contact in contacts if not contact.service]
    right = [contact for contact in contacts if contact.service]
    if left and right:
        return left, right
    half = (len(contacts) + 1) // 2
    return list(contacts[:half]), list(contacts[half:])


def _around(picture: Ecomap, room: Room) -> tuple[list[Item], float]:
    """Return those around at both sides of the family, and where they end."""
    wide, gap = room.width * _SIDE, room.small * 1.1
    sides = _sides(picture.contacts)
    boxes = [[_contact_box(each, wide, room) for each in side] for side in sides]
    highs = [sum(box.height + gap for box in side) - gap for side in boxes]
    family = _family_box(picture.family, room.width * _MIDDLE, room)
    height = max(*highs, family.height)
    family = replace(family, least=height * _TALL)
    middle = room.width / 2
    lines: list[Item] = []
    drawn: list[Item] = []
    for number, side in enumerate(boxes):
        y = _EDGE + (height - highs[number]) / 2
        for contact, box in zip(sides[number], side, strict=True):
            centre = y + box.height / 2
            near = _EDGE + room.width * _BEND * _bend(centre, height)
            x = near if number == 0 else room.width - wide - near
            drawn += box.drawn(x, y, _look_of(contact))
            level = _level(centre, height, family.height, room.small)
            reach = -family.width / 2 if number == 0 else family.width / 2
            end = (x + wide if number == 0 else x, centre)
            lines += _line(contact.closeness, (middle + reach, level), end)
            y += box.height + gap
    top = _EDGE + (height - family.height) / 2
    centre_box = family.drawn(middle - family.width / 2, top, _FAMILY_LOOK)
    return [*lines, *drawn, *centre_box], height + 2 * _EDGE


def _bend(y: float, height: float) -> float:
    """Return how near somebody stands, 0 to 1: nearer above and below than in the middle."""
    away = min(abs(y - height / 2) / (height / 2), 1)
    return 1 - sqrt(1 - away * away)


def _level(y: float, height: float, family: float, size: float) -> float:
    """Return where a line leaves the family's box, spread over its side."""
    reach = max(family / 2 - size, 0)
    return height / 2 + (y - height / 2) / (height / 2) * reach


def _below(picture: Ecomap, room: Room) -> tuple[list[Item], float]:
    """Return those around one under another, each with a line to one side of the family."""
    size, spine, branch = room.small, room.small, room.small * 4
    family = _family_box(picture.family, room.width, room)
    items, boxes = list[Item](), list[Item]()
    y = end = family.height
    for contact in picture.contacts:
        box = _contact_box(contact, room.width - branch, room)
        y += size
        end = y + box.height / 2
        items += _line(contact.closeness, (spine, end), (branch, end))
        boxes += box.drawn(branch, y, _look_of(contact))
        y += box.height
    spine_line = Line(spine, family.height, spine, end, Pen(Role.EDGE, 1.2))
    return [spine_line, *items, *boxes, *family.drawn(0, 0, _FAMILY_LOOK)], y


def _line(kind: Closeness, start: Point, end: Point) -> list[Item]:
    pen = _PENS[kind]
    if kind != Closeness.STRAINED:
        return [Line(*start, *end, pen)]
    return [Polyline(_zigzag(start, end), pen)]


def _zigzag(start: Point, end: Point) -> tuple[Point, ...]:
    (x, y), (to_x, to_y) = start, end
    length = hypot(to_x - x, to_y - y)
    steps = max(int(length / _WAVE), 2)
    along = ((to_x - x) / steps, (to_y - y) / steps)
    across = (-(to_y - y) / length * _WAVE * 0.6, (to_x - x) / length * _WAVE * 0.6)
    points = [start]
    for step in range(1, steps):
        side = 1 if step % 2 else -1
        points.append(
            (x + along[0] * step + across[0] * side, y + along[1] * step + across[1] * side)
        )
    return (*points, end)


def _line_sign(kind: Closeness, size: float) -> Sign:
    return lambda x, y: _line(kind, (x - size * 1.2, y), (x + size * 1.2, y))


def _box_sign(size: float, *, service: bool) -> Sign:
    look = _SERVICE_LOOK if service else _HELPER_LOOK

    def sign(x: float, y: float) -> list[Item]:
        radius = min(look.radius, size * 0.45)
        return [Rect(x - size, y - size / 2, size * 2, size, look.fill, look.pen, radius)]

    return sign
