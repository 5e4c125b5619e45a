import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from taf_desktop.services.coaching import Advice
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.plans.actions import ActionLine
from taf_desktop.ui.plans.goal_card import GoalCard
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.story import empty_story, fill, full_disk, named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    return new_story()


@pytest.fixture
def draft(story, qtbot):
    story.change_plan()
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


@pytest.fixture
def agreed(story, qtbot):
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


@pytest.fixture
def answers_yes(monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "question", lambda *words: bool(asked.append(words)) or True)
    return asked


def goals(screen):
    return [card for card in screen._page.goals.rows() if isinstance(card, GoalCard)]


def lines(card):
    return [line for line in card.table.rows.rows() if isinstance(line, ActionLine)]


def test_a_family_without_a_plan_begins_one(qtbot):
    story = empty_story()
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    qtbot.mouseClick(named(screen, "startPlan"), Qt.MouseButton.LeftButton)
    assert story.file.plan.plan.status == "draft"
    assert "Draft until the family answers" in shown_words(screen)


def test_the_familys_words_and_the_actions_are_there(agreed):
    words = shown_words(agreed)
    assert "“I want mornings without shouting.”" in words
    assert "Meets Robin at the gate and walks her in, with toast." in words
    assert "Agreed on 19 November 2026" in words


def test_agreed_words_cannot_be_changed_and_how_it_goes_can(agreed, story, qtbot):
    assert agreed.findChild(QPlainTextEdit, "strengths") is None
    line = lines(goals(agreed)[0])[0]
    line.pill.menu().actions()[5].trigger()
    assert story.file.plan.goals[0].actions[0].status == "done"
    line.line.click()
    editor = line.below.editor
    assert [box.objectName() for box in editor.findChildren(QPlainTextEdit)] == ["progress"]
    qtbot.keyClicks(QApplication.focusWidget(), " Every day now.")
    agreed.flush()
    assert story.file.plan.goals[0].actions[0].progress.endswith(" Every day now.")


def test_what_was_picked_and_not_kept_is_taken_back(agreed, story, monkeypatch):
    line = lines(goals(agreed)[0])[0]
    before = line.pill.code
    told = []
    monkeypatch.setattr(errors, "show", lambda _screen, error: told.append(error))
    with full_disk(story):
        line.pill.menu().actions()[5].trigger()
    assert told
    assert line.pill.code == "done"
    agreed.show_family(story.opened)
    assert line.pill.code == before != "done"


def test_enter_adds_an_action_and_begins_the_next(draft, story, qtbot):
    card = goals(draft)[0]
    named(card, "changeGoal").setFocus()
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    for words in ("Pat", "Walks Biscuit with Robin", "Mondays"):
        fill(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "14/1/2027")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    added = story.file.plan.goals[0].actions[-1]
    assert (added.who, added.what, added.how_often, added.by_when) == (
        "Pat", "Walks Biscuit with Robin", "Mondays", "2027-01-14",
    )  # fmt: skip
    assert QApplication.focusWidget().objectName() == "who"
    assert QApplication.focusWidget().text() == ""


def test_a_line_that_was_begun_is_not_lost(draft, story, qtbot):
    card = goals(draft)[0]
    card.table.begin_line()
    named(card, "quickAction").findChild(QLineEdit, "what").setText("Rings the school")
    qtbot.keyClicks(named(card, "quickAction").findChild(QLineEdit, "what"), " today")
    draft.flush()
    assert story.file.plan.goals[0].actions[-1].what == "Rings the school today"


def test_an_action_opens_in_place_and_typing_survives_a_refresh(draft, story, qtbot):
    line = lines(goals(draft)[0])[0]
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    box = line.below.editor.findChild(QPlainTextEdit, "what")
    box.setFocus()
    qtbot.keyClicks(box, " Early")
    other = story.file.plan.goals[1].actions[0]
    story.runner.run_change(
        lambda _t: story.desk.records.change("action", other.id, other.revision, progress="Well"),
        lambda _thing: None,
    )
    assert box.toPlainText().endswith("by the door. Early")
    assert QApplication.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert line.below.editor is None
    assert story.file.plan.goals[0].actions[0].what.endswith("by the door. Early")
    assert "by the door. Early" in shown_words(line)


def test_alt_and_an_arrow_moves_an_action_and_keeps_the_keyboard_on_it(draft, story, qtbot):
    first, second = lines(goals(draft)[0])[:2]
    second.line.setFocus()
    qtbot.keyClick(second.line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(goals(draft)[0])[:2] == [second, first]
    assert second.line.hasFocus()
    assert story.file.plan.goals[0].actions[0].who == "Sam Example"


def test_alt_and_an_arrow_moves_a_goal(draft, story, qtbot):
    first, second = goals(draft)[:2]
    qtbot.keyClick(named(first, "changeGoal"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert goals(draft)[:2] == [second, first]
    assert story.file.plan.goals[1].goal.words == "I want mornings without shouting."
    assert "Goal 2" in shown_words(first)


def test_a_new_goal_opens_to_be_written_and_can_be_taken_back(draft, story, qtbot):
    qtbot.mouseClick(named(draft, "addGoal"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget().objectName() == "words"
    qtbot.keyClicks(QApplication.focusWidget(), "I want a dog")
    card = goals(draft)[-1]
    card.below.editor.remove_asked.emit()
    assert len(story.file.plan.goals) == 5
    qtbot.mouseClick(named(draft, "asideUndo"), Qt.MouseButton.LeftButton)
    assert len(story.file.plan.goals) == 6


def test_removing_saves_what_was_typed_first(draft, story, qtbot):
    line = lines(goals(draft)[0])[0]
    line.line.click()
    fill(QApplication.focusWidget(), "Aunt Dana")
    qtbot.mouseClick(named(line, "editRemove"), Qt.MouseButton.LeftButton)
    assert "is put aside. Nothing is lost." in shown_words(draft)
    qtbot.mouseClick(named(draft, "asideUndo"), Qt.MouseButton.LeftButton)
    assert story.file.plan.goals[0].actions[0].who.startswith("Aunt")


def test_a_voice_is_added_and_its_numbers_stand_on_the_line(draft, story, qtbot):
    card = goals(draft)[0]
    qtbot.mouseClick(named(card, "addVoice"), Qt.MouseButton.LeftButton)
    fill(QApplication.focusWidget(), "Lee")
    qtbot.keyClick(card.scores.below.editor, Qt.Key.Key_Escape)
    assert story.file.plan.goals[0].scores[-1].voice == "Lee"
    assert "Lee" in shown_words(card.scores)


def test_the_plan_is_agreed_once_somebody_answered(draft, story, qtbot, answers_yes, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda *words: told.append(words[2]))
    qtbot.mouseClick(named(draft, "askToAgree"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget().objectName() == "ask:Dana"
    keep = named(draft, "keepAsAgreed")
    keep.click()
    assert told[0].startswith("Nobody")
    QApplication.focusWidget().click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is named(draft, "ask:Imran"))
    answer = draft._page.answers.rows.rows()[0]
    answer.pill.menu().actions()[0].trigger()
    keep.click()
    line = QApplication.focusWidget()
    assert line.objectName() == "whatChanged"
    assert story.file.plan.plan.status == "draft"
    qtbot.keyClicks(line, "Nan has Tuesdays")
    words = draft._page.words.keeper.session
    words.set_value("sustain", "Sunday calls")
    advice = Advice(story.file)
    with full_disk(story):
        draft._page._keep_if_ready(advice)
    assert "nothing has been signed" in told[-1]
    assert story.file.plan.plan.status == "draft"
    keep.click()
    assert story.file.plan.plan.sustain == "Sunday calls"
    assert story.file.plan.plan.status == "agreed"
    assert story.desk.families.signed_versions(story.file.plan.plan.id)[-1].reason == (
        "Nan has Tuesdays"
    )
    assert "Agreed on 21 November 2026" in shown_words(draft)
    assert "These words then stand" in answers_yes[0][2]


def test_somebody_who_sees_it_differently_is_asked_what(draft, story, qtbot):
    named(draft, "ask:Imran").click()
    answer = draft._page.answers.rows.rows()[0]
    answer.pill.menu().actions()[1].trigger()
    assert QApplication.focusWidget().objectName() == "reason"
    qtbot.keyClicks(QApplication.focusWidget(), "Sunday nights")
    draft.flush()
    kept = story.file.plan.answers[0]
    assert (kept.who, kept.answer, kept.reason) == ("Imran", "agree_part", "Sunday nights")


def test_an_agreed_plan_is_changed_only_after_a_question(agreed, story, answers_yes):
    named(agreed, "changePlan").click()
    assert "everybody is asked again" in answers_yes[0][2]
    assert story.file.plan.plan.status == "draft"
    assert named(agreed, "askToAgree").isVisible()


def test_what_is_written_about_the_plan_itself_is_kept(draft, story, qtbot):
    box = named(draft, "sustain")
    box.setFocus()
    qtbot.keyClicks(box, " Sunday calls.")
    draft.flush()
    assert story.file.plan.plan.sustain.endswith(" Sunday calls.")


def test_an_earlier_version_is_read_and_left_again(agreed, qtbot):
    qtbot.mouseClick(named(agreed, "readVersion:1"), Qt.MouseButton.LeftButton)
    page = named(agreed, "signedPage")
    assert page.isVisible()
    assert "“I want mornings without shouting.”" in shown_words(page)
    assert page.findChild(QLineEdit) is None
    qtbot.mouseClick(named(agreed, "backToPlan"), Qt.MouseButton.LeftButton)
    assert agreed._page.isVisible()


def test_a_thing_asked_for_comes_into_view(agreed, story, qtbot):
    action = story.file.plan.goals[4].actions[0]
    agreed.show_thing(action.id)
    line = named(agreed, f"action:{action.id}")
    viewport = agreed._page.viewport()
    qtbot.waitUntil(lambda: viewport.rect().contains(line.mapTo(viewport, QPoint(0, 0))))
    assert line.isAncestorOf(QApplication.focusWidget())


def test_another_family_has_its_own_plan(agreed, story):
    family, _ = story.desk.families.start("Nobody Example")
    agreed.show_family(story.desk.families.open(family.id))
    assert "There is no plan yet" in shown_words(agreed)


def test_what_is_open_is_where_one_comes_back_to(draft, story, qtbot):
    assert draft.thing_shown() == ""
    card = goals(draft)[1]
    line = lines(card)[0]
    line.line.click()
    assert draft.thing_shown() == line.objectName().removeprefix("action:")
    line.line.click()
    assert draft.thing_shown() == ""
    named(card, "changeGoal").click()
    assert draft.thing_shown() == story.file.plan.goals[1].goal.id


def test_an_open_voice_is_come_back_to_at_its_goal(agreed, story):
    goal = story.file.plan.goals[2]
    agreed._page.goals.row(goal.goal.id).scores.open(goal.scores[0].id)
    assert agreed.thing_shown() == goal.goal.id
