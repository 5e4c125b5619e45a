from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from taf_desktop.ui.common import dialogs
from taf_desktop.ui.plans.coach_margin import CoachMargin
from taf_desktop.ui.plans.coach_notes import NoteWidget
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.story import named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    story = new_story()
    story.change_plan()
    goal = story.file.plan.goals[0].goal
    story.desk.plans.add_action(goal, who="School", what="Reads with Robin on Mondays at 3")
    return story


@pytest.fixture
def draft(story, qtbot):
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


def weak_action(story):
    return story.file.plan.goals[0].actions[-1]


def group(screen, id_):
    return screen._page.side.margin.findChild(object, f"notes:{id_}")


def note(screen, check):
    found = [n for n in screen._page.findChildren(NoteWidget, f"note:{check}") if n.isVisible()]
    return found[0] if found else None


def test_a_note_stands_beside_the_words_it_means(draft, story, qtbot):
    place = f"action:{weak_action(story).id}"
    # A group is seen once its notes are all there.
    qtbot.waitUntil(lambda: group(draft, place) is not None and group(draft, place).isVisible())
    beside, line = group(draft, place), named(draft, place)
    words = shown_words(beside)
    assert "“School” could be anybody. Who is it, by name?" in words
    assert "Needed before agreeing" in words

    def top(widget):
        return widget.mapTo(draft, widget.rect().topLeft()).y()

    def in_place():
        groups = [each.geometry() for each in draft._page.side.margin._groups.values()]
        apart = all(one.bottom() < other.top() for one, other in pairwise(groups))
        return top(beside) >= top(line) - 1 and apart

    # All are placed again whenever words or notes moved, a moment later.
    qtbot.waitUntil(in_place)


def test_a_folded_line_that_came_anew_is_not_forgotten_with_the_old_one(draft):
    side = draft._page.side
    old, new = side.fold_for("words"), side.fold_for("words")
    shiboken6.delete(old)
    assert side._folds["words"] is new
    shiboken6.delete(new)
    assert "words" not in side._folds


def test_the_note_follows_the_typing(draft, story, qtbot):
    draft._page.open_field("action", weak_action(story).id, "progress")
    box = QApplication.focusWidget()
    assert box.objectName() == "progress"
    qtbot.keyClicks(box, "Robin is defiant with the baby there.")
    qtbot.waitUntil(lambda: note(draft, "P19") is not None)
    qtbot.waitUntil(lambda: bool(box.extraSelections()))
    box.selectAll()
    qtbot.keyClicks(box, "Robin laughed.")
    qtbot.waitUntil(lambda: note(draft, "P19") is None)
    # The words are marked in a turn of their own.
    qtbot.waitUntil(lambda: box.extraSelections() == [])


def test_the_words_are_marked_in_a_box_of_one_line_too(draft, story, qtbot):
    draft._page.open_field("action", weak_action(story).id, "who")
    box = QApplication.focusWidget()
    qtbot.waitUntil(lambda: box.marks == ((0, len("School")),))
    qtbot.keyClicks(box, " and nursery")
    qtbot.waitUntil(lambda: box.marks == ((0, 6), (11, 18)))
    box.selectAll()
    qtbot.keyClicks(box, "Mrs Okafor")
    assert box.marks == ()
    qtbot.waitUntil(lambda: note(draft, "P08") is None)
    assert box.marks == ()


def test_use_this_writes_it_and_undo_takes_it_back(draft, story, qtbot):
    qtbot.waitUntil(lambda: note(draft, "P09") is not None)
    named(note(draft, "P09"), "noteUse").click()
    assert weak_action(story).by_when == "2027-01-14"
    assert "It says now: 14 January 2027" in shown_words(draft)
    named(draft, "asideUndo").click()
    assert weak_action(story).by_when == ""


def test_use_this_writes_into_the_box_that_is_open(draft, story, qtbot):
    box = draft.findChild(QPlainTextEdit, "strengths")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: note(draft, "P14") is not None)
    named(note(draft, "P14"), "noteUse").click()
    assert box.toPlainText().startswith("“We eat proper food.")
    assert story.file.plan.plan.strengths == box.toPlainText()


def test_why_it_matters_is_folded(draft, qtbot):
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    one = note(draft, "P08")
    assert "What is everybody’s job is nobody’s" not in shown_words(one)
    named(one, "noteWhy").click()
    assert "What is everybody’s job is nobody’s" in shown_words(one)
    named(one, "noteWhy").click()
    assert "What is everybody’s job is nobody’s" not in shown_words(one)


def test_write_it_goes_to_the_field(draft, story, qtbot):
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    named(note(draft, "P08"), "noteGo").click()
    assert QApplication.focusWidget().objectName() == "who"
    assert draft.thing_shown() == weak_action(story).id


def test_fine_as_it_is_is_remembered_with_a_reason_and_undone(draft, story, qtbot):
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    named(note(draft, "P08"), "noteFine").click()
    assert [each.check for each in story.file.laid_to_rest] == ["P08"]
    qtbot.waitUntil(lambda: note(draft, "P08") is None)
    named(draft, "restedLine").click()
    line = named(draft, "restedReason")
    line.setFocus()
    qtbot.keyClicks(line, "The school decides who")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert story.file.laid_to_rest[0].reason == "The school decides who"
    named(draft, "restedAgain").click()
    assert story.file.laid_to_rest == ()
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    named(note(draft, "P08"), "noteFine").click()
    named(draft, "asideUndo").click()
    assert story.file.laid_to_rest == ()


def test_where_there_is_no_room_a_line_opens_the_notes(draft, qtbot):
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    draft.resize(720, 640)
    margin = draft.findChild(CoachMargin)
    qtbot.waitUntil(lambda: not margin.isVisible())
    card = draft._page.goals.rows()[0]
    line = named(card, "coachFoldLine")
    assert line.isVisible()
    assert note(draft, "P08") is None
    assert line.text().startswith("The coach asks about")
    line.click()
    assert card.isAncestorOf(note(draft, "P08"))
    line.click()
    assert note(draft, "P08") is None
    draft.resize(1160, 640)
    qtbot.waitUntil(lambda: note(draft, "P08") is not None)
    assert margin.isAncestorOf(note(draft, "P08"))


def test_keeping_the_plan_waits_for_what_is_needed(draft, story, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "question", lambda *words: bool(asked.append(words)) or True)
    story.desk.plans.add_answer(story.file.plan.plan, who="Dana", answer="agree")
    draft.show_family(story.opened)
    keep = named(draft, "keepAsAgreed")
    keep.click()
    assert "Before the plan can be kept as agreed, this is needed:" in shown_words(draft)
    assert story.file.plan.plan.status == "draft"
    action = weak_action(story)
    story.desk.records.change("action", action.id, action.revision, who="Tom Placeholder",
                              by_when="2027-01-10")  # fmt: skip
    draft.show_family(story.opened)
    named(draft, "whatChanged").setText("Reading on Mondays")
    keep.click()
    assert story.file.plan.plan.status == "agreed"
    assert len(asked) == 1


def test_each_line_of_what_is_missing_leads_to_its_place(draft, story, qtbot):
    gone = []
    draft.wants_tab.connect(lambda tab, id_: gone.append(tab))
    page = draft._page
    qtbot.waitUntil(lambda: page.side.ready.isVisibleTo(page))
    named(page.side.ready, "missing:action:who").click()
    assert draft.thing_shown() == weak_action(story).id
    named(page.side.ready, "missing:plan_answer:").click()
    assert QApplication.focusWidget().objectName().startswith("ask:")
    goal = story.file.plan.goals[1]
    page.open_field("goal", goal.goal.id, "measure")
    assert QApplication.focusWidget().objectName() == "measure"
    page.open_field("score", goal.scores[0].id, "")
    assert page.goals.row(goal.goal.id).scores.below.editor is not None
    page.open_field("plan", story.file.plan.plan.id, "")
    assert QApplication.focusWidget().objectName() == "addGoal"
    page.open_field("plan", story.file.plan.plan.id, "sustain")
    assert QApplication.focusWidget().objectName() == "sustain"
    page.open_field("person", story.file.people[0].id, "involvement")
    page.open_field("family", story.family_id, "lead_phone")
    assert gone == ["people", "people"]


def test_an_agreed_plan_is_not_commented_on(qtbot):
    story = new_story()
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    assert screen._page.side is None
    screen._show_advice(story.desk.coaching.look(story.file))
    assert screen.findChildren(NoteWidget) == []
    assert screen.findChild(QPlainTextEdit, "strengths") is None
