"""What the tests of the pages share: words read back from a finished file."""

import re
import unicodedata

from taf_desktop.reports import preview
from taf_desktop.reports.tree import (
    AnswerSpace,
    Bullets,
    Callout,
    Choice,
    DocumentTree,
    Facts,
    Heading,
    NewPage,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    TextField,
    TickCard,
    Together,
    Tone,
    words,
)


def all_text(document):
    return "\n".join(preview.page_text(document.pdf, page) for page in range(document.pages))


def squeezed(text):
    """Return text without spaces and hyphens, which a line's end may move."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u00ad\ufffe\x02-]+", "", composed)


def assert_in_order(text, *parts):
    """Check that the parts stand in a text one after another."""
    flat = squeezed(text)
    place = 0
    for part in parts:
        found = flat.find(squeezed(part), place)
        assert found >= 0, f"{part!r} is not there, or too early"
        place = found + len(squeezed(part))


def tree_of(*blocks, **parts):
    parts = {"title": "A document", "heading": "A heading"} | parts
    return DocumentTree(blocks=blocks, **parts)


def every_box(text):
    """Return blocks of each kind with the text in each of their places, and how often that is."""
    said = words(text)
    blocks = (
        Heading(text, 2, Tone.HOPE, above=text),
        said,
        Quotation(text, text, level=3, above=text, note=(Span(text),)),
        Quotation(text, text, above=text, note=(Span(text),)),
        Bullets((said, said)),
        Bullets((said,), numbered=True),
        Facts(((text, (said,)),)),
        Table((text, "Second"), (((Span(text),), (Span("x"),)), ((Span("y"),), (Span(text),)))),
        Callout((Heading(text, 3), said, Callout((said,), bar=True)), Tone.GOOD),
        Callout((said,), Tone.WORRY, bar=True),
        TickCard(1, (said, said)),
        Scale(text, text, 0, 5, 10),
        Together((said, said)),
        NewPage(),
        AnswerSpace(4),
        Signatures(((text, text),)),
        TextField(text, 2),
        TextField(text),
        Choice(text, (text, "No")),
    )
    return blocks, 35
