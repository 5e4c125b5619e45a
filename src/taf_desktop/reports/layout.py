"""Turns blocks into strips: which function sets which block, and the space between two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.links import linked
from taf_desktop.reports.paragraphs import Line, Typesetter
from taf_desktop.reports.strips import Place, Strip, with_space
from taf_desktop.reports.style import Colour, Style
from taf_desktop.reports.tree import (
    AnswerSpace,
    Block,
    Callout,
    Choice,
    Drawn,
    Faces,
    Facts,
    Heading,
    NewPage,
    PictureLine,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    TextField,
    TickCard,
    Together,
)
from taf_desktop.reports.words import Look

SetBlock = Callable[["Layout", Any, Place], list[Strip]]
"""Sets one type of block in a place."""

_AIRY = (Callout, Table, Scale, Signatures, PictureLine, Faces, Drawn, Choice, TextField)
_ALIKE: Mapping[type, float] = {TickCard: 1.5, Scale: 0.5, AnswerSpace: 0, Callout: 2, TextField: 2}
"""Steps of space between two blocks of the same type, where they are nearer than others."""


class Layout:
    """Sets blocks in one style. ``setters`` has a function for each type of block."""

    def __init__(self, style: Style, setters: Mapping[type, SetBlock]) -> None:
        self.style = style
        self.letters = Typesetter(
            style.letters,
            apart=style.apart,
            between_words=style.between_words,
            from_right=style.from_right,
        )
        self._setters = setters
        self._numbers: dict[int, Line] = {}

    def blocks(self, blocks: Sequence[Block], place: Place) -> list[Strip]:
        """Return the strips of blocks, one under another."""
        strips: list[Strip] = []
        before: Block | None = None
        for block in blocks:
            own = self._setters[type(block)](self, block, place)
            strips += with_space(own, 0 if before is None else self.gap(before, block))
            before = block if own else before
        return strips

    def gap(self, before: Block, block: Block) -> float:
        """Return the space between two blocks, in points."""
        return self.style.step * _steps(_edge(before, last=True), _edge(block, last=False))

    def look(
        self,
        size: float | None = None,
        *,
        colour: Colour | None = None,
        weight: Weight = Weight.REGULAR,
        leading: float | None = None,
    ) -> Look:
        """Return how words look; what is left out is as in the body."""
        return Look(
            size=size or self.style.body,
            colour=colour or self.style.colours["ink"],
            weight=weight,
            leading=leading or self.style.leading,
        )

    def small(self, *, weight: Weight = Weight.REGULAR) -> Look:
        """Return how small muted words look."""
        return self.look(self.style.small, colour=self.style.colours["muted"], weight=weight)

    def number(self, number: int) -> Line:
        """Return a small number; scales need the same ones again and again."""
        if number not in self._numbers:
            line = self.letters.text(str(number), self.small(), self.style.width)[0]
            self._numbers[number] = line
        return self._numbers[number]

    def lines(self, spans: Sequence[Span], look: Look, place: Place) -> list[Line]:
        """Return the lines of spans in a place; addresses in them can be pressed."""
        return self.letters.lines(linked(spans), look, place.width)


def _edge(block: Block, *, last: bool) -> Block:
    """Return the block that really stands at the edge of one that only holds others."""
    while isinstance(block, Together) and block.blocks:
        block = block.blocks[-1 if last else 0]
    return block


def _steps(before: Block, block: Block) -> float:
    if isinstance(before, NewPage):
        return 0
    if _is_heading(before):
        return _after_heading(before, block)
    if isinstance(block, Heading):
        return {1: 8, 2: 6, 3: 4}.get(block.level, 4)
    if isinstance(block, Quotation):
        return 6 if block.level else 2
    alike = _ALIKE.get(type(block)) if type(before) is type(block) else None
    return _between(before, block) if alike is None else alike


def _between(before: Block, block: Block) -> float:
    if isinstance(before, TextField) and isinstance(block, AnswerSpace):
        return 0
    if isinstance(before, AnswerSpace):
        return 6
    if isinstance(block, Callout):
        return 3
    if isinstance(block, Scale):
        return 1.5
    if isinstance(block, (*_AIRY, Facts)) or isinstance(before, (*_AIRY, TickCard)):
        return 2.5
    return 1.5


def _after_heading(before: Block, block: Block) -> float:
    if isinstance(before, Heading) and before.level == 1:
        return 5
    if _is_heading(block):
        return 2
    return 2 if isinstance(block, (*_AIRY, TickCard)) else 0.75


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Quotation) and block.level > 0)
