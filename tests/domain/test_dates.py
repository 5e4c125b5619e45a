from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taf_desktop.domain.dates import (
    Known,
    read_date,
    show_date,
    spoken_date,
    spoken_day,
    spoken_time,
)


@pytest.mark.parametrize(
    ("typed", "stored", "spoken"),
    [
        ("21/11/2026", "2026-11-21", "21 November 2026"),
        ("3.4.15", "2015-04-03", "3 April 2015"),
        ("03-04-1961", "1961-04-03", "3 April 1961"),
        ("1/1/61", "1961-01-01", "1 January 1961"),
        ("Thursday 3 December 2026", "2026-12-03", "3 December 2026"),
        ("1st of May 2020", "2020-05-01", "1 May 2020"),
        ("2 Sept 2019", "2019-09-02", "2 September 2019"),
        ("Mar. 2014", "2014-03", "March 2014"),
        ("2015", "2015", "2015"),
        ("2026-05", "2026-05", "May 2026"),
        ("  about   2015 ", "about 2015", "about 2015"),
        ("not yet asked", "not yet asked", "not yet asked"),
        ("31 February 2020", "31 February 2020", "31 February 2020"),
        ("13/13/2020", "13/13/2020", "13/13/2020"),
        ("5 Blue 2020", "5 Blue 2020", "5 Blue 2020"),
        ("Blue 2020", "Blue 2020", "Blue 2020"),
        ("0000", "0000", "0000"),
        ("", "", ""),
    ],
)
def test_nothing_is_refused_and_what_can_be_read_is_read(typed, stored, spoken):
    found = read_date(typed)
    assert (found.text, found.spoken()) == (stored, spoken)


@given(st.text(max_size=40))
def test_any_words_are_kept(words):
    found = read_date(words)
    assert found.known is Known.NOTHING if not words.split() else found.text
    assert read_date(found.text) == found


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_is_read_back_from_what_the_page_shows(day):
    assert read_date(spoken_date(day)).day == day
    assert read_date(spoken_day(day)).day == day
    assert read_date(day.isoformat()).day == day
    assert show_date(day.isoformat()) == spoken_date(day)


def test_times_are_told_by_the_clock_on_the_wall():
    moment = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
    assert spoken_time(moment) == moment.astimezone().strftime("%H:%M")
