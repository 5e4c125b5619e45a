"""A document tree as plain words in the order of reading, for listening or for any other reader.

Headings say that they are headings, lists say their numbers, tables are read row by row with the
header of each cell before it, and lines from 0 to 10 are sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from taf_desktop.reports import tree
from taf_desktop.reports.phrases import stopped
from taf_desktop.reports.spoken import plain, readable, said_words, scale_sentence
from taf_desktop.reports.tree import Block, DocumentTree, Span
from taf_desktop.reports.wording import say

_BLANK = "_" * 20
"""Where an answer is typed or written."""

Tell = Callable[[Any], Iterator[str]]
"""Tells one block as paragraphs."""


def plain_text(document: DocumentTree) -> str:
    """Return a document's words; paragraphs are parted by an empty line."""
    told = [*_head(document), *tell(document.blocks), *_end(document)]
    return "\n\n".join(part for part in map(_tidied, told) if part) + "\n"


def tell(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Tell blocks one after another."""
    for block in blocks:
        yield from TELLERS[type(block)](block)


def _head(document: DocumentTree) -> Iterator[str]:
    if document.draft:
        yield f"{say('page.draft')}. {say('page.draft_means')}"
    yield readable(document.above)
    yield say("reading_page.heading", words=readable(document.heading))
    yield plain(document.beneath)
    yield "\n".join(map(readable, document.corner))


def _end(document: DocumentTree) -> Iterator[str]:
    if document.foot:
        yield say("reading_page.foot", words=readable(document.foot))
    yield say("reading_page.end", heading=readable(document.heading))


def _tidied(part: str) -> str:
    return "\n".join(line.strip() for line in part.splitlines() if line.strip())


def _heading(block: tree.Heading) -> Iterator[str]:
    yield readable(block.above)
    yield say("reading_page.heading", words=readable(block.text))
    yield plain(block.beneath)


def _paragraph(block: tree.Paragraph) -> Iterator[str]:
    yield plain(block.spans)
    yield plain(block.beneath)


def _quotation(block: tree.Quotation) -> Iterator[str]:
    yield readable(block.above)
    words = readable(said_words(block))
    if block.level:
        yield say("reading_page.heading", words=words)
        yield readable(block.who)
    elif block.who:
        yield say("reading_page.who_said", name=readable(block.who), words=words)
    else:
        yield words
    yield plain(block.beneath)
    yield plain(block.note)


def _bullets(block: tree.Bullets) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        name = "number" if block.numbered else "point"
        yield say(f"reading_page.{name}", number=number, words=plain(item.spans))
        yield plain(item.beneath)


def _facts(block: tree.Facts) -> Iterator[str]:
    for label, answer in block.rows:
        yield readable(label)
        yield from tell(answer)


def _table(block: tree.Table) -> Iterator[str]:
    if not block.headers:
        return
    yield readable(block.caption)
    count = len(block.rows)
    rows = say(f"reading_page.rows.{'one' if count == 1 else 'many'}", number=count)
    headers = [readable(header) for header in block.headers]
    yield say("reading_page.table", columns=len(headers), rows=rows)
    if not block.rows:
        yield "\n".join(headers)
    for number, cells in enumerate(block.rows, start=1):
        told = (
            _cell(header, cells[place] if place < len(cells) else ())
            for place, header in enumerate(headers)
        )
        yield say("reading_page.row", number=number, words=" ".join(told))


def _cell(header: str, spans: tuple[Span, ...]) -> str:
    words = plain(spans).strip() or say("reading_page.nothing")
    return stopped(say("reading_page.cell", header=header.strip(" :"), words=words))


def _callout(block: tree.Callout) -> Iterator[str]:
    yield from tell(block.blocks)


def _tick_card(block: tree.TickCard) -> Iterator[str]:
    first, *others = [part for part in map(_tidied, tell(block.blocks)) if part] or [""]
    yield say("reading_page.number", number=block.number, words=first)
    yield from others
    if block.done:
        yield say("reading_page.done")


def _scale(block: tree.Scale) -> Iterator[str]:
    yield readable(scale_sentence(block))
    yield readable(block.words)
    yield plain(block.beneath)


def _signatures(block: tree.Signatures) -> Iterator[str]:
    signed, date = say("page.signatures.signed"), say("page.signatures.date")
    for name, known in block.rows:
        yield "\n".join((readable(name), readable(known), f"{signed}: ", f"{date}: "))


def _text_field(block: tree.TextField) -> Iterator[str]:
    yield "\n".join((readable(block.label), plain(block.beneath), _blank()))


def _choice(block: tree.Choice) -> Iterator[str]:
    options = say("page.list.between").join(readable(each) for each in block.options)
    choose = say("answer_page.choose", options=options)
    yield "\n".join((readable(block.label), plain(block.beneath), choose, _blank()))


def _blank() -> str:
    return say("page.label", label=say("answer_page.answer")) + _BLANK


def _picture_line(block: tree.PictureLine) -> Iterator[str]:
    yield from tell(block.blocks)


def _faces(block: tree.Faces) -> Iterator[str]:
    yield plain(block.words)


def _drawn(block: tree.Drawn) -> Iterator[str]:
    yield readable(block.sentence)
    if block.table is not None:
        yield from _table(block.table)


def _together(block: tree.Together) -> Iterator[str]:
    yield from tell(block.blocks)


def _nothing(block: object) -> Iterator[str]:
    del block
    yield ""


TELLERS: Mapping[type, Tell] = {
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
    tree.AnswerSpace: _nothing,
    tree.TextField: _text_field,
    tree.Choice: _choice,
    tree.PictureLine: _picture_line,
    tree.Faces: _faces,
    tree.Drawn: _drawn,
    tree.Together: _together,
    tree.NewPage: _nothing,
}
"""Tells each type of block: a new type is one function and one line here."""
