"""Words set into lines: measured, broken where they may be, and put in reading order.

Lines are broken in the order words are spoken. Only then are the words of each line put in the
order they are drawn, so that Urdu or Arabic reads from right to left, with its numbers and names
the right way round. Nothing is ever cut: a word wider than its line goes on in the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from taf_desktop.reports.direction import (
    ISOLATES,
    holds_right_to_left,
    isolated,
    language_from_right,
    levels,
    reads_from_right,
    visual_order,
    without_isolates,
)
from taf_desktop.reports.fonts import Letters
from taf_desktop.reports.runs import PLAIN, clean, clusters
from taf_desktop.reports.tree import Span
from taf_desktop.reports.words import Kind, Look, Piece, Text, Token, Words, token

_TOLERANCE = 0.01
_ABOVE, _BELOW = 0.95, 0.29
"""How far usual letters reach from their baseline, as shares of their size."""


class Placed(NamedTuple):
    """A piece and how far it stands from the left end of its line, in points."""

    x: float
    piece: Piece


class Line(NamedTuple):
    """One line, its pieces in the order they are spoken. ``baseline`` is measured from its top.

    ``space_after`` says that a space, which needs no room, parts it from the next line's words.
    """

    pieces: tuple[Placed, ...]
    look: Look
    width: float
    height: float
    baseline: float
    from_right: bool = False
    space_after: bool = False


class _Filled(NamedTuple):
    """What stands in one line, and whether a space was left out at its end."""

    pieces: list[Piece]
    spaced: bool


class Typesetter:
    """Sets words into lines. It keeps the shapes of words, so each document has its own.

    ``apart`` and ``between_words`` are room between letters and, further, between words, as shares
    of the font size. ``from_right`` is for pages that are read from the right.
    """

    def __init__(
        self,
        letters: Letters = Letters.READABLE,
        *,
        apart: float = 0,
        between_words: float = 0,
        from_right: bool = False,
    ) -> None:
        self.from_right = from_right
        self._words = Words(letters, apart=apart * 1000, between_words=between_words * 1000)

    def lines(self, spans: Iterable[Span], look: Look, width: float) -> list[Line]:
        """Return the lines of a text, at least one. Line ends in the text are kept."""
        return self._set(tuple(spans), look, width)

    def text(self, text: str, look: Look, width: float) -> list[Line]:
        """Return the lines of plain words."""
        return self.lines((Span(text),), look, width)

    def width(self, text: str, look: Look) -> float:
        """Return how wide the widest line of a text is if nothing makes it break."""
        return max(line.width for line in self.text(text, look, float("inf")))

    def _set(self, spans: tuple[Span, ...], look: Look, width: float) -> list[Line]:
        found: list[Line] = []
        text = self._read(spans)
        start = 0
        for part in text.letters.split("\n"):
            if found:
                found[-1] = found[-1]._replace(space_after=True)
            end = start + len(part)
            found += self._part(text.part(start, end), look, width)
            start = end + 1
        return found

    def _read(self, spans: tuple[Span, ...]) -> Text:
        """Return the letters of spans; words of another direction are kept in themselves."""
        letters: list[str] = []
        marks = bytearray()
        kinds: list[Kind] = []
        foreign = any(span.language for span in spans)
        mixed = foreign and len(_spoken(spans)) > 1
        apart = [mixed and self._reads_against(span) for span in spans]
        for number, span in enumerate(spans):
            text = clean(span.text)
            if apart[number]:
                begins = not (number and apart[number - 1])
                ends = number + 1 == len(spans) or not apart[number + 1]
                text = isolated(text, begins=begins, ends=ends)
            kind = Kind(span.strong, span if span.language or span.link else None)
            place = next((n for n, each in enumerate(kinds) if _alike(each, kind)), len(kinds))
            if place == len(kinds):
                kinds.append(kind)
            letters.append(text)
            marks += bytes([place]) * len(text)
        whole = "".join(letters)
        plain = not (self.from_right or foreign)
        return Text(whole, marks, kinds, plain and PLAIN.fullmatch(whole) is not None)

    def _reads_against(self, span: Span) -> bool:
        return bool(span.language) and language_from_right(span.language) != self.from_right

    def _part(self, text: Text, look: Look, width: float) -> list[Line]:
        if text.plain:
            filled = self._fill(self._words.from_left(text, look), width, look)
            return [_line(each, look, 0.0, from_right=False) for each in filled]
        from_right = self._reads_from_right(text)
        directions = levels(text.letters, from_right=from_right)
        if not ISOLATES.isdisjoint(text.letters):
            seen = without_isolates(text.letters)
            text = text.only(seen)
            directions = [directions[place] for place in seen]
        filled = self._fill(self._words.of_all_ways(text, look, directions), width, look)
        room = width if from_right and not self.from_right else 0.0
        return [_line(each, look, room, from_right=from_right) for each in filled]

    def _reads_from_right(self, text: Text) -> bool:
        """Say which way a paragraph reads: as its language does, else as most of its letters do.

        On a page read from the right everything does that has any such letter, or no letter at all.
        """
        told = [text.kinds[number].told for number in set(text.marks)]
        spoken = {span.language if span else "" for span in told}
        if len(spoken) == 1 and (language := next(iter(spoken))):
            return language_from_right(language)
        if not self.from_right:
            return reads_from_right(text.letters)
        has_letters = any(sign.isalpha() for sign in text.letters)
        return not has_letters or holds_right_to_left(text.letters)

    def _fill(self, tokens: Sequence[Token], width: float, look: Look) -> list[_Filled]:
        lines: list[_Filled] = []
        current: list[Token] = []
        used = 0.0
        most = width + _TOLERANCE
        for each in tokens:
            wide = each.width
            if each.space:
                # Spaces never begin a line but the first, and stand beyond the end of a full one.
                if current or not lines:
                    current.append(each)
                    used += wide
                continue
            if current and used + wide > most:
                lines.append(_without_end_spaces(current))
                current, used = [], 0.0
            if wide > most:
                *full, each = self._broken(each, width, look)
                lines += [_Filled(list(part.pieces), spaced=False) for part in full]
            current.append(each)
            used += each.width
        if current or not lines:
            lines.append(_without_end_spaces(current))
        return lines

    def _broken(self, whole: Token, width: float, look: Look) -> list[Token]:
        """Break a word that is wider than the line, each part having at least one sign."""
        parts: list[list[Piece]] = [[]]
        room = width
        for piece in whole.pieces:
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
        return [token(part) for part in parts]

    def _fitting(self, piece: Piece, start: int, room: float, look: Look, *, must: bool) -> int:
        """Return where a piece must end to fit; after one sign if there ``must`` be one."""
        ends = [start]
        used = 0.0
        for cluster in clusters(piece.text[start:]):
            ends.append(ends[-1] + len(cluster))
            used += self._words.piece(cluster, piece.face, look.size, piece.level).width
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
        if not text:
            return []
        return [self._words.piece(text, piece.face, look.size, piece.level, piece.span)]


def _spoken(spans: Iterable[Span]) -> set[str]:
    """Return the languages of spans that say anything."""
    return {span.language for span in spans if span.text.strip()}


def _alike(one: Kind, other: Kind) -> bool:
    """Say whether words of two kinds look and mean alike, so that one may stand for the other."""
    if one.told is None or other.told is None or one.told.link or other.told.link:
        return one == other
    return (one.strong, one.told.language) == (other.strong, other.told.language)


def _without_end_spaces(tokens: list[Token]) -> _Filled:
    count = len(tokens)
    while tokens and tokens[-1].space:
        tokens.pop()
    return _Filled([piece for each in tokens for piece in each.pieces], len(tokens) < count)


def _line(filled: _Filled, look: Look, room: float, *, from_right: bool) -> Line:
    """Return a line that ends where its room ends, or begins at its beginning without any."""
    pieces, spaced = filled
    used = sum([piece.width for piece in pieces])
    x = max(room - used, 0.0)
    above, below = _reach(pieces, look)
    return Line(_placed(pieces, x), look, used, above + below, above, from_right, spaced)


def _placed(pieces: Sequence[Piece], x: float) -> tuple[Placed, ...]:
    """Return pieces side by side from a place on, in the order they are spoken."""
    directions = [piece.level for piece in pieces]
    if not any(directions):
        in_order: list[Placed] = []
        for piece in pieces:
            in_order.append(Placed(x, piece))
            x += piece.width
        return tuple(in_order)
    places = [0.0] * len(pieces)
    for place in visual_order(directions):
        places[place] = x
        x += pieces[place].width
    return tuple(Placed(x, piece) for x, piece in zip(places, pieces, strict=True))


def _reach(pieces: Sequence[Piece], look: Look) -> tuple[float, float]:
    """Return how much room a line needs above and below its baseline, in points.

    Scripts with tall letters make their own line taller and leave the others as they are.
    """
    spare = max(look.leading - _ABOVE - _BELOW, 0.0) / 2
    above, below = _ABOVE + spare, _BELOW + spare
    for face in {piece.face for piece in pieces}:
        above = max(above, face.ascent)
        below = max(below, face.descent)
    return above * look.size, below * look.size
