import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Person, Relationship
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Action, Plan
from taf_desktop.services.records import made


@pytest.fixture
def action(desk, family):
    plan, _ = desk.plans.start(family.id)
    goal, _ = desk.plans.add_goal(plan, words="Calm mornings")
    desk.plans.add_action(goal, who="Mo", what="is already done", status="done")
    return desk.plans.add_action(goal, who="Mo", what="packs the bags")[0]


def opened(desk, family):
    return desk.families.open(family.id).file.meetings


def test_preparing_invites_the_team_and_makes_room_for_each_voice(desk, family, action):
    desk.records.add(
        made(Person, family.id, who="adult", name="Far Away", involvement="not_contacted")
    )
    desk.meetings.prepare(family.id, date="2026-12-03")
    (meeting,) = opened(desk, family)
    assert (meeting.meeting.type, meeting.meeting.chair) == ("initial", "Sam Example")
    assert [a.name for a in meeting.attendance] == ["Mo", "Robin", "Ida Example"]
    assert [v.who for v in meeting.voices] == ["Robin", "Baby", "Mo"]
    assert [(r.what, r.action_id) for r in meeting.reviews] == [("Mo: packs the bags", action.id)]


def test_family_members_are_introduced_by_their_tie_to_the_children(desk, family):
    people = {person.name: person for person in desk.vault.all(Person)}
    mo, robin, baby = people["Mo Example"], people["Robin Example"], people["Baby"]
    tess, _ = desk.records.add(made(Person, family.id, who="adult", name="Tess Example"))
    for person, kind, other in ((mo, "father", robin), (baby, "child", mo), (tess, "aunt", mo)):
        desk.records.add(made(Relationship, family.id, person=person.id, kind=kind, other=other.id))
    desk.meetings.prepare(family.id, date="2026-12-03")
    (meeting,) = opened(desk, family)
    roles = {each.name: each.role for each in meeting.attendance}
    assert roles["Mo"] == "Father of Robin, Parent of Baby"
    assert roles["Robin"] == "Child of the family"
    assert roles["Tess"] == "In the family"


def test_finishing_carries_reviews_into_the_plan_and_plans_the_next_meeting(desk, family, action):
    meeting, _ = desk.meetings.prepare(family.id, date="2026-12-03")
    review = opened(desk, family)[0].reviews[0]
    desk.records.change(
        "action_review", review.id, review.revision, status="done", note="Every day"
    )
    desk.records.change(
        "meeting", meeting.id, meeting.revision, next_date="2027-01-14", next_time="15:30"
    )
    done, _ = desk.meetings.finish(meeting.id)
    assert done.status == "finished"
    changed = next(a for a in desk.vault.all(Action) if a.id == action.id)
    assert (changed.status, changed.progress) == ("done", "Every day")
    first, second = opened(desk, family)
    assert (second.meeting.date, second.meeting.time) == ("2027-01-14", "15:30")
    assert (second.meeting.type, second.reviews) == ("review", ())
    assert first.version == 1


def test_a_finished_meeting_is_not_changed_by_typing(desk, family, action):
    meeting, _ = desk.meetings.prepare(family.id, date="2026-12-03")
    done, _ = desk.meetings.finish(meeting.id)
    with pytest.raises(UserError) as refused:
        desk.records.change("meeting", done.id, done.revision, good_news="More")
    assert refused.value.message_id == "record.signed"
    voice = opened(desk, family)[0].voices[0]
    with pytest.raises(UserError):
        desk.records.change("voice", voice.id, voice.revision, words="Changed")
    desk.meetings.correct(done.id)
    saved, _ = desk.records.change("voice", voice.id, voice.revision, words="Corrected")
    assert saved.words == "Corrected"


def test_a_meeting_without_a_day_is_not_finished(desk, family):
    meeting, _ = desk.meetings.prepare(family.id)
    with pytest.raises(UserError) as refused:
        desk.meetings.finish(meeting.id)
    assert refused.value.message_id == "meetings.no_date"
    assert desk.vault.all(Meeting)[0].status == "draft"


def test_an_action_from_a_meeting_joins_the_plan_and_opens_it_for_agreement(desk, family, action):
    plan = desk.vault.all(Plan)[0]
    desk.plans.add_answer(plan, who="Mo", answer="agree")
    desk.plans.agree(plan.id)
    meeting, _ = desk.meetings.prepare(family.id, date="2026-12-03")
    desk.meetings.add_action(meeting, goal_id=action.goal_id, who="Ida", what="rings on Monday")
    file = desk.families.open(family.id).file
    assert file.plan.plan.status == "draft"
    assert file.plan.goals[0].actions[-1].what == "rings on Monday"
    assert file.plan.goals[0].actions[-1].start == "2026-12-03"
    assert [a.what for a in file.meetings[0].new_actions] == ["rings on Monday"]


def test_a_first_action_without_a_plan_makes_the_plan(desk, family):
    meeting, _ = desk.meetings.prepare(family.id, date="2026-12-03")
    desk.meetings.add_action(meeting, who="Mo", what="rings the school")
    file = desk.families.open(family.id).file
    assert [a.what for a in file.plan.other_actions] == ["rings the school"]
