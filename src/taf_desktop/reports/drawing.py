"""Sets drawings on pages: the sentence, the drawing as one figure, and its table.

The drawing is drawn line by line with the page's own fonts, so that it stays sharp however large it
is printed and its words can be found.
"""

from __future__ import annotations

from taf_desktop.domain import drawing as drawn
from taf_desktop.domain.drawing import DASHES, Anchor, Drawing, Pen, Role, Room, scale_to
from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.sheet import Sheet
from taf_desktop.reports.strips import Hold, Place, Strip, held, line_strips, with_space
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Drawn, Span
from taf_desktop.reports.words import Look

_WEIGHTS = {drawn.Weight.REGULAR: Weight.REGULAR, drawn.Weight.SEMIBOLD: Weight.SEMIBOLD}
_HIGHEST = 0.86
"""How much of a page a drawing may take with its sentence."""

_LONG = 0.25
"""A sentence that takes more of a page than this may break over pages before its drawing."""


def set_drawn(layout: Layout, block: Drawn, place: Place) -> list[Strip]:
    """Set a sentence, what is drawn and its table.

    The sentence is part of the figure and said in its place: so it is seen once and heard once.
    """
    spans = (Span(block.sentence, language=block.language),)
    lines = layout.lines(spans, layout.look(), place) if block.sentence else []
    high = sum(line.height for line in lines)
    strips: list[Strip] = []
    if high > layout.style.height * _LONG:
        strips = line_strips(lines, place.meaning_as("P"), hold=Hold.TOGETHER)
        strips = held(strips, Hold.TOGETHER, last=Hold.FIRM)
        lines, high = [], 0
    most = layout.style.height * _HIGHEST - high
    drawing = block.picture.drawn(room_of(layout, place.width, most))
    strips.append(_figure(layout, block, place, lines, drawing, most))
    if block.table is not None:
        table = layout.blocks((block.table,), place)
        strips += with_space(table, layout.gap(block, block.table))
    return strips


def room_of(layout: Layout, width: float, height: float) -> Room:
    """Return the room for a drawing on a page, with words as large as the page's own."""

    def measure(text: str, size: float, weight: drawn.Weight) -> float:
        return layout.letters.width(text, layout.look(size, weight=_WEIGHTS[weight]))

    return Room(width, height, layout.style.body, layout.style.small, measure)


def _figure(
    layout: Layout, block: Drawn, place: Place, lines: list[Line], drawing: Drawing, most: float
) -> Strip:
    """Return the sentence and the drawing as one strip that is never broken."""
    scale = scale_to(drawing, room_of(layout, place.width, most))
    words = sum(line.height for line in lines) + (layout.style.step * 1.5 if lines else 0)
    height = words + drawing.height * scale
    meaning = place.meaning.add("Figure", alternative=block.sentence, language=block.language)

    def draw(canvas: PageCanvas, top: float) -> None:
        with canvas.figure(meaning, place.left, top, place.width, height):
            y = top
            for line in lines:
                canvas.draw_words(line, place.left, y, None)
                y += line.height
            sheet = canvas.sheet(place.left, top + words, place.width, scale)
            draw_on(sheet, drawing, layout, scale)

    return Strip(height=height, draw=draw, boxes=place.boxes)


def draw_on(sheet: Sheet, drawing: Drawing, layout: Layout, scale: float = 1) -> None:
    """Draw everything that is in a drawing."""
    for item in drawing.items:
        if isinstance(item, drawn.Text):
            _words(sheet, item, layout, scale)
        else:
            _shape(sheet, item, layout)


def _shape(
    sheet: Sheet,
    item: drawn.Line | drawn.Polyline | drawn.Rect | drawn.Circle | drawn.Polygon,
    layout: Layout,
) -> None:
    fill = Role.NONE
    match item:
        case drawn.Line():
            path = sheet.path(((item.x, item.y), (item.to_x, item.to_y)))
        case drawn.Polyline():
            path = sheet.path(item.points)
        case drawn.Polygon():
            path, fill = sheet.path(item.points, closed=True), item.fill
        case drawn.Rect():
            path = sheet.box(item.x, item.y, item.width, item.height, item.radius)
            fill = item.fill
        case _:
            reach, side = item.radius, 2 * item.radius
            path = sheet.box(item.x - reach, item.y - reach, side, side, reach)
            fill = item.fill
    if fill:
        sheet.fill(colour_of(layout, fill), path)
    _outline(sheet, item.pen, path, layout)


def _outline(sheet: Sheet, pen: Pen, path: str, layout: Layout) -> None:
    if pen.role:
        dash = [length * pen.width for length in DASHES[pen.dash]]
        sheet.draw(colour_of(layout, pen.role), pen.width, path, dash)


def _words(sheet: Sheet, item: drawn.Text, layout: Layout, scale: float) -> None:
    look = layout.look(
        item.size * scale, colour=colour_of(layout, item.role), weight=_WEIGHTS[item.weight]
    )
    line = _one_line(layout, item.text, look)
    wide = line.width / scale
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[item.anchor]
    sheet.words(line, item.x - wide * share, item.y)


def _one_line(layout: Layout, text: str, look: Look) -> Line:
    """Return words as one line from its own left edge, whichever way they read."""
    flat = " ".join(text.split())
    return layout.letters.text(flat, look, layout.letters.width(flat, look))[0]


def colour_of(layout: Layout, role: Role) -> Colour:
    """Return the colour a role has on these pages."""
    style = layout.style
    if role is Role.GROUND:
        return style.ground or style.colours["paper"]
    return style.colours[role.value]
