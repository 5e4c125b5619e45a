from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from taf_desktop.domain.family import Family
from taf_desktop.domain.oversight import Oversight
from taf_desktop.ui.common.overview_places import NEW_TALK
from taf_desktop.ui.families.talk_page import TalkPage
from taf_desktop.ui.families.talk_view import talk_name, talks_of
from tests.coach.plans import base
from tests.ui.event_loop import in_event_loop
from tests.ui.families.sample import overview, settle

TODAY = date(2026, 11, 21)


@pytest.fixture
def place(same_place):
    return same_place


@pytest.fixture
def ids(entered):
    return entered[1]


@pytest.fixture
def screen(qtbot, place, ids):
    return overview(qtbot, place, ids)


def talks(place, ids):
    return place.file(ids["family"]).talks


def button(screen, name):
    return screen.findChild(QPushButton, name)


def said(screen):
    settle()
    return [label.text() for label in screen.findChild(QWidget, "talks").findChildren(QLabel)]


def test_a_talk_is_written_down_seen_and_put_aside_again(qtbot, place, ids, screen):
    assert "Two see more than one. Keep a note of each talk." in said(screen)
    button(screen, "newTalk").click()
    (talk,) = talks(place, ids)
    assert screen.thing_shown() == talk.id
    assert talk.held_on == "2026-11-21"
    qtbot.keyClicks(screen.findChild(QPlainTextEdit, "decided"), "Lee walks on Fridays")
    screen.flush()
    button(screen, "backToOverview").click()
    assert "Lee walks on Fridays" in said(screen)
    assert "The next one by 13 February 2027." in said(screen)
    screen.findChild(QWidget, f"talk:{talk.id}").click()
    button(screen, "talkAside").click()
    assert talks(place, ids) == ()
    button(screen, "asideUndo").click()
    assert screen.thing_shown() == talk.id


def test_the_coach_opens_a_new_talk_and_a_blank_one_is_not_left_behind(place, ids, screen):
    screen.show_thing(NEW_TALK)
    assert len(talks(place, ids)) == 1
    button(screen, "backToOverview").click()
    assert talks(place, ids) == ()


def test_earlier_talks_are_folded(place, ids, screen):
    for month in range(1, 6):
        place.add(Oversight, ids["family"], held_on=f"2026-0{month}-01", decided="Go on")
    screen.show_family(place.desk.families.open(ids["family"]))
    settle()
    button(screen, "earlierTalks").click()
    lines = [w for w in screen.findChildren(QWidget) if w.objectName().startswith("talk:")]
    assert len([each for each in lines if not each.isHidden()]) == 5
    assert button(screen, "earlierTalks").isHidden()


def test_the_overview_says_when_the_next_talk_is_due():
    file = base().file
    talks = talks_of(file, TODAY)
    assert [row.name for row in talks.rows] == [
        "10 November 2026, Alex Placeholder",
        "13 October 2026, Alex Placeholder",
        "22 September 2026, Alex Placeholder",
    ]
    assert talks.rows[0].about.startswith("Jo, not Sam,")
    assert (talks.before, talks.next, talks.late) == ("", "The next one by 2 February 2027.", False)
    late = talks_of(file, date(2027, 2, 3))
    assert (late.next, late.late) == ("The next one was due by 2 February 2027.", True)
    old = Family(id="f", family_id="f", talked_through_on="2026-11-20")
    before = talks_of(replace(file, talks=(), family=old), TODAY)
    assert (before.rows, before.before) == ((), "Also talked through on 20 November 2026.")
    assert before.next == "The next one by 12 February 2027."
    closed = replace(file, family=replace(file.family, closed_on="2026-11-20"))
    assert talks_of(closed, TODAY).next == ""
    assert talk_name(Oversight(id="t", family_id="f")) == "A talk without a day yet"


def test_in_a_small_window_a_new_talk_begins_where_it_can_be_seen(screen):
    screen.resize(700, 300)

    def cursor_is_seen(_none=None):
        box = screen.focusWidget()
        return isinstance(box, QPlainTextEdit) and box.viewport().visibleRegion().contains(
            box.cursorRect().center()
        )

    in_event_loop(button(screen, "newTalk").click, until=cursor_is_seen)
    assert cursor_is_seen()


def test_the_box_of_a_new_talk_is_seen_whole_where_there_is_room_for_it(screen):
    screen.resize(700, 420)

    def box_is_seen(_none=None):
        box, page = screen.focusWidget(), screen.findChild(TalkPage)
        whole = page is not None and page.whole
        return whole and box.visibleRegion().boundingRect().height() == box.height()

    in_event_loop(button(screen, "newTalk").click, until=box_is_seen)
    assert box_is_seen()
