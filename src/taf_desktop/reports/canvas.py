"""The few drawing functions everything on a page goes through.

Measures are points from the left and from the *top* of the page. Words are drawn with their meaning
(``Meaning``) and everything else as decoration, so that nothing can be drawn without saying which
of the two it is.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from taf_desktop.reports.embedding import FontUse, resource_name
from taf_desktop.reports.fonts import Face, Glyph
from taf_desktop.reports.libraries import Canvas
from taf_desktop.reports.paragraphs import Line, Piece, Placed
from taf_desktop.reports.shapes import filled, outlined, round_ends, rounded_box, straight
from taf_desktop.reports.style import Colour, Style

_VISIBLE = 0.5
"""Moves smaller than this, in thousandths of the font size, are not worth a step."""


@dataclass(eq=False, slots=True)
class Meaning:
    """What a drawn part is: a role of PDF structure (H1, P, L, TH, …) within its parent."""

    role: str
    parent: Meaning | None = None
    children: list[Meaning] = field(default_factory=list["Meaning"])

    def add(self, role: str) -> Meaning:
        """Return a new part inside this one."""
        child = Meaning(role, self)
        self.children.append(child)
        return child


class PageCanvas(Canvas):
    """A PDF file in the making, without any of the fonts a reader would have to bring."""

    def __init__(self, style: Style, *, title: str, language: str) -> None:
        self._file = BytesIO()
        self._fonts = FontUse()
        self._shown: dict[tuple[int, int, str], str] = {}
        self._height = style.page_height
        Canvas.__init__(
            self,
            self._file,
            pagesize=(style.page_width, style.page_height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("TAF Desktop")
        self.setProducer("TAF Desktop")

    def _make_preamble(self) -> None:
        """Begin a page with no font at all: ReportLab would name one of the standard fonts here."""
        self._preamble = "1 0 0 1 0 0 cm"

    def finish(self) -> bytes:
        """Return the finished file."""
        self._fonts.embed(self._doc)
        self.save()
        return self._file.getvalue()

    def _write(self, *steps: str) -> None:
        """Add drawing steps, in PDF's own words, to the page."""
        self._code.extend(steps)

    @contextmanager
    def content(self, meaning: Meaning) -> Generator[None]:
        """Draw something a reader must be told, under its meaning."""
        del meaning  # the place where tags are opened and closed
        yield

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Draw something a reader need not be told: a tint, a rule, a page number."""
        self._write("/Artifact BMC")
        yield
        self._write("EMC")

    def draw_words(self, line: Line, x: float, top: float, meaning: Meaning | None) -> None:
        """Draw a line of words; without a meaning it is part of the page's furniture."""
        if not line.pieces:
            return
        with self.content(meaning) if meaning else self.decoration():
            baseline = self._height - top - line.baseline
            red, green, blue = line.look.colour
            self._write(f"BT {red:.3f} {green:.3f} {blue:.3f} rg")
            marks: list[str] = []
            for group in _groups(line.pieces):
                marks += self._words(group, x + group[0].x, baseline, line.look.size)
            self._write("ET")
            self._write(*marks)

    def _words(self, group: Sequence[Placed], x: float, baseline: float, size: float) -> list[str]:
        """Show words of one font. Return the drawing steps of marks that are no signs of their own.

        Where several signs stand for several letters at once, the file says which. Words read from
        the right do without: each of their signs is given its letter, and the dots that belong to
        it are drawn as shapes, because reading programs expect nothing else there.
        """
        face, from_right = group[0].piece.face, group[0].piece.level % 2 == 1
        self._write(f"/{resource_name(face)} {size:.2f} Tf")
        if all(placed.piece.shaped.flat for placed in group):
            steps = "".join(self._flat(placed.piece) for placed in group).replace("><", "")
            self._write(f"1 0 0 1 {x:.3f} {baseline:.3f} Tm [{steps}] TJ")
            return []
        glyphs = [glyph for placed in group for glyph in placed.piece.shaped.glyphs]
        told = from_right or all(glyph.text for glyph in glyphs)
        if not told:
            text = "".join(placed.piece.text for placed in group).encode("utf-16-be").hex()
            self._write(f"/Span <</ActualText <FEFF{text}>>> BDC")
        marks = self._signs(face, glyphs, x, baseline, size, as_shapes=from_right)
        if not told:
            self._write("EMC")
        return marks

    def _flat(self, piece: Piece) -> str:
        """Return the steps that show a word whose signs stand on one line, whatever its size."""
        key = (piece.face.number, piece.level % 2, piece.text)
        steps = self._shown.get(key)
        if steps is None:
            parts: list[str] = []
            for glyph in piece.shaped.glyphs:
                parts.append(f"<{self._fonts.code(piece.face, glyph.id, glyph.text):04X}>")
                closer = piece.face.advance(glyph.id) - glyph.advance
                if abs(closer) > _VISIBLE:
                    parts.append(f"{closer:.1f}")
            steps = self._shown[key] = "".join(parts)
        return steps

    def _signs(
        self,
        face: Face,
        glyphs: Sequence[Glyph],
        x: float,
        baseline: float,
        size: float,
        *,
        as_shapes: bool,
    ) -> list[str]:
        """Show signs one after another, moving where the font says so."""
        steps: list[str] = []
        marks: list[str] = []
        pen = drawn = x
        for glyph in glyphs:
            left = pen + glyph.across * size / 1000
            height = baseline + glyph.up * size / 1000
            pen += glyph.advance * size / 1000
            if as_shapes and not glyph.text:
                marks.append(_shape(face, glyph, left, height, size))
                continue
            if glyph.up or not steps:
                self._show(steps)
                steps = [f"1 0 0 1 {left:.3f} {height:.3f} Tm ["]
            elif abs(left - drawn) > _VISIBLE * size / 1000:
                steps.append(f"{(drawn - left) * 1000 / size:.1f}")
            steps.append(f"<{self._fonts.code(face, glyph.id, glyph.text):04X}>")
            drawn = left + face.advance(glyph.id) * size / 1000
            if glyph.up:
                self._show(steps)
                steps = []
        self._show(steps)
        return marks

    def _show(self, steps: list[str]) -> None:
        if steps:
            self._write("".join(steps).replace("><", "") + "] TJ")

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: Colour | None = None,
        edge: Colour | None = None,
        line_width: float = 1,
    ) -> None:
        """Draw a box as decoration, filled or outlined or both."""
        bottom = self._height - top - height
        path = rounded_box(x, bottom, width, height, radius)
        with self.decoration():
            if fill is not None:
                self._write(filled(fill, path))
            if edge is not None:
                self._write(outlined(edge, line_width, path))

    def disc(
        self,
        x: float,
        middle: float,
        radius: float,
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        line_width: float = 1,
    ) -> None:
        """Draw a disc around a point as decoration."""
        left, top, side = x - radius, middle - radius, 2 * radius
        self.box(left, top, side, side, radius=radius, fill=fill, edge=edge, line_width=line_width)

    def dots(self, places: Sequence[float], y: float, radius: float, colour: Colour) -> None:
        """Draw a row of small dots as decoration."""
        height = self._height - y
        path = " ".join(straight(x, height, x, height) for x in places)
        with self.decoration():
            self._write(round_ends(outlined(colour, radius * 2, path)))

    def rule(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour, width: float = 0.75
    ) -> None:
        """Draw a straight line as decoration."""
        path = straight(x, self._height - y, to_x, self._height - to_y)
        with self.decoration():
            self._write(outlined(colour, width, path))


def _shape(face: Face, glyph: Glyph, x: float, y: float, size: float) -> str:
    scale = size / 1000
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {face.outline(glyph.id)} f Q"


def _groups(pieces: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Walk neighbours that can be shown in one step: one font, all from left to right.

    Words that read from right to left are shown one by one, in the order they are drawn, which is
    what programs that read a page aloud or search it expect of them.
    """
    group: list[Placed] = []
    for placed in pieces:
        if group and not _goes_on(group[-1].piece, placed.piece):
            yield group
            group = []
        group.append(placed)
    if group:
        yield group


def _goes_on(before: Piece, after: Piece) -> bool:
    same = before.face is after.face and before.level == after.level == 0
    return same and before.shaped.simple and after.shaped.simple
