import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from taf_desktop.ui.common import dialogs
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.story import named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    return new_story()


@pytest.fixture
def draft(story, qtbot):
    story.change_plan()
    goal = story.file.plan.goals[0].goal
    # The need the first goal answered is open again once that goal is away.
    story.desk.records.put_aside("goal", goal.id)
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


def needs(screen, qtbot):
    card = named(screen, "whatMattersNow")
    qtbot.waitUntil(lambda: card.isVisibleTo(screen))
    return card


def test_a_need_becomes_a_goal_that_is_open_to_be_written(draft, story, qtbot):
    card = needs(draft, qtbot)
    assert "Robin needs calm mornings" in shown_words(card)
    named(card, "needGoal").click()
    goal = story.file.plan.goals[-1].goal
    assert goal.area == "everyday_care"
    assert goal.words
    assert len(goal.whose) == 2
    qtbot.waitUntil(lambda: draft.thing_shown() == goal.id)
    qtbot.waitUntil(lambda: not card.isVisibleTo(draft))
    named(draft, "asideUndo").click()
    assert goal.id not in [each.goal.id for each in story.file.plan.goals]


def test_a_need_is_left_for_now_with_its_reason_and_taken_up_again(draft, story, qtbot):
    card = needs(draft, qtbot)
    named(card, "needNotNow").click()
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert story.file.plan.needs == ()
    qtbot.keyClicks(line, "Dana wants to wait for the baby")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert story.file.plan.needs[0].reason == "Dana wants to wait for the baby"
    qtbot.waitUntil(lambda: "Not now: Dana wants to wait for the baby" in shown_words(card))
    named(card, "needAgain").click()
    assert story.file.plan.needs == ()
    qtbot.waitUntil(lambda: named(card, "needGoal").isVisibleTo(draft))


def test_a_goal_is_reached_with_a_reason_and_undone(draft, story, qtbot):
    card = draft._page.goals.rows()[0]
    id_ = card.objectName().removeprefix("goal:")
    card._state.picked.emit("reached")
    qtbot.keyClicks(QApplication.focusWidget(), "Three Saturdays running")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    kept = next(each.goal for each in story.file.plan.goals if each.goal.id == id_)
    assert (kept.state, kept.state_on) == ("reached", "2026-11-21")
    assert kept.state_reason == "Three Saturdays running"
    assert "Reached · 21 November 2026: Three Saturdays running" in shown_words(card)
    assert draft._page.goals.rows()[-1] is card
    named(draft, "asideUndo").click()
    kept = next(each.goal for each in story.file.plan.goals if each.goal.id == id_)
    assert kept.state == "active"


def test_a_goal_that_was_put_aside_is_folded_and_taken_up_again(draft, story):
    card = draft._page.goals.rows()[0]
    card._state.picked.emit("put_aside")
    assert card.table.isHidden()
    assert card.scores.isHidden()
    card._state.picked.emit("put_aside")
    card._state.picked.emit("active")
    assert not card.table.isHidden()
    assert not card.scores.isHidden()


def test_taking_a_goal_up_in_an_agreed_plan_asks_first(story, qtbot, monkeypatch):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    card = screen._page.goals.rows()[0]
    card._state.picked.emit("reached")
    assert story.file.plan.plan.status == "agreed"
    answers = [False, True]
    monkeypatch.setattr(dialogs, "question", lambda *_words: answers.pop(0))
    card._state.picked.emit("active")
    assert story.file.plan.plan.status == "agreed"
    card._state.picked.emit("active")
    assert story.file.plan.plan.status == "draft"


def test_a_goal_begins_in_the_library(draft, story, qtbot):
    assert draft._page.starts.library is None
    named(draft, "goalLibrary").click()
    line = QApplication.focusWidget()
    assert line.objectName() == "librarySearch"
    qtbot.keyClicks(line, "teeth")
    panel = draft._page.starts.library
    assert named(draft, "goalLibrary").nextInFocusChain() is line
    assert "Ash’s teeth do not hurt any more." in shown_words(panel)
    named(panel, "libraryChild").setCurrentIndex(1)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    goal = story.file.plan.goals[-1].goal
    assert goal.words == "Robin’s teeth do not hurt any more."
    assert (goal.area, goal.outcome) == ("being_healthy", "health")
    assert story.file.name_of(goal.whose[0]) == "Robin"
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "words")
    named(draft, "asideUndo").click()
    assert goal.id not in [each.goal.id for each in story.file.plan.goals]


def test_the_library_is_searched_by_area_and_left_with_escape(draft, qtbot):
    named(draft, "goalLibrary").click()
    panel = draft._page.starts.library
    assert "more: type another word" in shown_words(panel)
    area = named(panel, "libraryArea")
    area.setCurrentIndex(area.findData("money"))
    assert "Money" in shown_words(panel)
    assert "Being healthy" not in shown_words(panel._lines[0])
    qtbot.keyClicks(panel._words, "zzzz")
    assert "Nothing with these words" in shown_words(panel)
    qtbot.keyClick(panel._words, Qt.Key.Key_Return)
    assert panel.isVisible()
    qtbot.keyClick(panel._words, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is named(draft, "goalLibrary")


def test_an_action_begins_in_the_library(draft, story, qtbot):
    card = draft._page.goals.rows()[0]
    named(card, "actionLibrary").click()
    panel = card.table.library
    panel._area.setCurrentIndex(0)
    qtbot.keyClicks(panel._words, "vaccinations")
    qtbot.keyClick(panel._words, Qt.Key.Key_Return)
    action = story.file.plan.goals[0].actions[-1]
    assert action.what.startswith("look up which vaccinations")
    assert action.who == "Sam Example"
    qtbot.waitUntil(lambda: draft.thing_shown() == action.id)
    named(draft, "asideUndo").click()
    assert action.id not in [each.id for each in story.file.plan.actions()]


def test_a_new_order_can_be_taken_back(draft, story, qtbot):
    before = [each.goal.id for each in story.file.plan.goals]
    card = draft._page.goals.rows()[0]
    qtbot.keyClick(named(card, "changeGoal"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.goal.id for each in story.file.plan.goals] != before
    named(draft, "asideUndo").click()
    assert [each.goal.id for each in story.file.plan.goals] == before


def pull(grip, qtbot, down):
    middle = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    for part in (0.5, 1):
        qtbot.mouseMove(grip, middle + QPoint(0, int(down * part)))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, down))


def test_an_action_is_pulled_below_the_next(draft, story, qtbot):
    card = next(c for c in draft._page.goals.rows() if len(c.table.rows.rows()) > 2)
    first, second, third = card.table.rows.rows()[:3]
    pull(first.line, qtbot, second.geometry().center().y() + 10 - first.line.rect().center().y())
    assert card.table.rows.rows()[:3] == (second, first, third)
    assert first.below.editor is None
    pull(first.line, qtbot, 1)
    assert first.below.editor is not None


def test_a_goal_is_pulled_up_by_its_title(draft, qtbot):
    first, second = draft._page.goals.rows()[:2]
    pull(second._title, qtbot, -second.y() - 20)
    assert draft._page.goals.rows()[:2] == (second, first)


def test_the_plan_itself_is_shown_from_the_top(draft, story, qtbot):
    bar = draft._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    draft.show_thing(story.file.plan.plan.id)
    assert bar.value() == 0
    assert QApplication.focusWidget().objectName() == "askToAgree"


def test_why_the_plan_is_a_draft_again_stands_at_its_top(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    meeting, _ = story.desk.meetings.prepare(story.family_id, date="2026-12-03")
    story.desk.meetings.add_action(meeting, what="Rings the landlord")
    screen.show_family(story.opened)
    why = named(screen, "whyReopened")
    assert why.isVisible()
    assert "“Rings the landlord” was added" in why.text()


def test_whom_to_call_is_written_in_with_one_press_and_what_is_typed_stays(draft, story, qtbot):
    draft._page.finish()
    offers = named(draft, "callOffers")
    qtbot.waitUntil(lambda: offers.isVisibleTo(draft))
    box = draft.findChild(QPlainTextEdit, "who_to_call")
    before = box.toPlainText()
    shown = [each for each in offers.findChildren(QPushButton) if each.isVisibleTo(draft)]
    first = shown[0]
    line = first.accessibleName().removeprefix("Write in ")
    assert line not in before
    first.click()
    assert box.toPlainText() == f"{before}\n{line}"
    assert not first.isVisibleTo(draft)
    draft.flush()
    assert story.file.plan.plan.who_to_call == f"{before}\n{line}"
    box.appendPlainText("And Pat.")
    named(draft, "asideUndo").click()
    assert box.toPlainText() == f"{before}\nAnd Pat."
    assert first.isVisibleTo(draft)
    draft.flush()
