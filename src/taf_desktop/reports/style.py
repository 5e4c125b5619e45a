"""How a tree of meaning looks: sizes, spaces and colours. Another print format is another style."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from taf_desktop.reports.fonts import Letters
from taf_desktop.reports.tree import Tone
from taf_desktop.support import paths

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

MILLIMETRE = 72 / 25.4
_NARROW = 29
"""A text column of fewer letter sizes than this is too narrow for things side by side."""

_WIDER = 1.25
"""How much more room the wide letters take, with the room between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How pages look. Sizes are in points (1/72 inch); ``leading`` is a share of the font size.

    ``colours`` has the roles of ``resources/themes/print.toml``; ``step`` is the unit of all space.
    ``apart`` and ``between_words`` are room between letters and words as shares of the font size.
    ``ground`` tints the whole page. ``printer_safe`` tells boxes apart by edges and patterns, so
    that nothing rests on a tint. ``from_right`` lays pages out for languages read from the right.
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
    letters: Letters = Letters.READABLE
    apart: float = 0
    between_words: float = 0
    ground: Colour | None = None
    printer_safe: bool = False
    from_right: bool = False

    @property
    def width(self) -> float:
        """How wide the text column is."""
        return self.page_width - 2 * self.side

    @property
    def height(self) -> float:
        """How high the text column is."""
        return self.page_height - self.top - self.foot

    @property
    def narrow(self) -> bool:
        """Whether tables and lines from 0 to 10 must be set one part under another."""
        letter = self.body * (_WIDER if self.letters is Letters.WIDE else 1)
        return self.width < _NARROW * letter

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
    return Style(colours=colours())


@cache
def colours(*, printer_safe: bool = False) -> Mapping[str, Colour]:
    """Return the colours of a page by role; black and white alone if it must be printer safe."""
    palette = _palette()
    return palette["colours"] | (palette["printer_safe"] if printer_safe else {})


def ground(name: str) -> Colour:
    """Return the colour of tinted paper, such as "cream"."""
    return _palette()["grounds"][name]


@cache
def _palette() -> dict[str, dict[str, Colour]]:
    text = paths.resource("themes", "print.toml").read_text(encoding="utf-8")
    return {
        name: {role: _read(value) for role, value in part.items()}
        for name, part in tomllib.loads(text).items()
    }


def _read(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
