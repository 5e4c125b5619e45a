import pytest

from taf_desktop.coach.inflection import forms
from taf_desktop.coach.lists import alternatives, pattern, table_of, words_of
from taf_desktop.coach.readability import ease, syllables
from taf_desktop.coach.reading import read
from taf_desktop.coach.spelling import distance, mended, near_english


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("A.S.A.P. pls", "asap please"),
        ("appt in 2 wks", "appointment in 2 weeks"),
        ("tmrw w/ Mum", "tomorrow with mum"),
        ("on Wensday", "on wednesday"),
        ("Mum’s “plan” – ok", 'mum\'s "plan" - ok'),
        ("İstanbul", "istanbul"),
    ],
)
def test_it_reads_what_was_meant(typed, plain):
    assert read(typed).plain.replace("i̇", "i").replace("İ", "i") == plain


def test_it_leads_back_to_what_was_typed():
    text = "Pls monitr the appts on Wensday"
    reading = read(text)
    for word in reading.words:
        start, end = reading.back(word.at, word.at + len(word.plain))
        assert text[start:end] == word.text


def test_names_of_the_record_are_not_put_right():
    assert read("Suport rings", frozenset({"suport"})).plain == "suport rings"


def test_sentences_end_where_people_end_them():
    reading = read("Mrs. Okafor rings. Dana waits!\n- Ash cooks; Robin eats")
    told = [reading.plain[slice(*span)] for span in reading.sentences]
    assert told == ["mrs. okafor rings.", "dana waits!", "- ash cooks", "robin eats"]


def test_quotations_are_blanked_and_all_places_stay():
    reading = read('He said "I refuse" and the kids\' room is ‘mad’')
    assert len(reading.outside) == len(reading.plain)
    assert "refuse" not in reading.outside
    assert "room is" in reading.outside
    assert "mad" not in reading.outside


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("monitor", {"monitors", "monitored", "monitoring"}),
        ("liaise", {"liaises", "liaised", "liaising"}),
        ("carry on", {"carries on", "carried on", "carrying on"}),
        ("watch", {"watches"}),
        ("drop", {"dropped", "dropping"}),
        ("agree", {"agreeing"}),
        ("write", {"wrote", "written"}),
        ("fix", {"fixed"}),
        ("visit", {"visited"}),
    ],
)
def test_forms_of_verbs(verb, some):
    assert some | {verb} <= forms(verb)


def test_slips_are_met_and_other_words_left_alone():
    assert [mended(word) for word in ("suport", "liase", "refferal", "atendance")] == [
        "support",
        "liaise",
        "referral",
        "attendance",
    ]
    assert [mended(word) for word in ("table", "priya", "zzz", "tescoo")] == [
        "table",
        "priya",
        "zzz",
        "tescoo",
    ]


def test_distance_counts_a_swap_once_and_stops_early():
    assert distance("form", "from", 1) == 1
    assert distance("kitten", "sitting", 3) == 3
    assert distance("abcdef", "uvwxyz", 2) == 3


def test_a_word_near_english_is_no_name():
    assert near_english("encorage")
    assert not near_english("tsegay")
    assert not near_english("abc")


def test_every_word_list_pattern_and_table_can_be_read():
    from taf_desktop.coach.lists import file_content

    for name in file_content("patterns"):
        assert pattern(name).pattern
    for name in ("words_action", "words_people", "words_service", "words_measure", "words_opinion"):
        for key in file_content(name):
            assert words_of(name, key)
    assert all(
        table_of("words_tone", key) for key in ("blame", "blame_of_people", "jargon", "letters")
    )
    assert alternatives(["a b", "abc"]) == r"a\s+b|abc"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("table", 2),
        ("create", 2),
        ("helped", 1),
        ("wanted", 2),
        ("multidisciplinary", 7),
        ("x", 1),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_reading_age():
    easy = ease("Dana packs the bag. Robin puts her shoes by the door. Lee walks with her.")
    hard = ease("Multidisciplinary professionals facilitated comprehensive communication.")
    assert ease("… 12") is None
    assert easy.age <= 7
    assert easy.words == 15
    assert hard.age == 18
