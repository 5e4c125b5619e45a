from dataclasses import replace
from datetime import UTC, datetime

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.plan import Action, Plan
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.services.records import made
from tests.services.entered import entered_on

NOW = datetime(2027, 1, 14, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def first():
    return entered_on(NOW)


@pytest.fixture
def vault(first):
    """The example family as it was at first; what another test changed is forgotten."""
    return first.afresh().vault


@pytest.fixture
def desk(first, vault):
    return first.desk


@pytest.fixture
def family_id(first, vault):
    return first.family_id


@pytest.fixture
def held(desk, family_id):
    return desk.families.open(family_id).file.plan


def file(desk, family_id):
    return desk.families.open(family_id).file


def decided(desk, review, **more):
    given = {"decision": "continue", "decision_reason": "Mornings go better", **more}
    stored = desk.families.open(review.family_id).file.plan.reviews[-1].review
    return desk.records.change("plan_review", review.id, stored.revision, **given)[0]


def look_of(desk, family_id, at=0):
    return file(desk, family_id).plan.reviews[-1].looks[at]


def say_of(desk, look, outlook, reason=""):
    return desk.records.change(
        "action_look", look.id, look.revision, outlook=outlook, reason=reason
    )[0]


def test_a_review_lists_every_open_action_of_goals_being_worked_on(desk, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    assert (review.status, review.held_on, review.who_took_part) == ("draft", "2027-01-14", "")
    looks = file(desk, family_id).plan.reviews[0].looks
    going = [a for g in held.goals if g.goal.state == "active" for a in g.actions]
    assert [each.action_id for each in looks] == [a.id for a in going if a.status != "done"]
    assert looks[0].what == f"{going[0].who}: {going[0].what}"


def test_a_review_begun_is_gone_on_with_and_finds_what_was_added(desk, family_id, held):
    first, _ = desk.reviews.begin(held.plan.id)
    desk.plans.change(held.plan.id)
    desk.plans.add_action(held.goals[0].goal, what="Rings the school on Mondays")
    before = len(file(desk, family_id).plan.reviews[0].looks)
    again, _ = desk.reviews.begin(held.plan.id)
    assert again.id == first.id
    looks = file(desk, family_id).plan.reviews[0].looks
    assert (len(looks), looks[-1].what) == (before + 1, "Rings the school on Mondays")


def test_a_review_opened_from_a_meeting_knows_its_day_and_who_came(desk, family_id, held):
    meeting = file(desk, family_id).meetings[0]
    review, _ = desk.reviews.begin(held.plan.id, meeting.meeting.id)
    assert (review.meeting_id, review.held_on) == (meeting.meeting.id, meeting.meeting.date)
    came = [each.name for each in meeting.attendance if each.came in {"present", "part"}]
    assert came
    assert all(name in review.who_took_part for name in came)


def test_one_begun_alone_may_become_the_meetings(desk, family_id, held):
    alone, _ = desk.reviews.begin(held.plan.id)
    meeting = file(desk, family_id).meetings[-1].meeting
    joined, _ = desk.reviews.begin(held.plan.id, meeting.id)
    assert (joined.id, joined.meeting_id) == (alone.id, meeting.id)


def test_it_is_written_while_the_plan_is_agreed_and_not_after_finishing(desk, family_id, held):
    assert held.plan.status == "agreed"
    review, _ = desk.reviews.begin(held.plan.id)
    say_of(desk, look_of(desk, family_id), "carry_on")
    decided(desk, review)
    desk.reviews.finish(review.id)
    with pytest.raises(UserError, match=r"record\.signed"):
        say_of(desk, look_of(desk, family_id), "done")
    with pytest.raises(UserError, match=r"record\.signed"):
        desk.reviews.finish(review.id)


@pytest.mark.parametrize(
    ("missing", "told"),
    [("held_on", "no_day"), ("decision", "no_decision"), ("decision_reason", "no_reason")],
)
def test_what_a_finished_review_has_to_say(desk, held, missing, told):
    review, _ = desk.reviews.begin(held.plan.id)
    decided(desk, review, **{missing: ""})
    with pytest.raises(UserError, match=f"reviews.{told}"):
        desk.reviews.finish(review.id)


def test_finishing_carries_into_the_plan_what_was_found(desk, vault, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    looks = file(desk, family_id).plan.reviews[0].looks
    for look, outlook in zip(looks, ("done", "change", "not_needed"), strict=False):
        say_of(desk, look, outlook, f"Because {outlook}")
    decided(desk, review, next_review="2027-03-11")
    desk.reviews.finish(review.id)
    now = {a.id: a for a in file(desk, family_id).plan.actions()}
    assert [(now[look.action_id].status, now[look.action_id].progress) for look in looks[:3]] == [
        ("done", "Because done"),
        ("off_track", "Because change"),
        ("not_needed", "Because not_needed"),
    ]
    untouched = looks[3].action_id
    assert now[untouched] == next(a for a in held.actions() if a.id == untouched)
    after = file(desk, family_id).plan
    assert (after.plan.status, after.plan.review_date) == ("agreed", "2027-03-11")
    assert [v.kind for v in vault.kept.versions if v.of_id == review.id] == ["plan_review"]


def test_waiting_goes_on_waiting(desk, vault, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    look = look_of(desk, family_id)
    action = next(a for a in held.actions() if a.id == look.action_id)
    desk.records.change("action", action.id, action.revision, status="waiting")
    say_of(desk, look, "carry_on")
    decided(desk, review)
    desk.reviews.finish(review.id)
    assert {a.id: a.status for a in vault.all(Action)}[action.id] == "waiting"


def test_a_correction_carries_over_only_what_is_different(desk, vault, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    first, second = file(desk, family_id).plan.reviews[0].looks[:2]
    say_of(desk, first, "done")
    decided(desk, review, next_review="2027-03-11")
    desk.reviews.finish(review.id)
    stored = next(a for a in vault.all(Action) if a.id == first.action_id)
    desk.records.change("action", stored.id, stored.revision, status="no_difference_yet")
    with vault() as unit:
        plan = unit.get(Plan, held.plan.id)
        unit.put(replace(plan, review_date="2027-04-01"))
        unit.commit()
    opened, _ = desk.reviews.correct(review.id)
    assert opened.status == "draft"
    say_of(desk, second, "done")
    desk.reviews.finish(review.id, "The second was done as well")
    states = {a.id: a.status for a in vault.all(Action)}
    assert (states[first.action_id], states[second.action_id]) == ("no_difference_yet", "done")
    assert file(desk, family_id).plan.plan.review_date == "2027-04-01"
    assert vault.kept.versions[-1].reason == "The second was done as well"


def test_a_version_without_the_review_in_it_counts_as_none(desk, vault, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    decided(desk, review)
    desk.reviews.finish(review.id)
    older = vault.kept.versions[0].content
    vault.kept.versions[-1] = replace(vault.kept.versions[-1], content=older)
    desk.reviews.correct(review.id)
    finished, _ = desk.reviews.finish(review.id, "Day put right")
    assert finished.status == "finished"


def test_ending_leaves_the_plans_day_alone(desk, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    decided(desk, review, decision="close", next_review="2027-06-01")
    desk.reviews.finish(review.id)
    assert file(desk, family_id).plan.plan.review_date == held.plan.review_date


def test_a_review_put_aside_takes_its_looks_with_it(desk, family_id, held):
    review, _ = desk.reviews.begin(held.plan.id)
    desk.records.put_aside(PlanReview.KIND, review.id)
    assert file(desk, family_id).plan.reviews == ()
    desk.records.bring_back(PlanReview.KIND, review.id)
    assert file(desk, family_id).plan.reviews[0].looks


def test_an_action_without_a_name_is_listed_by_its_words(desk, vault, family_id, held):
    action = held.goals[0].actions[0]
    with vault() as unit:
        unit.put(replace(unit.get(Action, action.id), who=""))
        unit.commit()
    desk.reviews.begin(held.plan.id)
    assert action.what in [look.what for look in vault.all(ActionLook)]


def test_made_things_have_their_place(held):
    point = made(ScorePoint, held.plan.family_id, goal_id=held.goals[0].goal.id, value=3)
    assert (point.value, point.plan_review_id) == (3, "")
