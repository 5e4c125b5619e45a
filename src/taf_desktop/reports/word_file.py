"""A Word file in the making: paragraphs in Word's own styles, lists, tables, links, a foot.

Everything is kept in memory. Nothing in the file says who wrote it or about whom.
"""
# pyright: basic, reportMissingTypeStubs=false

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from taf_desktop.reports.direction import holds_right_to_left, language_from_right
from taf_desktop.reports.spoken import readable
from taf_desktop.reports.style import Colour, Style
from taf_desktop.reports.tree import Span

WordPart = Any
"""A part of a Word file; the library does not say what is in it."""

_LETTERS = "Arial"
"""Clear print without serifs, on every Windows computer."""
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_FROM_LEFT = "\u200e"
"""Keeps a full stop or a quotation mark at its own end of words from left to right."""
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Word wants a day on which a file was made; the document itself says its own."""
_TITLES = ("Title", "Heading 1", "Heading 2", "Heading 3")
_LISTS = ("List Bullet", "List Number", "List Continue")
_EDGE = "8A8A8A"
_NEWER = "http://schemas.microsoft.com/office/word/2010/wordml"
_TEXT = '<w:text w:multiLine="1"/>'
_TICK = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/>'
    '<w14:uncheckedState w14:val="2610"/></w14:checkbox>'
)
_LONGEST_NAME = 64
"""Word takes no longer names of content controls."""


class WordFile:
    """One Word file. Sizes and margins come from the same style as the pages of the PDF."""

    def __init__(self, style: Style, *, title: str, language: str) -> None:
        """Begin a file. ``title`` holds no name; ``language`` is a tag such as "en-GB"."""
        self._file: Any = docx.Document()
        self._from_right = language_from_right(language)
        self._language = language
        self._shade = ""
        self._new_page = False
        # The library looks through every style of the file for each paragraph; once is enough.
        self._styles: dict[str, Any] = {each.name: each for each in self._file.styles}
        self._style = style
        self._about(title, language)
        self._paper()
        self._looks()

    def shaded(self, colour: Colour | None) -> Colour | None:
        """Tint the paragraphs that follow; return the tint before."""
        before = self._shade
        self._shade = "" if colour is None else "".join(f"{round(c * 255):02X}" for c in colour)
        return _colour(before)

    def new_page(self) -> None:
        """Begin a new page with the next paragraph."""
        self._new_page = True

    def paragraph(
        self,
        spans: Iterable[Span],
        look: str = "Normal",
        *,
        size: float = 0,
        muted: bool = False,
        held: bool = False,
    ) -> WordPart:
        """Add a paragraph; ``look`` names a Word style, ``held`` keeps it with the next one."""
        made = self._file.add_paragraph()
        if look != "Normal":
            made.paragraph_format.element.style = self._styles[look].style_id
        self._dress(made, held=held)
        self._write(made, spans, size=size, muted=muted)
        return made

    def numbered(self, spans: Iterable[Span], number: int, numbering: int = 0) -> int:
        """Add a paragraph of a numbered list; without ``numbering`` it begins one at a number.

        Returns the numbering, for the paragraph that goes on counting.
        """
        made = self.paragraph(spans, "List Number")
        found = numbering or self._new_numbering(number)
        properties = made.paragraph_format.element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = found
        properties.numPr.get_or_add_ilvl().val = 0
        return found

    def table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[Sequence[Span]]],
        widths: Sequence[float],
        *,
        row_headers: bool,
    ) -> None:
        """Add a table whose first row is repeated on each page; rows do not break over pages."""
        made = self._file.add_table(rows=1, cols=len(headers), style="Table Grid")
        made.autofit = not widths
        self._fill(made.rows[0], [[Span(text, strong=True)] for text in headers])
        for cells in rows:
            own = [list(cells[at]) if at < len(cells) else [] for at in range(len(headers))]
            if row_headers:
                own[0] = [replace(span, strong=True) for span in own[0]]
            self._fill(made.add_row(), own)
        for at, width in enumerate(widths):
            # Word goes by the cells, other programs by the columns.
            made.columns[at].width = Pt(self._style.width * width / sum(widths))
        for row in made.rows if widths else ():
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Pt(self._style.width * width / sum(widths))
        self._mark_rows()
        self._file.add_paragraph().paragraph_format.space_after = Pt(0)

    def _mark_rows(self) -> None:
        """Have Word repeat the first row of the newest table, and break none of its rows."""
        whole = self._file.element.body.xpath("./w:tbl")[-1]
        if self._from_right:
            whole.tblPr.insert(1, OxmlElement("w:bidiVisual"))
        for number, row in enumerate(whole.tr_lst):
            name = "w:cantSplit" if number else "w:tblHeader"
            row.get_or_add_trPr().append(OxmlElement(name))

    def line_to_write_on(self) -> None:
        """Add an empty line with a rule below it."""
        self._lined()

    def _lined(self) -> WordPart:
        made = self._file.add_paragraph()
        borders = OxmlElement("w:pBdr")
        for side in ("bottom", "between"):
            edge = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", _EDGE)):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
        made.paragraph_format.element.get_or_add_pPr().append(borders)
        return made

    def field(self, label: str, *, lines: int = 1) -> None:
        """Add room for words: a content control that can be typed into, over lines for a pen."""
        made = self._lined()
        made.paragraph_format.element.append(_control(label, _TEXT, "\u00a0" * 4))
        for _ in range(lines - 1):
            self._lined()

    def box_to_tick(self, words: str) -> None:
        """Add a box that can be ticked, with its words after it."""
        made = self.paragraph(())
        made.paragraph_format.element.append(_control(words, _TICK, "☐"))
        self._write(made, [Span(f" {words}")], size=0, muted=False)

    def head_and_foot(self, head: str, foot: str, page_of: str) -> None:
        """Set what stands on every page; ``page_of`` has ``{page}`` and ``{pages}`` as gaps."""
        section = self._file.sections[0]
        if head:
            above = section.header.paragraphs[0]
            self._dress(above, held=False)
            self._write(above, [Span(head, strong=True)], size=0, muted=False)
        made = section.footer.paragraphs[0]
        self._dress(made, held=False)
        if foot:
            self._write(made, [Span(foot + "\n")], size=self._style.small, muted=True)
        for part in _parts(page_of):
            run = made.add_run(part if part not in {"PAGE", "NUMPAGES"} else "")
            run.font.size = Pt(self._style.small)
            if not run.text:
                _add_field(run, part)
        if self._from_right and _reads_from_left(page_of.rpartition("·")[2]):
            made.add_run(_FROM_LEFT)

    def finish(self) -> bytes:
        """Return the file."""
        target = BytesIO()
        self._file.save(target)
        return target.getvalue()

    def _about(self, title: str, language: str) -> None:
        about = self._file.core_properties
        about.title, about.language = readable(title), language
        about.author = about.last_modified_by = about.comments = about.keywords = ""
        about.created = about.modified = _NO_DAY
        about.revision = 1

    def _paper(self) -> None:
        section, style = self._file.sections[0], self._style
        section.page_width, section.page_height = Pt(style.page_width), Pt(style.page_height)
        section.left_margin = section.right_margin = Pt(style.side)
        section.top_margin, section.bottom_margin = Pt(style.top), Pt(style.foot)
        section.header_distance = section.footer_distance = Pt(style.top / 2)

    def _looks(self) -> None:
        style = self._style
        self._look("Normal", style.body, after=style.body * 0.5, leading=style.leading)
        for name, size in zip(_TITLES, style.headings, strict=True):
            self._look(name, size, bold=True, before=size * 0.6, after=size * 0.25)
        _no_border(self._styles["Title"])
        self._look("Subtitle", style.body, after=0)
        self._look("Quote", style.body, before=2, after=style.body * 0.4)
        self._styles["Quote"].paragraph_format.left_indent = Pt(style.body)
        self._look("Caption", style.body, bold=True, after=4)
        for name in _LISTS:
            self._look(name, style.body, after=style.body * 0.35)
        for name in ("Header", "Footer"):
            self._look(name, style.small, after=0)
        self._speak(self._file.styles.element.find(qn("w:docDefaults")))

    def _look(
        self,
        name: str,
        size: float,
        *,
        bold: bool = False,
        before: float = 0,
        after: float = 0,
        leading: float = 1.15,
    ) -> None:
        look = self._styles[name]
        letters = look.element.get_or_add_rPr()
        for old in letters.findall(qn("w:rFonts")) + letters.findall(qn("w:spacing")):
            letters.remove(old)
        look.font.name, look.font.size, look.font.bold = _LETTERS, Pt(size), bold
        look.font.italic, look.font.color.rgb = False, _INK
        fonts = letters.find(qn("w:rFonts"))
        for script in ("cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _LETTERS)
        _size_of_other_scripts(letters, size)
        room = look.paragraph_format
        room.space_before, room.space_after, room.line_spacing = Pt(before), Pt(after), leading

    def _speak(self, defaults: WordPart) -> None:
        spoken = next(defaults.iter(qn("w:lang")))
        spoken.set(qn("w:val"), self._language)
        spoken.set(qn("w:bidi" if self._from_right else "w:eastAsia"), self._language)

    def _dress(self, made: WordPart, *, held: bool) -> None:
        properties = made.paragraph_format.element.get_or_add_pPr()
        if held:
            made.paragraph_format.keep_with_next = True
        if self._new_page:
            made.paragraph_format.page_break_before = True
            self._new_page = False
        if self._shade:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", self._shade)):
                shade.set(qn(f"w:{name}"), value)
            _put(properties, shade)
        if self._from_right:
            _put(properties, OxmlElement("w:bidi"))

    def _write(self, made: WordPart, spans: Iterable[Span], *, size: float, muted: bool) -> None:
        for span in spans:
            self._run(made, span, size=size, muted=muted)

    def _run(self, made: WordPart, span: Span, *, size: float, muted: bool) -> None:
        text = readable(span.text)
        foreign = self._from_right and _reads_from_left(text)
        lines = text.split("\n") if foreign else ()
        held = "\n".join(f"{_FROM_LEFT}{line}{_FROM_LEFT}" for line in lines)
        run = made.add_run(held or text)
        run.bold = True if span.strong else None
        if size:
            run.font.size = Pt(size)
        if muted:
            run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        letters = run.font.element.get_or_add_rPr()
        from_right = language_from_right(span.language or self._language)
        if from_right and not foreign:
            letters.append(OxmlElement("w:rtl"))
        if span.language:
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:bidi" if from_right else "w:val"), span.language)
            letters.append(spoken)
        if span.link:
            link = OxmlElement("w:hyperlink")
            to = made.part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), to)
            made.paragraph_format.element.replace(run.font.element, link)
            link.append(run.font.element)

    def _new_numbering(self, number: int) -> int:
        all_lists = self._file.part.numbering_part.element
        look = self._styles["List Number"].element.pPr.numPr.numId.val
        kind = next(each for each in all_lists.num_lst if each.numId == look).abstractNumId.val
        made = all_lists.add_num(kind)
        made.add_lvlOverride(ilvl=0).add_startOverride(number)
        return made.numId

    def _fill(self, row: WordPart, cells: Sequence[Iterable[Span]]) -> None:
        for cell, spans in zip(row.cells, cells, strict=True):
            made = cell.paragraphs[0]
            made.paragraph_format.space_after = Pt(2)
            self._dress(made, held=False)
            self._write(made, spans, size=0, muted=False)


def _reads_from_left(text: str) -> bool:
    """Say whether words on a page read from the right have letters, and all from left to right."""
    return any(sign.isalpha() for sign in text) and not holds_right_to_left(text)


def _colour(shade: str) -> Colour | None:
    if not shade:
        return None
    red, green, blue = (int(shade[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _put(properties: WordPart, element: WordPart) -> None:
    """Add a property of a paragraph before those Word wants behind it."""
    later = ("w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
    names = later[1:] if element.tag == qn("w:bidi") else later
    properties.insert_element_before(element, *names)


def _size_of_other_scripts(letters: WordPart, size: float) -> None:
    """Set the size of Arabic and like letters, which Word keeps apart from that of Latin ones."""
    for old in letters.findall(qn("w:szCs")):
        letters.remove(old)
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), str(round(size * 2)))
    letters.find(qn("w:sz")).addnext(other)


def _no_border(look: WordPart) -> None:
    for border in look.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        return


def _control(label: str, kind: str, content: str) -> WordPart:
    """Return a content control: what it is called, what can be done with it, what stands in it."""
    made = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_NEWER}"><w:sdtPr><w:alias/>{kind}</w:sdtPr>'
        "<w:sdtContent><w:r><w:t xml:space='preserve'/></w:r></w:sdtContent></w:sdt>"
    )
    made.find(".//" + qn("w:alias")).set(qn("w:val"), readable(label)[:_LONGEST_NAME])
    made.find(".//" + qn("w:t")).text = content
    return made


def _parts(page_of: str) -> list[str]:
    """Return a line about the pages in pieces: in two languages it has each number twice."""
    pieces = re.split(r"(\{pages?\})", page_of)
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    return [fields.get(piece, piece) for piece in pieces if piece]


def _add_field(run: WordPart, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run.font.element.append(part)
