from datetime import UTC, date, datetime

import pytest

from taf_desktop.domain.family import Person
from taf_desktop.ui.families.day_words import (
    age_words,
    changed_words,
    long_day,
    short_day,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "Today"),
        (date(2026, 11, 22), "Tomorrow"),
        (date(2026, 12, 3), "Thu 3 Dec"),
        (date(2027, 1, 15), "15 Jan"),
        (date(2028, 1, 15), "15 Jan 2028"),
        (date(2026, 11, 12), "Was due 12 Nov"),
    ],
)
def test_a_day_in_a_list_says_how_near_it_is_and_that_it_has_passed(day, words):
    assert short_day(day, TODAY) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 12, 3), "Thursday 3 December"),
        (date(2028, 1, 15), "15 January 2028"),
    ],
)
def test_a_day_in_a_sentence_names_its_weekday(day, words):
    assert long_day(day, TODAY) == words


@pytest.mark.parametrize(
    ("who", "born", "words"),
    [
        ("child", "2017-02-11", "9"),
        ("child", "2017-11-22", "8"),
        ("child", "2017-11-21", "9"),
        ("child", "2025-04-21", "19 months"),
        ("child", "2026-10-21", "4 weeks"),
        ("child", "2026-11-14", "1 week"),
        ("child", "2026-11-20", "new-born"),
        ("child", "2027-01-03", "due 3 January 2027"),
        ("unborn", "2027-05-14", "due May 2027"),
        ("unborn", "in the spring", "due in the spring"),
        ("adult", "about 1961", "about 1961"),
        ("adult", "1985", "born 1985"),
        ("adult", "1985-03", "about 41"),
        ("child", "2026-03", "born March 2026"),
        ("adult", "", ""),
    ],
)
def test_ages_are_said_as_people_say_them(who, born, words):
    person = Person(id="p", family_id="f", who=who, born=born)
    assert age_words(person, TODAY) == words


def test_the_last_change_is_said_by_how_long_ago_it_was():
    now = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
    local = datetime(2026, 11, 21, 9, 5, tzinfo=UTC).astimezone()
    assert changed_words("2026-11-21T09:05:00+00:00", now) == f"today {local:%H:%M}"
    assert changed_words("2026-11-20T12:00:00+00:00", now) == "yesterday"
    assert changed_words("2026-03-02T12:00:00+00:00", now) == "2 March 2026"
    assert changed_words("", now) == ""
