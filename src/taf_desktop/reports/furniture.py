"""What stands around the words: the head of page 1, and the foot and DRAFT on every page."""

from __future__ import annotations

from collections.abc import Sequence
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
    stacked,
    total,
)
from taf_desktop.reports.tree import DocumentTree, Heading, Paragraph, Span
from taf_desktop.support.words import say

_CORNER_SHARE = 0.46
_FOOT_SHARE = 0.72
_MOST_FOOT_LINES = 2
_MOST_CORNER = 0.25
_FOOT_ROOM = 10.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page of one document carries."""

    layout: Layout
    tree: DocumentTree
    foot: tuple[Line, ...]
    running: Line | None

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw the furniture of one page; pages count from 1."""
        self._draw_foot(canvas, say("page.page_of", page=page, pages=pages))
        if self.tree.draft:
            self._draw_draft(canvas)
        if page > 1 and self.running is not None:
            style = self.layout.style
            left = style.side + style.width - self.running.width
            top = self._margin_line() - self.running.height / 2
            canvas.draw_words(self.running, left, top, None)

    def _margin_line(self) -> float:
        """Return the middle of what stands in the top margin; printers leave 5 mm blank."""
        return self.layout.style.top * 0.5

    def _draw_foot(self, canvas: PageCanvas, number: str) -> None:
        style = self.layout.style
        top = style.page_height - style.foot + style.step * 3
        right = style.side + style.width
        canvas.rule(style.side, top, right, top, style.colours["line"])
        y = top + _FOOT_ROOM
        line = self.layout.letters.text(number, self.layout.small(), style.width)[0]
        canvas.draw_words(line, right - line.width, y, None)
        for each in self.foot:
            canvas.draw_words(each, style.side, y, None)
            y += each.height

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """Say DRAFT in the top margin, where no words ever stand."""
        style = self.layout.style
        colour = style.colours["worry"]
        mark = self.layout.look(style.small, colour=colour, weight=Weight.BOLD)
        means = self.layout.look(style.small, colour=colour)
        spans = (
            self.layout.letters.text(say("page.draft"), mark, style.width)[0],
            self.layout.letters.text(say("page.draft_means"), means, style.width)[0],
        )
        pad, gap = style.step * 2.5, style.step * 2
        height = spans[0].height + style.step
        top = self._margin_line() - height / 2
        width = sum(line.width for line in spans) + gap + 2 * pad
        canvas.box(
            style.side, top, width, height, radius=height / 2, fill=style.colours["worry_soft"]
        )
        x = style.side + pad
        for line in spans:
            canvas.draw_words(line, x, top + style.step / 2, None)
            x += line.width + gap


def make_furniture(layout: Layout, tree: DocumentTree) -> Furniture:
    """Measure what every page of a document carries."""
    style = layout.style
    foot = layout.letters.text(tree.foot, layout.small(), style.width * _FOOT_SHARE)
    running = say("page.running", heading=tree.heading, above=tree.above)
    lines = layout.letters.text(
        running if tree.above else tree.heading, layout.small(), style.width
    )
    fits = len(lines) == 1 and lines[0].width < style.width * 0.5
    return Furniture(
        layout,
        tree,
        tuple(foot) if tree.foot and len(foot) <= _MOST_FOOT_LINES else (),
        lines[0] if fits else None,
    )


def head_of_document(layout: Layout, tree: DocumentTree, place: Place) -> list[Strip]:
    """Return the head of page 1: whom it is about and its heading, and the corner at the right."""
    style = layout.style
    heading = Heading(tree.heading, 1, above=tree.above)
    corner = [line for text in tree.corner for line in _corner_lines(layout, text, place)]
    if not corner:
        return layout.blocks((heading,), place)
    height = sum(line.height for line in corner)
    left = place.indented(0, place.width * _CORNER_SHARE)
    strips = layout.blocks((heading,), left)
    if height > style.height * _MOST_CORNER or total(strips) > style.height * _MOST_CORNER:
        return held(line_strips(corner, place.meaning_as("P")) + strips, Hold.LOOSE, last=Hold.FIRM)
    whole = stacked(strips, place.boxes)
    whole = over(whole, _draw_corner(corner, place))
    if height > whole.height:
        return held([whole, Strip(height=height - whole.height)], Hold.FIRM, last=Hold.FIRM)
    return held([whole], Hold.FIRM, last=Hold.FIRM)


def _corner_lines(layout: Layout, text: str, place: Place) -> list[Line]:
    return layout.letters.text(text, layout.small(), place.width * (_CORNER_SHARE - 0.03))


def _draw_corner(lines: Sequence[Line], place: Place) -> Draw:
    own = place.meaning_as("P")

    def draw(canvas: PageCanvas, top: float) -> None:
        y = top
        for line in lines:
            canvas.draw_words(line, own.left + own.width - line.width, y, own.meaning)
            y += line.height

    return draw


def long_foot(layout: Layout, tree: DocumentTree) -> tuple[Paragraph, ...]:
    """Return the foot's words as a last paragraph if they are too long to stand on every page."""
    width = layout.style.width * _FOOT_SHARE
    lines = layout.letters.text(tree.foot, layout.small(), width)
    fits = len(lines) <= _MOST_FOOT_LINES
    return () if fits else (Paragraph((Span(tree.foot),), small=True, muted=True),)
