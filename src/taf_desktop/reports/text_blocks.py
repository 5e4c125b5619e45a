"""Sets the blocks that are words alone: headings, paragraphs, quotations, lists, answers."""

from __future__ import annotations

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.fonts import Weight
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.runs import clean
from taf_desktop.reports.strips import (
    Box,
    Draw,
    Hold,
    Place,
    Strip,
    held,
    line_strips,
    over,
    total,
    with_space,
)
from taf_desktop.reports.tree import (
    Bullets,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Quotation,
    Span,
    Together,
)
from taf_desktop.reports.wording import quoted

_NUMBERED = "/O /List /ListNumbering /Decimal"
_DOTTED = "/O /List /ListNumbering /Disc"
_SHORT = 0.2
"""What takes no more than this share of a page is not broken over two."""


def set_heading(layout: Layout, block: Heading, place: Place) -> list[Strip]:
    """Set a heading; it never stands alone at the foot of a page."""
    strips = _above(layout, block.above, place)
    look = layout.look(
        layout.style.heading(block.level),
        colour=layout.style.tone(block.tone),
        weight=Weight.BOLD,
        leading=layout.style.heading_leading,
    )
    lines = layout.lines((Span(block.text),), look, place)
    own = place.meaning_as(f"H{block.level}", title=clean(block.text))
    strips += _with_beneath(layout, lines, block.beneath, own)
    return held(strips, Hold.FIRM, last=Hold.FIRM)


def _with_beneath(
    layout: Layout, lines: list[Line], beneath: tuple[Span, ...], place: Place
) -> list[Strip]:
    """Return lines and, as part of the same words, smaller ones in a second language."""
    if not beneath:
        return line_strips(lines, place)
    lines = [*lines[:-1], lines[-1]._replace(space_after=True)]
    strips = held(line_strips(lines, place), Hold.LOOSE, last=Hold.FIRM)
    return strips + line_strips(layout.lines(beneath, layout.small(), place), place)


def set_paragraph(layout: Layout, block: Paragraph, place: Place) -> list[Strip]:
    """Set a paragraph."""
    look = layout.look(
        _paragraph_size(layout, block),
        colour=layout.style.colours["muted" if block.muted else "ink"],
        weight=Weight.BOLD if block.large else Weight.REGULAR,
    )
    lines = layout.lines(block.spans, look, place)
    return _with_beneath(layout, lines, block.beneath, place.meaning_as("P"))


def _paragraph_size(layout: Layout, block: Paragraph) -> float:
    if block.large:
        return layout.style.quotation
    return layout.style.small if block.small else layout.style.body


def set_quotation(layout: Layout, block: Quotation, place: Place) -> list[Strip]:
    """Set somebody's words: large and bold as a heading, or beside a quiet bar after the name."""
    return (_quoted_heading if block.level else _quoted_words)(layout, block, place)


def _quoted_heading(layout: Layout, block: Quotation, place: Place) -> list[Strip]:
    strips = _above(layout, block.above, place)
    look = layout.look(
        layout.style.quotation, weight=Weight.BOLD, leading=layout.style.heading_leading
    )
    lines = layout.lines((_said(block),), look, place)
    own = place.meaning_as(f"H{block.level}", title=clean(block.text))
    strips += _with_beneath(layout, lines, block.beneath, own.meaning_as("Quote"))
    after = [Span(block.who, strong=True), Span("  " if block.who and block.note else "")]
    if block.who or block.note:
        muted = layout.look(colour=layout.style.colours["muted"])
        strips = held(strips, Hold.FIRM, last=Hold.FIRM)
        lines = layout.lines((*after, *block.note), muted, place)
        strips += line_strips(lines, place.meaning_as("P"))
    return held(strips, Hold.FIRM, last=Hold.FIRM)


def _quoted_words(layout: Layout, block: Quotation, place: Place) -> list[Strip]:
    inside = place.inside(_quiet_bar(layout, place), left=layout.style.step * 3.5)
    strips = _above(layout, block.above, inside)
    who = (Span(block.who, strong=True), Span("  ")) if block.who else ()
    lines = layout.lines((*who, _said(block)), layout.look(), inside)
    told = inside.meaning_as("BlockQuote").meaning_as("P")
    strips += _with_beneath(layout, lines, block.beneath, told)
    if block.note:
        muted = layout.look(colour=layout.style.colours["muted"])
        lines = layout.lines(block.note, muted, inside)
        strips = held(strips, Hold.LOOSE, last=Hold.FIRM)
        strips += line_strips(lines, inside.meaning_as("P"))
    return strips


def _above(layout: Layout, text: str, place: Place) -> list[Strip]:
    """Return the quiet line above a heading; it never stands alone."""
    if not text:
        return []
    muted = layout.look(colour=layout.style.colours["muted"])
    lines = layout.lines((Span(text),), muted, place)
    return held(line_strips(lines, place.meaning_as("P")), Hold.FIRM, last=Hold.FIRM)


def _said(block: Quotation) -> Span:
    return Span(quoted(block.text) if block.marks else block.text, language=block.language)


def _quiet_bar(layout: Layout, place: Place) -> Box:
    def draw(canvas: PageCanvas, top: float, bottom: float, _first: bool, _last: bool) -> None:
        colour = layout.style.colours["line"]
        canvas.box(place.left, top, 3, bottom - top, radius=1.5, fill=colour)

    return Box(draw=draw)


def set_bullets(layout: Layout, block: Bullets, place: Place) -> list[Strip]:
    """Set a list; each item keeps its mark beside its first line."""
    strips: list[Strip] = []
    whole = place.meaning_as("L", about=_NUMBERED if block.numbered else _DOTTED)
    look = layout.look(colour=layout.style.colours["accent"], weight=Weight.BOLD)
    marks = [
        f"{number}." if block.numbered else "•" for number, _ in enumerate(block.items, start=1)
    ]
    indent = max([layout.style.body, *(layout.letters.width(mark, look) for mark in marks)])
    for mark, item in zip(marks, block.items, strict=True):
        own = whole.meaning_as("LI")
        line = layout.letters.text(mark, look, indent)[0]
        drawn = _mark(line, own.meaning_as("Lbl"))
        words = own.meaning_as("LBody").indented(indent + layout.style.step)
        body = set_paragraph(layout, item, words)
        body[0] = over(body[0], drawn)
        strips += with_space(body, layout.style.step if strips else 0)
    return strips


def _mark(line: Line, place: Place) -> Draw:
    def draw(canvas: PageCanvas, top: float) -> None:
        canvas.draw_words(line, place.left, top, place.meaning)

    return draw


def set_facts(layout: Layout, block: Facts, place: Place) -> list[Strip]:
    """Set labels with what belongs to them underneath."""
    strips: list[Strip] = []
    look = layout.look(weight=Weight.SEMIBOLD)
    for label, blocks in block.rows:
        lines = layout.lines((Span(label),), look, place)
        row = held(line_strips(lines, place.meaning_as("P")), Hold.FIRM, last=Hold.FIRM)
        row += with_space(layout.blocks(blocks, place), layout.style.step / 2)
        strips += with_space(row, layout.style.step * 3.5 if strips else 0)
    return strips


def set_together(layout: Layout, block: Together, place: Place) -> list[Strip]:
    """Set blocks that stay on one page if they fit on one."""
    return held(layout.blocks(block.blocks, place), Hold.TOGETHER)


def set_new_page(layout: Layout, block: NewPage, place: Place) -> list[Strip]:
    """Begin a new page."""
    del layout, block
    return [Strip(height=0, new_page=True, boxes=place.boxes)]


def hold_short(layout: Layout, strips: list[Strip]) -> list[Strip]:
    """Hold strips together if they are short enough that moving them leaves no great gap."""
    short = total(strips) < layout.style.height * _SHORT
    return held(strips, Hold.TOGETHER) if short else strips
