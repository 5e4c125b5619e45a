"""A document tree made into a Word file, for those who must paste it into another system.

Headings, lists, tables and quotations are Word's own, so that its outline, its list of headings
and reading programs find them. Drawings are said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from taf_desktop.reports import tree
from taf_desktop.reports.spoken import readable, said_words, scale_sentence
from taf_desktop.reports.style import Style, clear_print
from taf_desktop.reports.tree import Block, DocumentTree, Span
from taf_desktop.reports.word_file import WordFile
from taf_desktop.reports.wording import say, say_all

_DEEPEST = 4
_BOX = {False: "☐ ", True: "☑ "}


@dataclass(slots=True)
class Writing:
    """A Word file while a tree is walked: the level of the last heading, and the style."""

    file: WordFile
    style: Style
    level: int = 1
    held: bool = False

    def heading(self, text: str) -> None:
        """Add a heading of the present level."""
        look = "Title" if self.level == 1 else f"Heading {self.level - 1}"
        self.file.paragraph((Span(text),), look, held=True)

    def go_to(self, level: int) -> None:
        """Go to a level of headings; none is passed over."""
        self.level = min(max(level, 2), self.level + 1, _DEEPEST)

    def quiet(self, text: str) -> None:
        """Add a quiet line above something, if there is one."""
        if text:
            self.file.paragraph((Span(text),), muted=True, held=True)

    def small(self, spans: tuple[Span, ...]) -> None:
        """Add the same words in a second language, if there are any."""
        if spans:
            self.file.paragraph(spans, size=self.style.small)

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Add blocks one after another."""
        for block in blocks:
            WRITERS[type(block)](self, block)


Write = Callable[[Writing, Any], None]


def word_file(document: DocumentTree, style: Style | None = None) -> bytes:
    """Return a document as a Word file; ``style`` gives sizes, margins and paper."""
    style = style or clear_print()
    file = WordFile(style, title=document.title, language=document.language)
    writing = Writing(file, style)
    draft = f"{say_all('page.draft')} {say('page.draft_means')}" if document.draft else ""
    page_of = say_all("page.page_of", page="{page}", pages="{pages}")
    file.head_and_foot(draft, readable(document.foot), readable(page_of))
    if document.above:
        file.paragraph((Span(document.above),), "Subtitle", muted=True, held=True)
    writing.heading(document.heading)
    writing.small(document.beneath)
    for line in document.corner:
        file.paragraph((Span(line),), size=style.small, muted=True)
    writing.blocks(document.blocks)
    return file.finish()


def _heading(writing: Writing, block: tree.Heading) -> None:
    writing.quiet(block.above)
    writing.go_to(block.level)
    writing.heading(block.text)
    writing.small(block.beneath)


def _paragraph(writing: Writing, block: tree.Paragraph) -> None:
    size = writing.style.quotation if block.large else writing.style.small if block.small else 0
    writing.file.paragraph(block.spans, size=size, muted=block.muted, held=writing.held)
    writing.small(block.beneath)


def _quotation(writing: Writing, block: tree.Quotation) -> None:
    writing.quiet(block.above)
    words = said_words(block)
    who = (Span(block.who, strong=True), Span("  ")) if block.who else ()
    if block.level:
        writing.go_to(block.level)
        writing.heading(words)
        if who:
            writing.file.paragraph(who)
    else:
        said = Span(words, language=block.language)
        writing.file.paragraph((*who, said), "Quote", held=bool(block.note))
    writing.small(block.beneath)
    if block.note:
        writing.file.paragraph(block.note, "Normal" if block.level else "Quote", muted=True)


def _bullets(writing: Writing, block: tree.Bullets) -> None:
    numbering = 0
    for item in block.items:
        if block.numbered:
            numbering = writing.file.numbered(item.spans, 1, numbering)
        else:
            writing.file.paragraph(item.spans, "List Bullet")
        if item.beneath:
            writing.file.paragraph(item.beneath, "List Continue", size=writing.style.small)


def _facts(writing: Writing, block: tree.Facts) -> None:
    for label, answer in block.rows:
        writing.file.paragraph((Span(label, strong=True),), held=True)
        writing.blocks(answer)


def _table(writing: Writing, block: tree.Table) -> None:
    if not block.headers:
        return
    if block.caption:
        writing.file.paragraph((Span(block.caption),), "Caption", held=True)
    writing.file.table(block.headers, block.rows, block.widths, row_headers=block.row_headers)


def _callout(writing: Writing, block: tree.Callout) -> None:
    if block.bar or writing.style.printer_safe:
        writing.blocks(block.blocks)
        return
    before = writing.file.shaded(writing.style.soft(block.tone))
    writing.blocks(block.blocks)
    writing.file.shaded(before)


def _tick_card(writing: Writing, block: tree.TickCard) -> None:
    first, *others = block.blocks or (tree.words(""),)
    box = Span(_BOX[block.done])
    if isinstance(first, tree.Paragraph):
        writing.file.numbered((box, *first.spans), block.number)
        writing.small(first.beneath)
    else:
        writing.file.numbered((box,), block.number)
        others = [first, *others]
    writing.blocks(tuple(others))


def _scale(writing: Writing, block: tree.Scale) -> None:
    writing.file.paragraph((Span(scale_sentence(block)),), held=bool(block.words))
    if block.words:
        said = Span(block.words, language=block.language)
        writing.file.paragraph((said,), muted=True)
    writing.small(block.beneath)


def _signatures(writing: Writing, block: tree.Signatures) -> None:
    signed, date = say_all("page.signatures.signed"), say_all("page.signatures.date")
    line = f"{signed}: {'_' * 24}   {date}: {'_' * 10}"
    for name, known in block.rows:
        writing.file.paragraph((Span(name, strong=True),), held=True)
        if known:
            writing.file.paragraph((Span(known),), muted=True, held=True)
        writing.file.paragraph((Span(line),))


def _answer_space(writing: Writing, block: tree.AnswerSpace) -> None:
    for _ in range(block.lines):
        writing.file.line_to_write_on()


def _text_field(writing: Writing, block: tree.TextField) -> None:
    _asked(writing, block.label, block.beneath)
    writing.file.field(block.label, lines=block.lines)


def _choice(writing: Writing, block: tree.Choice) -> None:
    _asked(writing, block.label, block.beneath)
    for each in block.options:
        writing.file.box_to_tick(each)


def _asked(writing: Writing, label: str, beneath: tuple[Span, ...]) -> None:
    writing.file.paragraph((Span(label, strong=True),), held=True)
    if beneath:
        writing.file.paragraph(beneath, size=writing.style.small, held=True)


def _picture_line(writing: Writing, block: tree.PictureLine) -> None:
    writing.blocks(block.blocks)


def _faces(writing: Writing, block: tree.Faces) -> None:
    writing.file.paragraph(block.words)


def _drawn(writing: Writing, block: tree.Drawn) -> None:
    spans = (Span(block.sentence, language=block.language),)
    writing.file.paragraph(spans, held=block.table is not None)
    if block.table is not None:
        _table(writing, block.table)


def _together(writing: Writing, block: tree.Together) -> None:
    before = writing.held
    writing.held = True
    writing.blocks(block.blocks[:-1])
    writing.held = before
    writing.blocks(block.blocks[-1:])


def _new_page(writing: Writing, block: tree.NewPage) -> None:
    del block
    writing.file.new_page()


WRITERS: Mapping[type, Write] = {
    tree.Heading: _heading,
    tree.Paragraph: _paragraph,
    tree.Quotation: _quotation,
    tree.Bullets: _bullets,
    tree.Facts: _facts,
    tree.Table: _table,
    tree.Callout: _callout,
    tree.TickCard: _tick_card,
    tree.Scale: _scale,
    tree.Signatures: _signatures,
    tree.AnswerSpace: _answer_space,
    tree.TextField: _text_field,
    tree.Choice: _choice,
    tree.PictureLine: _picture_line,
    tree.Faces: _faces,
    tree.Drawn: _drawn,
    tree.Together: _together,
    tree.NewPage: _new_page,
}
"""Writes each type of block: a new type is one function and one line here."""
