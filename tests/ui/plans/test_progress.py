"""The page of progress: seen from the plan, charts with their words, a number written down."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.ui.common import errors
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.plans.presenter import PlanPresenter
from taf_desktop.ui.plans.progress_card import ProgressCard
from taf_desktop.ui.plans.progress_desk import ProgressDesk
from taf_desktop.ui.plans.progress_presenter import progress_told, progress_view
from taf_desktop.ui.plans.screen import PlanScreen
from taf_desktop.ui.plans.tools import Tools
from tests.ui.plans.story import fill, named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 11, 21)


@pytest.fixture
def story():
    return new_story()


@dataclass
class Place:
    """The page of progress where a plan would be, without the plan's own large page."""

    stack: QStackedWidget
    pages: ProgressDesk
    undone: list = field(default_factory=list)

    @property
    def page(self):
        return self.pages.page

    def offer_undo(self, sentence, undo):
        self.undone.append((sentence, undo))


@pytest.fixture
def place(story, qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(900, 640)
    kit = EditKit(story.desk.records.save, story.runner, story.desk.clock, lambda _said: None)
    presenter = PlanPresenter(story.desk, story.runner, stack, story.errors.append)
    tools = Tools(presenter, kit, lambda _thing: None, lambda _thing: None)
    tools.lists = story.opened.lists
    pages = ProgressDesk(story.desk, story.runner, stack, tools, story.errors.append)
    place = Place(stack, pages)
    tools.offer_undo = place.offer_undo
    pages.flush()
    pages.show_family(story.opened)
    pages.open()
    pages.open()
    story.bus.changed.connect(lambda _changes: pages.show_family(story.opened))
    stack.show()
    return place


def press(qtbot, place, name):
    qtbot.mouseClick(named(place, name), Qt.MouseButton.LeftButton)


def first_goal(story):
    return story.file.plan.goals[0]


def card(story, screen, number=0):
    return named(screen, f"progressGoal:{story.file.plan.goals[number].goal.id}")


def said(story, voice):
    return [p for p in first_goal(story).points if p.voice == voice]


def test_the_plan_tells_how_far_it_has_come_and_opens_the_page(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    assert "Of 5 goals" in shown_words(named(screen, "progress"))
    press(qtbot, screen, "seeProgress")
    page = named(screen, "progressPage")
    assert page.isVisible()
    words = shown_words(page)
    assert "How far we have come" in words
    assert "I want mornings without shouting." in words
    assert screen.thing_shown() == "progress"
    assert page.overview.view.accessibleName() == "Chart: All goals at a glance"
    assert "due" in shown_words(named(page, "progressOverview"))
    screen.flush()
    screen.show_thing(first_goal(story).goal.id)
    assert screen._page.isVisible()
    assert screen.thing_shown() == ""
    screen.show_thing("progress")
    press(qtbot, named(screen, "progressPage"), "backToPlan")
    assert screen._page.isVisible()


def test_each_goal_has_its_chart_its_sentence_and_its_table(story, place, qtbot):
    goal = card(story, place.page)
    sentence = goal.chart.sentence.text()
    assert "Robin" in sentence
    assert goal.chart.view.accessibleDescription() == sentence
    press(qtbot, goal, "showAsTable")
    assert goal.chart.table.model().headerData(1, Qt.Orientation.Horizontal) == "Robin"


def test_a_number_is_written_down_and_can_be_taken_back(story, place, qtbot):
    goal = card(story, place.page)
    before = len(said(story, "Robin"))
    press(qtbot, goal, "writeNumber")
    form = goal.form
    assert form.isVisible()
    press(qtbot, form, "addNumber")
    assert "whose number" in shown_words(form)
    fill(named(form, "voice"), "Robin")
    press(qtbot, form, "addNumber")
    assert "from 0 to 10" in shown_words(form)
    form.session.set_value("value", 9)
    form.session.set_value("why", "Nobody shouted.")
    form.session.set_value("one_more", "Toast.")
    press(qtbot, form, "addNumber")
    point = said(story, "Robin")[-1]
    assert len(said(story, "Robin")) == before + 1
    assert (point.value, point.on, point.why) == (9, "2026-11-21", "Nobody shouted.")
    assert not form.isVisible()
    words = shown_words(goal)
    assert "Robin, at 9 (21 November 2026)" in words
    assert "One more would be: Toast." in words
    assert "to 9 since" in goal.chart.sentence.text()
    ((sentence, undo),) = place.undone
    assert sentence == "Robin is at 9. That is written down."
    undo()
    assert len(said(story, "Robin")) == before
    assert place.page.isVisible()


def test_what_cannot_be_kept_stays_in_the_form(story, place, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(errors, "show", lambda _place, error: told.append(error))
    goal = card(story, place.page)
    press(qtbot, goal, "writeNumber")
    form = goal.form
    fill(named(form, "voice"), "Robin")
    form.session.set_value("value", 4)
    form.session.set_value("on", "soon")
    press(qtbot, form, "addNumber")
    assert "write the day in full" in shown_words(form)
    form.session.set_value("on", "")
    trouble = UserError("record.gone")

    def gone(*_words):
        raise trouble

    monkeypatch.setattr(story.desk.progress, "record_score", gone)
    press(qtbot, form, "addNumber")
    assert told == [trouble]
    assert (form.isVisible(), form.session.value("value")) == (True, 4)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    press(qtbot, goal, "writeNumber")
    qtbot.keyClick(form, Qt.Key.Key_A)
    press(qtbot, form, "closeNumber")
    assert not form.isVisible()


def test_a_number_that_is_ready_is_kept_when_the_page_is_left(story, place, qtbot):
    goal = card(story, place.page)
    press(qtbot, goal, "writeNumber")
    place.pages.flush()
    fill(named(goal.form, "voice"), "Nan")
    goal.form.session.set_value("value", 5)
    place.pages.flush()
    assert [point.value for point in said(story, "Nan")] == [5]
    place.pages.flush()
    assert len(said(story, "Nan")) == 1


def test_the_page_follows_changes_made_elsewhere(story, place, qtbot):
    goal = card(story, place.page)
    press(qtbot, goal, "writeNumber")
    _, changes = story.desk.progress.record_score(first_goal(story).goal.id, "Ash", 2)
    story.bus.publish(changes)
    assert "Ash says 2" in goal.chart.sentence.text()
    assert goal.form.isVisible()


def test_another_family_leaves_the_page(story, place, qtbot):
    other, _ = story.desk.families.start("Nobody Example")
    story.desk.plans.start(other.id)
    place.pages.show_family(story.desk.families.open(other.id))
    assert place.page is None
    assert place.stack.count() == 0
    place.pages.leave()


def test_without_a_plan_there_is_nothing_to_show(story, place):
    other, _ = story.desk.families.start("Nobody Example")
    opened = story.desk.families.open(other.id)
    assert progress_view(opened.file, TODAY) is None
    place.pages.show_family(opened)
    place.pages.open()
    assert place.page is None
    shown = ProgressCard()
    shown.show_told(None)
    assert shown.isHidden()


def test_a_goal_without_numbers_asks_for_the_first(story, qtbot, request):
    story.change_plan()
    goal, _ = story.desk.plans.add_goal(story.file.plan.plan, words="")
    place = request.getfixturevalue("place")
    own = card(story, place.page, -1)
    assert "Nobody has given this goal a number yet." in shown_words(own)
    assert own.chart is None
    point, changes = story.desk.progress.record_score(goal.id, "Ash", 2)
    story.bus.publish(changes)
    assert own.chart.sentence.text() == "At 2 on 21 November 2026, says Ash."
    story.bus.publish(story.desk.progress.take_back(point.id))
    assert own.chart is None


def test_with_one_goal_the_sentence_stands_alone(story):
    plan = story.file.plan
    one = replace(story.file, plan=replace(plan, goals=plan.goals[:1]))
    view = progress_view(one, TODAY)
    assert view.overview is None
    assert view.any_numbers
    told = progress_told(story.file, TODAY)
    whole = progress_view(story.file, TODAY)
    assert (told.sentence, told.kept) == (whole.sentence, whole.kept)
    none = replace(story.file, plan=replace(plan, goals=(), other_actions=()))
    assert progress_told(none, TODAY) is None
    assert (progress_view(none, TODAY).kept, progress_view(none, TODAY).goals) == ("", ())


def test_the_overview_goes_when_one_goal_is_left(story, place, qtbot):
    page = place.page
    plan = story.file.plan
    one = replace(story.file, plan=replace(plan, goals=plan.goals[:1]))
    page.show_view(progress_view(one, TODAY))
    assert page.overview.isHidden()
    page.show_view(progress_view(story.file, TODAY))
    assert not page.overview.isHidden()
