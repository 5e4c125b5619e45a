import pytest

from taf_desktop.coach import language
from taf_desktop.coach.core import core_of
from taf_desktop.coach.language import Context

REPORT = Context.of(kind="professional_text")


@pytest.mark.parametrize(
    "typed",
    ["she is not bothered", "she isn't remotely bothered", "she isn't really bothered at all"],
)
def test_colouring_words_are_left_away_and_short_forms_written_out(typed):
    assert core_of(typed).text == "she is not bothered"


def test_a_mark_between_two_words_still_parts_them():
    assert core_of("he's really tired, they're not").text == "he is tired, they are not"


def test_what_is_found_leads_back_to_the_words_of_the_sentence():
    sentence = "she isn't even remotely bothered by it"
    core = core_of(sentence)
    start = core.text.index("is not bothered")
    assert sentence[slice(*core.back(start, start + len("is not bothered")))] == (
        "isn't even remotely bothered"
    )


def test_an_empty_sentence_has_an_empty_core():
    assert core_of("").text == ""
    assert core_of("").back(0, 0) == (0, 0)


def test_the_words_shown_are_the_words_typed():
    (finding,) = language.opinion_as_fact("Dad isnt remotely interested in him", REPORT)
    assert finding.words == "isnt remotely interested"


@pytest.mark.parametrize(
    "text",
    [
        "Dad does not want to come to meetings. He told us so on 4 May.",
        "He may be jealous of the baby",
        "I don't think she wants to be helped",
        "If you ask me he is not interested",
    ],
)
def test_a_view_that_has_an_owner_or_a_doubt_is_no_fact(text):
    assert not language.opinion_as_fact(text, REPORT)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Mum said nothing because she wants the house for the money", True),
        ("Mum told us she wants the house", False),
        ("Every time we ring she is out", True),
    ],
)
def test_to_say_nothing_is_not_to_say_so(text, speaks):
    assert bool(language.opinion_as_fact(text, REPORT)) is speaks


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Pat will have a quiet word", True),
        ("Mum to demonstrate sustained change", True),
        ("Extend her vocabulary", True),
        ("Discuss it at the next meeting", True),
        ("Mr Lund supports Tyrell by doing 20 minutes of football with him each Tuesday", False),
        ("Winston will take them to football", False),
        ("Bus pass for Leah", False),
    ],
)
def test_what_leaves_open_what_is_done(text, speaks):
    assert bool(language.vague_verb(text)) is speaks


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Friday prayers each week", True),
        ("Fridays for six weeks from today", False),
        ("ring her 2moro", False),
        ("sum1 2 ring her", True),
    ],
)
def test_days_as_people_type_them(text, speaks):
    assert bool(language.no_date(text, Context.of(kind="when"))) is speaks


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("daz down the pub will fix the gate", False),
        ("me mate down the pub will fix the gate", True),
        ("Ward to send the letter", True),
        ("Ward Okafor to send the letter", False),
    ],
)
def test_names_typed_small_and_words_that_look_like_names(text, speaks):
    assert bool(language.no_named_person(text)) is speaks


def test_words_of_blame_are_not_put_right_into_others():
    assert language.blame_or_jargon("Dad is a deadbeat", REPORT)[0].words.endswith("deadbeat")
