"""The pages about progress: the family's own, for supervision, and for the end of the work."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from taf_desktop.domain.family_file import GoalFile, ReviewFile
from taf_desktop.domain.plan import Goal, Score
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.reports.catalogue import make, make_docx, make_text
from tests.reports.reading import all_text, assert_in_order, squeezed
from tests.reports.samples import action, family_file, ids, plan

TODAY = date(2026, 11, 21)


def about(document_id, file):
    return SimpleNamespace(
        document_id=document_id, file=file, lists={}, today=TODAY, assessment=None, definition=None,
        meeting=None, shared_with={}, copies=(),
    )  # fmt: skip


def told(document_id, file, copy_for=""):
    return all_text(make(about(document_id, file), copy_for))


def has(text, *parts):
    return all(squeezed(part) in squeezed(text) for part in parts)


def point(voice, on, value, review="", **more):
    return ScorePoint(
        **ids(f"{voice}{on}"), voice=voice, on=on, value=value, plan_review_id=review, **more
    )


def scored(*scores, points=(), words="I want calm.", **goal):
    return GoalFile(
        goal=Goal(**ids("g"), words=words, **goal),
        scores=scores,
        points=points,
        actions=(action(1, status="done"),),
    )


def with_goals(*goals, **parts):
    return family_file(plan=replace(plan(), goals=goals, other_actions=(), **parts))


def score(voice="Rob", **numbers):
    return Score(**ids(f"s{voice}"), voice=voice, **numbers)


POINTS = (
    point("Kim", "2026-05-14", 3),
    point("Rob", "2026-05-14", 4),
    point("Kim", "2026-11-10", 6, "r1", why="Calmer.", one_more="Bags packed for Rob Example."),
    point("Rob", "2026-11-10", 7, "r1"),
)
REVIEW = ReviewFile(
    review=PlanReview(
        **ids("r1"), status="finished", held_on="2026-11-10", decision="continue",
        decision_reason="It helps", helped="Nan on Tuesdays.",
    ),
    looks=(
        ActionLook(**ids("l1"), outlook="done"),
        ActionLook(**ids("l2"), outlook="done"),
        ActionLook(**ids("l3"), outlook="carry_on"),
        ActionLook(**ids("l4")),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def far():
    goal = scored(score("Kim", hoped=6), points=POINTS)
    other = scored(score("Kim", start=5, now=4), words="A dry wall")
    return with_goals(goal, other, reviews=(REVIEW,))


# The family's own page


def test_a_goal_is_told_drawn_and_in_a_table(far):
    text = told("progress", far, "Kim")
    assert_in_order(
        text, "Of 2 goals, 1 is nearer than at first, 1 is further away than at first.",
        "Both things that were due are done.", "Goal 1", "“I want calm.”",
        "What we have done: 1 of 1 things.",
        "Up from 3 to 6 since May, says Kim; Rob says 7, up from 4.", "Kim 6", "hoped for",
        "14 May 2026", "Kim was at 3 and is at 6 now. That is what Kim hoped for.",
        "Kim, at 6 (10 November 2026):", "Calmer. One more would be: Bags packed",
        "Goal 2", "It is harder than it was. Let us talk about what would help.",
    )  # fmt: skip
    assert has(text, "This is Kim’s copy.")


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"start": 5, "now": 5, "hoped": 8}, "Still at 5 since the start, says Rob."),
        ({"now": 4}, "4"),
        ({"start": 2}, "2 at the start"),
        ({"hoped": 9}, "hopes for 9"),
    ],
)
def test_whoever_was_asked_once_has_a_line_and_no_way_is_drawn(numbers, sentence):
    assert has(told("progress", with_goals(scored(score(**numbers)))), "Rob", sentence)


def test_only_one_more_may_be_told():
    said = point("Rob", "2026-11-10", 7, one_more="Football.")
    text = told("progress", with_goals(scored(points=(said,))))
    assert has(text, "Rob, at 7 (10 November 2026): One more would be: Football.")


def test_how_many_goals_are_reached_is_said():
    reached = scored(state="reached", state_on="2026-11-02", state_reason="Four weeks")
    one, two = told("progress", with_goals(reached)), with_goals(reached, scored())
    assert has(one, "we have reached it", "Reached on 2 November 2026. Four weeks.")
    assert has(told("progress", two), "We have 2 goals. 1 of them we have reached.")
    assert has(told("progress", with_goals(scored())), "We have 1 goal.")
    bare = GoalFile(goal=Goal(**ids("x"), state=""))
    none = told("progress", with_goals(scored(), bare))
    assert has(none, "we are on our way", "Nobody has given", "not put into")
    assert has(told("progress", with_goals()), "We have not written our goals yet.")


def test_many_voices_go_over_to_the_next_page():
    many = (score(f"Voice {n}", now=n) for n in range(6))
    assert has(told("progress", with_goals(scored(*many))), "Voice 0", "Voice 5")


def test_the_other_kinds_of_file_have_the_sentence_and_the_numbers(far):
    text = make_text(about("progress", far))
    assert_in_order(
        text, "Up from 3 to 6 since May, says Kim; Rob says 7, up from 4.",
        "Row 1. Day: 14 May 2026. Kim: 3. Rob: 4.", "Hoped for",
    )  # fmt: skip
    assert make_docx(about("progress", far)).startswith(b"PK")


# For supervision


def test_supervision_sees_goals_actions_reviews_and_wishes(far):
    text = told("progress_supervision", far)
    assert_in_order(
        text, "Progress, for supervision", "Agreed: 21 November 2026, version 3.",
        "Next review: 1 February 2027.", "Of 2 goals,", "How far each has come",
        "Kim: 3 to 6, 3 nearer, hoped for 6 and is there", "Each goal", "1 of 1 due",
        "Reviews so far", "10 November 2026", "Done: 2", "Carry on: 1", "We carry on", "It helps.",
        "What would make it one more", "Kim, 10 November 2026: Bags packed for Rob.",
    )  # fmt: skip


def test_supervision_prints_no_surname_and_no_family_name(far):
    text = told("progress_supervision", far)
    assert "Example" not in text.replace("Lead professional: Sam Example", "")
    nameless = replace(far, people=(), family=replace(far.family, name="", lead_name=""))
    assert has(told("progress_supervision", nameless), "Bags packed for Rob Example.")


def test_a_plan_that_stands_still_is_worth_a_word():
    days = ("2026-05-14", "2026-06-14", "2026-07-14", "2026-08-14")
    points = tuple(point("Kim", day, 4, f"r{n}" if n else "") for n, day in enumerate(days))
    reviews = tuple(
        ReviewFile(review=PlanReview(**ids(f"r{n}"), status="finished")) for n in range(1, 4)
    )
    text = told("progress_supervision", with_goals(scored(points=points), reviews=reviews))
    assert has(text, "The last 3 reviews found no movement in any number.")
    assert has(text, "Nobody was asked yet what would make it one more.")


def test_supervision_of_a_plan_just_begun():
    begun = replace(plan("draft", goals=0, review_date=""), signed_on="", other_actions=())
    text = told("progress_supervision", family_file(plan=begun))
    assert has(text, "not agreed yet", "The plan has not been reviewed yet.")
    open_action = replace(scored(), actions=())
    text = told("progress_supervision", with_goals(open_action))
    assert has(text, "none due yet", "Nobody has given a goal a number yet.")


# At the end


def test_the_end_tells_what_changed_what_helped_and_what_goes_on(far):
    ending = {"closed_on": "2026-11-20", "closed_reason": "needs_met", "end_who_helps": "Nan",
              "end_agreed_with": "Kim, Nan and Ms Example, on 1 November"}  # fmt: skip
    said = {"end_children_say": "I can do it.", "end_ask_on": "2027-05-20"}
    ended = replace(far, family=replace(far.family, **ending, **said))
    text = told("progress_closure", ended, "Kim")
    assert_in_order(
        text, "How far we have come", "Ended on 20 November 2026",
        "Why it ends: Things are good enough",
        "Who agreed it together: Kim, Nan and Ms Example, on 1 November.",
        "Of 2 goals,", "Our goals at the end", "I want calm.", "1 of 1", "What helped",
        "Nan on Tuesdays.", "The children", "“I can do it.”", "What goes on",
        "The evening bag stays.", "Nan comes round.", "Nan.", "20 May 2027", "0115 496 0000",
    )  # fmt: skip
    assert "Nobody has written down yet what helped." not in text
    worried = replace(far, family=replace(far.family, closed_reason="withdrew_worry"))
    assert "Why it ends" not in told("progress_closure", worried)


def test_the_end_of_a_plan_with_nothing_in_it():
    empty = replace(
        plan(goals=0, sustain="", if_things_change="", who_to_call=""), other_actions=()
    )
    file = family_file(plan=empty, family={"lead_phone": ""})
    text = told("progress_closure", file)
    assert has(text, "We have not written our goals yet.", "what helped.")
    assert not has(text, "What goes on")
    bare = told("progress_closure", with_goals(replace(scored(), actions=())))
    assert has(bare, "Nobody has given a goal a number yet.") or has(bare, "Nobody has given")
