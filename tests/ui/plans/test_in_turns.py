"""The plan's page built in turns, as it is in the running program."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from taf_desktop.support.ids import new_id
from taf_desktop.ui.common import turns
from taf_desktop.ui.common.hands import Hands
from taf_desktop.ui.plans.goal_card import GoalCard
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.event_loop import in_event_loop
from tests.ui.plans.story import named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    made = new_story()
    made.change_plan()
    return made


@pytest.fixture
def opened(story, qtbot, monkeypatch):
    """Say how the page is shown within an event loop."""
    monkeypatch.setattr(turns, "BUDGET", 0)
    return lambda: story.show(PlanScreen(story.desk, story.runner), qtbot)


def names_in(part):
    return [each.objectName() for each in part.findChildren(QWidget) if each.isVisibleTo(part)]


def test_it_ends_as_one_that_is_built_at_once(opened):
    whole = opened()
    before = []

    def begin():
        screen = opened()
        before.append(len(screen._page.goals._rows))
        return screen

    screen = in_event_loop(begin, lambda screen: screen._page.whole)
    page, other = screen._page, whole._page
    assert before[0] < len(other.goals.rows())
    assert len(page.goals.rows()) == len(other.goals.rows())
    assert names_in(page.goals) == names_in(other.goals)
    for name in ("strengths", "safetyNet", "afterwards", "addGoal", "agreedBefore"):
        assert named(page, name).isVisibleTo(page) == named(other, name).isVisibleTo(other), name


def test_a_thing_that_is_asked_for_is_there(opened, story):
    action = next(each for goal in story.file.plan.goals for each in goal.actions)

    def go():
        screen = opened()
        screen.show_thing(action.id)
        return screen

    screen = in_event_loop(go)
    assert named(screen._page.goals, f"action:{action.id}").isVisibleTo(screen)


def test_a_change_while_it_is_built_is_shown(opened, story):
    goal = story.file.plan.goals[-1].goal

    def begin():
        screen = opened()
        story.desk.records.change("goal", goal.id, goal.revision, words="I want a dog")
        screen.show_family(story.opened)
        return screen

    screen = in_event_loop(begin, lambda screen: screen._page.whole)
    assert "I want a dog" in shown_words(screen._page.words_column())


class Shown(QObject):
    """Takes down what is shown as a window of its own, and how many lines a goal begins with."""

    def __init__(self):
        super().__init__()
        self.windows = []
        self.lines = {}

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType():
            if watched.isWindow():
                self.windows.append(type(watched).__name__)
            if isinstance(watched, GoalCard):
                self.lines.setdefault(watched.objectName(), len(watched.table.rows.rows()))
        return False


def test_no_card_is_shown_before_it_has_its_place(opened, story, qapp):
    goal = story.file.plan.goals[0]
    other = replace(goal.actions[0], id=new_id(), revision=0, goal_id="")
    with story.desk.records._unit_of_work() as unit:
        unit.put(other)
        unit.commit()
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        screen = in_event_loop(opened, lambda screen: screen._page.whole)
    finally:
        qapp.removeEventFilter(shown)
    page = screen._page
    for part in (page._others_card, page.versions, page.progress):
        assert part.isVisibleTo(page), part
    assert shown.windows == ["PlanScreen"]
    # The page is laid out once for a goal, and not for each of its lines.
    goals = story.file.plan.goals
    assert shown.lines == {f"goal:{each.goal.id}": len(each.actions) for each in goals}


def test_saving_and_leaving_build_nothing(opened, story):
    other, _ = story.desk.families.start("Nobody Example")
    nobody = story.desk.families.open(other.id)

    def go():
        screen = opened()
        page = screen._page
        screen.flush()
        built = page.whole
        screen.show_family(nobody)
        return screen, page, built

    screen, _left, built = in_event_loop(go, lambda made: not shiboken6.isValid(made[1]))
    assert not built
    assert screen._page is None


def test_a_page_that_was_left_ends_when_nobody_is_at_work(opened, story, monkeypatch):
    at_work = [True]
    monkeypatch.setattr(Hands, "busy", lambda _hands: at_work[0])

    def go():
        screen = opened()
        old = screen._page
        plan = story.file.plan.plan
        with story.desk.records._unit_of_work() as unit:
            unit.put(replace(plan, status="agreed"))
            unit.commit()
        screen.show_family(story.opened)
        return screen, old

    screen, old = in_event_loop(go, lambda made: made[0]._page.whole)
    assert screen._page is not old
    assert not old.isVisibleTo(screen)
    at_work.clear()
    at_work.append(False)
    in_event_loop(lambda: old, lambda left: not shiboken6.isValid(left))
    assert named(screen, "planPage") is screen._page
