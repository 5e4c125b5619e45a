from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family import Agreement, Family, Person
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Goal, Plan
from taf_desktop.support.ids import new_id
from tests.storage.samples import family, person

MOMENT = "2026-11-21T12:00:00.000000+00:00"


@pytest.fixture
def unit(unit_of_work):
    with unit_of_work() as unit:
        yield unit


@pytest.fixture
def home(unit):
    return unit.put(family(lead_name="Pat Example", closed_on=""))


def facts(unit, home):
    """Return a family's facts, which the list must tell alike."""
    one = unit.facts(home.id)
    assert [found for found in unit.families() if found.family_id == home.id] == [one]
    return one


def agreement(unit, who, decision, given_on="2026-01-01", **more):
    return unit.put(
        Agreement(
            id=new_id(),
            family_id=who.family_id,
            person=who.id,
            decision=decision,
            given_on=given_on,
            **more,
        )
    )


def of(home, kind, **values):
    return kind(id=new_id(), family_id=home.id, **values)


def test_a_new_family_has_nothing_yet(unit, home):
    assert facts(unit, home) == FamilyFacts(
        family_id=home.id, name="Example", lead_name="Pat Example", changed_at=MOMENT
    )


def test_people_and_children_are_counted_without_those_put_aside(unit, home):
    for who in ("child", "unborn", "parent", ""):
        unit.put(person(home, who=who))
    gone = unit.put(person(home, who="child"))
    unit.put_aside(Person, gone.id)
    found = facts(unit, home)
    assert (found.people, found.children) == (4, 2)


def test_each_persons_newest_answer_counts_once(unit, home):
    agrees, limits, changed, declines, asked = (unit.put(person(home)) for _ in range(5))
    agreement(unit, agrees, "decline", "2026-01-01")
    agreement(unit, agrees, "agree", "2026-03-01")
    agreement(unit, agrees, "agree", "2026-02-01")
    agreement(unit, limits, "agree_limits")
    agreement(unit, changed, "agree", "2026-01-01")
    agreement(unit, changed, "withdrawn", "2026-02-01")
    agreement(unit, declines, "decline")
    agreement(unit, asked, "not_asked")
    unit.put(of(home, Agreement, decision="agree"))
    assert facts(unit, home).agreements == 2


def test_of_two_answers_on_one_day_the_later_made_counts(unit, home):
    kit = unit.put(person(home))
    agreement(unit, kit, "agree")
    agreement(unit, kit, "withdrawn")
    assert facts(unit, home).agreements == 0


def test_an_answer_put_aside_does_not_count(unit, home):
    kit = unit.put(person(home))
    agreement(unit, kit, "agree", "2026-01-01")
    mistake = agreement(unit, kit, "decline", "2026-02-01")
    unit.put_aside(Agreement, mistake.id)
    assert facts(unit, home).agreements == 1


def test_an_answer_of_a_person_put_aside_does_not_count_until_they_come_back(unit, home):
    kit, lou = (unit.put(person(home)) for _ in range(2))
    agreement(unit, kit, "agree")
    agreement(unit, lou, "agree")
    unit.put_aside(Person, kit.id)
    assert facts(unit, home).agreements == 1
    unit.bring_back(Person, kit.id)
    assert facts(unit, home).agreements == 2


def test_a_day_of_withdrawing_counts_whatever_the_answer_still_says(unit, home):
    kit = unit.put(person(home))
    agreement(unit, kit, "agree", "2026-01-01")
    agreement(unit, kit, "agree_limits", "2026-02-01", withdrawn_on="2026-03-01")
    assert facts(unit, home).agreements == 0
    agreement(unit, kit, "agree", "2026-04-01")
    assert facts(unit, home).agreements == 1


def test_assessments_started_and_finished(unit, home):
    unit.put(of(home, Assessment))
    unit.put(of(home, Assessment, status="finished"))
    found = facts(unit, home)
    assert (found.assessments_started, found.assessments_finished) == (2, 1)


def test_the_newest_plan_counts_with_its_own_goals(unit, home):
    old = unit.put(of(home, Plan, status="agreed", position=1, review_date="2026-01-05"))
    new = unit.put(of(home, Plan, status="draft", position=2, review_date="2026-12-05"))
    for plan in (old, old, old, new, new):
        unit.put(of(home, Goal, plan_id=plan.id))
    gone = unit.put(of(home, Goal, plan_id=new.id))
    unit.put_aside(Goal, gone.id)
    found = facts(unit, home)
    assert (found.plan_id, found.plan_status, found.plan_review_date, found.goals) == (
        new.id, "draft", "2026-12-05", 2,
    )  # fmt: skip
    unit.put_aside(Plan, new.id)
    assert (facts(unit, home).plan_id, facts(unit, home).goals) == (old.id, 3)


def test_meetings_planned_and_held_and_the_next_date(unit, home):
    for status, date in (
        ("finished", "2026-01-05"), ("finished", "2026-02-05"),
        ("draft", "2026-12-09"), ("draft", "2026-12-02"), ("draft", ""),
    ):  # fmt: skip
        unit.put(of(home, Meeting, status=status, date=date))
    found = facts(unit, home)
    assert (found.meetings_planned, found.meetings_held) == (3, 2)
    assert found.next_meeting_date == "2026-12-02"


def test_closing_is_told(unit, home):
    unit.put(replace(home, closed_on="2026-12-01"))
    assert facts(unit, home).closed_on == "2026-12-01"


def test_parts_do_not_multiply_each_other(unit, home):
    people = [unit.put(person(home, who="child")) for _ in range(3)]
    for who in people:
        agreement(unit, who, "agree")
    for _ in range(2):
        unit.put(of(home, Assessment))
        unit.put(of(home, Meeting))
    other = unit.put(family("Sample"))
    unit.put(person(other))
    found = facts(unit, home)
    assert (found.people, found.agreements, found.assessments_started, found.meetings_planned) == (
        3, 3, 2, 2,
    )  # fmt: skip
    assert facts(unit, other).people == 1


def test_newest_change_first_whatever_it_was(unit_of_work, clock):
    homes = []
    for hour in (8, 9, 10):
        clock.set(datetime(2026, 11, 22, hour, tzinfo=UTC))
        with unit_of_work() as unit:
            homes.append(unit.put(family(f"Example {hour}")))
            unit.commit()
    clock.set(datetime(2026, 11, 22, 11, tzinfo=UTC))
    with unit_of_work() as unit:
        unit.put(person(homes[1]))
        unit.commit()
    with unit_of_work() as unit:
        assert [found.name for found in unit.families()] == ["Example 9", "Example 10", "Example 8"]
        assert unit.families()[0].changed_at == "2026-11-22T11:00:00.000000+00:00"


def test_a_family_put_aside_is_not_in_the_list(unit, home):
    unit.put_aside(Family, home.id)
    assert unit.families() == ()
    assert unit.facts(home.id).name == "Example"


def test_the_list_is_one_statement_read_from_indexes(unit, home):
    statements = []
    engine = unit._connection.engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2:4]))
    unit.families()
    assert len(statements) == 1
    plan = unit._connection.exec_driver_sql(
        "EXPLAIN QUERY PLAN " + statements[0][0], statements[0][1]
    )
    steps = [row[3] for row in plan]
    for name in ("person", "agreement", "assessment", "plan", "goal", "meeting"):
        assert any(step.startswith(f"SCAN {name} USING COVERING INDEX") for step in steps), name
