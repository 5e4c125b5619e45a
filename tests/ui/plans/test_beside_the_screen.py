"""The page with real workers: answers arrive later, in an order nobody waits for."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.story import named, new_story

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    story = new_story()
    story.change_plan()
    story.runner = LaneRunner(story.bus.publish)
    yield story
    story.runner.shutdown()


def test_a_goal_just_added_opens_when_it_arrives_and_is_kept(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    named(screen, "addGoal").click()
    qtbot.waitUntil(lambda: len(screen._page.goals.rows()) == 6)
    card = screen._page.goals.rows()[-1]
    qtbot.waitUntil(lambda: card.findChild(QPlainTextEdit, "words") is not None)
    box = card.findChild(QPlainTextEdit, "words")
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "I want a dog")
    screen.flush()
    qtbot.waitUntil(lambda: story.file.plan.goals[-1].goal.words == "I want a dog")
    assert card.below.editor is not None


def test_typing_goes_on_while_the_order_changes(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    rows = screen._page.goals.rows()[0].table.rows
    line = rows.rows()[0]
    line.line.click()
    box = line.below.editor.findChild(QPlainTextEdit, "progress")
    qtbot.keyClicks(box, "One. ")
    line.below.editor.move_asked.emit(1)
    qtbot.waitUntil(lambda: rows.rows()[1] is line and story.runner.idle)
    qtbot.keyClicks(box, "Two. ")
    screen.flush()
    qtbot.waitUntil(lambda: story.runner.idle)
    assert story.file.plan.goals[0].actions[1].progress.startswith("One. Two. ")
