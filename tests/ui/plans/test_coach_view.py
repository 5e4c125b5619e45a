from dataclasses import replace

import pytest

from taf_desktop.ui.plans.coach_use import thing_with_id, use_for
from taf_desktop.ui.plans.coach_view import coach_view
from taf_desktop.ui.plans.needs_view import needs_view
from tests.ui.plans.story import NOW, empty_story, new_story

TODAY = NOW.date()


@pytest.fixture
def story():
    story = new_story()
    story.change_plan()
    return story


def look(story, *typed):
    return story.desk.coaching.look(story.file, typed)


def notes(story, *typed):
    view = coach_view(look(story, *typed), TODAY)
    return {note.remark.check + note.remark.variant: note for g in view.groups for note in g.notes}


def first_action(story, **values):
    return replace(story.file.plan.goals[0].actions[0], **values)


def test_notes_stand_in_the_order_of_the_page_with_a_name_for_each_place(story):
    goal = story.file.plan.goals[0]
    plan = replace(story.file.plan.plan, strengths="", if_things_change="")
    typed = [plan, replace(goal.goal, measure=""), first_action(story, who="School")]
    view = coach_view(look(story, *typed), TODAY)
    ids = [group.id for group in view.groups]
    action = f"action:{goal.actions[0].id}"
    wanted = ["strengths", f"goal:{goal.goal.id}", action, "safetyNet"]
    assert [each for each in ids if each in wanted] == wanted
    titles = {group.id: group.title for group in view.groups}
    assert titles[wanted[1]] == "Goal 1"
    assert titles[action].startswith("School · Lays out clothes")
    assert {g.card for g in view.groups if g.id == action} == {f"goal:{goal.goal.id}"}


def test_words_are_quoted_once(story):
    told = notes(story, first_action(story, who="School", what="Facilitate contact"))
    assert told["P08role"].meant == ""
    assert "“School”" in told["P08role"].message
    assert told["P08role"].stops


def test_use_this_writes_the_day_the_plan_is_looked_at(story):
    use = notes(story, first_action(story, by_when=""))["P09empty"].use
    assert (use.field, use.value, use.shown) == ("by_when", "2027-01-14", "14 January 2027")


def test_use_this_writes_the_name_of_a_known_person(story):
    use = notes(story, first_action(story, who="Mum"))["P08linked"].use
    assert use.field == "who"
    assert use.value.startswith("Dana")


def test_use_this_puts_a_kinder_word_in_place_of_the_one_meant(story):
    words = "Robin is defiant at breakfast."
    remarks = look(story, first_action(story, progress=words)).remarks
    told = [r for r in remarks if r.check == "P19" and r.field == "progress"]
    advice = look(story, first_action(story, progress=words))
    uses = [use_for(each, advice.file, TODAY) for each in told]
    assert told
    for remark, use in zip(told, uses, strict=True):
        assert use is None or (use.value.startswith("Robin is") and remark.words not in use.value)


def test_use_this_for_the_plans_own_words(story):
    plan = replace(
        story.file.plan.plan, strengths="", review_date="", if_things_change="", who_to_call=""
    )
    told = notes(story, plan)
    assert told["P14strengths"].use.field == "strengths"
    assert told["P01no_review"].use.value == "2027-01-02"
    assert told["P15empty"].use.value.startswith("If it gets harder")
    assert told["P15empty"].would_say == ""
    assert told["P14strengths"].would_say.endswith("…")
    called = notes(story, replace(story.file.plan.plan, who_to_call=""))
    assert "P15call" not in called or called["P15call"].use.field == "who_to_call"


def test_only_a_person_can_know_whose_life_changes_in_a_large_family(story):
    goal = replace(story.file.plan.goals[0].goal, whose=())
    assert notes(story, goal)["P05whose"].use is None


def test_an_only_child_can_be_put_in_with_one_press():
    story = empty_story()
    from taf_desktop.domain.family import Person
    from taf_desktop.services.records import made

    child, _ = story.desk.records.add(made(Person, story.family_id, name="Bo", who="child"))
    plan, _ = story.desk.plans.start(story.family_id)
    story.desk.plans.add_goal(plan, words="We sleep well.")
    use = notes(story)["P05whose"].use
    assert use.value == (child.id,)
    assert "P01no_review" in notes(story)


def test_what_is_missing_is_told_child_by_child_and_once(story):
    goal = replace(story.file.plan.goals[0].goal, measure="", target="")
    view = coach_view(look(story, goal), TODAY)
    titles = [group.title for group in view.missing]
    assert titles == ["For Ash", "For Robin", "For everybody"]
    lines = [line for group in view.missing for line in group.lines]
    words = [line.words for line in lines]
    assert len(words) == len(set(words))
    assert "Goal 1: This goal does not say how we will know." in words
    assert "Ash’s answer to the plan is missing." not in words
    assert {line.kind for line in lines if "answer" in line.words} == {"plan_answer"}
    assert any(line.stops for line in lines)
    assert view.stops


def test_things_of_a_plan_are_found_by_their_id(story):
    file = story.file
    assert thing_with_id(file, file.plan.plan.id) == file.plan.plan
    assert thing_with_id(file, file.plan.goals[1].scores[0].id) == file.plan.goals[1].scores[0]
    assert thing_with_id(file, "none") is None
    assert thing_with_id(replace(file, plan=None), "none") is None


def test_a_need_without_a_goal_is_offered_with_the_familys_words(story):
    goal = story.file.plan.goals[0].goal
    away = replace(goal, area="learning", state="put_aside")
    needs = needs_view(look(story, away))
    row = next(each for each in needs.rows if each.area == goal.area)
    values = dict(row.values)
    assert values["area"] == goal.area
    assert values["whose"]
    assert values["words"]
    assert row.reason == ""


def test_a_need_left_for_now_keeps_its_reason(story):
    goal = story.file.plan.goals[0].goal
    story.desk.goals.leave_for_now(story.file.plan.plan, goal.area, "After the birth")
    needs = needs_view(look(story))
    assert [each.reason for each in needs.rows if each.area == goal.area] == ["After the birth"]


def test_children_in_no_goal_are_named(story):
    goals = [replace(each.goal, whose=()) for each in story.file.plan.goals]
    told = [each.words for each in needs_view(look(story, *goals)).rows if each.person]
    assert [words.split()[0] for words in told] == ["Ash", "Robin", "Baby"]
    assert told[0] == "Ash is in no goal yet. What would Ash like to be different?"
    goals[0] = replace(goals[0], whose=story.file.plan.goals[2].goal.whose[:2])
    rows = [each for each in needs_view(look(story, *goals)).rows if each.person]
    assert len(rows) == 1
    assert dict(rows[0].values) == {"whose": (rows[0].person,)}
    assert not any(each.person for each in needs_view(look(story)).rows)


def test_a_child_who_needs_nothing_extra_keeps_the_reason(story):
    goals = [replace(each.goal, whose=()) for each in story.file.plan.goals]
    ash, robin, baby = (child.id for child in story.file.children())
    story.desk.goals.leave_for_now(story.file.plan.plan, "", "Ash says all is well", ash)
    sheet = story.file.assessments[-1]
    answers = {**sheet.answers, "nothing_extra": (robin, baby)}
    advice = look(story, *goals)
    told = replace(advice.file, assessments=(replace(sheet, answers=answers),))
    rows = needs_view(replace(advice, file=told)).rows
    reasons = {row.person: row.reason for row in rows if row.person}
    assert reasons[ash] == "Ash says all is well"
    assert reasons[robin] == reasons[baby] == "As the assessment says."


def test_without_an_assessment_nothing_is_offered():
    story = empty_story()
    story.desk.plans.start(story.family_id)
    assert needs_view(look(story)).rows == ()
