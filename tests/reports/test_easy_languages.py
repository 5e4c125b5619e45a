"""Easy Read in other languages: the same lines with English beneath, and the family's own words."""

from dataclasses import replace

import pytest

from taf_desktop.domain.printing import Printing
from taf_desktop.domain.wording import EASY, Wording
from taf_desktop.reports import preview
from taf_desktop.reports.catalogue import build, make
from taf_desktop.reports.child_ages import AGE_BANDS
from taf_desktop.reports.child_page import child_style
from taf_desktop.reports.direction import language_from_right
from taf_desktop.reports.formats import FORMATS, style_for
from taf_desktop.reports.furniture import long_foot
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.render import render
from taf_desktop.reports.translations import TRANSLATED_DOCUMENTS, languages, translation
from taf_desktop.reports.tree import Paragraph, PictureLine, words
from taf_desktop.reports.wording import speaking
from tests.reports.example import example_file, inputs
from tests.reports.reading import squeezed, tree_of
from tests.reports.test_easy_read import walk

DOCUMENTS = sorted(TRANSLATED_DOCUMENTS)
PLAN = example_file().plan.plan


def easy(document_id, language, file=None, *, beside=True):
    printing = Printing(format_id="easy_read", language=language, beside_english=beside)
    return build(inputs(document_id, file), "", printing)


def lines(tree):
    return [each for each in walk(tree.blocks) if isinstance(each, PictureLine)]


def told(tree):
    """Return each line with a picture: its words, and the English beneath."""
    found = []
    for line in lines(tree):
        for each in line.blocks:
            if isinstance(each, Paragraph):
                parts = (each.spans, each.beneath)
                found.append(tuple("".join(span.text for span in spans) for spans in parts))
    return found


def other(part, text, language, said=None):
    said = getattr(PLAN, part) if said is None else said
    about = {"family_id": "f", "of_id": PLAN.id, "part": part, "language": language}
    return Wording(id=f"{part}{language}", words=text, said=said, **about)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_line_stands_for_the_english_one_with_its_picture(document_id):
    language = languages()[DOCUMENTS.index(document_id) % len(languages())]
    both, alone = (easy(document_id, language, beside=beside) for beside in (True, False))
    assert [each.picture for each in lines(both)] == [each.picture for each in lines(alone)]
    assert len(lines(both)) > 9
    mine = translation(language).messages["easy_page.about.help"]
    assert (mine, "You can ask somebody to read it with you.") in told(both)
    assert (mine, "") in told(alone)
    assert both.language == language


def test_easy_sentences_nobody_translated_are_english_and_say_so():
    entered = other("strengths", "Ash reads to Robin.\nWe cook together.", EASY)
    file = replace(example_file(), wordings=(entered,))
    for beside in (True, False):
        tree = easy("plan", "pl", file, beside=beside)
        spans = [span for line in lines(tree) for each in line.blocks for span in each.spans]
        found = next(span for span in spans if span.text == "We cook together.")
        assert found.language == "en-GB"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ash czyta.\nGotujemy razem.", [("Ash czyta.", "Ash reads to Robin."),
                                         ("Gotujemy razem.", "We cook together.")]),
        ("Ash czyta i gotujemy.", [("Ash czyta i gotujemy.",
                                    "Ash reads to Robin. We cook together.")]),
        ("Ash czyta. Gotujemy. Jemy.", [("Ash czyta.", "Ash reads to Robin."),
                                        ("Gotujemy.", "We cook together."), ("Jemy.", "")]),
    ],
)  # fmt: skip
def test_a_typed_translation_is_told_with_the_easy_english_beneath(typed, found):
    entered = other("strengths", "Ash reads to Robin.\nWe cook together.", EASY)
    file = replace(example_file(), wordings=(entered, other("strengths", typed, "pl")))
    both = told(easy("plan", "pl", file))
    place = both.index(found[0])
    assert both[place : place + len(found)] == found
    alone = told(easy("plan", "pl", file, beside=False))
    assert [mine for mine, _ in found] == [mine for mine, _ in alone[place : place + len(found)]]


def test_what_is_only_suggested_says_so_in_both_languages():
    file = replace(example_file(), wordings=(other("sustain", "Czytamy.", "pl"),))
    mark = f"{translation('pl').messages['easy_page.suggested.mark']} · Suggested words"
    beneath = next(below for mine, below in told(easy("plan", "pl", file)) if mine == "Czytamy.")
    assert beneath.endswith(f"\n{mark}")
    stale = other("sustain", "Nieaktualne.", "pl", said="Something else.")
    assert "Nieaktualne" not in str(easy("plan", "pl", replace(file, wordings=(stale,))))


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_the_picture_stands_where_lines_begin(language):
    from_right = language_from_right(language)
    style = style_for(Printing(format_id="easy_read"), from_right=from_right)
    tree = tree_of(PictureLine("face_5", (words("x"),)), language=language)
    image = preview.page_image(render(tree, style).pdf, 0, 0.4)
    rows = [image.data[y * image.stride :][: image.width * 4] for y in range(image.height)]
    yellow = [x for row in rows for x in range(image.width)
              if row[x * 4 + 1] > 150 and row[x * 4 + 2] < 90]  # fmt: skip
    middle = sum(yellow) / len(yellow)
    assert (middle > image.width / 2) == from_right


@pytest.mark.parametrize("language", languages())
def test_the_mark_of_a_draft_is_short_enough_for_every_page_of_every_format(language):
    from_right = language_from_right(language)
    tree = tree_of(foot=translation(language).messages["page.translation.short"], language=language)
    styles = [each.style() for each in FORMATS] + [child_style(band) for band in AGE_BANDS]
    with speaking(language, beside_english=True):
        for style in styles:
            assert long_foot(Layout(replace(style, from_right=from_right), {}), tree) == ()


def test_a_page_in_easy_read_is_marked_as_a_draft_on_every_page():
    printing = Printing(format_id="easy_read", language="ar")
    document = make(inputs("agreement_record"), printing=printing)
    mark = squeezed(translation("ar").messages["page.translation.short"])[:8]
    assert document.pages > 2
    for page in range(document.pages):
        assert mark in squeezed(preview.page_text(document.pdf, page))
