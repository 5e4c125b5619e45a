import pytest

from taf_desktop.forms.codes import code_list
from taf_desktop.support.words import catalogue
from tests.reports.readability import longest_sentence, reading_age, syllables

PRINTED = sorted({id_.split(".")[0] for id_ in catalogue() if id_.split(".")[0].endswith("page")})
CODES = (
    "action_status", "agreement_scope", "came", "meeting_mode", "meeting_outcome", "meeting_type",
    "plan_answer", "voice_how", "yes_no_unsure",
)  # fmt: skip
SHORT = 8
"""Fewer words than this say too little for the formula to mean anything."""

ELEVEN = 11
"""The age domain research asks for; GOV.UK aims at 9."""


def printed_words(part):
    return {
        id_: words
        for id_, words in catalogue().items()
        if id_.startswith(part + ".") and ".problem." not in id_
    }


def test_the_formula_tells_easy_from_hard():
    assert reading_age("The cat sat on the mat. It was warm.") < 8
    hard = "Multidisciplinary collaboration necessitates comprehensive institutional accountability"
    assert reading_age(hard) > 25
    assert reading_age("") == 5
    assert [syllables(word) for word in ("family", "agrees", "shared", "people", "the")] == [
        3, 2, 1, 2, 1,
    ]  # fmt: skip


@pytest.mark.parametrize("part", PRINTED)
def test_eleven_year_olds_can_read_every_printed_page(part):
    told = printed_words(part)
    assert told
    assert reading_age(". ".join(words.rstrip(".: ") for words in told.values())) <= ELEVEN
    for id_, words in told.items():
        assert longest_sentence(words) <= 20, id_
        if len(words.split()) >= SHORT:
            assert reading_age(words) <= ELEVEN + 2, id_


def test_eleven_year_olds_can_read_the_answers_that_are_printed():
    labels = [option.label["en"] for name in CODES for option in code_list(name).options]
    assert reading_age(". ".join(labels)) <= ELEVEN


def test_easy_read_sentences_are_short_and_say_words_in_full():
    for id_, words in printed_words("easy_page").items():
        assert longest_sentence(words) <= 15, id_
        assert "n’t" not in words, id_
