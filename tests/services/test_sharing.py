import pytest

from taf_desktop.domain.family import Agreement, Person, Professional
from taf_desktop.services.records import made
from taf_desktop.services.sharing import (
    can_be_asked,
    decision_now,
    excluded,
    may_share,
    may_share_plan,
    shared_with,
    team_name,
)


@pytest.fixture
def team(desk, family):
    for name, role, agency_name, invited in (
        ("Max Example", "housing officer", "City Homes", "updates_only"),
        ("Lou Example", "head teacher", "Riverside School", "yes"),
        ("Una Example", "GP", "Mill Surgery", "no"),
    ):
        desk.records.add(
            made(
                Professional,
                family.id,
                name=name,
                role=role,
                agency_name=agency_name,
                invited=invited,
            )
        )
    return desk.families.open(family.id).file


def answer(**values):
    given = {"decision": "agree", "scope": ("share_plan",), **values}
    return Agreement(id="a", family_id="f", **given)


def told(file, **values):
    return [each.name for each in shared_with(file, answer(**values))]


def test_the_team_hears_it_and_those_not_invited_do_not(team):
    assert told(team) == ["Max Example", "Lou Example"]


@pytest.mark.parametrize(
    "line", ["max example", "City Homes", "the housing officer please", "  HOMES "]
)
def test_people_and_services_named_are_kept_out_however_roughly(team, line):
    assert told(team, not_share_with=f"\n{line}\n") == ["Lou Example"]


@pytest.mark.parametrize(
    "values",
    [
        {"scope": ()},
        {"scope": ("take_part", "keep_record")},
        {"decision": "decline"},
        {"decision": "withdrawn"},
        {"decision": ""},
        {"withdrawn_on": "2026-11-20"},
    ],
)
def test_without_a_yes_to_sharing_that_still_stands_nobody_hears_it(team, values):
    assert not may_share(answer(**values))
    assert told(team, **values) == []


def test_a_yes_with_limits_is_a_yes(team):
    assert told(team, decision="agree_limits", scope=("contact_named",)) != []


def test_those_kept_out_are_one_from_each_line():
    assert excluded(answer(not_share_with=" Nan \n\nthe school")) == ("Nan", "the school")


def test_talking_with_each_other_is_less_than_having_the_plan():
    assert may_share(answer(scope=("contact_named",)))
    assert not may_share_plan(answer(scope=("contact_named",)))
    assert may_share_plan(answer(scope=("contact_named", "share_plan")))
    assert not may_share_plan(answer(withdrawn_on="2026-11-20"))


def test_a_day_of_withdrawing_takes_back_a_yes_and_leaves_a_no():
    assert decision_now(answer(withdrawn_on="2026-11-20")) == "withdrawn"
    assert decision_now(answer(decision="decline", withdrawn_on="2026-11-20")) == "decline"
    assert decision_now(answer()) == "agree"


def test_babies_are_not_asked():
    people = ({}, {"who": "unborn"}, {"involvement": "too_young"})
    asked = [can_be_asked(Person(id="p", family_id="f", **values)) for values in people]
    assert asked == [True, False, False]


def test_a_member_of_the_team_is_called_by_name_and_service():
    known = ({"name": "Max", "role": "nurse"}, {"name": "Max"}, {"agency_name": "City Homes"})
    called = [team_name(Professional(id="p", family_id="f", **values)) for values in known]
    assert called == ["Max (nurse)", "Max", "City Homes"]
