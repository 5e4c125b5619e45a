from datetime import date

import pytest

from taf_desktop.domain.retention import Keeping, KeptFamily, Rule, due, latest_day, rule_of

SEVEN = Rule(id="seven", words="7 years", years_after_closing=7)
YOUNGEST = Rule(id="youngest", words="until 25", until_youngest_is=25)
BOTH = Rule(id="both", words="both", years_after_closing=7, until_youngest_is=25)
CHANGED = "2026-11-21T12:00:00.000000+00:00"


def family(**values):
    return KeptFamily(family_id="f", name="The Example family", changed_at=CHANGED, **values)


def keeping(**values):
    return Keeping(id="k", family_id="f", **values)


@pytest.mark.parametrize(
    ("given", "rule", "day", "counted"),
    [
        ({}, SEVEN, date(2033, 11, 21), "last_change"),
        ({"closed_on": "2024-03-04"}, SEVEN, date(2031, 3, 4), "closed"),
        ({"closed_on": "2024-02-29"}, SEVEN, date(2031, 3, 1), "closed"),
        ({"closed_on": "2024-03"}, SEVEN, date(2031, 3, 31), "closed"),
        ({"closed_on": "2024"}, SEVEN, date(2031, 12, 31), "closed"),
        ({"closed_on": "in spring"}, SEVEN, date(2033, 11, 21), "last_change"),
        (
            {"closed_on": "2024-03-04", "keeping": keeping(counts_from="2020-01-01")},
            SEVEN, date(2027, 1, 1), "given",
        ),
        ({"births": ("2014-05-06", "2017-08-09")}, YOUNGEST, date(2042, 8, 9), "last_change"),
        ({"births": ("2014-05-06", "")}, YOUNGEST, None, "last_change"),
        ({"births": ("2014-05-06", "about 2015")}, YOUNGEST, None, "last_change"),
        ({}, YOUNGEST, None, "last_change"),
        ({"births": ("2000-01-01",), "closed_on": "2024-03-04"}, BOTH, date(2031, 3, 4), "closed"),
        ({"births": ("2016-01-01",), "closed_on": "2024-03-04"}, BOTH, date(2041, 1, 1), "closed"),
    ],
)  # fmt: skip
def test_the_day_is_the_latest_of_what_the_rule_names(given, rule, day, counted):
    found = due(family(**given), rule)
    assert (found.day, found.counted_from) == (day, counted)


def test_a_record_is_due_from_its_day_on():
    found = due(family(closed_on="2019-11-21"), SEVEN)
    assert not found.is_due(date(2026, 11, 20))
    assert found.is_due(date(2026, 11, 21))
    assert not due(family(), YOUNGEST).is_due(date(2099, 1, 1))


def test_a_rule_that_is_gone_gives_way_to_the_first():
    assert rule_of(family(), (SEVEN, BOTH)) is SEVEN
    assert rule_of(family(keeping=keeping(rule="both")), (SEVEN, BOTH)) is BOTH
    assert rule_of(family(keeping=keeping(rule="no more")), (SEVEN, BOTH)) is SEVEN


def test_a_hold_is_one_answer_and_no_other():
    assert family(keeping=keeping(hold="yes")).held
    assert not family(keeping=keeping(hold="no")).held
    assert not family().held


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None), ("about 2015", None), ("2015", date(2015, 12, 31)),
        ("2015-12", date(2015, 12, 31)), ("2016-02", date(2016, 2, 29)),
        ("2015-05-06", date(2015, 5, 6)),
    ],
)  # fmt: skip
def test_a_date_known_in_part_counts_as_its_last_day(text, day):
    assert latest_day(text) == day
