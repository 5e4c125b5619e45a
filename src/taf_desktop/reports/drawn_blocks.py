"""Sets the blocks that are drawn: the line from 0 to 10, lines to sign, lines to write on."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.strips import (
    Draw,
    Hold,
    Place,
    Strip,
    held,
    line_strips,
    over,
    side_by_side,
    with_space,
)
from taf_desktop.reports.tree import AnswerSpace, Scale, Signatures, Span
from taf_desktop.support.words import say

_WIDEST_SCALE = 400
_TRACK = 6.0
_LABEL_SHARE = 0.24
_NAME_SHARE = 0.36
_WRITING_LINE = 2.1
_MARKS = ("hoped", "start", "now")
"""In the order they are drawn: where two stand on one number, the larger lies behind."""


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of the key: which mark, the words beside it, and how far from the left."""

    mark: str
    line: Line
    x: float


def set_scale(layout: Layout, block: Scale, place: Place) -> list[Strip]:
    """Set a line from 0 to 10 with its marks, a key to them, and words below.

    A short label stands at the left of the line, a long one above it.
    """
    own = place.meaning_as("Sect")
    look = layout.look(weight=Weight.SEMIBOLD)
    label = layout.lines((Span(block.label),), look, own)
    side = place.width * _LABEL_SHARE
    beside = len(label) == 1 and label[0].width <= side - layout.style.step * 3
    body = own.indented(side) if beside and block.label else own
    graph = Strip(height=layout.style.body * 2.4, draw=_graph(layout, block, body), boxes=own.boxes)
    if beside:
        strips = [over(graph, _label(label[0], own, layout))]
    else:
        strips = [*line_strips(label, own), *with_space([graph], layout.style.step)]
    if block.words:
        muted = layout.look(colour=layout.style.colours["muted"])
        strips += line_strips(layout.lines((Span(block.words),), muted, body), body)
    values = {"start": block.start, "now": block.now, "hoped": block.hoped}
    marks = [mark for mark in _MARKS if values[mark] is not None]
    if block.key and marks:
        strips.append(_key(layout, marks, body))
    return held(strips, Hold.FIRM)


def _label(line: Line, place: Place, layout: Layout) -> Draw:
    def draw(canvas: PageCanvas, top: float) -> None:
        middle = top + layout.style.body * 0.6
        canvas.draw_words(line, place.left, middle - line.height / 2, place.meaning)

    return draw


def _graph(layout: Layout, block: Scale, place: Place) -> Draw:
    style = layout.style
    edge = style.body * 0.6
    left = place.left + edge
    width = min(place.width, _WIDEST_SCALE) - 2 * edge
    count = max(block.high - block.low, 1)
    numbers = [layout.number(block.low + n) for n in range(count + 1)]
    meaning = place.meaning_as("Figure").meaning
    values = {"start": block.start, "now": block.now, "hoped": block.hoped}

    def draw(canvas: PageCanvas, top: float) -> None:
        middle = top + style.body * 0.6
        colour = style.colours["line"]
        whole = width + 2 * edge
        half = _TRACK / 2
        canvas.box(left - edge, middle - half, whole, _TRACK, radius=half, fill=colour)
        places = [left + width * number / count for number in range(count + 1)]
        canvas.dots(places, middle, 1.3, style.colours["edge"])
        for x, line in zip(places, numbers, strict=True):
            canvas.draw_words(line, x - line.width / 2, middle + style.body * 0.6, meaning)
        for mark in _MARKS:
            value = values[mark]
            if value is not None:
                share = (min(max(value, block.low), block.high) - block.low) / count
                _draw_mark(canvas, layout, mark, left + width * share, middle, edge)

    return draw


def _draw_mark(
    canvas: PageCanvas, layout: Layout, mark: str, x: float, middle: float, radius: float
) -> None:
    """Draw a mark: told apart by its shape as well as by its colour."""
    colours = layout.style.colours
    if mark == "now":
        canvas.disc(x, middle, radius * 0.72, fill=colours["accent"])
    elif mark == "start":
        canvas.disc(
            x, middle, radius * 0.95, fill=colours["paper"], edge=colours["muted"], line_width=1.7
        )
    else:
        canvas.disc(
            x, middle, radius * 1.15, fill=colours["paper"], edge=colours["hope"], line_width=1.7
        )
        canvas.disc(x, middle, radius * 0.7, edge=colours["hope"], line_width=1.7)


def _key(layout: Layout, marks: list[str], place: Place) -> Strip:
    """Return the key: each mark with the word for it, in the order a reader expects."""
    size = layout.style.small
    entries: list[_Key] = []
    x = 0.0
    for mark in ("start", "now", "hoped"):
        if mark in marks:
            line = layout.letters.text(say(f"page.scale.{mark}"), layout.small(), place.width)[0]
            entries.append(_Key(mark, line, x))
            x += size * 1.5 + line.width + size * 1.5
    height = max((entry.line.height for entry in entries), default=0)
    own = place.meaning_as("P")

    def draw(canvas: PageCanvas, top: float) -> None:
        for entry in entries:
            left = own.left + entry.x
            _draw_mark(canvas, layout, entry.mark, left + size / 2, top + height / 2, size * 0.38)
            canvas.draw_words(entry.line, left + size * 1.5, top, own.meaning)

    return Strip(height=height + layout.style.step, draw=draw, boxes=place.boxes)


def set_signatures(layout: Layout, block: Signatures, place: Place) -> list[Strip]:
    """Set lines to sign: the name and what is known, then room for a signature and a day."""
    strips: list[Strip] = []
    for name, known in block.rows:
        own = place.meaning_as("P")
        column = own.indented(0, place.width * (1 - _NAME_SHARE))
        look = layout.look(weight=Weight.SEMIBOLD)
        names = line_strips(layout.lines((Span(name),), look, column), column)
        if known:
            muted = layout.look(layout.style.small, colour=layout.style.colours["muted"])
            names += line_strips(layout.lines((Span(known),), muted, column), column)
        columns = (names, [_signing_lines(layout, own)])
        row = side_by_side(columns, place.boxes, most=layout.style.height * 0.4)
        strips += with_space(row, layout.style.step * 3 if strips else 0)
    return strips


def _signing_lines(layout: Layout, place: Place) -> Strip:
    """Return a line for the name and a shorter one for the day, each with a small word below."""
    room = layout.style.body * 2
    gap = layout.style.step * 4
    start = place.width * _NAME_SHARE + gap
    wide = (place.width - start - gap) * 0.64
    parts = (
        ("signed", start, wide),
        ("date", start + wide + gap, place.width - start - gap - wide),
    )
    lines = [
        (layout.letters.text(say(f"page.signatures.{part}"), layout.small(), width)[0], x, width)
        for part, x, width in parts
    ]

    def draw(canvas: PageCanvas, top: float) -> None:
        for line, x, width in lines:
            left = place.left + x
            canvas.rule(left, top + room, left + width, top + room, layout.style.colours["edge"])
            canvas.draw_words(line, left, top + room + 1, place.meaning)

    return Strip(height=room + lines[0][0].height, draw=draw, boxes=place.boxes)


def set_answer_space(layout: Layout, block: AnswerSpace, place: Place) -> list[Strip]:
    """Set ruled lines to write on, far enough apart for handwriting."""
    height = layout.style.body * _WRITING_LINE

    def draw(canvas: PageCanvas, top: float) -> None:
        y = top + height
        colour = layout.style.colours["edge"]
        canvas.rule(place.left, y, place.left + place.width, y, colour, 0.6)

    strip = Strip(height=height, draw=draw, boxes=place.boxes)
    return held([strip] * block.lines, Hold.TOGETHER)
