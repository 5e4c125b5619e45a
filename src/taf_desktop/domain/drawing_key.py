"""The key of a drawing: each sign with its words, as many beside each other as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from taf_desktop.domain.drawing import Drawing, Item, Room, Text, Weight, middle_of

_LINE = 1.3
_SIGN = 2.4
"""How wide a sign's place is, in sizes of small words."""

Sign = Callable[[float, float], Sequence[Item]]
"""Draws a sign around a point."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign and what it means."""

    sign: Sign
    words: str


def drawn_key(entries: Sequence[KeyEntry], room: Room, top: float) -> Drawing:
    """Return the key below ``top``, in columns of the same width; its height counts from 0."""
    size, items = room.small, list[Item]()
    widest = max((room.measure(each.words, size, Weight.REGULAR) for each in entries), default=1)
    column = min(widest + (_SIGN + 1.6) * size, room.width)
    beside = max(int(room.width / column), 1)
    y = top
    for first in range(0, len(entries), beside):
        deepest = 0
        for number, each in enumerate(entries[first : first + beside]):
            left = number * column
            items += each.sign(left + _SIGN * size / 2, y + size * _LINE / 2)
            lines = fitted(each.words, column - (_SIGN + 0.8) * size, room, size)
            for line, words in enumerate(lines):
                base = y + size * _LINE * (line + 0.5) + middle_of(size)
                items.append(Text(left + (_SIGN + 0.4) * size, base, words, size))
            deepest = max(deepest, len(lines))
        y += size * (_LINE * deepest + 0.5)
    return Drawing(room.width, y, tuple(items))


def fitted(
    text: str, width: float, room: Room, size: float, weight: Weight = Weight.REGULAR
) -> tuple[str, ...]:
    """Return words as lines no wider than ``width``; a word that is longer goes on below."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, width, lambda words: room.measure(words, size, weight)):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and piece is not word and room.measure(piece, size, weight) > width * 0.9:
                lines.append(piece)
            elif lines and room.measure(longer, size, weight) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, width: float, measured: Callable[[str], float]) -> list[str]:
    """Return a word, cut where it would be too wide."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measured(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return [word] if len(pieces) == 1 else pieces
