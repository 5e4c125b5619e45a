"""What is learned from examples: the signs, and weights that are those of the sentences."""

import pytest

from taf_desktop.coach import learned
from taf_desktop.coach.reading import read
from taf_desktop.coach.signs import signs, tokens
from taf_desktop.support import paths
from tests.coach.labelled_sets import LEARNED_FROM, digest, sentences


def row_of(text):
    reading = read(text)
    return tokens(reading, (0, len(reading.plain)))


def words_of(text):
    return [token.text for token in row_of(text)]


def test_names_numbers_and_family_are_left_out():
    rang = ["<name>", "<family>", "mum", "rang", "<number>", "times"]
    assert words_of("Zanele’s mum rang 3 times") == rang
    assert words_of("They don't know her") == ["<who>", "do", "not", "know", "<whose>"]


def test_what_is_quoted_is_one_token():
    assert words_of("Ivor said “I hate it” at tea") == ["<name>", "said", "<quoted>", "at", "tea"]


def test_capitals_are_letters_unless_all_is_shouted():
    assert "<letters>" in words_of("The CPN came")
    assert "<letters>" not in words_of("THE CPN CAME")


def test_each_sign_knows_where_it_stands():
    row = row_of("She just wants attention")
    for sign, (first, after) in signs(row).items():
        assert 0 <= first <= after <= len(row)
        if "#" not in sign and not {"^", "$", "_"} & set(sign.split()) and sign[0] != "@":
            assert [token.text for token in row[first:after]] == sign.split()


@pytest.mark.parametrize("check", learned.CHECKS)
def test_the_weights_part_the_sentences_they_were_learned_from(check):
    told = [
        (learned.weight(check, row_of(row.text)) > 0) == row.speaks
        for part in LEARNED_FROM
        for row in sentences(part, check)
    ]
    assert sum(told) / len(told) >= 0.9


def test_the_weights_are_those_of_these_sentences():
    kept = paths.resource("coach", "learned", "learned_from.txt").read_text(encoding="utf-8")
    assert kept.strip() == digest(), "python3 dev.py learn weighs the signs anew"


@pytest.mark.parametrize("check", learned.CHECKS)
def test_no_sign_is_longer_than_three_words_or_names_anybody(check):
    learned_signs = set(learned.weights(check)) - {learned.START}
    assert len(learned_signs) > 1000
    assert max(len(sign.split()) for sign in learned_signs) <= 3
    names = {"leah", "tyrell", "amina", "kwabena", "dilnaz"}
    assert not {word for sign in learned_signs for word in sign.split()} & names


def test_the_words_meant_are_those_that_weigh_most():
    text = "Reece came at nine. He couldn't give a toss about his baby brother, same as ever."
    reading = read(text)
    place = learned.speaks_to("opinion_as_fact", reading, reading.sentences[1])
    assert place is not None
    start, end = reading.back(*place)
    assert reading.sentences[1][0] <= start < end <= len(text)
    assert "couldn't give a toss" in text[start:end]
    assert learned.speaks_to("opinion_as_fact", reading, reading.sentences[0]) is None


def test_nothing_is_said_about_nothing():
    assert learned.speaks_to("opinion_as_fact", read(""), (0, 0)) is None
    assert learned.speaks_to("vague_verb", read(" "), (0, 1)) is None
