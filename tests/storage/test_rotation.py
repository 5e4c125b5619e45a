from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from taf_desktop.domain.backups import OLDEST_KEPT_DAYS, BackupCard, gone_everywhere_within
from taf_desktop.storage.rotation import no_longer_needed, too_old

TODAY = date(2026, 11, 21)


def card(days, reason="daily", hour=12):
    made = datetime(2026, 11, 21, hour, tzinfo=UTC) - timedelta(days=days)
    return BackupCard(
        path=Path(f"{made:%Y%m%d-%H%M}-{reason}"),
        vault_id="v",
        name="Here",
        made=made,
        reason=reason,
        size=1,
        families=1,
        last_change="",
    )


def kept(cards, today=TODAY):
    gone = {one.path for one in no_longer_needed(cards, today)}
    return [one for one in cards if one.path not in gone]


def days(cards):
    return [(TODAY - one.made.date()).days for one in cards]


def test_the_newest_of_each_of_the_last_seven_days_stays():
    cards = [card(day, hour=hour) for day in range(7) for hour in (9, 17)]
    assert [one.made.hour for one in kept(cards)] == [17] * 7
    assert days(kept(cards)) == list(range(7))


def test_a_daily_year_leaves_seven_days_four_weeks_and_six_months():
    left = days(kept([card(day) for day in range(365)]))
    assert left[:7] == list(range(7))
    assert max(left) <= OLDEST_KEPT_DAYS
    assert 7 + 3 + 4 <= len(left) <= 7 + 4 + 6
    months = {(TODAY - timedelta(days=day)).month for day in left}
    assert months == {6, 7, 8, 9, 10, 11}


def test_three_from_before_updates_stay_besides():
    cards = [card(0), *(card(day, "migration") for day in (100, 101, 102, 103))]
    assert days([one for one in kept(cards) if one.reason == "migration"]) == [100, 101, 102]


def test_nothing_outlives_six_months_but_the_newest():
    assert days(kept([card(400), card(401), card(500, "migration")])) == [400]
    assert gone_everywhere_within() == OLDEST_KEPT_DAYS == 186
    assert days(too_old([card(10), card(186), card(187)], TODAY)) == [187]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from(["daily", "close", "migration"])),
        max_size=40,
        unique=True,
    ),
    st.integers(0, 400),
)
def test_never_without_the_newest_and_settled_after_one_round(given_cards, later):
    cards = [card(*one) for one in given_cards]
    today = TODAY + timedelta(days=later)
    left = kept(cards, today)
    if cards:
        assert max(cards, key=lambda one: (one.made, one.path.name)) in left
    assert kept(left, today) == left
    old = [one for one in left if (today - one.made.date()).days > OLDEST_KEPT_DAYS]
    assert len(old) <= 1
