"""Sets lines with a picture before them, and rows of faces: for Easy Read and for children."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.paragraphs import Line
from taf_desktop.reports.pictures import drawing_of, seen_on
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
    with_space,
)
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Faces, PictureLine
from taf_desktop.reports.wording import say

_PICTURE = 4.0
_SMALL_PICTURE = 2.4
_FACE = 2.5
FACES = ("face_1", "face_2", "face_3", "face_4", "face_5")
"""From sad to happy."""


def face_of(number: int) -> int:
    """Return which of the five faces stands for a number from 0 to 10, counting from 0."""
    return round(min(max(number, 0), 10) * (len(FACES) - 1) / 10)


def set_picture_line(layout: Layout, block: PictureLine, place: Place) -> list[Strip]:
    """Set one idea: the picture where lines begin, the words beside it."""
    size = layout.style.body * (_SMALL_PICTURE if block.wide else _PICTURE)
    drawn = _draw_picture(block.picture, size, place)
    beside = place.indented(size + layout.style.step * 5)
    words = layout.blocks(block.blocks, beside)
    height = total(words)
    if height <= size and all(strip.boxes == place.boxes for strip in words):
        whole = stacked(with_space(words, (size - height) / 2), place.boxes)
        rest = Strip(height=size - whole.height, boxes=place.boxes)
        return held([over(whole, drawn), rest], Hold.FIRM)
    return held([over(words[0], drawn), *words[1:]], Hold.TOGETHER)


def _draw_picture(name: str, size: float, place: Place) -> Draw:
    seen = seen_on(name)
    meaning = place.meaning.add("Figure", alternative=seen.words, language=seen.language)
    picture = drawing_of(name)

    def draw(canvas: PageCanvas, top: float) -> None:
        with canvas.figure(meaning, place.left, top, size, size):
            canvas.picture(picture, place.left, top, size)

    return draw


@dataclass(frozen=True, slots=True)
class _Marked:
    """A face with a frame: which one, the word below it, and how the frame looks."""

    face: int
    word: Line
    colour: Colour
    double: bool


def set_faces(layout: Layout, block: Faces, place: Place) -> list[Strip]:
    """Set words about how it is, and below them a row of faces with a frame around the right one.

    One frame means now, two frames mean hoped for; the word stands below each.
    """
    own = place.meaning_as("Sect")
    strips = line_strips(layout.lines(block.words, layout.look(), own), own.meaning_as("P"))
    size = layout.style.body * _FACE
    pad = layout.style.step * 1.5
    marked = _marked(layout, block)
    figure = own.meaning.add("Figure", alternative=say("page.faces.row"))
    below = own.meaning_as("P")
    word_height = max((each.word.height for each in marked), default=0)

    def draw(canvas: PageCanvas, top: float) -> None:
        wide = len(FACES) * (size + 2 * pad)
        with canvas.figure(figure, own.left, top, wide, size + 2 * pad):
            for number, name in enumerate(FACES):
                x = own.left + number * (size + 2 * pad) + pad
                canvas.picture(drawing_of(name), x, top + pad, size)
        for each in marked:
            x = own.left + each.face * (size + 2 * pad)
            _draw_frame(canvas, each, x, top, size + 2 * pad)
            middle = x + pad + size / 2 - each.word.width / 2
            canvas.draw_words(each.word, max(middle, own.left), top + size + 2 * pad, below.meaning)

    height = size + 2 * pad + word_height
    row = Strip(height=height, draw=draw, space=layout.style.step, boxes=own.boxes)
    return held([*strips, row], Hold.FIRM)


def _marked(layout: Layout, block: Faces) -> list[_Marked]:
    colours = layout.style.colours
    found: list[_Marked] = []
    for value, name, colour in (
        (block.now, "now", colours["ink"]),
        (block.hoped, "hoped", colours["hope"]),
    ):
        if value is None or any(each.face == face_of(value) for each in found):
            continue
        word = layout.letters.text(say(f"page.faces.{name}"), layout.small(), layout.style.width)[0]
        found.append(_Marked(face_of(value), word, colour, double=name == "hoped"))
    return found


def _draw_frame(canvas: PageCanvas, marked: _Marked, x: float, top: float, side: float) -> None:
    canvas.box(x + 1, top + 1, side - 2, side - 2, radius=9, edge=marked.colour, line_width=2.2)
    if marked.double:
        inner = side - 9
        canvas.box(x + 4.5, top + 4.5, inner, inner, radius=6, edge=marked.colour, line_width=1)
