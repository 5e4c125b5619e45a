import pytest

from taf_desktop.domain.printing import Printing
from taf_desktop.reports.catalogue import build, make, make_text
from taf_desktop.reports.easy_pages import easily
from taf_desktop.reports.tree import (
    Callout,
    DocumentTree,
    Facts,
    Heading,
    Paragraph,
    PictureLine,
    Span,
    Together,
    words,
)
from tests.reports.example import inputs
from tests.reports.reading import all_text, squeezed

EASY = Printing(format_id="easy_read")


@pytest.mark.parametrize("document_id", ["leaflet", "comments", "who_knows"])
def test_the_page_says_in_easy_read_all_that_it_says_otherwise(document_id):
    tree = build(inputs(document_id), "", EASY)
    inner = [b for block in tree.blocks for b in getattr(block, "blocks", (block,))]
    assert sum(isinstance(block, PictureLine) for block in (*inner, *tree.blocks)) > 10
    told = squeezed(all_text(make(inputs(document_id), printing=EASY)))
    assert squeezed("This is an Easy Read page.") in told
    assert "OpenMoji" in told
    plain = make_text(inputs(document_id))
    for word in set(plain.split()) - {"Heading", "Table"}:
        if len(word) > 9 and word.isalpha():
            assert squeezed(word).casefold() in told.casefold()


def test_every_kind_of_block_has_its_lines():
    blocks = (
        Heading("What"),
        Facts((("Asked", (words("One idea. Another idea."),)),)),
        Callout((Paragraph((Span("Call: "), Span("0115", link="tel:0115"))),)),
        Heading("Last"),
    )
    tree = DocumentTree(title="t", heading="h", blocks=blocks)
    made = easily(lambda _inputs, _name: tree)(inputs(), "").blocks
    lines = [each for block in made for each in getattr(block, "blocks", ())]
    told = [p.spans[0].text for p in lines if isinstance(p, Paragraph)]
    assert "Another idea." in told
    held = next(block for block in made if isinstance(block, Together))
    assert [type(each) for each in held.blocks] == [Heading, Heading, PictureLine]
    phone = next(b for b in made if isinstance(b, PictureLine) and b.picture == "phone")
    assert phone.blocks[0].spans[1].link == "tel:0115"
