"""Words before they stand in lines: cut where they may be broken, shaped and measured.

Most words come again and again in a document, so each is shaped once for each way it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from taf_desktop.reports.fonts import Face, Letters, Shaped, Weight, chain
from taf_desktop.reports.runs import runs
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Span

_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_TOKEN = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_ONLY_SPACES = re.compile(f"[{_SPACES}]+")
_DASHES = "-–—/"
_WITHOUT_SPACES = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_MAY_BREAK = re.compile(rf"(?<=[^\W\d_]{{2}}[{_DASHES}])(?=[^\W\d_]{{2}})|(?<=[{_WITHOUT_SPACES}])")
_BEFORE_BREAKS = re.compile(f"[{_DASHES}{_WITHOUT_SPACES}]")
"""What stands before every place where a word may be broken; most words have none of it."""


class Look(NamedTuple):
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


class Token(NamedTuple):
    """What is never broken unless it is wider than a line: a word, part of one, or spaces."""

    pieces: tuple[Piece, ...]
    width: float
    space: bool


class Kind(NamedTuple):
    """What the letters of one span have in common; ``told`` is the span if it says more."""

    strong: bool
    told: Span | None


class Text(NamedTuple):
    """A paragraph's cleaned letters; ``marks`` says for each of which kind it is.

    ``plain``: every letter reads from the left and was written in no other language.
    """

    letters: str
    marks: bytearray
    kinds: list[Kind]
    plain: bool

    def part(self, start: int, end: int) -> Text:
        """Return the letters from one place to another."""
        return Text(self.letters[start:end], self.marks[start:end], self.kinds, self.plain)

    def only(self, places: Sequence[int]) -> Text:
        """Return the letters in these places."""
        letters = "".join(self.letters[place] for place in places)
        marks = bytearray(self.marks[place] for place in places)
        return Text(letters, marks, self.kinds, self.plain)


class _Shapes(dict[str, tuple[Token, ...]]):
    """The words that look alike and read one way, each in its parts; shaped when first needed."""

    def __init__(
        self, words: Words, weight: Weight, size: float, level: int, told: Span | None
    ) -> None:
        super().__init__()
        self._words = words
        self._weight = weight
        self._size = size
        self._level = level
        self._told = told
        self._first = chain(weight, words.letters)[0]

    def __missing__(self, word: str) -> tuple[Token, ...]:
        """Return a word's parts, and know them from now on."""
        parts = [word]
        if _BEFORE_BREAKS.search(word):
            parts = [part for part in _MAY_BREAK.split(word) if part]
        found = self[word] = tuple(map(self._token, parts))
        return found

    def _token(self, word: str) -> Token:
        if self._first.letters.issuperset(word):
            piece = self._words.piece(word, self._first, self._size, self._level, self._told)
            return Token((piece,), piece.width, _ONLY_SPACES.fullmatch(word) is not None)
        return token(
            self._words.piece(run.text, run.face, self._size, self._level, self._told)
            for run in runs(word, self._weight, self._words.letters)
        )


class Words:
    """Shapes words and keeps their shapes, so each document has its own.

    ``apart`` and ``between_words`` are thousandths of the font size between letters and, further,
    between words.
    """

    def __init__(self, letters: Letters, *, apart: float, between_words: float) -> None:
        self.letters = letters
        self._apart = apart
        self._between_words = between_words
        self._shapes: dict[tuple[Weight, float, int, Span | None], _Shapes] = {}

    def from_left(self, text: Text, look: Look) -> list[Token]:
        """Return the words of a text that reads from the left, as most do."""
        letters, marks, kinds, _plain = text
        if not letters:
            return []
        if marks.count(marks[0]) == len(marks):
            shapes = self._alike(look, kinds[marks[0]], 0)
            return [part for word in _TOKEN.findall(letters) for part in shapes[word]]
        found: list[Token] = []
        every = [self._alike(look, kind, 0) for kind in kinds]
        for match in _TOKEN.finditer(letters):
            start, end = match.span()
            mark = marks[start]
            if marks.count(mark, start, end) == end - start:
                found += every[mark][match[0]]
            else:
                found += self._mixed(text.part(start, end), look, [0] * (end - start))
        return found

    def of_all_ways(self, text: Text, look: Look, directions: Sequence[int]) -> list[Token]:
        """Return the words of any text. ``directions`` has the level of each letter."""
        if not any(directions):
            return self.from_left(text, look)
        found: list[Token] = []
        for match in _TOKEN.finditer(text.letters):
            start, end = match.span()
            found += self._mixed(text.part(start, end), look, directions[start:end])
        return found

    def piece(
        self, text: str, face: Face, size: float, level: int, span: Span | None = None
    ) -> Piece:
        """Return letters of one font as they are drawn at a size."""
        apart = self._apart
        if self._between_words and text.isspace():
            apart = self._between_words + self._apart
        shaped = face.shape(text, backwards=level % 2 == 1, apart=apart)
        return Piece(text, face, shaped, level, shaped.width * size / 1000, span)

    def _alike(self, look: Look, kind: Kind, level: int) -> _Shapes:
        """Return the words set so far in one weight, size and direction."""
        weight = look.strong if kind.strong else look.weight
        name = (weight, look.size, level, kind.told)
        if name not in self._shapes:
            self._shapes[name] = _Shapes(self, weight, look.size, level, kind.told)
        return self._shapes[name]

    def _mixed(self, text: Text, look: Look, directions: Sequence[int]) -> list[Token]:
        """Return the parts of a word whose letters may differ in kind or direction."""
        found: list[Token] = []
        start = 0
        for part in [part for part in _MAY_BREAK.split(text.letters) if part]:
            end = start + len(part)
            own = text.part(start, end)
            levels = directions[start:end]
            mark, level = own.marks[0], levels[0]
            if own.marks.count(mark) == len(part) and all(each == level for each in levels):
                found += self._alike(look, text.kinds[mark], level)[part]
            else:
                found.append(token(self._pieces(own, look, levels)))
            start = end
        return found

    def _pieces(self, word: Text, look: Look, directions: Sequence[int]) -> list[Piece]:
        pieces: list[Piece] = []
        marks = list(zip(word.marks, directions, strict=True))
        start = 0
        for place in range(1, len(marks) + 1):
            if place == len(marks) or marks[place] != marks[start]:
                kind = word.kinds[word.marks[start]]
                weight = look.strong if kind.strong else look.weight
                pieces += [
                    self.piece(run.text, run.face, look.size, directions[start], kind.told)
                    for run in runs(word.letters[start:place], weight, self.letters)
                ]
                start = place
        return pieces


def token(pieces: Iterable[Piece]) -> Token:
    """Return pieces as one word, part of a word, or spaces."""
    kept = tuple(pieces)
    space = bool(kept) and _ONLY_SPACES.fullmatch(kept[0].text) is not None
    return Token(kept, sum([piece.width for piece in kept]), space)
