"""The few drawing functions everything on a page goes through.

Measures are points from the left and from the *top* of the page. Words are drawn with their meaning
and everything else as decoration, unless it is part of a figure or of the page's furniture; nothing
can be drawn without being one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby
from operator import attrgetter

from taf_desktop.reports.answer_fields import AnswerFields, Spot, Writing
from taf_desktop.reports.fonts import Weight, chain
from taf_desktop.reports.lettering import Lettering
from taf_desktop.reports.libraries import Canvas, PdfObject
from taf_desktop.reports.paragraphs import Line, Placed
from taf_desktop.reports.raw import Raw, RawStream, as_bytes, told
from taf_desktop.reports.runs import clean
from taf_desktop.reports.shapes import filled, outlined, round_ends, rounded_box, straight, ticked
from taf_desktop.reports.sheet import Sheet
from taf_desktop.reports.style import Colour, Style
from taf_desktop.reports.svg import Drawing
from taf_desktop.reports.tags import Meaning, number
from taf_desktop.reports.tags_about import write_about
from taf_desktop.reports.tags_file import TagFile
from taf_desktop.reports.tags_outline import write_outline
from taf_desktop.reports.tags_page import PageParts
from taf_desktop.reports.tree import Span
from taf_desktop.reports.writer import written

_SPAN_OF: Callable[[Placed], Span | None] = attrgetter("piece.span")
_WORDS = ""
"""Where ``SeenCanvas`` keeps a page's words: they are furniture of no kind."""


class PageCanvas(Canvas):
    """A PDF file in the making, without any of the fonts a reader would have to bring.

    ``root`` is the whole document's meaning; ``tagged`` is off only to measure what tags cost.
    """

    def __init__(
        self, style: Style, root: Meaning, *, title: str, language: str, tagged: bool = True
    ) -> None:
        self._letters = Lettering()
        self._height = style.page_height
        self._mirror = style.page_width if style.from_right else 0.0
        self._root = root
        self._language = language
        self._tagged = tagged
        self._parts = PageParts(0)
        self._steps = self._parts.decoration
        self._kind = ""
        self._struct_number = 0
        Canvas.__init__(
            self,
            BytesIO(),
            pagesize=(style.page_width, style.page_height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self._tags = TagFile(self._doc)
        self._answers = AnswerFields(self._doc, _writing(style))
        number(root)
        self.setTitle(clean(title))
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("TAF Desktop")
        self.setProducer("TAF Desktop")

    def _make_preamble(self) -> None:
        """Begin a page with no font at all: ReportLab would name one of the standard fonts here."""
        self._preamble = "1 0 0 1 0 0 cm"

    def _setXObjects(self, thing: PdfObject) -> None:  # noqa: N802 - ReportLab's name
        """Tag a page as it is made and pack its steps; ReportLab asks for its pictures here."""
        thing.XObjects = None
        thing.Contents = RawStream(thing.stream.encode("ascii"))
        if self._tagged:
            self._struct_number = self._tags.begin_page(thing)

    def finish_page(self) -> None:
        """End a page: everything drawn on it is written, with what it means."""
        parts = self._parts
        self._code.extend(parts.marked() if self._tagged else parts.plain())
        self.showPage()
        page = self._doc.Pages[-1]
        if self._tagged:
            self._tags.end_page(self._struct_number, page, parts.owners)
        self._parts = PageParts(parts.page + 1)
        self._steps = self._parts.decoration

    def finish(self) -> bytes:
        """Return the finished file."""
        self._letters.fonts.embed(self._doc)
        self._doc.Catalog.Outlines = None
        if self._tagged:
            self._answers.write()
            self._tags.write(self._root)
            write_outline(self._doc, self._root, self._tags.pages)
            write_about(self._doc, title=self._doc.info.title, language=self._language)
        return written(self._doc)

    def _write(self, *steps: str) -> None:
        """Add drawing steps, in PDF's own words, to what is being drawn."""
        self._steps.extend(steps)

    @contextmanager
    def _into(self, steps: list[str]) -> Generator[None]:
        before, self._steps = self._steps, steps
        yield
        self._steps = before

    @contextmanager
    def furniture(self, kind: str) -> Generator[None]:
        """Draw what is not read aloud, whatever it means: a running foot, a repeated header.

        ``kind`` is one of those of ``tags_page``.
        """
        self._kind = kind
        with self._into(self._parts.furniture(kind)):
            yield
        self._kind = ""

    @contextmanager
    def figure(
        self, meaning: Meaning, x: float, top: float, width: float, height: float
    ) -> Generator[None]:
        """Draw a figure with everything in it. Its box tells readers where on the page it is."""
        upper = self._height - top
        x = self._from_left(x, width)
        box = f"{x:.0f} {upper - height:.0f} {x + width:.0f} {upper:.0f}"
        meaning.about = f"/O /Layout /Placement /Block /BBox [{box}]"
        with self._into(self._steps if self._kind else self._parts.words(meaning, upper)):
            yield

    def draw_words(self, line: Line, x: float, top: float, meaning: Meaning | None) -> None:
        """Draw a line of words under its meaning; without one, as part of what is being drawn."""
        if not line.pieces:
            return
        x = self._from_left(x, line.width)
        baseline = self._height - top - line.baseline
        if meaning is None or self._kind:
            self._write(*self._letters.steps(line, line.pieces, x, baseline))
            return
        for span, pieces in groupby(line.pieces, _SPAN_OF):
            told = tuple(pieces)
            part = meaning.within(span)
            steps = self._parts.words(part, self._height - top)
            steps += self._letters.steps(line, told, x, baseline)
            part.lines.append((told, line.space_after))
            if span is not None and span.link:
                self._link(span, part, line, told, x, top)

    def _link(
        self,
        span: Span,
        part: Meaning,
        line: Line,
        pieces: Sequence[Placed],
        x: float,
        top: float,
    ) -> None:
        """Lay a place to press over the words of a link in one line."""
        left = x + min(placed.x for placed in pieces)
        right = x + max(placed.x + placed.piece.width for placed in pieces)
        upper = self._height - top
        place = self._tags.next_number(part)
        link = Raw(
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /StructParent {place} /Rect "
            f"[{left:.1f} {upper - line.height:.1f} {right:.1f} {upper:.1f}] "
            f"/Contents {told(clean(span.text))} /A << /S /URI /URI {as_bytes(span.link)} >> >>"
        )
        self._addAnnotation(link)
        part.links.append((self._parts.page, link))

    def text_field(
        self,
        form: Meaning,
        label: str,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        many_lines: bool,
    ) -> None:
        """Lay a field for words over a place; nothing of it is seen until somebody writes."""
        if self._tagged:
            spot = self._spot(form, x, top, width, height)
            self._lay(form, self._answers.text(label, spot, many_lines=many_lines))

    def option(
        self,
        form: Meaning,
        group: Meaning,
        told: tuple[str, str],
        x: float,
        top: float,
        side: float,
        ink: Colour,
    ) -> None:
        """Lay an answer to choose over its box. ``told`` is what is asked, and the answer."""
        if self._tagged:
            spot = self._spot(form, x, top, side, side)
            self._lay(form, self._answers.option(group, *told, spot, ticked(side, ink)))

    def _spot(self, form: Meaning, x: float, top: float, width: float, height: float) -> Spot:
        left, bottom = self._from_left(x, width), self._height - top - height
        return Spot(left, bottom, width, height, self._tags.next_number(form))

    def _lay(self, form: Meaning, made: Raw) -> None:
        self._addAnnotation(made)
        form.links.append((self._parts.page, made))

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: Colour | None = None,
        edge: Colour | None = None,
        line_width: float = 1,
    ) -> None:
        """Draw a box, filled or outlined or both."""
        bottom = self._height - top - height
        x = self._from_left(x, width)
        path = rounded_box(x, bottom, width, height, radius)
        if fill is not None:
            self._write(filled(fill, path))
        if edge is not None:
            self._write(outlined(edge, line_width, path))

    def disc(
        self,
        x: float,
        middle: float,
        radius: float,
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        line_width: float = 1,
    ) -> None:
        """Draw a disc around a point."""
        left, top, side = x - radius, middle - radius, 2 * radius
        self.box(left, top, side, side, radius=radius, fill=fill, edge=edge, line_width=line_width)

    def dots(self, places: Sequence[float], y: float, radius: float, colour: Colour) -> None:
        """Draw a row of small dots."""
        height = self._height - y
        path = " ".join(straight(x, height, x, height) for x in map(self._from_left, places))
        self._write(round_ends(outlined(colour, radius * 2, path)))

    def rule(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour, width: float = 0.75
    ) -> None:
        """Draw a straight line."""
        x, to_x = self._from_left(x), self._from_left(to_x)
        path = straight(x, self._height - y, to_x, self._height - to_y)
        self._write(outlined(colour, width, path))

    def tick(self, x: float, top: float, side: float, colour: Colour) -> None:
        """Draw a tick in a square; it looks the same on every page."""
        self._write(ticked(side, colour, self._from_left(x, side), self._height - top - side))

    def picture(self, drawing: Drawing, x: float, top: float, size: float) -> None:
        """Draw a picture that is so many points wide as decoration; it is never mirrored."""
        scale = size / drawing.width
        left, upper = self._from_left(x, size), self._height - top
        self._write(f"q {scale:.5f} 0 0 {-scale:.5f} {left:.2f} {upper:.2f} cm {drawing.steps} Q")

    def sheet(self, x: float, top: float, width: float, scale: float = 1) -> Sheet:
        """Return a place to draw on freely, as decoration or within a figure; never mirrored."""
        left = self._from_left(x, width)
        return Sheet(self._write, self._letters, left, self._height - top, scale)

    def _from_left(self, x: float, width: float = 0) -> float:
        """Return how far something is from the left; pages read from the right are mirrored."""
        return self._mirror - x - width if self._mirror else x


def _writing(style: Style) -> Writing:
    paper = style.ground or style.colours["paper"]
    face = chain(Weight.REGULAR, style.letters)[0]
    return Writing(face, style.body, style.colours["ink"], paper, style.from_right)


class SeenCanvas(PageCanvas):
    """Draws what is seen and notes nothing of what it means, so that it can be drawn again.

    Words stand over tints and rules as they do on a tagged page (``tags_page``).
    """

    def __init__(self, style: Style, *, language: str) -> None:
        super().__init__(style, Meaning("Document"), title="", language=language, tagged=False)

    @contextmanager
    def figure(
        self, meaning: Meaning, x: float, top: float, width: float, height: float
    ) -> Generator[None]:
        """Draw a figure among the words."""
        del meaning, x, top, width, height
        with self._into(self._steps if self._kind else self._parts.furniture(_WORDS)):
            yield

    def draw_words(self, line: Line, x: float, top: float, meaning: Meaning | None) -> None:
        """Draw a line of words, whatever they mean."""
        if meaning is None or self._kind or not line.pieces:
            super().draw_words(line, x, top, None)
            return
        x = self._from_left(x, line.width)
        baseline = self._height - top - line.baseline
        steps = self._parts.furniture(_WORDS)
        for _, pieces in groupby(line.pieces, _SPAN_OF):
            steps += self._letters.steps(line, tuple(pieces), x, baseline)
