"""The fonts of the pages: which one has a character, and how its letters are shaped.

Every font lies in ``resources/fonts`` with its licence. A font is opened when the first character
needs it. Text is shaped with HarfBuzz, so that Arabic letters join, Bengali signs stand in their
order and emoji sequences become one picture. A character no font has becomes a visible box.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from taf_desktop.reports.libraries import HarfBuzzObject, harfbuzz
from taf_desktop.support import paths

MISSING = "\u25a1"
"""What is printed for a character that no font has: a visible box."""

_READABLE_LETTERS = {"kern": True, "liga": False, "clig": False}
"""Fonts for Latin letters keep every letter apart: no "fi" drawn as one sign."""


class Letters(Enum):
    """Which letters a page has: the program's own, or wider ones that some people read more easily.

    Lexend is drawn wide and evenly spaced (Shaver-Troup and others, 2018, OFL).
    """

    READABLE = "readable"
    WIDE = "wide"


class Weight(Enum):
    """How heavy the letters are."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Glyph(NamedTuple):
    """One shaped sign. Numbers are in thousandths of the font size.

    ``text`` is what the sign stands for; "" if its neighbour already stands for it.
    """

    id: int
    advance: float
    across: float
    up: float
    text: str


class Stretch(NamedTuple):
    """Signs shown in one go, each with the text it stands for, and how much closer the next stands.

    ``closer`` is in thousandths of the font size as PDF is told it; "" after the last.
    """

    signs: tuple[tuple[int, str], ...]
    closer: str


@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """A piece of text of one font, in the order it is drawn from left to right.

    ``simple`` says that each character is one sign. ``flat`` has the signs once more if all of them
    stand on one line and each stands for some text; it is empty if they do not.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    simple: bool
    flat: tuple[Stretch, ...]


_VISIBLE = 0.5
"""Moves smaller than this, in thousandths of the font size, are not worth a step."""

_WORDS_REMEMBERED = 8192
"""For each font; about ten times the different words of a long assessment."""


class Face:
    """One font file. ``number`` is its place in the list of all fonts, from 0."""

    def __init__(self, folder: str, file: str, number: int, *, plain: bool = False) -> None:
        self.number = number
        self._parts = ("fonts", folder, file)
        self._features = _READABLE_LETTERS if plain else {}
        self._advances: dict[int, float] = {}
        self._outlines: dict[int, str] = {}
        # The same words come again on the next page, in the next draft and the next document.
        # They are forgotten with the process, which locking replaces.
        self._remembered = lru_cache(_WORDS_REMEMBERED)(self._shape)

    @cached_property
    def data(self) -> bytes:
        """The font file."""
        return paths.resource(*self._parts).read_bytes()

    @cached_property
    def opened(self) -> HarfBuzzObject:
        """The font, opened for shaping."""
        return harfbuzz.Face(harfbuzz.Blob(self.data))

    @cached_property
    def _font(self) -> HarfBuzzObject:
        return harfbuzz.Font(self.opened)

    @cached_property
    def coverage(self) -> frozenset[int]:
        """The code points this font has a sign for."""
        return frozenset(self.opened.unicodes)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The same as characters, to ask of a whole word at once."""
        return frozenset(map(chr, self.coverage))

    @cached_property
    def _scale(self) -> float:
        return 1000 / self.opened.upem

    @cached_property
    def ascent(self) -> float:
        """How far letters reach above the line, as a share of the font size."""
        return self._font.get_font_extents("ltr").ascender * self._scale / 1000

    @cached_property
    def descent(self) -> float:
        """How far letters reach below the line, as a share of the font size; positive."""
        return -self._font.get_font_extents("ltr").descender * self._scale / 1000

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """The box around all signs, in thousandths of the font size (``head`` table)."""
        head = self.opened.reference_table("head").data
        left, bottom, right, top = (
            round(edge * self._scale) for edge in struct.unpack(">4h", head[36:44])
        )
        return left, bottom, right, top

    @cached_property
    def name(self) -> str:
        """The font's PostScript name."""
        return (
            self.opened.get_name(harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
            or f"Font{self.number}"
        )

    def advance(self, glyph: int) -> float:
        """Return a sign's own width in thousandths of the font size."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._font.get_glyph_h_advance(glyph) * self._scale
            self._advances[glyph] = width
        return width

    def outline(self, glyph: int) -> str:
        """Return a sign's outline as PDF path steps, in thousandths of the font size."""
        steps = self._outlines.get(glyph)
        if steps is None:
            pen = _PathPen(self._scale)
            self._font.draw_glyph_with_pen(glyph, pen)
            steps = self._outlines[glyph] = " ".join(pen.steps)
        return steps

    def shape(self, text: str, *, backwards: bool = False, apart: float = 0) -> Shaped:
        """Turn text into signs. ``backwards`` for text that runs from right to left.

        ``apart`` is how many thousandths of the font size stand between two signs more than usual;
        only letters that never join are set apart.
        """
        return self._remembered(text, backwards, apart if self._features else 0)

    def _shape(self, text: str, backwards: bool, apart: float) -> Shaped:
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if backwards else "ltr"
        harfbuzz.shape(self._font, buffer, self._features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        advances = [place.x_advance for place in places]
        meanings = _meanings([info.cluster for info in infos], advances, text)
        scale = self._scale
        glyphs = tuple(
            Glyph(
                info.codepoint,
                place.x_advance * scale + (apart if place.x_advance else 0),
                place.x_offset * scale,
                place.y_offset * scale,
                meaning,
            )
            for info, place, meaning in zip(infos, places, meanings, strict=True)
        )
        simple = not backwards and len(glyphs) == len(text)
        simple = simple and all(len(glyph.text) == 1 for glyph in glyphs)
        flat = all(glyph.text and not (glyph.up or glyph.across) for glyph in glyphs)
        stretches = self._stretches(glyphs) if flat else ()
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs), simple, stretches)

    def _stretches(self, glyphs: Sequence[Glyph]) -> tuple[Stretch, ...]:
        """Return signs of one line in stretches without a move between two of them."""
        found: list[Stretch] = []
        signs: list[tuple[int, str]] = []
        for glyph in glyphs:
            signs.append((glyph.id, glyph.text))
            closer = self.advance(glyph.id) - glyph.advance
            if abs(closer) > _VISIBLE:
                found.append(Stretch(tuple(signs), f"{closer:.1f}"))
                signs = []
        if signs:
            found.append(Stretch(tuple(signs), ""))
        return tuple(found)


def _meanings(clusters: list[int], advances: list[int], text: str) -> list[str]:
    """Return the text of each sign; a cluster's widest sign stands for all of it."""
    if clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    speaker: dict[int, int] = {}
    for place, cluster in enumerate(clusters):
        if cluster not in speaker or advances[place] > advances[speaker[cluster]]:
            speaker[cluster] = place
    return [
        text[cluster : ends[cluster]] if speaker[cluster] == place else ""
        for place, cluster in enumerate(clusters)
    ]


_Point = tuple[float, float]


class _PathPen:
    """Writes down an outline as HarfBuzz tells it; the names are those of its drawing protocol."""

    def __init__(self, scale: float) -> None:
        self.steps: list[str] = []
        self._scale = scale
        self._at: _Point = (0, 0)

    def moveTo(self, to: _Point) -> None:  # noqa: N802 - HarfBuzz's name
        self._step("m", to)

    def lineTo(self, to: _Point) -> None:  # noqa: N802 - HarfBuzz's name
        self._step("l", to)

    def qCurveTo(self, control: _Point, to: _Point) -> None:  # noqa: N802 - HarfBuzz's name
        """Turn a curve with one control point into one with two, which is all PDF has."""
        first = _towards(self._at, control)
        self._step("c", first, _towards(to, control), to)

    def curveTo(self, first: _Point, second: _Point, to: _Point) -> None:  # noqa: N802 - as above
        self._step("c", first, second, to)

    def closePath(self) -> None:  # noqa: N802 - HarfBuzz's name
        self.steps.append("h")

    def _step(self, name: str, *points: _Point) -> None:
        numbers = [f"{value * self._scale:.1f}" for point in points for value in point]
        self.steps.append(" ".join([*numbers, name]))
        self._at = points[-1]


def _towards(end: _Point, control: _Point) -> _Point:
    return (end[0] + 2 * control[0]) / 3, (end[1] + 2 * control[1]) / 3


_ATKINSON = "atkinson-hyperlegible-next"
_FILES = (
    (_ATKINSON, "AtkinsonHyperlegibleNext_400Regular.ttf"),
    (_ATKINSON, "AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    (_ATKINSON, "AtkinsonHyperlegibleNext_700Bold.ttf"),
    ("noto-sans", "NotoSans_400Regular.ttf"),
    ("noto-sans", "NotoSans_700Bold.ttf"),
    ("noto-naskh-arabic", "NotoNaskhArabic_400Regular.ttf"),
    ("noto-naskh-arabic", "NotoNaskhArabic_700Bold.ttf"),
    ("noto-sans-gurmukhi", "NotoSansGurmukhi_400Regular.ttf"),
    ("noto-sans-gurmukhi", "NotoSansGurmukhi_700Bold.ttf"),
    ("noto-sans-bengali", "NotoSansBengali_400Regular.ttf"),
    ("noto-sans-bengali", "NotoSansBengali_700Bold.ttf"),
    ("noto-sans-ethiopic", "NotoSansEthiopic_400Regular.ttf"),
    ("noto-sans-ethiopic", "NotoSansEthiopic_700Bold.ttf"),
    ("noto-emoji", "NotoEmoji_400Regular.ttf"),
    ("noto-sans-symbols-2", "NotoSansSymbols2_400Regular.ttf"),
    ("lexend", "Lexend_400Regular.ttf"),
    ("lexend", "Lexend_600SemiBold.ttf"),
    ("lexend", "Lexend_700Bold.ttf"),
    ("noto-sans-hebrew", "NotoSansHebrew_400Regular.ttf"),
    ("noto-sans-hebrew", "NotoSansHebrew_700Bold.ttf"),
    ("noto-sans-thai", "NotoSansThai_400Regular.ttf"),
    ("noto-sans-thai", "NotoSansThai_700Bold.ttf"),
    ("noto-sans-sc", "NotoSansSC_400Regular.ttf"),
)
_LATIN = frozenset({0, 1, 2, 3, 4, 15, 16, 17})
"""The fonts of the list that are for Latin, Greek and Cyrillic letters."""

_LIGHT_CHAIN = (3, 5, 7, 9, 11, 18, 20, 13, 14, 22)
_HEAVY_CHAIN = (4, 6, 8, 10, 12, 19, 21, 13, 14, 22)
_FIRST = {
    (Letters.READABLE, Weight.REGULAR): 0,
    (Letters.READABLE, Weight.SEMIBOLD): 1,
    (Letters.READABLE, Weight.BOLD): 2,
    (Letters.WIDE, Weight.REGULAR): 15,
    (Letters.WIDE, Weight.SEMIBOLD): 16,
    (Letters.WIDE, Weight.BOLD): 17,
}


@cache
def faces() -> tuple[Face, ...]:
    """Return every font, none of them opened yet."""
    return tuple(
        Face(folder, file, number, plain=number in _LATIN)
        for number, (folder, file) in enumerate(_FILES)
    )


@cache
@cache
def chain(weight: Weight, letters: Letters = Letters.READABLE) -> tuple[Face, ...]:
    """Return the fonts to look in for a character, in order."""
    others = _LIGHT_CHAIN if weight is Weight.REGULAR else _HEAVY_CHAIN
    return tuple(faces()[number] for number in (_FIRST[letters, weight], *others))
