"""Sets what is to be filled in: room for words, and answers to choose from.

On paper it is ruled space with its label, far enough apart for handwriting; in the file the same
space can be typed into.
"""

from __future__ import annotations

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.strips import (
    Draw,
    Hold,
    Place,
    Strip,
    held,
    line_strips,
    over,
    side_by_side,
    total,
    with_space,
)
from taf_desktop.reports.tags import Meaning
from taf_desktop.reports.tree import Choice, Span, TextField

_LABEL_SHARE = 0.36
_WRITING_LINE = 2.1
_BOX = 1.25
_OPTIONS = "/O /List /ListNumbering /None /Placement /Block"
"""What answers to choose from are, in PDF's own words: a list without numbers."""


def set_text_field(layout: Layout, block: TextField, place: Place) -> list[Strip]:
    """Set a label and room for words: beside it for one line, else below."""
    own = place.meaning_as("Sect")
    beside = block.lines == 1 and not layout.style.narrow
    label = own.indented(0, own.width * (1 - _LABEL_SHARE)) if beside else own
    asked = _asked(layout, block.label, block.beneath, label)
    left = own.width * _LABEL_SHARE + layout.style.step * 4 if beside else 0
    room = _room(layout, block, own.indented(left))
    if not beside:
        return held([*asked, room], Hold.TOGETHER)
    apart = room.height - total(asked)
    columns = (with_space(asked, max(apart, 0)), with_space([room], max(-apart, 0)))
    return side_by_side(columns, own.boxes, most=layout.style.height * 0.4)


def _asked(layout: Layout, label: str, beneath: tuple[Span, ...], place: Place) -> list[Strip]:
    named = place.meaning_as("P")
    bold = layout.look(weight=Weight.SEMIBOLD)
    strips = line_strips(layout.lines((Span(label),), bold, named), named, hold=Hold.FIRM)
    if beneath:
        second = place.meaning_as("P")
        strips += line_strips(layout.lines(beneath, layout.small(), second), second)
    return held(strips, Hold.FIRM, last=Hold.FIRM)


def _room(layout: Layout, block: TextField, place: Place) -> Strip:
    """Return the ruled space, which is never broken."""
    line = layout.style.body * _WRITING_LINE
    most = max(int(layout.style.height * 0.6 / line), 1)
    lines = min(block.lines, most)
    form = place.meaning.add("Form")

    def draw(canvas: PageCanvas, top: float) -> None:
        edge = layout.style.colours["edge"]
        for number in range(1, lines + 1):
            y = top + number * line
            canvas.rule(place.left, y, place.left + place.width, y, edge, 0.6)
        room = (place.left, top + 1, place.width, lines * line - 2)
        canvas.text_field(form, block.label, *room, many_lines=lines > 1)

    return Strip(height=lines * line, draw=draw, boxes=place.boxes)


def set_choice(layout: Layout, block: Choice, place: Place) -> list[Strip]:
    """Set a question and a box to tick before each answer."""
    own = place.meaning_as("Sect")
    strips = _asked(layout, block.label, block.beneath, own)
    whole = own.meaning_as("L", about=_OPTIONS)
    side = layout.style.body * _BOX
    for option in block.options:
        body = whole.meaning_as("LI").meaning_as("LBody")
        box = _box(layout, (block.label, option), whole.meaning, body, side)
        words = body.indented(side + layout.style.step * 2.5).meaning_as("P")
        first, *others = line_strips(layout.lines((Span(option),), layout.look(), words), words)
        first = over(first, box)
        strips += with_space([first, *others], layout.style.step * 1.5)
    return held(strips, Hold.TOGETHER)


def _box(layout: Layout, told: tuple[str, str], group: Meaning, place: Place, side: float) -> Draw:
    form = place.meaning.add("Form")
    middle = layout.style.body * layout.style.leading / 2

    def draw(canvas: PageCanvas, top: float) -> None:
        above = top + middle - side / 2
        edge = layout.style.colours["edge"]
        canvas.box(place.left, above, side, side, radius=3, edge=edge, line_width=1.4)
        ink = layout.style.colours["ink"]
        canvas.option(form, group, told, place.left, above, side, ink)

    return draw
