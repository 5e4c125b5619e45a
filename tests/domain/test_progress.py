"""Progress: what every voice said in order, what it says as a sentence, which actions were kept."""

from datetime import date

import pytest

from taf_desktop.domain.family_file import GoalFile, PlanFile, ReviewFile
from taf_desktop.domain.plan import Action, Goal, Plan, Score
from taf_desktop.domain.progress import (
    Kept,
    Moment,
    PlanHistory,
    Way,
    actions_kept,
    goal_history,
    plan_history,
    reviews_without_movement,
)
from taf_desktop.domain.progress_charts import goal_chart, overview, title_of, worth_drawing
from taf_desktop.domain.progress_words import (
    distance_lines,
    goal_sentence,
    kept_sentence,
    plan_sentence,
    reasons,
    table_of,
)
from taf_desktop.domain.review import PlanReview, ScorePoint
from taf_desktop.support.words import say

TODAY = date(2026, 11, 21)


def ids(id_):
    return {"id": id_, "family_id": "f"}


def point(voice, on, value, review="", **more):
    return ScorePoint(
        **ids(f"{voice}{on}{value}"),
        voice=voice,
        on=on,
        value=value,
        plan_review_id=review,
        **more,
    )


def score(voice="Kim", **numbers):
    return Score(**ids(f"s{voice}"), voice=voice, **numbers)


def goal(*points, scores=(), actions=(), words="I want calm."):
    file = GoalFile(
        goal=Goal(**ids("g"), words=words), scores=tuple(scores), points=points, actions=actions
    )
    return goal_history(file, today=TODAY)


def plan(*goals, reviews=()):
    rows = tuple(
        GoalFile(goal=Goal(**ids(f"g{n}"), words=f"Goal {n}"), points=points)
        for n, points in enumerate(goals)
    )
    return PlanFile(plan=Plan(**ids("p")), goals=rows, reviews=tuple(reviews))


def values(history):
    return [(each.moment, each.value) for each in history.voices[0].standings]


def test_days_stand_in_order_and_names_are_one_voice_however_written():
    told = goal(point("kim ", "2026-11-01", 5), point("Kim", "2026-05-14", 3))
    assert len(told.voices) == 1
    assert values(told) == [(Moment.DAY, 3), (Moment.DAY, 5)]
    assert told.voices[0].first.on == date(2026, 5, 14)
    assert goal(point("Kim", "2026-05-14", None)).voices == ()


@pytest.mark.parametrize(
    ("numbers", "points", "expected"),
    [
        ({"start": 3, "now": 6}, (), [(Moment.START, 3), (Moment.NOW, 6)]),
        ({"start": 3}, (("2026-05-14", 3),), [(Moment.DAY, 3)]),
        ({"start": 2}, (("2026-05-14", 3),), [(Moment.START, 2), (Moment.DAY, 3)]),
        ({"start": 3, "now": 5}, (("2026-05-14", 3),), [(Moment.DAY, 3), (Moment.NOW, 5)]),
        ({"start": 3, "now": 3}, (("2026-05-14", 3),), [(Moment.DAY, 3)]),
        ({"hoped": 8}, (), []),
    ],
)
def test_the_plans_own_line_is_joined_without_saying_anything_twice(numbers, points, expected):
    told = goal(*(point("Kim", on, value) for on, value in points), scores=[score(**numbers)])
    assert values(told) == expected


def test_a_number_said_at_a_review_is_never_the_start():
    told = goal(point("Kim", "2026-11-01", 3, "r1"), scores=[score(start=3)])
    assert values(told) == [(Moment.START, 3), (Moment.DAY, 3)]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ((), "Nobody has given this goal a number yet."),
        (
            (("Kim", "2026-05-14", 3), ("Kim", "2026-11-10", 6), ("the child", "2026-11-10", 7)),
            "Up from 3 to 6 since May, says Kim; the child says 7.",
        ),
        (
            (("Kim", "2026-05-14", 6), ("Kim", "2026-11-10", 4), ("Ash", "2026-05-14", 4),
             ("Ash", "2026-11-10", 6)),
            "Down from 6 to 4 since May, says Kim; Ash says 6, up from 4.",
        ),
        (
            (("Kim", "2025-05-14", 4), ("Kim", "2026-11-10", 4), ("Ash", "2026-05-14", 4),
             ("Ash", "2026-11-10", 3), ("Nan", "2026-05-14", 4), ("Nan", "2026-11-10", 4)),
            "Still at 4 since May 2025, says Kim; Ash says 3, down from 4; Nan still says 4.",
        ),
        (
            (("Kim", "2026-11-02", 4), ("Kim", "2026-11-20", 5)),
            "Up from 4 to 5 since 2 November 2026, says Kim.",
        ),
        ((("Kim", "2026-11-02", 4),), "At 4 on 2 November 2026, says Kim."),
    ],
)  # fmt: skip
def test_a_goal_is_told_in_one_sentence(points, sentence):
    assert goal_sentence(goal(*(point(*each) for each in points)), say) == sentence


def test_numbers_without_a_day_are_told_as_the_start_and_now():
    told = goal(scores=[score(start=3, now=6), score("Ash", start=2), score("Nan", now=4)])
    sentence = "Up from 3 to 6 since the start, says Kim; Ash said 2 at the start; Nan says 4."
    assert goal_sentence(told, say) == sentence
    assert goal_sentence(goal(scores=[score(start=3)]), say) == "At 3 at the start, says Kim."
    assert goal_sentence(goal(scores=[score("", now=3)]), say) == "At 3 now, says Somebody."


def test_goals_are_counted_and_numbers_of_people_never_added_up():
    up = (point("Kim", "2026-05-14", 3), point("Kim", "2026-11-10", 6))
    down = (point("Kim", "2026-05-14", 6), point("Kim", "2026-11-10", 5))
    same = (point("Ash", "2026-05-14", 6), point("Ash", "2026-11-10", 6))
    mixed = (*up, point("Ash", "2026-05-14", 6), point("Ash", "2026-11-10", 5))
    told = plan_sentence(plan_history(plan(up, up, same, down, mixed, ()), TODAY), say)
    assert told == (
        "Of 6 goals, 2 are nearer than at first, 1 is where it was, 1 is further away than at"
        " first, 1 is seen differently by different people, 1 has not been asked about twice yet."
    )
    assert plan_sentence(plan_history(plan(up), TODAY), say).startswith("Up from 3 to 6")
    assert "no goals" in plan_sentence(PlanHistory(), say)
    assert "Nobody" in plan_sentence(plan_history(plan(()), TODAY), say)
    assert goal(*up, *same).way is Way.NEARER


def action(status, by_when=""):
    return Action(**ids(f"{status}{by_when}"), status=status, by_when=by_when)


def test_what_is_due_and_what_was_kept():
    actions = (
        action("done", "2027-01-01"), action("no_difference_yet"), action("on_track", "2026-11-21"),
        action("waiting", "2026-12-01"), action("not_started", "soon"), action("not_needed"),
        action("replaced", "2026-01-01"),
    )  # fmt: skip
    kept = actions_kept(actions, TODAY)
    assert kept == Kept(done=2, due=3, later=1, undated=1)
    words = kept_sentence(kept, say)
    assert words == (
        "2 of the 3 things that were due are done. 1 more is due later. 1 has no day yet."
    )
    assert plan_history(plan(()), TODAY).kept == Kept()


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (Kept(), "Nothing is due yet."),
        (Kept(later=2), "Nothing is due yet. 2 things are due later."),
        (Kept(1, 1), "The one thing that was due is done."),
        (Kept(2, 2), "Both things that were due are done."),
        (Kept(3, 3, undated=2), "All 3 things that were due are done. 2 have no day yet."),
    ],
)
def test_actions_kept_are_told_in_plain_words(kept, words):
    assert kept_sentence(kept, say) == words


def test_distance_is_told_for_each_voice():
    told = goal(
        point("Kim", "2026-05-14", 3), point("Kim", "2026-11-10", 6), point("Ash", "2026-11-10", 2),
        point("Lee", "2026-05-14", 6), point("Lee", "2026-11-10", 4),
        scores=[score(hoped=6), score("Nan", hoped=9), score("Bea", start=4, now=4, hoped=8)],
    )  # fmt: skip
    assert list(distance_lines(told, say)) == [
        "Kim: 3 to 6, 3 nearer, hoped for 6 and is there",
        "Nan: hopes for 9",
        "Bea: 4 to 4, the same, hopes for 8",
        "Ash: at 2, asked once",
        "Lee: 6 to 4, 2 further away",
    ]


def test_the_table_has_every_number_with_days_down_and_voices_across():
    told = goal(
        point("Kim", "2026-05-14", 3), point("Ash", "2026-11-10", 2),
        point("Kim", "2026-11-10", 6, "r1"), point("Kim", "2026-11-10", 5),
        scores=[score(start=1, now=8, hoped=9)],
    )  # fmt: skip
    headers, rows = table_of(told, say)
    assert headers == ("Day", "Kim", "Ash")
    assert rows == (
        ("At the start", "1", "–"),
        ("14 May 2026", "3", "–"),
        ("10 November 2026", "5, 6", "2"),
        ("Now", "8", "–"),
        ("Hoped for", "9", "–"),
    )
    many = goal(
        *(point(f"Voice {n}", "2026-05-14", n) for n in range(6)),
        scores=[score("Voice 5", hoped=8)],
    )
    headers, rows = table_of(many, say)
    assert headers == ("Day", "Who says so", "Number")
    assert rows[0] == ("14 May 2026", "Voice 5", "5")
    assert rows[-1] == ("Hoped for", "Voice 5", "8")
    assert len(rows) == 7


def test_the_newest_reasons_are_told():
    told = goal(
        point("Kim", "2026-05-14", 3, why="Old."),
        point("Kim", "2026-11-10", 6, why="Calmer.", one_more="Bags packed."),
        point("Ash", "2026-11-10", 6),
    )
    assert list(reasons(told, say)) == [("Kim, at 6 (10 November 2026)", "Calmer.", "Bags packed.")]


def review(id_, status="finished"):
    return ReviewFile(review=PlanReview(**ids(id_), status=status))


def test_reviews_without_movement_are_counted_from_the_newest():
    still = [point("Kim", f"2026-0{n}-01", 4, f"r{n}" if n > 1 else "") for n in range(1, 5)]
    reviews = [review("r2"), review("r3"), review("r4"), review("r5", "draft")]
    assert reviews_without_movement(plan(still, reviews=reviews)) == 3
    moved = [*still[:2], point("Kim", "2026-03-01", 5, "r3"), point("Kim", "2026-04-01", 5, "r4")]
    assert reviews_without_movement(plan(moved, reviews=reviews)) == 1
    assert reviews_without_movement(plan((), reviews=reviews)) == 0


def test_a_chart_has_the_sentence_the_table_and_a_place_for_what_has_no_day():
    told = goal(point("Kim", "2026-05-14", 3), scores=[score(start=1, now=8)])
    chart = goal_chart(told, say)
    assert chart.sentence == goal_sentence(told, say)
    assert (chart.headers, chart.rows) == table_of(told, say)
    assert [tick.short for tick in chart.ticks] == ["Start", "May 2026", "Now"]
    assert [spot.value for spot in chart.series[0].spots] == [1, 3, 8]
    places = [spot.at for spot in chart.series[0].spots]
    assert places == sorted(places)
    assert chart.series[0].label == "Kim\u00a08"
    assert worth_drawing(told)
    assert not worth_drawing(goal(point("Kim", "2026-05-14", 3)))
    assert title_of(goal(words=" "), say) == "Goal 1, not yet in words"


def test_the_overview_has_the_goals_with_numbers():
    up = (point("Kim", "2026-05-14", 3), point("Kim", "2026-11-10", 6))
    seen = overview(plan_history(plan(up, (), up), TODAY), say)
    assert [chart.title for chart in seen.charts] == ["Goal 0", "Goal 2"]
    assert seen.rows == (("Goal 0", "Kim: 3 to 6, 3 nearer"), ("Goal 2", "Kim: 3 to 6, 3 nearer"))
    assert goal(*up).voices[0].there is False


def test_in_another_language_its_own_months_are_said():
    words = {"dates.of_month.m5": "maja", "dates.day": "{day} {month} {year}"}

    def in_polish(message_id, **gaps):
        return (
            words[message_id].format_map(gaps) if message_id in words else say(message_id, **gaps)
        )

    told = goal(point("Kim", "2026-05-14", 3), point("Kim", "2026-11-10", 6))
    assert "since maja" in goal_sentence(told, in_polish)
    assert table_of(told, in_polish)[1][0] == ("14 maja 2026", "3")
