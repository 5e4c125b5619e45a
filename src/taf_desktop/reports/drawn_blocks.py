"""Sets the blocks that are drawn: the line from 0 to 10, lines to sign, lines to write on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    side_by_side,
    with_space,
)
from taf_desktop.reports.tree import AnswerSpace, Scale, Signatures, Span
from taf_desktop.reports.wording import say, say_all

_TRACK = 5.0
_LABEL_SHARE = 0.24
_LINE_SHARE = 0.275
_NAME_SHARE = 0.36
_WRITING_LINE = 2.1
_MARKS = ("hoped", "start", "now")
"""In the order they are drawn: where two stand on one number, the larger lies behind."""
_SPOKEN = ("start", "now", "hoped")
"""In the order a reader expects."""


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of the key: which mark, the words beside it, how far from the left and the top."""

    mark: str
    line: Line
    x: float
    y: float


def set_scale(layout: Layout, block: Scale, place: Place) -> list[Strip]:
    """Set a line from 0 to 10 with its marks: whose it is before it, the numbers in words after it.

    A label too long to stand before the line stands above it. Further words follow the number where
    there is only one, else they stand below.
    """
    own = place.meaning_as("Sect")
    values = {"start": block.start, "now": block.now, "hoped": block.hoped}
    marks = [mark for mark in _SPOKEN if values[mark] is not None]
    strips: list[Strip] = [_key(layout, marks, own)] if block.key and marks else []
    named = own.meaning_as("P")
    name = 0 if layout.style.narrow else own.width * _LABEL_SHARE
    first = own.indented(0, own.width - name + layout.style.step * 2)
    label = layout.lines((Span(block.label),), layout.look(weight=Weight.SEMIBOLD), first)
    if len(label) > 1 or layout.style.narrow:
        wide = layout.lines((Span(block.label),), layout.look(weight=Weight.SEMIBOLD), own)
        strips += line_strips(wide, named, hold=Hold.FIRM)
        label = []
    rest = own.indented(name)
    alone = marks == ["now"]
    row, below = _row(layout, block, rest, _numbers(values, marks, alone=alone), alone=alone)
    names = line_strips(label, named) if block.label and label else []
    strips += side_by_side((names, *row), own.boxes, most=layout.style.height * 0.4)
    if block.beneath:
        below = [*below, *layout.lines(block.beneath, layout.small(), rest)]
    strips += line_strips(below, rest.meaning_as("P"))
    return held(strips, Hold.FIRM)


def _numbers(values: Mapping[str, int | None], marks: Sequence[str], *, alone: bool) -> str:
    """Return the numbers in words: "3 at the start, 6 now, hopes for 8"; one alone as it is."""
    if alone:
        return str(values["now"])
    told = (say(f"page.scale.{mark}_words", number=values[mark]) for mark in marks)
    return say("page.list.between").join(told)


def _row(
    layout: Layout, block: Scale, place: Place, numbers: str, *, alone: bool
) -> tuple[tuple[list[Strip], list[Strip]], list[Line]]:
    """Return the drawn line with the words beside it, and the lines of words that stand below."""
    narrow = layout.style.narrow
    wide = place.width * (1 if narrow else _LINE_SHARE / (1 - _LABEL_SHARE))
    line = place.indented(0, place.width - wide)
    beside = place if narrow else place.indented(wide + layout.style.step * 4)
    muted = layout.look(colour=layout.style.colours["muted"])
    spans = [Span(numbers, strong=alone)] if numbers else []
    if block.words and (alone or not numbers):
        spans += [Span("  " if numbers else ""), Span(block.words, language=block.language)]
    words = layout.lines(spans, layout.look(), beside) if spans else []
    height = layout.look().size * layout.style.leading
    graph = Strip(height=height, draw=_graph(layout, block, line), boxes=place.boxes)
    below: list[Line] = []
    if block.words and numbers and not alone:
        below = layout.lines((Span(block.words, language=block.language),), muted, place)
    if narrow:
        return ([graph], []), [*words, *below]
    return ([graph], line_strips(words, beside.meaning_as("P"))), below


def _graph(layout: Layout, block: Scale, place: Place) -> Draw:
    style = layout.style
    edge, gap = style.body * 0.46, style.step * 1.25
    low, high = layout.number(block.low), layout.number(block.high)
    left = place.left + low.width + gap + edge
    width = place.left + place.width - high.width - gap - edge - left
    count = max(block.high - block.low, 1)
    told = say("page.scale.line", low=block.low, high=block.high)
    meaning = place.meaning.add("Figure", alternative=told)
    values = {"start": block.start, "now": block.now, "hoped": block.hoped}

    def draw(canvas: PageCanvas, top: float) -> None:
        with canvas.figure(meaning, place.left, top, place.width, style.body * style.leading):
            draw_all(canvas, top)

    def draw_all(canvas: PageCanvas, top: float) -> None:
        middle = top + style.body * style.leading / 2
        for line, x in ((low, place.left), (high, left + width + edge + gap)):
            canvas.draw_words(line, x, middle - line.height / 2, None)
        colour = style.colours["line"]
        half = _TRACK / 2
        canvas.box(left - edge, middle - half, width + 2 * edge, _TRACK, radius=half, fill=colour)
        places = [left + width * number / count for number in range(count + 1)]
        canvas.dots(places, middle, 1, style.colours["edge"])
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
        canvas.disc(x, middle, radius * 0.78, fill=colours["accent"])
    elif mark == "start":
        canvas.disc(
            x, middle, radius * 0.95, fill=colours["paper"], edge=colours["muted"], line_width=1.6
        )
    else:
        canvas.disc(
            x, middle, radius * 1.15, fill=colours["paper"], edge=colours["hope"], line_width=1.5
        )
        canvas.disc(x, middle, radius * 0.62, edge=colours["hope"], line_width=1.5)


def _key(layout: Layout, marks: Sequence[str], place: Place) -> Strip:
    """Return the key: each mark with the word for it, and its shape for those who hear it."""
    size = layout.style.small
    entries: list[_Key] = []
    x = y = 0.0
    for mark in marks:
        line = layout.letters.text(say_all(f"page.scale.{mark}"), layout.small(), place.width)[0]
        if x and x + size * 1.6 + line.width > place.width:
            x, y = 0.0, y + line.height
        entries.append(_Key(mark, line, x, y))
        x += size * 1.6 + line.width + size * 1.6
    height = y + max((entry.line.height for entry in entries), default=0)
    shapes = say("page.list.between").join(say(f"page.scale.{mark}_shape") for mark in marks)
    meaning = place.meaning.add("Figure", alternative=say("page.scale.key", shapes=shapes))

    def draw(canvas: PageCanvas, top: float) -> None:
        with canvas.figure(meaning, place.left, top, place.width, height):
            for entry in entries:
                left = place.left + entry.x
                middle = top + entry.y + entry.line.height / 2
                _draw_mark(canvas, layout, entry.mark, left + size / 2, middle, size * 0.46)
                canvas.draw_words(entry.line, left + size * 1.6, top + entry.y, None)

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
        ("page.signatures.signed", start, wide),
        ("page.signatures.date", start + wide + gap, place.width - start - gap - wide),
    )
    lines = [
        (layout.letters.text(say_all(words), layout.small(), width)[0], x, width)
        for words, x, width in parts
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
    if block.spare:
        return [strip._replace(spare=True)] * block.lines
    return held([strip] * block.lines, Hold.TOGETHER)
