"""Care for the page, in every format: no heading left behind, nothing cut, all on the paper."""

import pytest

from taf_desktop.reports.catalogue import make
from taf_desktop.reports.formats import FORMATS, Printing, formats_for, style_for
from taf_desktop.reports.libraries import pdfium
from tests.accessibility.spoken import Spoken
from tests.reports.hard_families import LONG_ADDRESS, inputs
from tests.reports.reading import squeezed

HEADINGS = ("H1", "H2", "H3", "H4")
EVERY = [
    (each.id, name)
    for each in formats_for("plan")
    if not each.retold  # they have pages of their own
    for name in ("huge", "scripts", "long")
]


@pytest.fixture(scope="module", params=EVERY, ids="-".join)
def printed(request):
    """Return a format and the plan of a hard family printed in it."""
    format_id, family = request.param
    printing = Printing(format_id=format_id)
    return style_for(printing), make(inputs(family, "plan"), "Kim", printing=printing).pdf


def test_no_page_ends_with_a_heading_whose_words_are_on_the_next(printed):
    spoken = Spoken(printed[1])
    places = {}
    for part in spoken.root.find(*HEADINGS):
        for inner in part.walk():
            places |= dict.fromkeys(inner.marks, part)
    for page in range(len(spoken.reader.pages) - 1):
        last = [mark for mark in spoken.order if mark[0] == page][-1]
        heading = places.get(last)
        assert heading is None or any(mark[0] > page for mark in places if places[mark] is heading)


def test_nothing_is_drawn_off_the_text_column_or_the_page(printed):
    style, pdf = printed
    document = pdfium.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(0, text.count_chars(), 3):
            if text.get_text_range(index, 1).isspace():
                continue
            left, bottom, right, top = text.get_charbox(index)
            assert left > style.side - 4
            assert right < style.page_width - style.side + 4
            assert bottom > 10
            assert top < style.page_height - 8
    document.close()


@pytest.mark.parametrize("format_id", [each.id for each in FORMATS if not each.retold])
def test_a_long_address_is_wrapped_and_not_cut(format_id):
    printing = Printing(format_id=format_id)
    pdf = make(inputs("long", "meeting"), printing=printing).pdf
    assert squeezed(LONG_ADDRESS) in squeezed(Spoken(pdf).root.words())


def test_a_table_repeats_its_header_on_every_page_it_goes_on_to():
    spoken = Spoken(make(inputs("huge", "meeting"), printing=Printing()).pdf)
    (table,) = spoken.root.find("Table")
    pages = {page for part in table.walk() for page in part.pages}
    header = squeezed(table.kids[0].kids[0].words())
    assert len(pages) > 1
    for page in sorted(pages)[1:]:
        assert header in squeezed("".join(spoken.artifacts[page]))
    for row in table.find("TR"):
        assert len({page for part in row.walk() for page in part.pages}) == 1
