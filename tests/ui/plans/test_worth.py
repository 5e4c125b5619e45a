from dataclasses import replace
from datetime import UTC, datetime

import pytest

from taf_desktop.services.coach_facts import CoachFacts
from taf_desktop.services.coaching import Coaching
from taf_desktop.support.clock import FixedClock
from taf_desktop.ui.meetings.screen import MeetingsScreen
from taf_desktop.ui.plans.screen import PlanScreen
from tests.ui.plans.review_story import small_story
from tests.ui.plans.story import named, shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LATER = FixedClock(datetime(2027, 3, 20, 10, 0, tzinfo=UTC))


@pytest.fixture
def story():
    """The small plan, four months after it was agreed."""
    story = small_story()
    vault = story.desk.records._unit_of_work
    facts, coaching = CoachFacts(vault, LATER), Coaching(LATER)
    story.desk = replace(story.desk, clock=LATER, facts=facts, coaching=coaching)
    return story


def test_an_agreed_plan_says_what_is_worth_a_look_and_lets_it_rest(story, qtbot):
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    card = named(screen, "worthALook")
    words = shown_words(card)
    assert card.isVisible()
    assert "no copy for the family is noted" in words
    assert "No talk with a manager or supervisor is noted for 18 weeks." in words
    assert "No contact is noted for" in words
    wanted = []
    screen.wants_tab.connect(lambda *place: wanted.append(place))
    gos = list(card.findChildren(type(named(card, "worthGo")), "worthGo"))
    for button in gos:
        button.click()
    assert wanted[0][0] == "documents"
    assert "people" in [tab for tab, _ in wanted]
    assert ("overview", "oversight") in wanted
    fine = named(card, "worthFine")
    assert fine.accessibleName().endswith("no copy for the family is noted.")
    fine.click()
    assert "no copy for the family is noted" not in shown_words(named(screen, "worthALook"))
    assert story.file.laid_to_rest[0].check == "P21"
    named(screen, "asideUndo").click()
    assert "no copy for the family is noted" in shown_words(named(screen, "worthALook"))


def test_what_an_ending_lacks_is_said_and_stops_no_plan_from_being_agreed(story, qtbot):
    plan = story.file.plan.plan
    review, _ = story.desk.reviews.begin(plan.id)
    story.desk.records.change(
        "plan_review", review.id, review.revision, decision="close", decision_reason="All is well"
    )
    story.desk.reviews.finish(review.id)
    screen = story.show(PlanScreen(story.desk, story.runner), qtbot)
    assert "It is not written who goes on helping." in shown_words(named(screen, "worthALook"))
    story.runner.run_change(lambda _t: story.desk.plans.change(plan.id), lambda _plan: None)
    got = []
    screen._watch.look_then(got.append)
    assert "P55" not in [remark.check for remark in got[0].remarks]
    assert not named(screen, "worthALook").isVisible()


def test_the_last_meeting_says_that_copies_are_missing(story, qtbot):
    screen = story.show(MeetingsScreen(story.desk, story.runner), qtbot)
    held = [m.meeting for m in story.file.meetings if m.meeting.status == "finished"]
    wanted = []
    screen.wants_tab.connect(lambda *place: wanted.append(place))
    screen.show_thing(held[0].id)
    assert not named(screen, "worthALook").isVisible()
    screen.show_thing(held[-1].id)
    planned = [m.meeting for m in story.file.meetings if m.meeting.status != "finished"]
    for meeting in planned:
        story.runner.run_change(
            lambda _t, id_=meeting.id: (None, story.desk.records.put_aside("meeting", id_)),
            lambda _nothing: None,
        )
    card = named(screen, "worthALook")
    assert "No copies are noted for the meeting of 19 November 2026." in shown_words(card)
    named(card, "worthGo").click()
    assert wanted == [("documents", "")]
    copies = next(
        each
        for each in card.findChildren(type(named(card, "worthFine")), "worthFine")
        if "copies" in each.accessibleName()
    )
    copies.click()
    assert "P38" in [each.check for each in story.file.laid_to_rest]
    assert "No copies are noted" not in shown_words(named(screen, "worthALook"))
