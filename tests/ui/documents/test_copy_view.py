from dataclasses import replace

import pytest

from taf_desktop.domain.printing import ENGLISH
from taf_desktop.services.print_choices import PrintChoice
from taf_desktop.services.print_offers import FormatOffer, LanguageOffer, Offers
from taf_desktop.ui.documents.copy_view import copy_state, way_words
from taf_desktop.ui.documents.presenter import Known
from taf_desktop.ui.documents.several_view import count_words, people_ticks, pieces_of
from taf_desktop.ui.documents.shelf import shelf_of
from tests.services.test_print_choices import FILE

POLISH = LanguageOffer(code="pl", name="Polish", own_name="polski", note="Checked", checked=True)
OFFERS = Offers(
    formats=(
        FormatOffer(id="clear", name="Clear print"),
        FormatOffer(id="large", name="Large print", need="large_print"),
        FormatOffer(id="easy_read", name="Easy Read"),
        FormatOffer(id="child", name="A child’s page"),
        FormatOffer(id="booklet", name="Booklet"),
        FormatOffer(id="black_white", name="Black and white"),
    ),
    languages=(POLISH,),
)


def row(document_id):
    return next(each for each in shelf_of(FILE) if each.document_id == document_id)


def state(document_id="agreement_record", file=FILE, **choice):
    return copy_state(file, row(document_id), "", PrintChoice(**choice), OFFERS)


def test_everybody_can_be_chosen_under_the_heading_they_belong_to():
    people = state().people
    assert people[0].id == ""
    groups = {each.id: each.group for each in people[1:]}
    assert groups["nan"] == groups["kim"] == "The family"
    assert groups["pat"] == "Friends and relatives"
    assert groups["max"] == "Professionals"


def test_what_a_format_cannot_have_is_not_offered():
    assert [each.id for each in state(format_id="easy_read").languages][-1] == "pl"
    child = state(format_id="child")
    assert [each.words for each in child.children] == ["Kim", "Kim", "Baby"]
    assert not child.can_tint
    assert not child.can_save_paper
    assert not state(format_id="black_white").can_tint
    booklet = state(format_id="booklet")
    assert "fold" in booklet.format_note
    assert not booklet.can_turn
    large = state(format_id="large")
    assert not large.can_shrink
    assert (large.margin_words, state().margin_words) == (
        "Narrow margins",
        "Narrow margins, 12 point",
    )


def test_a_family_without_children_has_no_childs_page():
    childless = replace(FILE, people=FILE.people[:2])
    ids = [
        each.id for each in copy_state(childless, row("plan"), "", PrintChoice(), OFFERS).formats
    ]
    assert "child" not in ids


def test_a_language_says_how_far_it_was_checked():
    english = state()
    assert [each.id for each in english.languages] == [ENGLISH, "pl"]
    assert (english.language_note, english.can_show_english) == ("", False)
    polish = state(language="pl")
    assert (polish.language_note, polish.language_checked) == ("Checked", True)
    assert polish.can_show_english


@pytest.mark.parametrize(
    ("recipient", "asked"),
    [
        ("lee", "Lee asked for: large print and coloured paper."),
        ("kim", "Kim Example was not asked yet how they like to read."),
        ("max", ""),
        ("pat", ""),
        ("", "Nothing is left out of it. Choose a person before you give it to anybody."),
    ],
)
def test_it_is_said_how_somebody_likes_to_read(recipient, asked):
    assert state(recipient=recipient).asked == asked


def test_who_needs_nothing_needs_no_word():
    people = tuple(replace(each, reading_needs=("none",)) for each in FILE.people)
    assert state(file=replace(FILE, people=people), recipient="lee").asked == ""
    assert state("leaflet").asked == ""


def test_format_and_language_in_a_few_words():
    assert way_words(PrintChoice(format_id="large"), OFFERS) == "Large print"
    assert way_words(PrintChoice(language="pl"), OFFERS) == "Clear print, Polish"
    assert way_words(PrintChoice(format_id="unheard"), OFFERS) == ""


def test_several_are_counted_in_words():
    assert "Choose documents" in count_words(0, 2)
    assert count_words(1, 1).startswith("1 document for 1 person: 1 together")
    assert count_words(2, 3).startswith("2 documents for 3 people: 6 together")


def test_every_piece_is_for_somebody_as_they_like_to_read():
    documents = ("plan", "comments", "agreement_record")
    known = Known({}, dict.fromkeys(documents, OFFERS))
    wanted = (("agreement_record", ""), ("comments", ""), ("unheard", ""))
    pieces = pieces_of(FILE, wanted, ("", "lee"), known)
    assert [(each.to, each.wish.document_id, each.way) for each in pieces] == [
        ("our own file", "agreement_record", "Clear print"),
        ("our own file", "comments", "Clear print"),
        ("Lee", "agreement_record", "Large print"),
        ("Lee", "comments", "Large print"),
    ]
    assert [each.wish.reader_id for each in pieces] == ["", "", "lee", "lee"]
    ticks = {tick.id: tick.more for tick in people_ticks(FILE, state().people, known)}
    assert ticks["lee"] == "Large print"
    assert ticks["kim"] == ticks[""] == ""


def test_a_choice_made_for_the_same_person_counts_for_several_too():
    known = Known({}, dict.fromkeys(("plan", "comments"), OFFERS))
    kept = PrintChoice(recipient="lee", child="kim", format_id="booklet")
    family_id = FILE.family.id
    known = known.with_choice(family_id, "comments", kept)
    (piece,) = pieces_of(FILE, (("comments", ""),), ("lee",), known)
    assert piece.choice == kept
    (other,) = pieces_of(FILE, (("comments", ""),), ("nan",), known)
    assert other.choice.format_id == "clear"
