"""Words as the drawing steps of a PDF page: which signs, where, and what text each stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.reports.embedding import Codes, FontUse, resource_name
from taf_desktop.reports.fonts import Face, Glyph, Shaped
from taf_desktop.reports.paragraphs import Line, Placed
from taf_desktop.reports.words import Piece

_SPACE = ord(" ")
_VISIBLE = 0.5
"""Moves smaller than this, in thousandths of the font size, are not worth a step."""


class _Shown(dict[Shaped, str]):
    """The steps that show each word of one font whose signs stand on one line, at any size."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, shaped: Shaped) -> str:
        """Write a word down, and know how from now on."""
        code = self._codes.__getitem__
        parts = [f"<{''.join(map(code, signs))}>{closer}" for signs, closer in shaped.flat]
        shown = self[shaped] = "".join(parts)
        return shown


class Lettering:
    """Writes the words of one document. ``fonts`` notes which signs of which fonts it used."""

    def __init__(self) -> None:
        self.fonts = FontUse()
        self._steps: list[str] = []
        self._shown: dict[Face, _Shown] = {}

    def steps(self, line: Line, pieces: Sequence[Placed], x: float, baseline: float) -> list[str]:
        """Return the steps that draw pieces of a line, ``x`` and ``baseline`` as PDF counts."""
        red, green, blue = line.look.colour
        self._steps = [f"BT {red:.3f} {green:.3f} {blue:.3f} rg"]
        marks: list[str] = []
        ends = line.space_after and pieces[-1] is line.pieces[-1]
        for group in _groups(pieces):
            ending = self._space(group[-1].piece) if ends and group[-1] is pieces[-1] else ""
            marks += self._words(group, x + group[0].x, baseline, line.look.size, ending)
        return [*self._steps, "ET", *marks]

    def _space(self, piece: Piece) -> str:
        """Return what parts a line's last word from the next line's first one.

        It needs no room; programs that read aloud need it. Where words read from the right they
        find their own way.
        """
        if piece.level % 2 or _SPACE not in piece.face.coverage:
            return ""
        sign = piece.face.shape(" ").glyphs[0].id
        return f"<{self.fonts.codes(piece.face)[sign, ' ']}>"

    def _words(
        self, group: Sequence[Placed], x: float, baseline: float, size: float, ending: str
    ) -> list[str]:
        """Show words of one font, with what parts them from the next line's.

        Returned are the drawing steps of marks that are no signs of their own.

        Where several signs stand for several letters at once, the file says which. Words read from
        the right do without: each of their signs is given its letter, and the dots that belong to
        it are drawn as shapes, because reading programs expect nothing else there.
        """
        face, from_right = group[0].piece.face, group[0].piece.level % 2 == 1
        self._steps.append(f"/{resource_name(face)} {size:.2f} Tf")
        if all(placed.piece.shaped.flat for placed in group):
            shown = self._shown_in(face)
            steps = "".join([shown[placed.piece.shaped] for placed in group]).replace("><", "")
            self._steps.append(f"1 0 0 1 {x:.3f} {baseline:.3f} Tm [{steps}{ending}] TJ")
            return []
        glyphs = [glyph for placed in group for glyph in placed.piece.shaped.glyphs]
        told = from_right or all(glyph.text for glyph in glyphs)
        if not told:
            text = "".join(placed.piece.text for placed in group).encode("utf-16-be").hex()
            self._steps.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
        marks = self._signs(face, glyphs, x, baseline, size, as_shapes=from_right)
        if not told:
            self._steps.append("EMC")
        self._show([f"[{ending}"] if ending else [])
        return marks

    def _shown_in(self, face: Face) -> _Shown:
        shown = self._shown.get(face)
        if shown is None:
            shown = self._shown[face] = _Shown(self.fonts.codes(face))
        return shown

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
        codes = self.fonts.codes(face)
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
            steps.append(f"<{codes[glyph.id, glyph.text]}>")
            drawn = left + face.advance(glyph.id) * size / 1000
            if glyph.up:
                self._show(steps)
                steps = []
        self._show(steps)
        return marks

    def _show(self, steps: list[str]) -> None:
        if steps:
            self._steps.append("".join(steps).replace("><", "") + "] TJ")


def _shape(face: Face, glyph: Glyph, x: float, y: float, size: float) -> str:
    scale = size / 1000
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {face.outline(glyph.id)} f Q"


def _groups(pieces: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    """Walk neighbours that can be shown in one step: one font, all from left to right.

    Words that read from right to left are shown one by one, in the order they are drawn, which is
    what programs that read a page aloud or search it expect of them.
    """
    start = 0
    for place in range(1, len(pieces)):
        before, after = pieces[place - 1].piece, pieces[place].piece
        same = before.face is after.face and before.level == after.level == 0
        if not (same and before.shaped.simple and after.shaped.simple):
            yield pieces[start:place]
            start = place
    yield pieces[start:]
