"""Sets the blocks that stand in a box: callouts, cards to tick, tables."""

from __future__ import annotations

from collections.abc import Sequence

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.narrow import rows_apart
from taf_desktop.reports.strips import (
    Box,
    Draw,
    DrawBox,
    Hold,
    Place,
    Strip,
    as_furniture,
    held,
    line_strips,
    over,
    side_by_side,
)
from taf_desktop.reports.tags_page import REPEATED
from taf_desktop.reports.text_blocks import hold_short
from taf_desktop.reports.tone_bars import draw_tone, draw_toned_box
from taf_desktop.reports.tree import Callout, Span, Table, TickCard

_DISC = 0.86
_TICK_BOX = 1.45
_CARD_EDGE = 2.0
_NARROWEST = 0.12
_WIDEST = 0.5
_COLUMN = "/O /Table /Scope /Column"
_ROW = "/O /Table /Scope /Row"
_CARDS = "/O /List /ListNumbering /Decimal /Placement /Block"
"""What a list of cards is, in PDF's own words; cards one under another are one list."""


def set_callout(layout: Layout, block: Callout, place: Place) -> list[Strip]:
    """Set a tinted box, or a bar beside what belongs together."""
    step = layout.style.step
    if block.bar:
        box = Box(above=step / 2, below=step / 2, draw=_bar(layout, block, place))
        inside = place.inside(box, left=step * 4.5)
    else:
        box = Box(above=step * 2.75, below=step * 3.25, draw=_tint(layout, block, place))
        inside = place.inside(box, left=step * 4, right=step * 4)
    strips = layout.blocks(block.blocks, inside.meaning_as("Sect"))
    return hold_short(layout, strips)


def _bar(layout: Layout, block: Callout, place: Place) -> DrawBox:
    colour = layout.style.tone(block.tone)

    def draw(canvas: PageCanvas, top: float, bottom: float, _first: bool, _last: bool) -> None:
        width = layout.style.step * 1.1
        if layout.style.printer_safe:
            draw_tone(canvas, block.tone, place.left, top, width, bottom - top)
        else:
            canvas.box(place.left, top, width, bottom - top, fill=colour)

    return draw


def _tint(layout: Layout, block: Callout, place: Place) -> DrawBox:
    colour = layout.style.soft(block.tone)

    def draw(canvas: PageCanvas, top: float, bottom: float, _first: bool, _last: bool) -> None:
        if layout.style.printer_safe:
            draw_toned_box(canvas, block.tone, place.left, top, place.width, bottom - top)
        else:
            canvas.box(place.left, top, place.width, bottom - top, radius=9, fill=colour)

    return draw


def set_tick_card(layout: Layout, block: TickCard, place: Place) -> list[Strip]:
    """Set a card with its number at the left and a box to tick at the right."""
    step = layout.style.step
    radius = layout.style.body * _DISC
    tick = layout.style.body * _TICK_BOX
    pad = step * 2.5
    edge = step * _CARD_EDGE
    whole = place.meaning.going_on("L", _CARDS)
    own = place.meaning_of(whole).meaning_as("LI")
    number = own.meaning_as("Lbl")
    box = Box(above=edge, below=edge * 1.25, draw=_card(layout, block, number, pad))
    inside = own.meaning_as("LBody").inside(
        box, left=pad + 2 * radius + step * 2.5, right=pad + tick + step * 2.5
    )
    strips = layout.blocks(block.blocks, inside)
    return held(strips, Hold.TOGETHER)


def _card(layout: Layout, block: TickCard, place: Place, pad: float) -> DrawBox:
    style = layout.style
    radius = style.body * _DISC
    number = layout.look(weight=Weight.BOLD, colour=style.colours["paper"])
    line = layout.letters.text(str(block.number), number, 4 * radius)[0]

    def draw(canvas: PageCanvas, top: float, bottom: float, first: bool, _last: bool) -> None:
        edge = style.colours["line"]
        canvas.box(place.left, top, place.width, bottom - top, radius=8, edge=edge, line_width=1.25)
        if not first:
            return
        middle = top + style.step * _CARD_EDGE + style.body * style.leading / 2
        colour = style.colours["good" if block.done else "accent"]
        canvas.disc(place.left + pad + radius, middle, radius, fill=colour)
        canvas.draw_words(
            line,
            place.left + pad + radius - line.width / 2,
            middle - line.height / 2,
            place.meaning,
        )
        _tick_box(canvas, layout, place.left + place.width - pad, middle, done=block.done)

    return draw


def _tick_box(
    canvas: PageCanvas, layout: Layout, right: float, middle: float, *, done: bool
) -> None:
    side = layout.style.body * _TICK_BOX
    left, top = right - side, middle - side / 2
    edge = layout.style.colours["good" if done else "edge"]
    canvas.box(left, top, side, side, radius=4, edge=edge, line_width=1.6)
    if done:
        canvas.tick(left, top, side, edge)


def set_table(layout: Layout, block: Table, place: Place) -> list[Strip]:
    """Set a table: it breaks between rows and repeats its header on each page."""
    if not block.headers:
        return []
    if layout.style.narrow:
        return layout.blocks(rows_apart(block), place)
    step = layout.style.step
    strips: list[Strip] = []
    whole = place.meaning_as("Table")
    if block.caption:
        look = layout.look(weight=Weight.SEMIBOLD)
        lines = layout.lines((Span(block.caption),), look, place)
        caption = whole.meaning_as("Caption")
        strips += held(line_strips(lines, caption), Hold.FIRM, last=Hold.FIRM)
    widths = _widths(layout, block, place)
    header_cells = tuple((Span(text),) for text in block.headers)
    header = _row(layout, header_cells, whole, widths, heads=len(widths), scope=_COLUMN)
    rule = Box(below=step, draw=_rule_below(layout, place, "edge", 1.25))
    table = Box(again=_as_drawn(header, layout, place))
    inside = whole.inside(table)
    header = [_in_boxes(strip, (*inside.boxes, rule)) for strip in header]
    strips += held(header, Hold.FIRM, last=Hold.FIRM)
    for cells in block.rows:
        row_box = Box(above=step * 0.75, below=step, draw=_rule_below(layout, place, "line", 0.75))
        heads = 1 if block.row_headers else 0
        strips += [
            _in_boxes(strip, (*inside.boxes, row_box))
            for strip in _row(layout, cells, whole, widths, heads=heads)
        ]
    return strips


def _row(
    layout: Layout,
    cells: Sequence[tuple[Span, ...]],
    place: Place,
    widths: Sequence[float],
    *,
    heads: int,
    scope: str = _ROW,
) -> list[Strip]:
    """Set the cells of one row; the first ``heads`` of them are header cells of a scope.

    A row with fewer cells than the table has columns gets empty ones.
    """
    row = place.meaning_as("TR")
    gap = layout.style.step * 3
    columns: list[list[Strip]] = []
    left = 0.0
    for number, width in enumerate(widths):
        cell = cells[number] if number < len(cells) else ()
        head = number < heads
        own = row.meaning_as("TH", about=scope) if head else row.meaning_as("TD")
        own = own.indented(left, place.width - left - width)
        own = own.indented(0, gap if number < len(widths) - 1 else 0)
        look = layout.look(weight=Weight.SEMIBOLD if head else Weight.REGULAR)
        columns.append(line_strips(layout.lines(cell, look, own), own))
        left += width
    return side_by_side(columns, place.boxes, most=layout.style.height * 0.4)


def _widths(layout: Layout, block: Table, place: Place) -> list[float]:
    """Return the width of each column: as asked, or by the words in it."""
    if block.widths:
        shares = [float(share) for share in block.widths]
    else:
        shares = [
            min(max(_natural(layout, block, number) / place.width, _NARROWEST), _WIDEST)
            for number in range(len(block.headers))
        ]
    return [place.width * share / sum(shares) for share in shares]


def _natural(layout: Layout, block: Table, number: int) -> float:
    look = layout.look(weight=Weight.SEMIBOLD)
    cells = [
        (Span(block.headers[number]),),
        *(row[number] for row in block.rows if number < len(row)),
    ]
    endless = float("inf")
    widest = max(line.width for cell in cells for line in layout.letters.lines(cell, look, endless))
    return widest + layout.style.step * 4


def _in_boxes(strip: Strip, boxes: tuple[Box, ...]) -> Strip:
    return Strip(
        height=strip.height, draw=strip.draw, space=strip.space, hold=strip.hold, boxes=boxes
    )


def _rule_below(layout: Layout, place: Place, role: str, width: float) -> DrawBox:
    def draw(canvas: PageCanvas, _top: float, bottom: float, _first: bool, last: bool) -> None:
        if last:
            colour = layout.style.colours[role]
            canvas.rule(place.left, bottom, place.left + place.width, bottom, colour, width)

    return draw


def _as_drawn(header: Sequence[Strip], layout: Layout, place: Place) -> tuple[Strip, ...]:
    """Return the header row as it is repeated on the next page, with its rule."""
    step = layout.style.step
    rule: Draw = _rule_at(layout, place)
    repeated = (as_furniture(strip, REPEATED) for strip in header)
    return (*repeated, over(Strip(height=step * 1.0), rule))


def _rule_at(layout: Layout, place: Place) -> Draw:
    def draw(canvas: PageCanvas, top: float) -> None:
        y = top + layout.style.step
        colour = layout.style.colours["edge"]
        canvas.rule(place.left, y, place.left + place.width, y, colour, 1.25)

    return draw
