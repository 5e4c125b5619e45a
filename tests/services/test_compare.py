from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Action, Goal, NeedReason, PlanAnswer, Score
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services import compare_parts as parts
from taf_desktop.services.compare_parts import Became, Side
from taf_desktop.services.compare_words import Mark, marked
from taf_desktop.services.desk import set_up_desk
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.coach.plans import base
from tests.services.fakes import FakeVault

NOW = datetime(2027, 1, 14, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def told():
    """The example family's plan, agreed once more after several changes."""
    vault = FakeVault(person_name="Sam Example")
    desk = set_up_desk(
        vault, Catalogue.read(paths.forms_folder()), lambda _request: None, FixedClock(NOW)
    )
    family_id, _ = desk.example.enter()
    held = desk.families.open(family_id).file.plan
    desk.plans.change(held.plan.id)
    first, second, third = (each.goal for each in held.goals[:3])
    desk.records.change("goal", first.id, first.revision, words="I want calm mornings.")
    desk.records.put_aside("goal", second.id)
    new, _ = desk.plans.add_goal(held.plan, words="I want to see Dad", whose=first.whose)
    action = held.goals[0].actions[0]
    moved, _ = desk.records.change("action", action.id, action.revision, how_often="On Sundays")
    with vault() as unit:
        unit.put(replace(moved, goal_id=new.id))
        unit.commit()
    desk.goals.leave_for_now(held.plan, "learning", "After the baby")
    desk.goals.move_to(third.id, "reached", "Three Saturdays")
    desk.plans.add_answer(held.plan, who=" dana", answer="agree_part", reason="Sundays are full")
    desk.plans.agree(held.plan.id, "Dad comes in")
    last = len(desk.comparing.versions(held.plan.id))
    return desk, held.plan.id, last, desk.comparing.between(held.plan.id, last, last - 1)


def things(comparison, kind, became):
    return [
        thing
        for part in comparison.parts
        for thing in part.things
        if (thing.kind, thing.became) == (kind, became)
    ]


def words(runs, mark):
    return "".join(run.text for run in runs if run.mark is mark).strip()


def field(thing, label):
    return next(each for each in thing.fields if each.label == label)


def test_the_older_version_is_the_older_however_they_are_named(told):
    _desk, _plan, last, comparison = told
    assert (comparison.older.number, comparison.newer.number) == (last - 1, last)
    assert (comparison.newer.on, comparison.newer.reason) == ("2027-01-14", "Dad comes in")


def test_a_goal_said_otherwise_has_its_words_marked(told):
    (goal,) = (
        g for g in things(told[3], "goal", Became.CHANGED) if g.title == "“I want calm mornings.”"
    )
    (change,) = goal.fields
    assert words(change.before, Mark.WENT) == "without shouting"
    assert words(change.after, Mark.CAME) == "calm"
    assert words(change.after, Mark.STAYED).startswith("I want")


def test_what_came_and_what_was_put_aside_are_told(told):
    comparison = told[3]
    assert [g.title for g in things(comparison, "goal", Became.ADDED)] == ["“I want to see Dad”"]
    assert comparison.count("goal", Became.PUT_ASIDE) == 1
    assert comparison.count("action", Became.PUT_ASIDE) > 0
    assert not comparison.same
    assert [p.title for p in comparison.parts][-2:] == ["What waits", "Who agreed"]
    (need,) = things(comparison, "need_reason", Became.ADDED)
    assert need.title


def test_where_a_goal_is_counts_as_a_change(told):
    (goal,) = (
        g
        for g in things(told[3], "goal", Became.CHANGED)
        if g.fields[0].label == "Where this goal is"
    )
    assert words(field(goal, "Why it is there").after, Mark.CAME) == "Three Saturdays"


def test_an_action_that_serves_another_goal_now_is_told_once(told):
    changed = things(told[3], "action", Became.CHANGED)
    (moved,) = (each for each in changed if any(f.label == "For which goal" for f in each.fields))
    told_of = field(moved, "For which goal")
    assert "".join(run.text for run in told_of.after) == "“I want to see Dad”"
    assert len([t for p in told[3].parts for t in p.things if t.title == moved.title]) == 1


def test_answers_are_found_again_by_who_gave_them(told):
    answers = [t for p in told[3].parts for t in p.things if t.kind == "plan_answer"]
    (dana,) = (each for each in answers if each.title == "dana")
    assert dana.became is Became.CHANGED


def test_a_version_beside_itself_says_the_same(told):
    desk, plan_id, last, _ = told
    assert desk.comparing.between(plan_id, last, last).same


def test_a_version_that_is_not_there_is_said_to_be_gone(told):
    desk, plan_id, last, _ = told
    with pytest.raises(UserError, match=r"record\.gone"):
        desk.comparing.between(plan_id, last, last + 1)
    empty = FamilyFile(family=None, facts=desk.families.all()[0])
    with pytest.raises(UserError, match=r"record\.gone"):
        Side.of(empty)


def test_words_without_names_have_a_title_too():
    ids = {"id": "1", "family_id": "f"}
    assert parts._goal_title(Goal(**ids)) == "A goal without words"
    assert parts._action_title(Action(**ids)) == "An action without words"
    assert parts._voice_title(Score(**ids)) == "0 to 10: Somebody"
    assert parts._who_title(PlanAnswer(**ids)) == "Somebody"
    file = base().file
    side, child = parts.Side.of(file), file.children()[0]
    assert side.need_title(NeedReason(**ids)) == "A need"
    assert side.need_title(NeedReason(**ids, person=child.id)) == child.known_as
    assert side.need_title(NeedReason(**ids, area="money")) == "Money and work"


def test_texts_with_little_in_common_are_shown_as_written_anew():
    before, after = marked("Nan fetches Robin", "a cot by the inner wall")
    assert [run.mark for run in (*before, *after)] == [Mark.WENT, Mark.CAME]


def test_a_gap_between_two_marked_words_is_marked_with_them():
    before, _after = marked("every evening at seven, at home", "every evening, at home")
    assert [run.text for run in before if run.mark is Mark.WENT] == [" at seven"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_texts_are_the_texts_letter_for_letter(before, after):
    left, right = marked(before, after)
    assert "".join(run.text for run in left) == before
    assert "".join(run.text for run in right) == after
    assert all(run.mark is not Mark.CAME for run in left)
    assert all(run.mark is not Mark.WENT for run in right)
