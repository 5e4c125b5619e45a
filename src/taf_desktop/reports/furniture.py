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
from taf_desktop.reports.style import MILLIMETRE
from taf_desktop.reports.tags import Meaning
from taf_desktop.reports.tags_page import FOOTER, HEADER
from taf_desktop.reports.tree import DocumentTree, Heading, Paragraph, Span
from taf_desktop.reports.wording import say, say_all
from taf_desktop.reports.words import Look

_CORNER_SHARE = 0.46
_LEAST_FOOT = 0.35
_MOST_FOOT_LINES = 2
_MOST_CORNER = 0.25
_FOOT_ROOM = 10.0
_FOOT_LEADING = 1.25
_UNPRINTED = 4 * MILLIMETRE
"""What the least able printers leave blank at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page of one document carries."""

    layout: Layout
    tree: DocumentTree
    foot: tuple[Line, ...]
    running: Line | None
    draft_said: Meaning
    foot_said: Meaning

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw the furniture of one page; pages count from 1.

        DRAFT is read aloud before everything else and the foot after everything else; on all other
        pages they are furniture, as the page's number and the running head are on every page.
        """
        with canvas.furniture(FOOTER):
            self._draw_number(canvas, say_all("page.page_of", page=page, pages=pages))
        if page == pages:
            self._draw_foot(canvas)
        else:
            with canvas.furniture(FOOTER):
                self._draw_foot(canvas)
        if self.tree.draft and page == 1:
            self._draw_draft(canvas)
        with canvas.furniture(HEADER):
            if self.tree.draft and page > 1:
                self._draw_draft(canvas)
            if page > 1 and self.running is not None:
                self._draw_running(canvas, self.running)

    def _draw_running(self, canvas: PageCanvas, line: Line) -> None:
        style = self.layout.style
        left = style.side + style.width - line.width
        canvas.draw_words(line, left, self._margin_line() - line.height / 2, None)

    def _margin_line(self) -> float:
        """Return the middle of what stands in the top margin; printers leave 5 mm blank."""
        return self.layout.style.top * 0.5

    def _draw_number(self, canvas: PageCanvas, number: str) -> None:
        style = self.layout.style
        top = _foot_line(self.layout)
        right = style.side + style.width
        canvas.rule(style.side, top, right, top, style.colours["line"])
        line = self.layout.letters.text(number, _foot_look(self.layout), style.width)[0]
        canvas.draw_words(line, right - line.width, top + _FOOT_ROOM, None)

    def _draw_foot(self, canvas: PageCanvas) -> None:
        y = _foot_line(self.layout) + _FOOT_ROOM
        for each in self.foot:
            canvas.draw_words(each, self.layout.style.side, y, self.foot_said)
            y += each.height

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """Say DRAFT in the top margin, where no words ever stand."""
        style = self.layout.style
        colour = style.colours["worry"]
        mark = self.layout.look(style.small, colour=colour, weight=Weight.BOLD)
        means = self.layout.look(style.small, colour=colour)
        spans = (
            self.layout.letters.text(say_all("page.draft"), mark, style.width)[0],
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
            canvas.draw_words(line, x, top + style.step / 2, self.draft_said)
            x += line.width + gap


def make_furniture(layout: Layout, tree: DocumentTree, root: Meaning) -> Furniture:
    """Measure what every page of a document carries. ``root`` is the whole document's meaning."""
    style = layout.style
    foot = _foot_lines(layout, tree)
    running = say("page.running", heading=tree.heading, above=tree.above)
    lines = layout.letters.text(
        running if tree.above else tree.heading, layout.small(), style.width
    )
    fits = len(lines) == 1 and lines[0].width < style.width * 0.5
    return Furniture(
        layout,
        tree,
        foot if tree.foot and _foot_fits(layout, foot) else (),
        lines[0] if fits else None,
        root.add_first("P"),
        root.add("P"),
    )


def head_of_document(layout: Layout, tree: DocumentTree, place: Place) -> list[Strip]:
    """Return the head of page 1: whom it is about and its heading, and the corner at the right."""
    style = layout.style
    heading = Heading(tree.heading, 1, above=tree.above, beneath=tree.beneath)
    corner = [line for text in tree.corner for line in _corner_lines(layout, text, place)]
    if not corner:
        return layout.blocks((heading,), place)
    height = sum(line.height for line in corner)
    left = place.indented(0, place.width * _CORNER_SHARE)
    strips = layout.blocks((heading,), left)
    most = 0 if style.narrow else style.height * _MOST_CORNER
    if max(height, total(strips)) > most:
        strips = layout.blocks((heading,), place)
        corner = layout.lines((Span("\n".join(tree.corner)),), layout.small(), place)
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


def _foot_width(layout: Layout) -> float:
    """Return how wide the foot may be beside a page's number, which may be in two languages."""
    number = say_all("page.page_of", page=888, pages=888)
    beside = layout.letters.width(number, layout.small()) + layout.style.step * 4
    return max(layout.style.width - beside, layout.style.width * _LEAST_FOOT)


def _foot_line(layout: Layout) -> float:
    """Return where the rule above the foot stands."""
    style = layout.style
    return style.page_height - style.foot + style.step * 3


def _foot_look(layout: Layout) -> Look:
    """Return how the foot looks: small words, closer together than those of the page."""
    return layout.look(
        layout.style.small, colour=layout.style.colours["muted"], leading=_FOOT_LEADING
    )


def _foot_lines(layout: Layout, tree: DocumentTree) -> tuple[Line, ...]:
    return tuple(layout.letters.text(tree.foot, _foot_look(layout), _foot_width(layout)))


def _foot_fits(layout: Layout, lines: Sequence[Line]) -> bool:
    """Say whether the foot is short, and stands where every printer prints."""
    end = _foot_line(layout) + _FOOT_ROOM + sum(line.height for line in lines)
    return len(lines) <= _MOST_FOOT_LINES and end <= layout.style.page_height - _UNPRINTED


def long_foot(layout: Layout, tree: DocumentTree) -> tuple[Paragraph, ...]:
    """Return the foot's words as a last paragraph if they are too long to stand on every page."""
    if _foot_fits(layout, _foot_lines(layout, tree)):
        return ()
    return (Paragraph((Span(tree.foot),), small=True, muted=True),)
