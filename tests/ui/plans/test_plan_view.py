from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.ui.plans.plan_view import plan_view, strengths_suggested, who_to_ask
from tests.ui.plans.story import NOW, empty_story, new_story

TODAY = NOW.date()


@pytest.fixture(scope="module")
def file():
    return new_story().file


def test_an_agreed_plan_says_when_and_which_version(file):
    view = plan_view(file, TODAY)
    assert view.agreed
    assert (view.pill, view.version) == ("Agreed on 19 November 2026", "Version 2")


def test_a_goal_is_told_in_the_familys_words_with_what_will_be_seen(file):
    goal = plan_view(file, TODAY).goals[0]
    assert goal.title == "Goal 1 · in the family’s words"
    assert goal.words == "“I want mornings without shouting.”"
    facts = dict(goal.facts)
    assert facts["Whose life changes"] == "Robin and Dana"
    assert facts["How we will know"].endswith(
        "Two days a week → Four days a week, by 14 January 2027"
    )


def test_every_voice_keeps_its_own_numbers(file):
    robin = plan_view(file, TODAY).goals[0].scores[0]
    assert (robin.voice, robin.words) == ("Robin", "3 → 6, hopes for 8")


def test_an_action_says_when_it_starts_is_due_or_was_due(file):
    actions = plan_view(file, TODAY).goals[0].actions
    assert [action.when for action in actions] == ["14 Jan", "14 Jan", "from 24 Nov"]
    later = plan_view(file, date(2027, 2, 1)).goals[0].actions[0]
    assert (later.when, later.late) == ("was 14 Jan", True)
    done = plan_view(file, date(2027, 2, 1)).goals[1].actions[1]
    assert (done.status, done.late) == ("done", False)


def test_those_already_asked_are_not_offered_again(file):
    assert plan_view(file, TODAY).to_ask == ()
    nobody = replace(file, plan=replace(file.plan, answers=()))
    view = plan_view(nobody, TODAY)
    assert view.to_ask == who_to_ask(file)
    assert "Baby" not in view.to_ask
    assert view.blocked.startswith("Nobody")


def test_goals_are_shown_by_where_they_are_and_keep_their_numbers():
    story = new_story()
    story.change_plan()
    goals = [each.goal for each in story.file.plan.goals]
    story.desk.goals.move_to(goals[0].id, "put_aside", "After the birth")
    story.desk.goals.move_to(goals[1].id, "reached")
    story.desk.goals.move_to(goals[2].id, "future")
    rows = plan_view(story.file, TODAY).goals
    assert [row.title.split(" ·")[0] for row in rows] == [
        "Goal 4", "Goal 5", "Goal 3", "Goal 2", "Goal 1",
    ]  # fmt: skip
    assert rows[-1].told == "Put aside · 21 November 2026: After the birth"
    assert rows[0].told == ""


def test_a_meeting_that_changed_an_agreed_plan_is_named():
    story = new_story()
    assert plan_view(story.file, TODAY).reopened == ""
    meeting, _ = story.desk.meetings.prepare(story.family_id, date="2026-12-03")
    story.desk.meetings.add_action(meeting, what="Rings the landlord")
    assert plan_view(story.file, TODAY).reopened == (
        "Changed at the meeting of 3 December 2026: “Rings the landlord” was added."
        " Ask the family again."
    )


def test_a_plan_without_goals_cannot_be_agreed():
    story = empty_story()
    story.desk.plans.start(story.family_id)
    assert "no goal" in plan_view(story.file, TODAY).blocked


def test_what_is_going_well_comes_from_the_newest_assessment(file):
    lines = strengths_suggested(file).splitlines()
    assert 1 <= len(lines) <= 5
    answers = [str(answer) for answer in file.assessments[0].answers.values()]
    assert all(any(answer.startswith(line) for answer in answers) for line in lines)
    assert strengths_suggested(empty_story().file) == ""


def test_without_a_plan_there_is_nothing_to_show():
    assert plan_view(empty_story().file, TODAY) is None
