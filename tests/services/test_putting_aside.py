import pytest

from taf_desktop.domain.family import Agreement, Relationship
from taf_desktop.domain.meeting import Decision
from taf_desktop.services.kinship import ties
from taf_desktop.services.records import made


@pytest.fixture
def plan(desk, family):
    plan, _ = desk.plans.start(family.id)
    for words in ("Calm mornings", "More football"):
        goal, _ = desk.plans.add_goal(plan, words=words)
        for what in ("packs the bags", "sets an alarm"):
            desk.plans.add_action(goal, who="Mo", what=what)
        desk.plans.add_score(goal, voice="Robin", start=3)
    return plan


def file(desk, family):
    return desk.families.open(family.id).file


def test_a_goal_takes_its_actions_and_scores_along_and_brings_them_back(desk, family, plan):
    before = file(desk, family).plan
    goal = before.goals[0].goal
    changes = desk.records.put_aside("goal", goal.id)
    assert changes.touches_kind("action")
    assert changes.touches_kind("score")
    left = file(desk, family).plan
    assert [each.goal.words for each in left.goals] == ["More football"]
    assert left.other_actions == ()
    assert len(left.actions()) == 2
    desk.records.bring_back("goal", goal.id)
    assert file(desk, family).plan == before


def test_what_was_put_aside_before_by_itself_stays_so(desk, family, plan):
    held = file(desk, family).plan.goals[0]
    gone, kept = held.actions
    desk.records.put_aside("action", gone.id)
    desk.records.put_aside("goal", held.goal.id)
    desk.records.bring_back("goal", held.goal.id)
    assert file(desk, family).plan.goals[0].actions == (kept,)


def test_a_meeting_takes_along_what_was_recorded_at_it_but_not_its_actions(desk, family, plan):
    meeting, _ = desk.meetings.prepare(family.id, date="2026-12-03")
    desk.meetings.add_decision(meeting, "We meet again")
    desk.meetings.add_action(meeting, who="Ida", what="rings on Monday")
    before = file(desk, family).meetings
    desk.records.put_aside("meeting", meeting.id)
    assert file(desk, family).meetings == ()
    assert "rings on Monday" in [each.what for each in file(desk, family).plan.actions()]
    with desk.vault() as unit:
        assert unit.of_family(Decision, family.id) == ()
    desk.records.bring_back("meeting", meeting.id)
    assert file(desk, family).meetings == before


def test_a_person_takes_along_their_ties_and_answers(desk, family):
    mo, robin, baby = file(desk, family).people
    for child in (robin, baby):
        tie = made(Relationship, family.id, person=mo.id, kind="father", other=child.id)
        desk.records.add(tie)
    for who in (mo, robin):
        desk.records.add(made(Agreement, family.id, person=who.id, decision="agree"))
    before = file(desk, family)
    desk.records.put_aside("person", robin.id)
    left = file(desk, family)
    assert [tie.other_name for tie in ties(left, mo.id)] == ["Baby"]
    assert [answer.person for answer in left.agreements] == [mo.id]
    desk.records.bring_back("person", robin.id)
    assert file(desk, family) == before


def test_a_tie_between_two_who_were_both_put_aside_comes_back_with_the_first(desk, family):
    mo, robin, _ = file(desk, family).people
    desk.records.add(made(Relationship, family.id, person=mo.id, kind="father", other=robin.id))
    desk.records.put_aside("person", mo.id)
    desk.records.put_aside("person", robin.id)
    desk.records.bring_back("person", mo.id)
    assert ties(file(desk, family), mo.id) == ()
    desk.records.bring_back("person", robin.id)
    assert [tie.other_name for tie in ties(file(desk, family), mo.id)] == ["Robin"]
