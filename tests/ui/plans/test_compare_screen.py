import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from taf_desktop.services.compare_words import Mark, Run
from taf_desktop.ui.common import theme as themes
from taf_desktop.ui.plans.compare_text import MarkedText
from taf_desktop.ui.plans.compare_view import Side
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.review_story import small_story
from tests.ui.plans.story import named, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    story = small_story()
    plan = story.change_plan()
    first, second = (each.goal for each in plan.goals)
    story.desk.records.change("goal", first.id, first.revision, words="I want calm mornings.")
    story.desk.goals.move_to(second.id, "put_aside", "Ash has a team")
    story.desk.plans.add_answer(plan.plan, who="Dana", answer="agree", given_how="signed")
    story.desk.plans.agree(plan.plan.id, "Ash is busy")
    return story


@pytest.fixture
def screen(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    named(screen, "compareVersions").click()
    return screen


def things(page, kind):
    named(page, f"compared:{kind}")
    return [
        each.accessibleName()
        for each in page.findChildren(type(named(page, f"compared:{kind}")), f"compared:{kind}")
    ]


def test_the_two_newest_versions_are_beside_each_other_with_all_that_differs(screen):
    page = named(screen, "comparePage")
    words = shown_words(page)
    assert page.isVisible()
    assert named(page, "compareSum").text().startswith("From version 2 to version 3: ")
    assert "4 goals were put aside, 1 goal changed" in words
    assert "Why version 3 was made: Ash is busy" in words
    assert "struck through" in words
    names = things(page, "goal")
    assert "Changed: “I want calm mornings.”" in names
    assert any(name.startswith("Put aside: ") for name in names)
    assert "No answer this time: Imran" in things(page, "plan_answer")


def test_what_differs_is_heard_and_read_without_colours(screen, qtbot):
    page = named(screen, "comparePage")
    thing = next(
        each
        for each in page.findChildren(type(named(page, "compared:goal")), "compared:goal")
        if "calm" in each.accessibleName()
    )
    spoken = thing.accessibleDescription()
    assert "Was: I want mornings without shouting. (“without shouting” went)" in spoken
    assert "Now: I want calm mornings. (“calm” came)" in spoken
    was, now = thing.findChildren(MarkedText)
    assert "line-through" in was.text()
    assert "underline" in now.text()
    assert now.plain() == "I want calm mornings."
    page.focus_first()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName()


def test_any_two_versions_are_chosen_with_the_keyboard(screen, qtbot):
    page = named(screen, "comparePage")
    page.focus_first()
    assert page.older.currentText() == "Version 2, agreed on 19 November 2026"
    page.older.setCurrentIndex(0)
    page.older.activated.emit(0)
    assert named(page, "compareSum").text().startswith("From version 1 to version 3: ")
    page.newer.setCurrentIndex(0)
    page.newer.activated.emit(0)
    assert named(page, "compareSum").text() == "These two versions say the same, word for word."
    assert page.flush() is None
    named(page, "backToPlan").click()
    assert screen._page.isVisible()
    assert screen.thing_shown() == ""


def test_the_page_stays_through_a_refresh(story, screen):
    plan = story.file.plan.plan
    story.runner.run_change(lambda _t: story.desk.plans.change(plan.id), lambda _plan: None)
    assert named(screen, "comparePage").isVisible()


def test_peoples_words_are_never_read_as_mark_up(qtbot, qapp):
    runs = (Run("<b>5 < 6</b>\n"), Run("& so", Mark.CAME))
    label = MarkedText(Side("Now", runs, "Now: 5 < 6"))
    qtbot.addWidget(label)
    assert "&lt;b&gt;5 &lt; 6&lt;/b&gt;<br>" in label.text()
    assert "&amp; so" in label.text()
    before = label.text()
    label.show()
    themes.apply(qapp, themes.Mode.DARK)
    qtbot.waitUntil(lambda: label.text() != before)
    assert label.plain() == "<b>5 < 6</b>\n& so"
    themes.apply(qapp, themes.Mode.LIGHT)


def test_versions_are_offered_for_comparing_only_from_two_on(qtbot):
    story = small_story()
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    assert named(screen, "compareVersions").isVisible()
    card = screen._page.versions
    card.show_rows(())
    assert not card.isVisible()
