import pytest

from taf_desktop.ui.meetings.presenter import MeetingsPresenter, aside_words
from tests.ui.plans.story import empty_story, new_story


@pytest.fixture
def story():
    return new_story()


@pytest.fixture
def presenter(story):
    return MeetingsPresenter(story.desk, story.runner, story, story.errors.append)


def test_a_first_meeting_is_planned_for_a_new_family():
    story = empty_story()
    presenter = MeetingsPresenter(story.desk, story.runner, story, story.errors.append)
    planned = []
    presenter.plan_meeting(story.family_id, planned.append)
    assert presenter.has_open(story.opened)
    assert planned[0].type == "initial"


def test_a_new_action_goes_to_its_goal_and_the_plan_waits_for_an_answer(story, presenter):
    draft = story.file.meetings[2].meeting
    goal = story.file.plan.goals[1].goal
    presenter.add_action(
        draft, {"who": "Lee", "what": "Buys boots", "by_when": "", "goal_id": goal.id}, print
    )
    assert story.file.plan.goals[1].actions[-1].what == "Buys boots"
    assert story.file.plan.plan.status == "draft"
    view = presenter.view(story.opened, draft.id)
    assert view.finish.does[1].startswith("The plan waits for the family’s answer")


def test_parts_are_added_answered_and_put_aside(story, presenter):
    draft = story.file.meetings[2].meeting
    presenter.add("decision", draft, {"words": "We meet at Dadi’s."}, print)
    decision = story.file.meetings[2].decisions[0]
    presenter.answer(decision, "who", "Nasreen")
    assert story.file.meetings[2].decisions[0].who == "Nasreen"
    presenter.put_aside(decision, lambda: None)
    assert story.file.meetings[2].decisions == ()
    presenter.bring_back("decision", decision.id)
    assert story.file.meetings[2].decisions[0].id == decision.id


def test_nothing_is_added_to_a_finished_record(story, presenter):
    finished = story.file.meetings[1].meeting
    refused = []
    presenter.add("voice", finished, {"who": "Dana"}, refused.append)
    presenter.add_action(finished, {"what": "Something"}, refused.append)
    assert [error.message_id for error in refused] == ["record.signed", "record.signed"]


def test_finishing_and_correcting(story, presenter):
    draft = story.file.meetings[2].meeting
    presenter.finish(draft, "")
    assert story.file.meetings[2].meeting.status == "finished"
    presenter.correct(draft)
    view = presenter.view(story.opened, draft.id)
    assert (view.finished, view.corrects) == (False, True)
    presenter.finish(draft, " A name was wrong ")
    versions = story.desk.families.signed_versions(draft.id)
    assert [version.reason for version in versions] == ["", "A name was wrong"]


def test_what_was_put_aside_is_named(story):
    held = story.file.meetings[2]
    assert aside_words(held.attendance[0]) == "Dana is taken off the list. Nothing is lost."
    assert aside_words(held.meeting) == "The meeting is put aside. Nothing is lost."
