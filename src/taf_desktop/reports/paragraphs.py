"""Words set into lines: measured, broken where they may be, and put in reading order.

Lines are broken in the order words are spoken. Only then are the words of each line put in the
order they are drawn, so that Urdu or Arabic reads from right to left, with its numbers and names
the right way round. Nothing is ever cut: a word wider than its line goes on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taf_desktop.reports.direction import levels, reads_from_right, visual_order
from taf_desktop.reports.fonts import Face, Shaped, Weight
from taf_desktop.reports.runs import clean, clusters, runs
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Span

_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_TOKEN = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_MAY_BREAK = re.compile(
    r"(?<=[^\W\d_]{2}[-–—/])(?=[^\W\d_]{2})|(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])"
)
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How words look: size in points, weight of plain and of strong words, colour, line height."""

    size: float
    colour: Colour
    weight: Weight = Weight.REGULAR
    strong: Weight = Weight.BOLD
    leading: float = 1.5


class Piece(NamedTuple):
    """A shaped bit of a word or the space between two: one font, one direction. Width in points."""

    text: str
    face: Face
    shaped: Shaped
    level: int
    width: float


class Placed(NamedTuple):
    """A piece and how far it stands from the left end of its line, in points."""

    x: float
    piece: Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, its pieces in the order they are spoken. ``baseline`` is measured from its top."""

    pieces: tuple[Placed, ...]
    look: Look
    width: float
    height: float
    baseline: float
    from_right: bool = False


class _Token(NamedTuple):
    pieces: tuple[Piece, ...]
    width: float
    space: bool


class Typesetter:
    """Sets words into lines. It keeps the shapes of words, so each document has its own."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, Weight, float], _Token] = {}

    def lines(self, spans: Iterable[Span], look: Look, width: float) -> list[Line]:
        """Return the lines of a text, at least one. Line ends in the text are kept."""
        letters: list[str] = []
        strong = bytearray()
        for span in spans:
            text = clean(span.text)
            letters.append(text)
            strong += bytes([span.strong]) * len(text)
        found: list[Line] = []
        start = 0
        for part in "".join(letters).split("\n"):
            found += self._part(part, strong[start : start + len(part)], look, width)
            start += len(part) + 1
        return found

    def text(self, text: str, look: Look, width: float) -> list[Line]:
        """Return the lines of plain words."""
        return self.lines((Span(text),), look, width)

    def width(self, text: str, look: Look) -> float:
        """Return how wide the widest line of a text is if nothing makes it break."""
        return max(line.width for line in self.text(text, look, float("inf")))

    def _part(self, text: str, strong: bytearray, look: Look, width: float) -> list[Line]:
        from_right = reads_from_right(text)
        tokens = self._tokens(text, strong, look, levels(text, from_right=from_right))
        return [
            _line(pieces, look, width, from_right=from_right)
            for pieces in self._fill(tokens, width, look)
        ]

    def _tokens(
        self, text: str, strong: bytearray, look: Look, directions: Sequence[int]
    ) -> list[_Token]:
        tokens: list[_Token] = []
        one_way = not any(directions)
        for match in _TOKEN.finditer(text):
            start = match.start()
            for word in _MAY_BREAK.split(match[0]):
                end = start + len(word)
                if one_way and word and strong.count(strong[start], start, end) == len(word):
                    weight = look.strong if strong[start] else look.weight
                    tokens.append(self._word(word, look, weight))
                elif word:
                    pieces = self._pieces(word, strong[start:end], look, directions[start:end])
                    tokens.append(_token(pieces))
                start = end
        return tokens

    def _word(self, word: str, look: Look, weight: Weight) -> _Token:
        """Return a word of one weight that reads to the right; most words come again and again."""
        key = (word, weight, look.size)
        token = self._words.get(key)
        if token is None:
            pieces = [self._piece(run.text, run.face, look, 0) for run in runs(word, weight)]
            token = self._words[key] = _token(pieces)
        return token

    def _pieces(
        self, word: str, strong: bytearray, look: Look, directions: Sequence[int]
    ) -> list[Piece]:
        pieces: list[Piece] = []
        start = 0
        for place in range(1, len(word) + 1):
            last = place == len(word)
            if last or (strong[place], directions[place]) != (strong[start], directions[start]):
                weight = look.strong if strong[start] else look.weight
                pieces += [
                    self._piece(run.text, run.face, look, directions[start])
                    for run in runs(word[start:place], weight)
                ]
                start = place
        return pieces

    def _piece(self, text: str, face: Face, look: Look, level: int) -> Piece:
        shaped = face.shape(text, backwards=level % 2 == 1)
        return Piece(text, face, shaped, level, shaped.width * look.size / 1000)

    def _fill(self, tokens: Sequence[_Token], width: float, look: Look) -> list[list[Piece]]:
        lines: list[list[Piece]] = []
        current: list[_Token] = []
        used = 0.0
        for token in tokens:
            if current and used + token.width > width + _TOLERANCE and not token.space:
                lines.append(_without_end_spaces(current))
                current, used = [], 0.0
            parts = [token]
            if token.width > width + _TOLERANCE and not token.space:
                parts = self._broken(token, width, look)
                lines += [list(part.pieces) for part in parts[:-1]]
            if current or not token.space or not lines:
                current.append(parts[-1])
                used += parts[-1].width
        if current or not lines:
            lines.append(_without_end_spaces(current))
        return lines

    def _broken(self, token: _Token, width: float, look: Look) -> list[_Token]:
        """Break a word that is wider than the line, each part having at least one sign."""
        parts: list[list[Piece]] = [[]]
        room = width
        for piece in token.pieces:
            start = 0
            while start < len(piece.text):
                end = self._fitting(piece, start, room, look, must=not parts[-1])
                for part in self._part_of(piece, start, end, look):
                    parts[-1].append(part)
                    room -= part.width
                if end < len(piece.text):
                    parts.append([])
                    room = width
                start = end
        return [_token(part) for part in parts]

    def _fitting(self, piece: Piece, start: int, room: float, look: Look, *, must: bool) -> int:
        """Return where a piece must end to fit; after one sign if there ``must`` be one."""
        ends = [start]
        used = 0.0
        for cluster in clusters(piece.text[start:]):
            ends.append(ends[-1] + len(cluster))
            used += self._piece(cluster, piece.face, look, piece.level).width
            if used > room:
                break
        least = 2 if must else 1
        while len(ends) > least:
            if self._part_of(piece, start, ends[-1], look)[0].width <= room:
                break
            ends.pop()
        return ends[-1]

    def _part_of(self, piece: Piece, start: int, end: int, look: Look) -> list[Piece]:
        text = piece.text[start:end]
        return [self._piece(text, piece.face, look, piece.level)] if text else []


def _token(pieces: Sequence[Piece]) -> _Token:
    space = bool(pieces) and re.fullmatch(f"[{_SPACES}]+", pieces[0].text) is not None
    return _Token(tuple(pieces), sum(piece.width for piece in pieces), space)


def _without_end_spaces(tokens: list[_Token]) -> list[Piece]:
    while tokens and tokens[-1].space:
        tokens.pop()
    return [piece for token in tokens for piece in token.pieces]


def _line(pieces: Sequence[Piece], look: Look, width: float, *, from_right: bool) -> Line:
    used = sum(piece.width for piece in pieces)
    x = max(width - used, 0.0) if from_right else 0.0
    places = [0.0] * len(pieces)
    for place in visual_order([piece.level for piece in pieces]):
        places[place] = x
        x += pieces[place].width
    above, below = _reach(pieces, look)
    return Line(
        pieces=tuple(Placed(x, piece) for x, piece in zip(places, pieces, strict=True)),
        look=look,
        width=used,
        height=above + below,
        baseline=above,
        from_right=from_right,
    )


def _reach(pieces: Sequence[Piece], look: Look) -> tuple[float, float]:
    """Return how much room a line needs above and below its baseline, in points.

    Scripts with tall letters make their own line taller and leave the others as they are.
    """
    usual_above, usual_below = 0.95, 0.29
    spare = max(look.leading - usual_above - usual_below, 0.0) / 2
    faces = {piece.face for piece in pieces}
    above = max([usual_above + spare, *(face.ascent for face in faces)])
    below = max([usual_below + spare, *(face.descent for face in faces)])
    return above * look.size, below * look.size
