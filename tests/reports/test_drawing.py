"""Drawings on pages: sharp lines and real words, one figure with its sentence, then the table."""

import pypdfium2
import pytest

from taf_desktop.domain.drawing import (
    Anchor,
    Circle,
    Dash,
    Drawing,
    Line,
    Pen,
    Polygon,
    Polyline,
    Rect,
    Role,
    Text,
    Weight,
)
from taf_desktop.domain.printing import Printing
from taf_desktop.reports.bilingual import two_languages
from taf_desktop.reports.docx import word_file
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.plain_text import plain_text
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import DocumentTree, Drawn, Span, Table
from tests.accessibility.spoken import Spoken
from tests.reports.reading import all_text, assert_in_order
from tests.reports.test_other_files import word_words

ITEMS = (
    Rect(0, 0, 200, 100, Role.HOPE_SOFT, Pen(Role.EDGE), 6),
    Line(10, 90, 190, 90, Pen(Role.INK, 1.5, Dash.DASHED)),
    Polyline(((10, 80), (60, 40), (120, 60)), Pen(Role.ACCENT, 2, Dash.DOTTED)),
    Circle(60, 40, 5, Role.GROUND, Pen(Role.ACCENT)),
    Polygon(((150, 20), (160, 40), (140, 40)), Role.WORRY),
    Text(100, 20, "In  the\nmiddle", 12, Anchor.MIDDLE),
    Text(190, 60, "At the end", 12, Anchor.END, Weight.SEMIBOLD, Role.MUTED),
)
TABLE = Table(("Day", "Kim"), (((Span("Monday"),), (Span("3"),)),), caption="The numbers")


def tree(*blocks):
    return DocumentTree(title="A drawing", heading="A drawing", blocks=blocks)


def drawn(picture=None, sentence="Up from 3 to 6.", **more):
    return Drawn(picture or Drawing(200, 100, ITEMS), sentence, **more)


def where(document, words):
    """Return how far from the left words begin and end on the first page, and how high they are."""
    file = pypdfium2.PdfDocument(document.pdf)
    text = file[0].get_textpage()
    start, count = text.search(words).get_next()
    first, last = text.get_charbox(start), text.get_charbox(start + count - 1)
    return first[0], last[2], first[1]


def test_the_drawing_is_one_figure_that_says_its_sentence():
    document = render(tree(drawn(table=TABLE)))
    spoken = Spoken(document.pdf)
    (figure,) = spoken.root.find("Figure")
    assert figure.words() == "Up from 3 to 6."
    assert len(spoken.root.find("Table")) == 1
    assert spoken.root.words().count("Up from 3 to 6.") == 1
    assert_in_order(all_text(document), "Up from 3 to 6.", "In the middle", "Monday")


def test_words_stand_where_their_anchor_says():
    document = render(tree(drawn(sentence="")))
    side = style_for(Printing(), from_right=False).side
    left, right, low = where(document, "In the middle")
    assert (left + right) / 2 == pytest.approx(side + 100, abs=1)
    _, right, lower = where(document, "At the end")
    assert right == pytest.approx(side + 190, abs=1)
    assert low - lower == pytest.approx(40, abs=3)


def test_nothing_is_drawn_outside_the_page_however_large_the_drawing():
    large = Drawing(2000, 3000, (Rect(0, 0, 2000, 3000, Role.PLAIN_SOFT), Text(1900, 2990, "x", 9)))
    document = render(tree(drawn(large)))
    assert document.pages == 1


def test_a_long_sentence_may_break_over_pages_before_its_drawing():
    document = render(tree(drawn(sentence="Calm mornings and toast. " * 300)))
    assert document.pages >= 3
    assert "In the middle" in all_text(document)


@pytest.mark.parametrize("format_id", ["black_white", "giant", "booklet", "dyslexia"])
def test_every_style_draws_it(format_id):
    style = style_for(Printing(format_id=format_id), from_right=False)
    assert "At the end" in all_text(render(tree(drawn(table=TABLE)), style))


def test_on_pages_read_from_the_right_the_drawing_stays_as_it_is():
    style = style_for(Printing(language="ur"), from_right=True)
    document = render(tree(drawn(Drawing(100, 20, (Text(0, 15, "Kim", 12),)), "")), style)
    assert "Kim" in all_text(document)


def test_word_files_and_listeners_get_the_sentence_and_the_table():
    document = tree(drawn(table=TABLE), drawn(sentence="And back."))
    for told in (word_words(word_file(document)), plain_text(document)):
        assert_in_order(told, "Up from 3 to 6.", "The numbers", "Monday", "And back.")
        assert "In the middle" not in told


def test_in_two_languages_both_sentences_are_said_and_english_is_marked():
    own, english = tree(drawn(sentence="W górę.", table=TABLE)), tree(drawn(table=TABLE))
    (both,) = two_languages(own, english, beside=True).blocks
    assert "W górę." in both.sentence
    assert "Up from 3 to 6." in both.sentence
    (same,) = two_languages(english, english, beside=False).blocks
    assert same.language == "en-GB"
    assert render(tree(same)).pages == 1
    (without,) = two_languages(tree(drawn()), tree(drawn()), beside=True).blocks
    assert without.table is None
