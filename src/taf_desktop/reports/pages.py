"""Where each page ends: strips laid on pages; boxes closed at the foot, opened again on the next.

What holds together moves to the next page as one if it fits there; what is longer than a page
breaks where it holds least. Every strip is placed exactly once, but for spare ones without room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.strips import Box, Hold, Strip, total

_MOST_REPEATED = 0.3
"""A heading row is repeated on the next page if it takes no more than this share of the page."""

_FIRST_STRIPS = 6
"""So many lines of what is longer than a page stand together: a heading of two and what follows."""


@dataclass(eq=False, slots=True)
class _Stretch:
    """The part of a box that lies on one page."""

    box: Box
    top: float
    begins: bool
    bottom: float = 0
    ends: bool = False


@dataclass(eq=False, slots=True)
class Page:
    """What lies on one page. Measures are points from the top of the text column."""

    stretches: list[_Stretch] = field(default_factory=list[_Stretch])
    strips: list[tuple[float, Strip]] = field(default_factory=list[tuple[float, Strip]])

    def draw(self, canvas: PageCanvas, top: float) -> None:
        """Draw the boxes, the outer ones first, then everything in them."""
        for stretch in self.stretches:
            if stretch.box.draw is not None:
                stretch.box.draw(
                    canvas, top + stretch.top, top + stretch.bottom, stretch.begins, stretch.ends
                )
        for place, strip in self.strips:
            if strip.draw is not None:
                strip.draw(canvas, top + place)


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """Lay strips on pages whose text column is so many points high."""
    maker = _Maker(height)
    for group in _groups(strips, Hold.TOGETHER):
        maker.add_group(group)
    return maker.finish()


class _Maker:
    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = [Page()]
        self.y = 0.0
        self.open: list[_Stretch] = []
        self.started: set[Box] = set()

    def add_group(self, group: Sequence[Strip]) -> None:
        """Lay strips that belong together, on the next page if they fit there and not here."""
        if group[0].spare and not self._fits(group):
            return
        if group[0].new_page and self.pages[-1].strips:
            self._next_page(group[0])
        if self._fits(group):
            self._place_all(group)
        elif self._fits_on_a_page(group):
            self._next_page(group[0])
            self._place_all(group)
        else:
            self._add_long_group(group)

    def _add_long_group(self, group: Sequence[Strip]) -> None:
        for part in _groups(group, Hold.FIRM):
            if self._fits(part):
                self._place_all(part)
            elif self._fits_on_a_page(part):
                self._next_page(part[0])
                self._place_all(part)
            else:
                self._add_endless(part)

    def _add_endless(self, part: Sequence[Strip]) -> None:
        """Lay what holds firmly and is longer than a page: a goal told in a thousand words.

        A heading before it goes over with its beginning.
        """
        first = part[:_FIRST_STRIPS]
        if not self._fits(first) and self._fits_on_a_page(first):
            self._next_page(part[0])
        for strip in part:
            if not self._fits([strip]):
                self._next_page(strip)
            self._place(strip)

    def finish(self) -> list[Page]:
        """Close every box and return the pages."""
        self._close(0, ends=True)
        return self.pages

    def _fits(self, group: Sequence[Strip]) -> bool:
        if not self.pages[-1].strips:
            return self._fits_on_a_page(group)
        return self.y + self._need(group, [stretch.box for stretch in self.open]) <= self.height

    def _fits_on_a_page(self, group: Sequence[Strip]) -> bool:
        again = sum(total(box.again) for box in group[0].boxes if box in self.started)
        return again + self._need(group, []) - group[0].space <= self.height

    def _need(self, group: Sequence[Strip], opened: list[Box]) -> float:
        """Return the room strips need from here on, with the boxes they open and must close."""
        need = 0.0
        opened = list(opened)
        for strip in group:
            common = _common(opened, strip.boxes)
            need += sum(box.below for box in opened[common:])
            need += sum(box.above for box in strip.boxes[common:])
            need += strip.space + strip.height
            opened = list(strip.boxes)
        return need + sum(box.below for box in opened)

    def _place_all(self, group: Sequence[Strip]) -> None:
        for strip in group:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        page = self.pages[-1]
        self._close(_common([stretch.box for stretch in self.open], strip.boxes), ends=True)
        if page.strips:
            self.y += strip.space
        for box in strip.boxes[len(self.open) :]:
            self._open(box)
        page.strips.append((self.y, strip))
        self.y += strip.height

    def _open(self, box: Box) -> None:
        stretch = _Stretch(box, self.y, begins=box not in self.started)
        self.pages[-1].stretches.append(stretch)
        self.open.append(stretch)
        self.y += box.above
        if not stretch.begins and total(box.again) <= self.height * _MOST_REPEATED:
            for strip in box.again:
                self.pages[-1].strips.append((self.y, strip))
                self.y += strip.height
        self.started.add(box)

    def _close(self, keep: int, *, ends: bool) -> None:
        while len(self.open) > keep:
            stretch = self.open.pop()
            self.y += stretch.box.below
            stretch.bottom = self.y
            stretch.ends = ends

    def _next_page(self, first: Strip) -> None:
        common = _common([stretch.box for stretch in self.open], first.boxes)
        self._close(common, ends=True)
        self._close(0, ends=False)
        self.pages.append(Page())
        self.y = 0.0


def _common(opened: Sequence[Box], wanted: Sequence[Box]) -> int:
    """Return how many boxes, from the outside, are the same."""
    count = 0
    for one, other in zip(opened, wanted, strict=False):
        if one is not other:
            break
        count += 1
    return count


def _groups(strips: Sequence[Strip], hold: Hold) -> Iterator[list[Strip]]:
    """Walk the groups of strips that hold on to each other at least as firmly as ``hold``."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if strip.hold < hold:
            yield group
            group = []
    if group:
        yield group
