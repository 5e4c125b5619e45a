import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.plan import Plan


@pytest.fixture
def plan(desk, family):
    return desk.plans.start(family.id, strengths="They cook together.")[0]


def test_a_plan_without_a_goal_is_not_agreed(desk, plan):
    desk.plans.add_answer(plan, who="Mo", answer="agree")
    with pytest.raises(UserError) as refused:
        desk.plans.agree(plan.id)
    assert refused.value.message_id == "plans.no_goal"


def test_a_plan_nobody_answered_is_not_agreed(desk, plan):
    desk.plans.add_goal(plan, words="Calm mornings")
    desk.plans.add_answer(plan, who="Mo", answer="not_yet_asked")
    with pytest.raises(UserError) as refused:
        desk.plans.agree(plan.id)
    assert refused.value.message_id == "plans.nobody_answered"
    assert desk.vault.all(Plan)[0].status == "draft"


def test_agreed_words_are_kept_for_ever_and_versions_count(desk, family, plan):
    goal, _ = desk.plans.add_goal(plan, words="Calm mornings")
    desk.plans.add_answer(plan, who="Mo", answer="agree")
    agreed, _ = desk.plans.agree(plan.id)
    assert agreed.status == "agreed"
    first = desk.families.open(family.id).file.plan
    assert (first.version, first.signed_on, first.replaces) == (1, "2026-11-21", "")

    draft, _ = desk.plans.change(plan.id)
    desk.records.change("goal", goal.id, goal.revision, words="Quiet mornings")
    second = desk.families.open(family.id).file.plan
    assert (draft.status, second.version, second.replaces) == ("draft", 2, "2026-11-21")

    as_signed = desk.families.as_signed(plan.id, 1)
    assert (as_signed.plan.version, as_signed.plan.signed_on) == (1, "2026-11-21")
    assert as_signed.plan.goals[0].goal.words == "Calm mornings"
    assert as_signed.family.name == "The Example family"
    assert second.goals[0].goal.words == "Quiet mornings"


def test_scores_and_actions_hang_on_their_goal_in_order(desk, family, plan):
    one, _ = desk.plans.add_goal(plan, words="One")
    two, _ = desk.plans.add_goal(plan, words="Two")
    for words in ("first", "second"):
        desk.plans.add_action(two, who="Mo", what=words)
    desk.plans.add_score(one, voice="Robin", start=2, hoped=8)
    file = desk.families.open(family.id).file.plan
    assert [g.goal.words for g in file.goals] == ["One", "Two"]
    assert [a.what for a in file.goals[1].actions] == ["first", "second"]
    assert [(s.voice, s.start, s.hoped) for s in file.goals[0].scores] == [("Robin", 2, 8)]
    assert [a.what for a in file.actions()] == ["first", "second"]
