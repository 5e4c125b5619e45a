import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.plan import LaidToRest, NeedReason
from taf_desktop.services.goals import Goals


@pytest.fixture
def goals(desk, vault, clock):
    return Goals(vault, desk.records, clock)


@pytest.fixture
def plan(desk, family):
    return desk.plans.start(family.id)[0]


@pytest.fixture
def goal(desk, plan):
    return desk.plans.add_goal(plan, words="Calm mornings")[0]


def agreed(desk, plan):
    desk.plans.add_answer(plan, who="Mo", answer="agree")
    return desk.plans.agree(plan.id)[0]


def plan_of(desk, family):
    return desk.families.open(family.id).file.plan


def test_a_goal_is_reached_with_its_day_and_reason_and_the_plan_stays_agreed(
    desk, family, plan, goal, goals
):
    agreed(desk, plan)
    reached, changes = goals.move_to(goal.id, "reached", " Four calm weeks ")
    assert (reached.state, reached.state_on) == ("reached", "2026-11-21")
    assert reached.state_reason == "Four calm weeks"
    assert goal.id in str(changes)
    assert plan_of(desk, family).plan.status == "agreed"


def test_taking_a_goal_up_again_asks_the_family_anew(desk, family, plan, goal, goals):
    goals.move_to(goal.id, "put_aside", "The baby comes first")
    agreed(desk, plan)
    goals.move_to(goal.id, "active", "Now is the time")
    held = plan_of(desk, family)
    assert held.plan.status == "draft"
    assert held.goals[0].goal.state == "active"
    assert held.answers == ()


def test_a_need_without_a_goal_has_one_reason_that_can_be_reworded(desk, family, plan, goals):
    goals.leave_for_now(plan, "money", "Mornings first")
    goals.leave_for_now(plan, "money", "Mornings first, Dad sees the adviser")
    goals.leave_for_now(plan, "home", "The landlord has it in hand")
    needs = plan_of(desk, family).needs
    assert [(n.area, n.reason) for n in needs] == [
        ("money", "Mornings first, Dad sees the adviser"),
        ("home", "The landlord has it in hand"),
    ]
    with pytest.raises(UserError) as refused:
        goals.leave_for_now(plan, "friends", "  ")
    assert refused.value.message_id == "plans.no_reason"
    assert len(desk.vault.all(NeedReason)) == 2


def test_a_child_without_a_goal_has_one_reason_too(desk, family, plan, goals):
    goals.leave_for_now(plan, "", "Ash says all is well", "ash")
    goals.leave_for_now(plan, "", "Ash and school say all is well", "ash")
    goals.leave_for_now(plan, "money", "Mornings first")
    needs = plan_of(desk, family).needs
    assert [(n.person, n.area, n.reason) for n in needs] == [
        ("ash", "", "Ash and school say all is well"),
        ("", "money", "Mornings first"),
    ]


def test_a_remark_is_laid_to_rest_and_woken(desk, family, goals):
    rest, _ = goals.lay_to_rest(family.id, "P10", "abc", "That is what we call it ")
    assert desk.families.open(family.id).file.laid_to_rest[0].reason == "That is what we call it"
    goals.wake(rest.id)
    assert desk.families.open(family.id).file.laid_to_rest == ()
    assert desk.vault.all(LaidToRest)
