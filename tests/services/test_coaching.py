from dataclasses import replace

import pytest

from taf_desktop.services.coaching import Coaching
from tests.ui.plans.story import new_story


@pytest.fixture(scope="module")
def story():
    story = new_story()
    story.change_plan()
    return story


def checks(advice):
    return [remark.check for remark in advice.remarks]


def test_the_coach_sees_what_is_being_typed_and_not_only_what_is_kept(story):
    action = story.file.plan.goals[0].actions[0]
    typed = replace(action, by_when="ongoing")
    kept = story.desk.coaching.look(story.file)
    now = story.desk.coaching.look(story.file, [typed])
    assert checks(now).count("P09") == checks(kept).count("P09") + 1
    assert now.file.plan.goals[0].actions[0].by_when == "ongoing"
    assert "ongoing" in {remark.words for remark in now.stops() + now.remarks}


def test_what_was_found_fine_is_told_apart(story):
    remark = story.desk.coaching.look(story.file).remarks[0]
    story.desk.goals.lay_to_rest(story.family_id, remark.check, remark.fingerprint, "")
    advice = story.desk.coaching.look(story.file)
    assert remark not in advice.remarks
    rested, same = advice.rested[0]
    assert same == remark
    story.desk.goals.say_why(rested.id, " Dana asked for it ")
    assert story.file.laid_to_rest[0].reason == "Dana asked for it"
    story.desk.goals.wake(rested.id)
    assert remark in story.desk.coaching.look(story.file).remarks


def test_another_area_has_its_own_rules(story):
    coaching = Coaching(story.desk.clock)
    coaching.prepare("nottingham-city")
    first = coaching._prepared
    coaching.look(story.file, area="nottingham-city")
    assert coaching._prepared is first
    coaching.look(story.file)
    assert coaching._prepared.area == ""


def test_without_a_plan_there_is_nothing_to_tick(story):
    assert story.desk.coaching.look(replace(story.file, plan=None)).completeness is None
