from concurrent.futures import ThreadPoolExecutor

import pytest

from taf_desktop.domain.printing import Printing
from taf_desktop.reports import preview
from taf_desktop.reports.catalogue import lay_out, make
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.render import LaidOut, render
from taf_desktop.reports.style import clear_print
from taf_desktop.reports.tree import NewPage, Paragraph, Span, words
from tests.reports.hard_families import inputs
from tests.reports.reading import every_box, tree_of

FOREIGN = Paragraph(
    (
        Span("See www.example.org or "),
        Span("ہم چاہتے ہیں کہ 7:30 پر", language="ur"),
        Span(" and so on.", strong=True),
    )
)


def all_kinds(**parts):
    blocks, _ = every_box("Kim said: we cook together on Sundays")
    return tree_of(FOREIGN, *blocks, NewPage(), words("The end"), foot="Kim's copy", **parts)


def seen(pdf):
    image = preview.page_image(pdf, 0, 1.0)
    return image.width, image.height, image.data


@pytest.mark.parametrize("format_id", ["clear", "giant", "black_white"])
def test_the_first_page_is_seen_as_it_stays(format_id):
    tree = all_kinds(draft=format_id == "clear")
    style = style_for(Printing(format_id=format_id, tinted=format_id == "giant"))
    laid = LaidOut(tree, style)
    first = laid.first_page
    assert preview.page_count(first) == 1
    assert f"Page 1 of {laid.pages}" in preview.page_text(first, 0)
    assert seen(first) == seen(laid.pdf)
    assert preview.page_count(laid.pdf) == laid.pages > 1


def test_looking_at_the_first_page_changes_nothing_in_the_file():
    tree = all_kinds()
    looked_at = LaidOut(tree, clear_print())
    assert looked_at.first_page != looked_at.pdf
    assert looked_at.pdf == render(tree).pdf
    straight = LaidOut(tree, clear_print())
    assert straight.pdf == straight.first_page == looked_at.pdf


def test_two_threads_get_the_same_file():
    laid = LaidOut(tree_of(words("One")), clear_print())
    with ThreadPoolExecutor(2) as pool:
        files = list(pool.map(lambda _: laid.pdf, range(4)))
    assert len(set(map(id, files))) == 1


def test_what_is_drawn_later_is_still_in_its_language():
    wanted = Printing(language="pl", beside_english=False)
    laid = lay_out(inputs("children", "plan"), printing=wanted)
    assert seen(laid.first_page) == seen(laid.pdf)
    assert laid.pdf == make(inputs("children", "plan"), printing=wanted).pdf
    assert f"1 z {laid.pages}" in preview.page_text(laid.pdf, 0)


def test_a_finished_document_begins_with_its_first_page():
    document = render(tree_of(words("One")))
    assert document.first_page == document.pdf
