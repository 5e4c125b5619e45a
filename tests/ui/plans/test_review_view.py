"""What the page of a review says where things are missing or unusual."""

from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.review import ActionLook, PlanReview
from taf_desktop.ui.plans.review_ending import ending, what_follows
from taf_desktop.ui.plans.review_rows import review_rows
from taf_desktop.ui.plans.review_view import review_view
from tests.ui.plans.review_story import small_story

TODAY = date(2027, 3, 20)


@pytest.fixture
def story():
    story = small_story()
    story.desk.reviews.begin(story.file.plan.plan.id)
    return story


def with_plan(file, **fields):
    return replace(file, plan=replace(file.plan, **fields))


def view(file):
    return review_view(file, file.plan.reviews[0].review.id, TODAY)


def test_days_gone_by_are_told_as_such_and_actions_of_no_goal_stand_apart(story):
    file = story.file
    first, *rest = file.plan.goals
    alone = replace(first, actions=first.actions[1:])
    lost = replace(first.actions[0], goal_id="", by_when="")
    file = with_plan(file, goals=(alone, *rest), other_actions=(lost,))
    *_, others = view(file).goals
    assert (others.id, others.title) == ("", "")
    assert others.looks[0].facts.startswith("On track")
    assert "was due 14 January 2027" in view(file).goals[0].looks[0].facts
    nobody = with_plan(file, other_actions=())
    assert view(nobody).goals[-1].looks[0].facts == ""


def test_a_goal_without_voices_asks_the_child_and_the_adults(story):
    file = story.file
    first, *rest = file.plan.goals
    silent = replace(first, scores=(), points=())
    voices = view(with_plan(file, goals=(silent, *rest))).goals[0].voices
    assert [row.voice for row in voices][:2] == ["Robin", "Dana"]
    assert voices[0].last == "Not asked before"


def test_numbers_without_a_day_and_of_the_start(story):
    file = story.file
    first, *rest = file.plan.goals
    start = replace(first, points=())
    assert view(with_plan(file, goals=(start, *rest))).goals[0].voices[0].last == (
        "At the start: 3"
    )
    dayless = replace(first, points=tuple(replace(p, on="in spring") for p in first.points))
    told = view(with_plan(file, goals=(dayless, *rest))).goals[0].voices[0].last
    assert told == "Last time: 3"


def test_what_is_empty_is_needed_or_kindly_said():
    ids = {"id": "1", "family_id": "f"}
    looks = [ActionLook(**ids, outlook="change"), ActionLook(**ids, outlook="not_needed")]
    told = ending(PlanReview(**ids), looks, ())
    assert told.needed[0] == "The day of the review is missing."
    assert told.missing[-1].startswith("It is not written why 2 actions change")
    assert ending(PlanReview(**ids, helped="Nan"), (), ()).missing == ()
    assert ending(PlanReview(**ids), (), ()).does == (
        "The review is kept with the plan as it stands today, and can be read there.",
    )
    assert what_follows(PlanReview(**ids)) == ""


def test_a_family_without_a_plan_has_no_reviews(story):
    file = replace(story.file, plan=None)
    assert review_rows(file).offered is False
    assert review_view(file, "r", TODAY) is None
