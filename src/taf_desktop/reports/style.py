"""How a tree of meaning looks: sizes, spaces and colours. Another print format is another style."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taf_desktop.reports.tree import Tone
from taf_desktop.support import paths

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How pages look. Sizes are in points (1/72 inch); ``leading`` is a share of the font size.

    ``colours`` has the roles of ``resources/themes/print.toml``; ``step`` is the unit of all space.
    """

    colours: Mapping[str, Colour]
    body: float = 14
    small: float = 12
    leading: float = 1.4
    heading_leading: float = 1.3
    headings: tuple[float, float, float, float] = (27, 17, 15.5, 14)
    quotation: float = 19
    page_width: float = 210 * MILLIMETRE
    page_height: float = 297 * MILLIMETRE
    side: float = 18 * MILLIMETRE
    top: float = 19 * MILLIMETRE
    foot: float = 24 * MILLIMETRE
    step: float = 4

    @property
    def width(self) -> float:
        """How wide the text column is."""
        return self.page_width - 2 * self.side

    @property
    def height(self) -> float:
        """How high the text column is."""
        return self.page_height - self.top - self.foot

    def heading(self, level: int) -> float:
        """Return the font size of a heading of level 1 to 4."""
        return self.headings[min(max(level, 1), len(self.headings)) - 1]

    def tone(self, tone: Tone) -> Colour:
        """Return the colour of words with this tone."""
        return self.colours["ink" if tone is Tone.PLAIN else tone.value]

    def soft(self, tone: Tone) -> Colour:
        """Return the tint of a box with this tone."""
        return self.colours[f"{tone.value}_soft"]


@cache
def clear_print() -> Style:
    """Return the family's clear print: 14 point, left aligned, dark words on white paper.

    The sizes follow the UK Association for Accessible Formats' guidance on clear print.
    """
    return Style(colours=_colours())


def _colours() -> dict[str, Colour]:
    text = paths.resource("themes", "print.toml").read_text(encoding="utf-8")
    return {role: _read(value) for role, value in tomllib.loads(text)["colours"].items()}


def _read(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
