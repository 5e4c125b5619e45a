from dataclasses import replace

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Person
from taf_desktop.domain.plan import Score
from taf_desktop.domain.progress import Moment, Way
from taf_desktop.domain.review import ScorePoint
from taf_desktop.forms.records import to_answers
from taf_desktop.services.progress import Progress
from taf_desktop.services.reviews import Reviews
from tests.services.kept_vault import kept_desk


@pytest.fixture
def desk(desk, vault, clock):
    desk.progress = Progress(vault, clock)
    desk.reviews = Reviews(vault, clock)
    return desk


@pytest.fixture
def plan(desk, family):
    return desk.plans.start(family.id)[0]


@pytest.fixture
def goal(desk, plan):
    return desk.plans.add_goal(plan, words="Calm mornings")[0]


@pytest.fixture
def agreed(desk, plan, goal):
    desk.plans.add_score(goal, voice="Kim", start=3, now=3, hoped=8, why="It is loud.")
    desk.plans.add_answer(plan, who="Kim", answer="agree")
    return desk.plans.agree(plan.id)[0]


def told(desk, goal, voice=0):
    return [(e.moment, e.value) for e in desk.progress.of_goal(goal.id).voices[voice].standings]


def line(vault, voice="Kim"):
    return next(each for each in vault.all(Score) if each.voice == voice)


def test_a_number_is_kept_with_its_day_and_reasons(desk, vault, goal):
    point, changes = desk.progress.record_score(
        goal.id, " Kim ", 4, "14 May 2026", " Calmer. ", "Bags packed."
    )
    assert (point.voice, point.on, point.value) == ("Kim", "2026-05-14", 4)
    assert (point.why, point.one_more, point.plan_review_id) == ("Calmer.", "Bags packed.", "")
    assert changes.touches_kind("score_point")
    assert (line(vault).start, line(vault).now, line(vault).why) == (4, 4, "Calmer.")
    assert desk.progress.record_score(goal.id, "Kim", 5)[0].on == "2026-11-21"


def test_a_person_may_be_named_by_their_id(desk, vault, family, goal):
    mo = next(each for each in vault.all(Person) if each.name == "Mo Example")
    assert desk.progress.record_score(goal.id, mo.id, 4)[0].voice == "Mo"


def test_what_is_said_again_the_same_day_takes_its_place(desk, vault, goal):
    first, _ = desk.progress.record_score(goal.id, "Kim", 4, "2026-05-14")
    again, _ = desk.progress.record_score(goal.id, "kim", 5, "2026-05-14")
    assert again.id == first.id
    desk.progress.record_score(goal.id, "Kim", 6, "2026-06-14")
    assert told(desk, goal) == [(Moment.DAY, 5), (Moment.DAY, 6)]
    assert len(vault.all(ScorePoint)) == 2


@pytest.mark.parametrize(
    ("voice", "number", "on", "message"),
    [
        ("", 4, "", "progress.no_voice"),
        ("Kim", 11, "", "progress.no_number"),
        ("Kim", -1, "", "progress.no_number"),
        ("Kim", 4, "soon", "progress.no_day"),
    ],
)
def test_what_is_missing_is_said(desk, goal, voice, number, on, message):
    with pytest.raises(UserError, match=message):
        desk.progress.record_score(goal.id, voice, number, on)


def test_agreeing_gives_the_first_numbers_their_day(desk, vault, goal, agreed):
    points = vault.all(ScorePoint)
    assert [(each.voice, each.on, each.value) for each in points] == [("Kim", "2026-11-21", 3)]
    assert agreed.status == "agreed"
    desk.plans.change(agreed.id)
    desk.plans.add_answer(agreed, who="Kim", answer="agree")
    desk.plans.agree(agreed.id)
    assert len(vault.all(ScorePoint)) == 1


def test_an_agreed_plan_keeps_its_words_while_numbers_go_on(desk, vault, family, goal, agreed):
    desk.progress.record_score(goal.id, "Kim", 6, "2026-12-10", "Calmer.")
    desk.progress.record_score(goal.id, "Ash", 7, "2026-12-10")
    assert (line(vault).start, line(vault).now, line(vault).why) == (3, 6, "Calmer.")
    assert [each.voice for each in vault.all(Score)] == ["Kim"]
    history = desk.progress.of_plan(family.id)
    assert [voice.voice for voice in history.goals[0].voices] == ["Kim", "Ash"]
    assert history.goals[0].way is Way.NEARER


def test_an_older_number_that_comes_late_does_not_become_the_newest(desk, vault, goal, agreed):
    desk.progress.record_score(goal.id, "Kim", 6, "2026-12-10")
    desk.progress.record_score(goal.id, "Kim", 5, "2026-11-30")
    assert line(vault).now == 6
    assert [value for _, value in told(desk, goal)] == [3, 5, 6]


def test_numbers_of_a_review_have_its_day_and_stand_until_it_is_finished(desk, goal, agreed):
    review, _ = desk.reviews.begin(agreed.id)
    point, _ = desk.progress.record_score(goal.id, "Kim", 5, review_id=review.id)
    again, _ = desk.progress.record_score(goal.id, "Kim", 6, "2026-11-20", review_id=review.id)
    assert (again.id, again.on, again.plan_review_id) == (point.id, "2026-11-20", review.id)
    desk.progress.take_back(point.id)
    desk.progress.bring_back(point.id)
    desk.records.change(
        "plan_review", review.id, review.revision, decision="continue", decision_reason="It helps."
    )
    desk.reviews.finish(review.id)
    with pytest.raises(UserError, match=r"record\.signed"):
        desk.progress.record_score(goal.id, "Kim", 7, review_id=review.id)
    with pytest.raises(UserError, match=r"record\.signed"):
        desk.progress.take_back(point.id)


def test_a_number_written_down_by_mistake_is_taken_back_and_brought_back(desk, vault, goal, agreed):
    point, _ = desk.progress.record_score(goal.id, "Kim", 9, "2026-12-10")
    desk.progress.take_back(point.id)
    assert [value for _, value in told(desk, goal)] == [3]
    assert line(vault).now == 3
    desk.progress.bring_back(point.id)
    assert line(vault).now == 9


def test_taking_the_only_number_back_leaves_the_line_as_it_was(desk, vault, goal):
    point, _ = desk.progress.record_score(goal.id, "Kim", 4)
    desk.progress.take_back(point.id)
    assert (line(vault).start, line(vault).now) == (None, None)
    desk.progress.bring_back(point.id)
    assert line(vault).now == 4
    in_agreed, _ = desk.progress.record_score(goal.id, "Ash", 4)
    desk.records.put_aside("score", line(vault, "Ash").id)
    desk.progress.take_back(in_agreed.id)
    assert len(vault.all(ScorePoint)) == 2


def test_what_was_typed_in_the_plan_stays_when_another_number_is_taken_back(desk, vault, goal):
    desk.plans.add_score(goal, voice="Kim", start=2, now=3)
    point, _ = desk.progress.record_score(goal.id, "Kim", 5)
    assert (line(vault).start, line(vault).now) == (2, 5)
    assert told(desk, goal) == [(Moment.START, 2), (Moment.DAY, 5)]
    desk.progress.take_back(point.id)
    assert (line(vault).start, line(vault).now) == (2, None)


def test_a_number_written_in_the_agreed_plan_itself_is_kept_with_its_day(desk, vault, goal, agreed):
    own = line(vault)
    answers = {"voice": "Kim", "start": 3, "now": 5, "hoped": 8, "why": "Calmer."}
    vault.kept.things[vault.all(ScorePoint)[0].id] = replace(
        vault.all(ScorePoint)[0], on="2026-05-14"
    )
    saved, changes = desk.progress.save_line("score", own.id, own.revision, answers)
    assert saved.now == 5
    assert changes.touches_kind("score_point")
    assert told(desk, goal) == [(Moment.DAY, 3), (Moment.DAY, 5)]
    again, _ = desk.progress.save_line("score", own.id, saved.revision, {**answers, "now": 6})
    assert told(desk, goal) == [(Moment.DAY, 3), (Moment.DAY, 6)]
    same, changes = desk.progress.save_line("score", own.id, again.revision, {**answers, "now": 6})
    assert (same, bool(changes)) == (again, False)
    none, _ = desk.progress.save_line("score", own.id, again.revision, {**answers, "now": None})
    assert none.now is None
    assert len(vault.all(ScorePoint)) == 2


def test_without_a_plan_there_is_no_progress_yet(desk, family):
    assert desk.progress.of_plan(family.id).goals == ()


def test_progress_counts_the_actions_of_the_goal_alone(desk, plan, goal):
    other, _ = desk.plans.add_goal(plan, words="A dry wall")
    desk.plans.add_action(goal, who="Kim", what="Reads", status="done")
    desk.plans.add_action(other, who="Kim", what="Rings", by_when="2026-11-01")
    assert (desk.progress.of_goal(goal.id).kept.done, desk.progress.of_goal(goal.id).kept.due) == (
        1,
        1,
    )


def test_in_a_real_vault_numbers_come_and_go_like_this_too(tmp_path, clock):
    with kept_desk(tmp_path, clock) as kept:
        desk = kept.desk
        family_id, _ = desk.example.enter()
        goal = desk.families.open(family_id).file.plan.goals[0]
        begun = len(goal.points)
        point, _ = desk.progress.record_score(goal.goal.id, "Robin", 9, one_more="Toast.")
        history = desk.progress.of_plan(family_id).goals[0]
        assert history.voices[0].last.one_more == "Toast."
        desk.progress.take_back(point.id)
        score = desk.families.open(family_id).file.plan.goals[0].scores[0]
        answers = {**to_answers(score), "now": 8}
        desk.progress.save_line("score", score.id, score.revision, answers)
        points = desk.families.open(family_id).file.plan.goals[0].points
        assert len(points) == begun + 1
        assert points[-1].value == 8
