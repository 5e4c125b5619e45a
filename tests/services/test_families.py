import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family


def test_starting_makes_the_person_here_the_lead(desk):
    family, changes = desk.families.start("  The Example family ")
    assert family.name == "The Example family"
    assert (family.lead_name, family.lead_phone) == ("Sam Example", "0115 496 0000")
    assert family.started == family.lead_since == "2026-11-21"
    assert family.family_id == family.id
    assert changes.touches_family(family.id)


def test_a_family_needs_a_name_and_nothing_is_kept_without(desk):
    with pytest.raises(UserError) as refused:
        desk.families.start("   ")
    assert refused.value.message_id == "families.name_missing"
    assert "name" in refused.value.sentence()
    assert desk.vault.all(Family) == []


def test_opening_gathers_everything_with_lists(desk, family):
    opened = desk.families.open(family.id)
    assert [p.name for p in opened.file.people] == ["Mo Example", "Robin Example", "Baby"]
    assert [p.name for p in opened.file.children()] == ["Robin Example", "Baby"]
    assert [o.label["en"] for o in opened.lists["children"]] == ["Robin", "Baby"]
    assert [o.label["en"] for o in opened.lists["can_answer"]] == ["Mo", "Robin"]
    assert [o.name for o in opened.lists["named_people"]] == [
        "Mo",
        "Robin",
        "Baby",
        "Ida Example (school nurse)",
    ]


def test_opening_a_family_that_is_not_there_says_so(desk):
    with pytest.raises(UserError) as refused:
        desk.families.open("nobody")
    assert refused.value.message_id == "record.gone"
