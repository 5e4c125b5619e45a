from dataclasses import replace

import pytest

from taf_desktop.domain.family import Helper, Person, Professional
from taf_desktop.domain.printing import CLEAR_PRINT
from taf_desktop.services.print_choices import (
    PrintChoice,
    fitting,
    from_settings,
    page_of,
    preset,
    reader_id,
    setting_name,
    to_setting,
)
from taf_desktop.services.print_offers import FormatOffer, LanguageOffer, Offers, plain_offers
from taf_desktop.services.recipients import recipient, recipients
from tests.reports.samples import empty_file

URDU = LanguageOffer(code="ur", name="Urdu", own_name="اردو", note="A draft", from_right=True)
OFFERS = Offers(
    formats=(
        FormatOffer(id="clear", name="Clear"),
        FormatOffer(id="large", name="Large", need="large_print"),
        FormatOffer(id="giant", name="Giant", need="giant_print"),
        FormatOffer(id="dyslexia", name="Dyslexia", need="dyslexia_friendly"),
        FormatOffer(id="easy_read", name="Easy Read", need="easy_read"),
        FormatOffer(id="child", name="Child"),
        FormatOffer(id="professional", name="Professional"),
        FormatOffer(id="booklet", name="Booklet"),
    ),
    languages=(URDU,),
)


def person(id_, name, who="adult", **values):
    return Person(id=id_, family_id="f", name=name, who=who, **values)


FILE = replace(
    empty_file(),
    people=(
        person("nan", "Nasreen Example", reading_needs=("own_language",), first_language="ur"),
        person("lee", "Lee Sample", reading_needs=("large_print", "coloured_paper")),
        person("kim", "Kim Example", who="child"),
        person("two", "Kim Sample", who="child", reading_needs=("dyslexia_friendly",)),
        person("bay", "Baby Example", who="unborn"),
        person("who", ""),
    ),
    helpers=(Helper(id="pat", family_id="f", name="Pat Sample"),),
    professionals=(Professional(id="max", family_id="f", name="Max Example", role="nurse"),),
)


def test_a_copy_can_be_for_everybody_with_a_name_and_no_two_are_confused():
    names = {each.id: (each.name, each.kind) for each in recipients(FILE)}
    assert names == {
        "nan": ("Nasreen", "person"),
        "lee": ("Lee", "person"),
        "kim": ("Kim Example", "child"),
        "two": ("Kim Sample", "child"),
        "pat": ("Pat Sample", "helper"),
        "max": ("Max Example (nurse)", "professional"),
    }
    assert recipient(FILE, "") is None
    assert recipient(FILE, "gone") is None


@pytest.mark.parametrize(
    ("id_", "format_id", "language", "tinted"),
    [
        ("nan", "clear", "ur", False),
        ("lee", "large", "en", True),
        ("kim", "child", "en", False),
        ("two", "dyslexia", "en", False),
        ("pat", "clear", "en", False),
        ("max", "professional", "en", False),
    ],
)
def test_a_copy_begins_as_its_reader_said_they_like_to_read(id_, format_id, language, tinted):
    before = PrintChoice(format_id="clear", both_sides=True, tinted=True)
    choice = preset(before, recipient(FILE, id_), OFFERS)
    assert (choice.recipient, choice.format_id) == (id_, format_id)
    assert (choice.language, choice.tinted, choice.both_sides) == (language, tinted, True)
    assert choice.printing().format_id == format_id


def test_the_strongest_need_counts_and_only_what_the_document_has():
    needs = ("dyslexia_friendly", "large_print", "giant_print", "easy_read")
    assert OFFERS.format_for(needs) == OFFERS.format("giant")
    assert OFFERS.format_for(("none",)) is None
    lee = recipient(FILE, "lee")
    assert preset(PrintChoice(), lee, plain_offers()).format_id == "clear"
    nan = recipient(FILE, "nan")
    assert preset(PrintChoice(), nan, plain_offers()).language == "en"


def test_two_on_a_sheet_never_shrinks_what_somebody_asked_to_have_large():
    before = PrintChoice(two_on_sheet=True)
    assert not preset(before, recipient(FILE, "lee"), OFFERS).two_on_sheet
    assert preset(before, recipient(FILE, "max"), OFFERS).two_on_sheet
    assert preset(before, None, OFFERS) == PrintChoice(two_on_sheet=True)
    assert not fitting(replace(before, format_id="booklet"), FILE, OFFERS).two_on_sheet


def test_what_cannot_be_had_any_more_is_let_go():
    kept = PrintChoice(recipient="gone", child="gone", format_id="large", language="ur")
    assert fitting(kept, FILE, OFFERS) == PrintChoice(child="kim", format_id="large", language="ur")
    assert fitting(kept, FILE, plain_offers()) == PrintChoice(child="kim")
    retold = fitting(replace(kept, format_id="easy_read"), FILE, OFFERS)
    assert (retold.format_id, retold.language) == ("easy_read", "ur")
    childless = replace(FILE, people=())
    assert fitting(PrintChoice(format_id="child"), childless, OFFERS).format_id == "clear"


def test_a_childs_page_is_the_childs_own_unless_somebody_else_was_named():
    page = PrintChoice(format_id="child", child="two")
    assert (reader_id(FILE, page), page_of(FILE, page)) == ("two", "Kim Sample")
    for_nan = replace(page, recipient="nan")
    assert (reader_id(FILE, for_nan), page_of(FILE, for_nan)) == ("nan", "Kim Sample")
    plan = PrintChoice(child="two")
    assert (reader_id(FILE, plan), page_of(FILE, plan)) == ("", "")
    assert reader_id(FILE, PrintChoice(recipient="gone")) == ""
    assert page_of(FILE, replace(page, child="gone")) == ""


def test_a_choice_is_kept_for_a_family_and_a_document():
    choice = PrintChoice(recipient="lee", format_id="large", tinted=True, both_sides=True)
    known = {setting_name("fam", "plan"): to_setting("fam", choice)}
    assert from_settings(known, "fam", "plan") == choice
    assert from_settings(known, "fam", "meeting") is None
    assert "fam" in known[setting_name("fam", "plan")]
    assert choice.printing() == replace(CLEAR_PRINT, format_id="large", tinted=True)


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"'])
def test_a_choice_one_cannot_read_is_none(text):
    assert from_settings({setting_name("fam", "plan"): text}, "fam", "plan") is None


def test_of_a_choice_by_another_program_only_what_fits_is_taken():
    text = '{"format_id": 3, "tinted": true, "unheard": 1}'
    found = from_settings({setting_name("fam", "plan"): text}, "fam", "plan")
    assert found == PrintChoice(tinted=True)
