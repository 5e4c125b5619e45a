from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family
from taf_desktop.services.endings import decided, ending_day
from tests.services.entered import entered_on

NOW = datetime(2027, 3, 20, 10, 0, tzinfo=UTC)
TODAY = date(2027, 3, 20)


@pytest.fixture(scope="module")
def first():
    return entered_on(NOW, profile="nottingham-city")


@pytest.fixture
def vault(first):
    return first.afresh().vault


@pytest.fixture
def desk(first, vault):
    return first.desk


@pytest.fixture
def id_(first):
    return first.family_id


def file(desk, id_):
    return desk.families.open(id_).file


def family(vault, id_, **values):
    with vault() as unit:
        unit.put(replace(unit.get(Family, id_), **values))
        unit.commit()


def review(desk, id_, decision, day="2027-03-11"):
    begun, _ = desk.reviews.begin(file(desk, id_).plan.plan.id)
    stored = file(desk, id_).plan.reviews[-1].review
    desk.records.change(
        "plan_review", begun.id, stored.revision, held_on=day, decision=decision,
        decision_reason="All is well", who_took_part="Dana and Ash",
    )  # fmt: skip
    desk.reviews.finish(begun.id)


def test_it_ends_on_a_day_with_a_reason_and_can_be_taken_back(desk, vault, id_):
    with pytest.raises(UserError) as no_reason:
        desk.endings.end(id_, "2027-03-11")
    assert str(no_reason.value.message_id) == "endings.no_reason"
    family(vault, id_, closed_reason="needs_met", end_who_helps="Nan")
    with pytest.raises(UserError) as no_day:
        desk.endings.end(id_, " ")
    assert str(no_day.value.message_id) == "endings.no_day"
    before = file(desk, id_)
    ended, changes = desk.endings.end(id_, "2027-03-11")
    assert ended.closed_on == "2027-03-11"
    assert changes.touches_family(id_)
    after = file(desk, id_)
    assert replace(after.family, closed_on="", revision=0) == replace(before.family, revision=0)
    assert (after.plan, after.meetings) == (before.plan, before.meetings)
    open_again, _ = desk.endings.take_back(id_)
    assert (open_again.closed_on, open_again.closed_reason) == ("", "needs_met")
    assert open_again.end_who_helps == "Nan"
    deeds = [note[0] for note in vault.kept.notes if note[1] == "family"]
    assert deeds == ["ended", "went_on"]


def test_the_newest_decision_counts_wherever_it_was_made(desk, id_):
    assert decided(file(desk, id_)) is None
    assert ending_day(file(desk, id_), TODAY) == "2027-03-20"
    meeting, _ = desk.meetings.prepare(id_, date="2027-03-01", outcome="step_up")
    desk.meetings.finish(meeting.id)
    agreed = decided(file(desk, id_))
    assert (agreed.code_list, agreed.decision, agreed.on) == (
        "meeting_outcome", "step_up", "2027-03-01",
    )  # fmt: skip
    review(desk, id_, "close")
    agreed = decided(file(desk, id_))
    assert (agreed.code_list, agreed.reason, agreed.who) == (
        "review_decision", "All is well", "Dana and Ash",
    )  # fmt: skip
    assert ending_day(file(desk, id_), TODAY) == "2027-03-11"
    assert ending_day(file(desk, id_), date(2027, 3, 1)) == "2027-03-01"
    review(desk, id_, "continue", "2027-03-12")
    assert decided(file(desk, id_)) is None


def test_what_an_ending_would_mean_is_known_before_it_is_decided(desk, vault, id_):
    outlook = desk.endings.outlook(file(desk, id_))
    assert outlook.day == "2027-03-20"
    assert outlook.kept.due.counted_from == "closed"
    assert outlook.known.more.closing is not None
    assert desk.facts.of(file(desk, id_)).more.closing is None
    said = desk.coaching.look(file(desk, id_), (), "", outlook.known.more).remarks
    assert "P55" in {remark.check for remark in said}
    family(vault, id_, closed_on="2027-02-01")
    assert desk.endings.outlook(file(desk, id_)).day == "2027-02-01"
