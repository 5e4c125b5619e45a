from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from taf_desktop.domain.errors import UserError
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.meetings.screen import MeetingsScreen
from taf_desktop.ui.plans.review_ending import Drift
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.review_story import small_story
from tests.ui.plans.story import fill, full_disk, named, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    return small_story()


@pytest.fixture
def screen(story, qtbot):
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


@pytest.fixture
def page(screen):
    named(screen, "reviewPlan").click()
    return named(screen, "reviewPage")


def kept(story, at=-1):
    return story.file.plan.reviews[at]


def lines(page, at=0):
    return page.goals.rows()[at].looks.rows()


def voices(page, at=0):
    return page.goals.rows()[at].voices.rows()


def decide(page, **answers):
    given = {"decision": "continue", "decision_reason": "Mornings go better", **answers}
    for name, value in given.items():
        page.keeper.session.set_value(name, value)
    page.flush()


def test_a_review_is_begun_from_the_agreed_plan_and_shows_what_to_look_at(story, page):
    words = shown_words(page)
    assert kept(story).review.status == "draft"
    assert page.isVisible()
    assert "“I want mornings without shouting.”" in words
    assert "Dana: Lays out clothes and packs the bag together with Robin" in words
    assert "by 14 January 2027 · On track · Five evenings out of seven." in words
    assert "Last time: " in words
    assert "Nobody has said a number for Goal 1 and Goal 2" in words


def test_each_action_gets_one_of_four_with_the_keyboard_and_a_reason(story, page, qtbot):
    line = lines(page)[0]
    first = named(line, "outlook:carry_on")
    assert line.reason is None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert line.keeper.session.value("outlook") == "change"
    box = named(line, "reason")
    box.setFocus()
    qtbot.keyClicks(box, "Evenings instead")
    page.flush()
    look = kept(story).looks[0]
    assert (look.outlook, look.reason) == ("change", "Evenings instead")
    named(line, "outlook:change").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    page.flush()
    assert kept(story).looks[0].outlook == ""
    assert line.choice.code() == ""
    assert box.isVisible()


def test_a_voices_number_asks_why_and_is_kept_through_progress(story, page, qtbot):
    voice = voices(page)[0]
    assert voice.why is None
    voice.focus_number()
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    assert voice.why.isVisible()
    for name, words in (("why", "Three calm mornings"), ("one_more", "A clock of my own")):
        box = named(voice, name)
        box.setFocus()
        qtbot.keyClicks(box, words)
    page.flush()
    goal = story.file.plan.goals[0]
    (point,) = (p for p in goal.points if p.plan_review_id)
    assert (point.voice, point.value, point.why, point.one_more) == (
        "Robin", 7, "Three calm mornings", "A clock of my own",
    )  # fmt: skip
    assert goal.scores[0].now == 7
    assert "a number for Goal 2 this time" in shown_words(page.end)
    voice.focus_number()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    page.flush()
    assert not [p for p in story.file.plan.goals[0].points if p.plan_review_id]
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    page.flush()
    (again,) = (p for p in story.file.plan.goals[0].points if p.plan_review_id)
    assert again.value == 5


def test_somebody_else_is_asked_and_kept_once_there_is_a_number(story, page, qtbot):
    goal = page.goals.rows()[1]
    named(goal, "askVoice").click()
    fill(QApplication.focusWidget(), "Nan")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    line = voices(page, 1)[-1]
    assert line.accessibleName() == "Nan"
    assert line.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    page.flush()
    assert [p.value for p in story.file.plan.goals[1].points if p.voice == "Nan"] == [4]
    named(goal, "askVoice").click()
    assert not named(goal, "askVoice").isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert named(goal, "askVoice").isVisible()


def test_it_is_gone_on_with_another_day(story, screen, page, qtbot):
    page.keeper.session.set_value("helped", "Nan came twice")
    named(page, "reviewLater").click()
    assert screen._page.isVisible()
    assert screen.thing_shown() == ""
    assert kept(story).review.helped == "Nan came twice"
    card = named(screen, "reviews")
    assert "Begun on 21 November 2026, not finished" in shown_words(card)
    assert not named(card, "beginReview").isVisible()
    named(card, f"readReview:{kept(story).review.id}").click()
    assert named(screen, "helped").toPlainText() == "Nan came twice"
    assert screen.thing_shown() == kept(story).review.id


def test_finishing_says_what_is_needed_and_then_carries_it_over(
    story, screen, page, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr("taf_desktop.ui.common.errors.show", lambda _w, error: told.append(error))
    assert "What you decide together is not chosen yet." in named(page, "reviewNeeded").text()
    named(page, "finishReview").click()
    assert [error.message_id for error in told if isinstance(error, UserError)] == [
        "reviews.no_decision"
    ]
    lines(page)[1].choice._buttons["done"].click()
    lines(page)[2].choice._buttons["not_needed"].click()
    page.keeper.session.set_value("helped", "Toast at the gate")
    decide(page, next_review="2027-03-11")
    assert not named(page, "reviewNeeded").isVisible()
    assert "why one action changes" in named(page, "reviewMissing").text()
    assert "looked at again on 11 March 2027" in shown_words(page.end)
    named(page, "finishReview").click()
    record = named(screen, "reviewRecord")
    words = shown_words(record)
    assert record.isVisible()
    assert "Finished on 21 November 2026" in words
    assert "“Toast at the gate”" in words
    assert "We carry on with this plan" in words
    assert "The plan goes on as it is." in words
    assert "Not looked at" in words
    assert story.file.plan.goals[0].actions[1].status == "done"
    record.flush()
    named(record, "backToPlan").click()
    assert screen._page.isVisible()
    assert "21 November 2026: We carry on with this plan" in shown_words(named(screen, "reviews"))


def test_nothing_is_signed_before_the_last_words_are_saved(story, screen, page, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda *words: told.append(words[2]))
    decide(page)
    page.keeper.session.set_value("helped", "Nan rang")
    with full_disk(story):
        named(page, "finishReview").click()
    assert len(told) == 1
    assert "nothing has been signed" in told[0]
    assert named(page, "helped").toPlainText() == "Nan rang"
    assert kept(story).review.status == "draft"
    named(page, "finishReview").click()
    assert (kept(story).review.status, kept(story).review.helped) == ("finished", "Nan rang")


def test_a_finished_review_is_read_and_corrected(story, screen, page, monkeypatch):
    voice = voices(page)[0]
    voice.keeper.session.set_value("value", 6)
    voice.keeper.session.set_value("why", "Toast")
    decide(page, decision="close", decision_reason="All is well")
    named(page, "finishReview").click()
    record = named(screen, "reviewRecord")
    assert "What makes it that number?" in shown_words(record)
    wanted = []
    screen.wants_tab.connect(lambda *place: wanted.append(place))
    named(record, "reviewEnding").click()
    assert wanted == [("overview", "ending")]
    asked = []
    monkeypatch.setattr(dialogs, "question", lambda *words: bool(asked.append(words)))
    named(record, "correctReview").click()
    assert kept(story).review.status == "finished"
    monkeypatch.setattr(dialogs, "question", lambda *words: bool(asked.append(words)) or True)
    named(record, "correctReview").click()
    assert len(asked) == 2
    again = named(screen, "reviewPage")
    named(again, "reviewCorrected").setText("It was Thursday")
    assert not again.end.findChildren(type(again.end._does), "removeReview")
    named(again, "finishReview").click()
    version = story.desk.families.signed_versions(kept(story).review.id)[-1]
    assert (version.number, version.reason) == (2, "It was Thursday")


def test_a_review_begun_by_mistake_is_put_aside_and_brought_back(story, screen, page):
    named(page, "removeReview").click()
    assert story.file.plan.reviews == ()
    assert screen._page.isVisible()
    assert "The review is put aside" in shown_words(screen)
    named(screen, "asideUndo").click()
    assert len(story.file.plan.reviews) == 1


def test_what_hardly_moves_is_said_before_deciding_and_stops_nobody(story, screen, page, qtbot):
    assert not page.drift.isVisible()
    for _ in range(2):
        voices(page)[0].keeper.session.set_value("value", 4)
        decide(page)
        named(page, "finishReview").click()
        named(screen, "reviewRecord")
        named(screen, "backToPlan").click()
        named(screen, "beginReview").click()
        page = named(screen, "reviewPage")
    voices(page)[0].keeper.session.set_value("value", 5)
    page.flush()
    words = shown_words(page.drift)
    assert page.drift.isVisible()
    assert "“I want mornings without shouting.”: the number of Robin has hardly moved" in words
    assert "make the goal smaller" in words
    assert "nobody’s fault" in words
    page.drift.show_drift(Drift(beside=("Ring the Examples.",)))
    qtbot.waitUntil(lambda: "Ring the Examples." in shown_words(page.drift))
    decide(page)
    named(page, "finishReview").click()
    assert kept(story).review.status == "finished"


def test_typing_survives_a_refresh_and_another_family_has_its_own(story, screen, page, qtbot):
    box = named(page, "helped")
    box.setFocus()
    qtbot.keyClicks(box, "Nan")
    story.runner.run_change(
        lambda _t: story.desk.plans.change(story.file.plan.plan.id), lambda _plan: None
    )
    assert page.isVisible()
    assert box.toPlainText() == "Nan"
    family, _ = story.desk.families.start("Nobody Example")
    screen.show_family(story.desk.families.open(family.id))
    assert screen._reviews.page is None
    assert "There is no plan yet" in shown_words(screen)


def test_a_review_opened_from_a_meeting_is_the_meetings(story, qtbot):
    plan = story.show(PlanScreen(story.desk, story.runner), qtbot)
    meetings = story.show(MeetingsScreen(story.desk, story.runner), qtbot)
    meeting, _ = story.desk.meetings.prepare(story.family_id, date="2026-11-20")
    meetings.show_family(story.opened)
    meetings.show_thing(meeting.id)
    meetings.wants_tab.connect(lambda _tab, id_: plan.show_thing(id_))
    named(meetings, "reviewAtMeeting").click()
    assert kept(story).review.meeting_id == meeting.id
    page = named(plan, "reviewPage")
    assert "At the meeting of 20 November 2026" in shown_words(page)


def test_a_review_asked_for_before_it_is_here_opens_with_the_next_refresh(story, screen):
    review, _ = story.desk.reviews.begin(story.file.plan.plan.id)
    screen.show_thing(review.id)
    assert screen._reviews.page is None
    screen.show_family(story.opened)
    assert screen.thing_shown() == review.id
    screen.show_thing(story.file.plan.goals[0].goal.id)
    assert screen._reviews.page is None


def test_there_is_nothing_to_look_at_without_a_plan(story, qtbot):
    story = replace(story, family_id=story.desk.families.start("Nobody Example")[0].id)
    meeting, _ = story.desk.meetings.prepare(story.family_id)
    with pytest.raises(UserError, match=r"reviews\.no_plan"):
        story.desk.reviews.begin_at(meeting.id)
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    screen._look_together("")
    named(screen, "startPlan").click()
    assert not screen._page.reviews.isVisible()
