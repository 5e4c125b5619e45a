import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.ui.plans.presenter import PlanPresenter
from tests.ui.plans.story import empty_story, new_story


@pytest.fixture
def story():
    return new_story()


@pytest.fixture
def presenter(story):
    return PlanPresenter(story.desk, story.runner, story, story.errors.append)


def test_a_plan_starts_with_what_is_going_well():
    story = empty_story()
    presenter = PlanPresenter(story.desk, story.runner, story, story.errors.append)
    assert presenter.view(story.opened) is None
    presenter.start(new_story().file)
    presenter.start(story.file)
    assert story.file.plan.plan.status == "draft"


def test_goals_and_actions_go_up_and_down_and_stay_inside_the_list(story, presenter):
    held = story.change_plan()
    ids = [each.goal.id for each in held.goals]
    presenter.move("goal", ids, ids[1], -1)
    assert [each.goal.id for each in story.file.plan.goals][:2] == [ids[1], ids[0]]
    presenter.move("goal", ids, ids[0], -1)
    assert [each.goal.id for each in story.file.plan.goals][:2] == [ids[1], ids[0]]


def test_what_is_put_aside_comes_back(story, presenter):
    held = story.change_plan()
    action = held.goals[0].actions[0]
    told = []
    presenter.put_aside(action, lambda: told.append("aside"))
    assert action.id not in [each.id for each in story.file.plan.actions()]
    presenter.bring_back("action", action.id)
    assert action.id in [each.id for each in story.file.plan.actions()]
    assert told == ["aside"]


def test_how_an_action_goes_changes_in_an_agreed_plan_and_its_words_do_not(story, presenter):
    action = story.file.plan.goals[0].actions[0]
    presenter.answer(action, "status", "done")
    assert story.file.plan.goals[0].actions[0].status == "done"
    presenter.answer(story.file.plan.goals[0].actions[0], "what", "Something else")
    assert [type(error) for error in story.errors] == [UserError]
    assert story.file.plan.goals[0].actions[0].what == action.what


def test_the_plan_is_changed_and_agreed_again_as_a_new_version(story, presenter):
    plan = story.file.plan.plan
    presenter.change(plan)
    presenter.agree(plan)
    assert story.errors[0].message_id == "plans.nobody_answered"
    presenter.add_answer(plan, "Dana", lambda answer: presenter.answer(answer, "answer", "agree"))
    presenter.agree(plan)
    view = presenter.view(story.opened)
    assert (view.agreed, view.version) == (True, "Version 3")


def test_versions_agreed_before_are_listed_and_read(story, presenter):
    plan = story.file.plan.plan
    listed, read = [], []
    presenter.load_versions(plan, True, listed.extend)
    assert [row.words for row in listed] == ["Version 1, agreed on 8 October 2026"]
    presenter.read_version(plan, 1, read.append)
    assert read[0].plan.goals[0].goal.words == "I want mornings without shouting."
