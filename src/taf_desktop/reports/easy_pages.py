"""Whole pages in Easy Read, made of the same page's own words: one short sentence to a picture.

For pages whose words are ours and easy already (the leaflet, who knows what, how to complain). What
is cut from longer sentences keeps every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from taf_desktop.reports.easy_words import fixed_sentences, picture_line
from taf_desktop.reports.inputs import Builder, Inputs
from taf_desktop.reports.narrow import rows_apart
from taf_desktop.reports.pictures import picture_for
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Facts,
    Heading,
    Paragraph,
    PictureLine,
    Span,
    Table,
    Together,
)
from taf_desktop.reports.wording import say

_OTHERWISE, _PHONE = "talk", "phone"


def easily(build: Builder) -> Builder:
    """Return what makes a document in Easy Read out of what makes it."""

    def easy(inputs: Inputs, copy_for: str) -> DocumentTree:
        tree = build(inputs, copy_for)
        credit = Paragraph((Span(say("easy_page.credit")),), small=True, muted=True)
        about = (
            picture_line("book", say("easy_page.about.easy")),
            picture_line("help", say("easy_page.about.help")),
        )
        return replace(tree, blocks=(*about, *_held(_lines(tree.blocks)), credit))

    return easy


def _lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Walk the blocks of a page, each sentence beside a picture."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from _sentences(block)
            case Bullets():
                for item in block.items:
                    yield from _sentences(item)
            case Together() | Callout():
                yield from _lines(block.blocks)
            case Table():
                yield from _lines(rows_apart(block))
            case Facts():
                for label, answer in block.rows:
                    yield Heading(label, 3)
                    yield from _lines(answer)
            case _:
                yield block


def _sentences(paragraph: Paragraph) -> Iterator[PictureLine]:
    """Walk a paragraph's sentences; one with a link or strong words stays as it is."""
    if len(paragraph.spans) > 1 or any(span.link or span.strong for span in paragraph.spans):
        told = "".join(span.text for span in paragraph.spans)
        calls = any(span.link.startswith("tel:") for span in paragraph.spans)
        yield PictureLine(_PHONE if calls else picture_for(told, _OTHERWISE), (paragraph,))
        return
    for span in paragraph.spans:
        for line, goes_on in fixed_sentences(span.text):
            yield picture_line(picture_for(line, _OTHERWISE), line, goes_on=goes_on)


def _held(blocks: Iterable[Block]) -> Iterator[Block]:
    """Keep each heading with the line that follows it."""
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if not isinstance(block, Heading):
            yield Together(tuple(waiting)) if len(waiting) > 1 else block
            waiting = []
    yield from waiting
