import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from taf_desktop.ui.common import dialogs
from taf_desktop.ui.meetings.screen import MeetingsScreen
from tests.ui.plans.story import empty_story, fill, full_disk, named, new_story, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def story():
    return new_story()


@pytest.fixture
def screen(story, qtbot):
    return story.show(MeetingsScreen(story.desk, story.runner), qtbot)


@pytest.fixture
def draft(screen, story):
    """The meeting that is to come, open."""
    screen.show_thing(story.file.meetings[2].meeting.id)
    return screen


def part(screen, name):
    screen._page.tabs.show_tab(name)
    return screen._page.tabs.page(name)


def type_into(qtbot, widget, words):
    widget.setFocus()
    qtbot.keyClicks(widget, words)


def test_a_family_without_meetings_plans_the_first(qtbot):
    story = empty_story()
    screen = story.show(MeetingsScreen(story.desk, story.runner), qtbot)
    assert "No meeting yet" in shown_words(screen)
    qtbot.mouseClick(named(screen, "planMeeting"), Qt.MouseButton.LeftButton)
    assert story.file.meetings[0].meeting.status == "draft"
    assert screen.thing_shown() == story.file.meetings[0].meeting.id


def test_planning_is_filled_only_while_none_is_open(screen, story):
    assert named(screen, "planFirst").isHidden()
    assert named(screen, "planFurther").isVisible()
    screen._presenter.finish(story.file.meetings[2].meeting, "")
    assert named(screen, "planFirst").isVisible()


def test_a_meeting_opens_with_enter_and_is_left_to_the_list(screen, story, qtbot):
    id_ = story.file.meetings[2].meeting.id
    row = named(screen, f"meeting:{id_}")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert "Thursday 14 January 2027" in shown_words(screen._page)
    named(screen, "allMeetings").click()
    assert screen.thing_shown() == ""
    assert row.hasFocus()


def test_when_and_where_is_kept_and_shows_at_the_top(draft, story, qtbot):
    box = named(draft, "place")
    type_into(qtbot, box, ", upstairs")
    draft.flush()
    assert story.file.meetings[2].meeting.place.endswith("sofas, upstairs")
    assert "sofas, upstairs" in shown_words(draft._page.head)


def test_who_came_changes_on_the_badge_and_in_the_line(draft, story, qtbot):
    first = draft._page.attendance.rows.rows()[0]
    first.pill.menu().actions()[1].trigger()
    assert story.file.meetings[2].attendance[0].came == "present"
    quick = named(draft, "quickAttendance")
    fill(quick.findChild(QLineEdit, "name"), "Pat Sample")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    added = story.file.meetings[2].attendance[-1]
    assert (added.name, added.came) == ("Pat Sample", "invited")
    first.line.click()
    first.below.editor.remove_asked.emit()
    assert "is taken off the list" in shown_words(draft)
    qtbot.mouseClick(named(draft, "asideUndo"), Qt.MouseButton.LeftButton)
    assert len(story.file.meetings[2].attendance) == 13


def test_who_came_is_said_while_the_meeting_runs(draft, story, qtbot):
    run = part(draft, "run")
    here = run.attendance.rows.rows()[1]
    assert here.isVisible()
    here.pill.menu().actions()[1].trigger()
    assert story.file.meetings[2].attendance[1].came == "present"
    invited = draft._page.attendance.rows.rows()[1]
    assert invited.pill.text() == here.pill.text()
    late = run.attendance.quick
    fill(late.findChild(QLineEdit, "name"), "Late Sample")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert story.file.meetings[2].attendance[-1].name == "Late Sample"
    assert len(draft._page.attendance.rows.rows()) == len(run.attendance.rows.rows())


def test_a_voice_is_written_while_others_change_things(draft, story, qtbot):
    run = part(draft, "run")
    card = run.voices.cards.rows()[0]
    box = card.findChild(QPlainTextEdit, "words")
    type_into(qtbot, box, "I scored")
    draft._presenter.add("decision", story.file.meetings[2].meeting, {"words": "Yes"}, print)
    assert QApplication.focusWidget() is box
    qtbot.keyClicks(box, " twice")
    draft.flush()
    voice = next(v for v in story.file.meetings[2].voices if v.who == "Ash")
    assert voice.words == "I scored twice"


def test_how_a_voice_was_gathered_is_folded_away(draft, story, qtbot):
    card = part(draft, "run").voices.cards.rows()[0]
    assert card.findChild(QPlainTextEdit, "changed_plan") is None
    named(card, "voiceGathered").click()
    type_into(qtbot, card.findChild(QPlainTextEdit, "changed_plan"), "A new action")
    draft.flush()
    voice = next(v for v in story.file.meetings[2].voices if v.who == "Ash")
    assert voice.changed_plan == "A new action"


def test_each_action_is_looked_at_and_goes_into_the_plan(draft, story, qtbot):
    line = part(draft, "run").reviews.rows.rows()[0]
    type_into(qtbot, line.findChild(QPlainTextEdit, "note"), "Every evening now")
    line.pill.menu().actions()[5].trigger()
    review = story.file.meetings[2].reviews[0]
    assert (review.status, review.note) == ("done", "Every evening now")
    part(draft, "finish")
    named(draft, "finishRecord").click()
    action = story.file.plan.goals[0].actions[0]
    assert (action.status, action.progress) == ("done", "Every evening now")


def test_decisions_and_actions_are_added_one_after_the_other(draft, story, qtbot):
    run = part(draft, "run")
    for words in ("We go on.", "We meet in March."):
        type_into(qtbot, run.decisions.quick.findChild(QLineEdit, "words"), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [d.words for d in story.file.meetings[2].decisions] == ["We go on.", "We meet in March."]
    type_into(qtbot, run.new_actions.quick.findChild(QLineEdit, "what"), "Buys a cot")
    draft.flush()
    assert story.file.meetings[2].new_actions[0].what == "Buys a cot"
    assert "Buys a cot" in shown_words(run.new_actions)


def test_finishing_shows_a_calm_page_to_read(draft, story, qtbot):
    finish = part(draft, "finish")
    assert "What happens next is not chosen yet." in shown_words(finish)
    draft._page.keeper.session.set_value("outcome", "close")
    named(draft, "finishRecord").click()
    record = named(draft, "meetingRecord")
    assert record.isVisible()
    assert "Write down how it ends, and who goes on helping." in shown_words(record)
    with qtbot.waitSignal(draft.wants_tab) as wanted:
        named(record, "meetingEnding").click()
    assert wanted.args == ["overview", "ending"]
    assert record.findChild(QLineEdit) is None
    assert story.file.meetings[2].meeting.status == "finished"


def test_a_record_is_not_signed_before_its_last_words_are_saved(draft, story, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda *words: told.append(words[2]))
    part(draft, "finish")
    draft._page.keeper.session.set_value("place", "The hub")
    with full_disk(story):
        named(draft, "finishRecord").click()
    assert "nothing has been signed" in told[0]
    named(draft, "finishRecord").click()
    meeting = story.file.meetings[-1].meeting
    assert (meeting.status, meeting.place) == ("finished", "The hub")


def test_a_meeting_without_a_day_is_not_finished_and_nothing_is_lost(draft, story, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda *words: told.append(words[2]))
    meeting = story.file.meetings[2].meeting
    draft._presenter.answer(meeting, "date", "")
    part(draft, "finish")
    named(draft, "finishRecord").click()
    assert "write the day" in told[0]
    assert story.file.meetings[-1].meeting.status == "draft"


def test_a_finished_record_is_corrected_with_a_reason(screen, story, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "question", lambda *_words: True)
    meeting = story.file.meetings[1].meeting
    screen.show_thing(meeting.id)
    assert "“Nobody argues with a samosa in their mouth.”" in shown_words(screen._page)
    named(screen, "correctMeeting").click()
    part(screen, "finish")
    type_into(qtbot, named(screen, "correctionReason"), "A name was wrong")
    named(screen, "finishRecord").click()
    versions = story.desk.families.signed_versions(meeting.id)
    assert [version.reason for version in versions] == ["", "A name was wrong"]


def test_a_planned_meeting_is_removed_and_brought_back(draft, story, qtbot):
    named(draft, "removeMeeting").click()
    assert len(story.file.meetings) == 2
    assert draft._list.isVisible()
    qtbot.mouseClick(named(draft, "asideUndo"), Qt.MouseButton.LeftButton)
    assert len(story.file.meetings) == 3
