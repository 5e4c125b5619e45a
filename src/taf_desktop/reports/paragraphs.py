"""Words set into lines: measured, broken where they may be, and put in reading order.

Lines are broken in the order words are spoken. Only then are the words of each line put in the
order they are drawn, so that Urdu or Arabic reads from right to left, with its numbers and names
the right way round. Nothing is ever cut: a word wider than its line goes on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from taf_desktop.reports.fonts import Face, Letters, Shaped, Weight
from taf_desktop.reports.runs import clean, clusters, runs
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Span

_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_TOKEN = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_ONLY_SPACES = re.compile(f"[{_SPACES}]+")
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
    """A shaped bit of a word or the space between two: one font, one direction. Width in points.

    ``span`` is where it comes from if that says more than how it looks: a link, another language.
    """

    text: str
    face: Face
    shaped: Shaped
    level: int
    width: float
    span: Span | None = None


class Placed(NamedTuple):
    """A piece and how far it stands from the left end of its line, in points."""

    x: float
    piece: Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
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


class _Token(NamedTuple):
    pieces: tuple[Piece, ...]
    width: float
    space: bool


class _Kind(NamedTuple):
    """What the letters of one span have in common; ``told`` is the span if it says more."""

    strong: bool
    told: Span | None


class _Text(NamedTuple):
    """A paragraph's cleaned letters; ``marks`` says for each of which kind it is."""

    letters: str
    marks: bytearray
    kinds: list[_Kind]

    def part(self, start: int, end: int) -> _Text:
        """Return the letters from one place to another."""
        return _Text(self.letters[start:end], self.marks[start:end], self.kinds)

    def only(self, places: Sequence[int]) -> _Text:
        """Return the letters in these places."""
        letters = "".join(self.letters[place] for place in places)
        return _Text(letters, bytearray(self.marks[place] for place in places), self.kinds)


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
        self._letters = letters
        self._apart = apart * 1000
        self._between_words = between_words * 1000
        self._words: dict[tuple[Weight, float, int, Span | None], dict[str, _Token]] = {}
        self._cut_words: dict[str, list[str]] = {}

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
                found[-1] = replace(found[-1], space_after=True)
            end = start + len(part)
            found += self._part(text.part(start, end), look, width)
            start = end + 1
        return found

    def _read(self, spans: tuple[Span, ...]) -> _Text:
        """Return the letters of spans; words of another direction are kept in themselves."""
        letters: list[str] = []
        marks = bytearray()
        kinds: list[_Kind] = []
        mixed = len(_spoken(spans)) > 1
        apart = [mixed and self._reads_against(span) for span in spans]
        for number, span in enumerate(spans):
            text = clean(span.text)
            if apart[number]:
                begins = not (number and apart[number - 1])
                ends = number + 1 == len(spans) or not apart[number + 1]
                text = isolated(text, begins=begins, ends=ends)
            kind = _Kind(span.strong, span if span.language or span.link else None)
            place = next((n for n, each in enumerate(kinds) if _alike(each, kind)), len(kinds))
            if place == len(kinds):
                kinds.append(kind)
            letters.append(text)
            marks += bytes([place]) * len(text)
        return _Text("".join(letters), marks, kinds)

    def _reads_against(self, span: Span) -> bool:
        return bool(span.language) and language_from_right(span.language) != self.from_right

    def _part(self, text: _Text, look: Look, width: float) -> list[Line]:
        from_right = self._reads_from_right(text)
        directions = levels(text.letters, from_right=from_right)
        if not ISOLATES.isdisjoint(text.letters):
            seen = without_isolates(text.letters)
            text = text.only(seen)
            directions = [directions[place] for place in seen]
        lines = self._fill(self._tokens(text, look, directions), width, look)
        room = width if from_right and not self.from_right else 0.0
        return [_line(filled, look, room, from_right=from_right) for filled in lines]

    def _reads_from_right(self, text: _Text) -> bool:
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

    def _tokens(self, text: _Text, look: Look, directions: Sequence[int]) -> list[_Token]:
        tokens: list[_Token] = []
        marks = text.marks
        one_way = not any(directions)
        if one_way and marks and marks.count(marks[0]) == len(marks):
            return self._alike(text.letters, look, text.kinds[marks[0]])
        for match in _TOKEN.finditer(text.letters):
            start = match.start()
            for word in self._parts(match[0]):
                end = start + len(word)
                level = directions[start]
                alike = marks.count(marks[start], start, end) == len(word)
                if alike and (one_way or all(each == level for each in directions[start:end])):
                    kind = text.kinds[marks[start]]
                    tokens.append(
                        self._word(word, look, kind, level, self._known(look, kind, level))
                    )
                else:
                    own = text.part(start, end)
                    tokens.append(_token(self._pieces(own, look, directions[start:end])))
                start = end
        return tokens

    def _alike(self, letters: str, look: Look, kind: _Kind) -> list[_Token]:
        """Return the words of a text of one weight that reads from the left, as most are."""
        known = self._known(look, kind, 0)
        return [
            known.get(word) or self._word(word, look, kind, 0, known)
            for match in _TOKEN.findall(letters)
            for word in self._parts(match)
        ]

    def _parts(self, word: str) -> list[str]:
        """Return a word cut where it may be broken; most words come again and again."""
        parts = self._cut_words.get(word)
        if parts is None:
            parts = self._cut_words[word] = [part for part in _MAY_BREAK.split(word) if part]
        return parts

    def _known(self, look: Look, kind: _Kind, level: int) -> dict[str, _Token]:
        """Return the words set so far in one weight, size and direction."""
        weight = look.strong if kind.strong else look.weight
        return self._words.setdefault((weight, look.size, level, kind.told), {})

    def _word(
        self, word: str, look: Look, kind: _Kind, level: int, known: dict[str, _Token]
    ) -> _Token:
        """Return a word of one weight and direction, and know it from now on."""
        token = known.get(word)
        if token is None:
            pieces = [
                self._piece(run.text, run.face, look, level, kind.told)
                for run in runs(word, look.strong if kind.strong else look.weight, self._letters)
            ]
            token = known[word] = _token(pieces)
        return token

    def _pieces(self, word: _Text, look: Look, directions: Sequence[int]) -> list[Piece]:
        pieces: list[Piece] = []
        marks = list(zip(word.marks, directions, strict=True))
        start = 0
        for place in range(1, len(marks) + 1):
            if place == len(marks) or marks[place] != marks[start]:
                kind = word.kinds[word.marks[start]]
                weight = look.strong if kind.strong else look.weight
                pieces += [
                    self._piece(run.text, run.face, look, directions[start], kind.told)
                    for run in runs(word.letters[start:place], weight, self._letters)
                ]
                start = place
        return pieces

    def _piece(
        self, text: str, face: Face, look: Look, level: int, span: Span | None = None
    ) -> Piece:
        apart = self._between_words + self._apart if text.isspace() else self._apart
        shaped = face.shape(text, backwards=level % 2 == 1, apart=apart)
        return Piece(text, face, shaped, level, shaped.width * look.size / 1000, span)

    def _fill(self, tokens: Sequence[_Token], width: float, look: Look) -> list[_Filled]:
        lines: list[_Filled] = []
        current: list[_Token] = []
        used = 0.0
        for token in tokens:
            if current and used + token.width > width + _TOLERANCE and not token.space:
                lines.append(_without_end_spaces(current))
                current, used = [], 0.0
            parts = [token]
            if token.width > width + _TOLERANCE and not token.space:
                parts = self._broken(token, width, look)
                lines += [_Filled(list(part.pieces), spaced=False) for part in parts[:-1]]
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
        return [self._piece(text, piece.face, look, piece.level, piece.span)] if text else []


def _spoken(spans: Iterable[Span]) -> set[str]:
    """Return the languages of spans that say anything."""
    return {span.language for span in spans if span.text.strip()}


def _alike(one: _Kind, other: _Kind) -> bool:
    """Say whether words of two kinds look and mean alike, so that one may stand for the other."""
    if one.told is None or other.told is None or one.told.link or other.told.link:
        return one == other
    return (one.strong, one.told.language) == (other.strong, other.told.language)


def _token(pieces: Sequence[Piece]) -> _Token:
    space = bool(pieces) and _ONLY_SPACES.fullmatch(pieces[0].text) is not None
    return _Token(tuple(pieces), sum(piece.width for piece in pieces), space)


def _without_end_spaces(tokens: list[_Token]) -> _Filled:
    count = len(tokens)
    while tokens and tokens[-1].space:
        tokens.pop()
    return _Filled([piece for token in tokens for piece in token.pieces], len(tokens) < count)


def _line(filled: _Filled, look: Look, room: float, *, from_right: bool) -> Line:
    """Return a line that ends where its room ends, or begins at its beginning without any."""
    pieces, spaced = filled
    used = sum(piece.width for piece in pieces)
    x = max(room - used, 0.0)
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
        space_after=spaced,
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
