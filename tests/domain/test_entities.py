from taf_desktop.domain.changes import Change, ChangeSet
from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Agreement, Family, Person
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, call_name
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.kinds import KINDS, PARENT_LINK
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import OPEN_ACTION_STATES, Action, is_open


def test_links_are_fields_and_no_questions():
    for name, kind in KINDS.items():
        thing = kind(id="x", family_id="f")
        assert name == kind.KIND
        for link in kind.LINKS:
            assert hasattr(thing, link), (name, link)
            assert link not in question_fields(kind)
    for child, link in PARENT_LINK.items():
        assert link in KINDS[child].LINKS
        assert link.removesuffix("_id") in KINDS


def test_actions_are_open_until_done_or_not_needed():
    states = {s: is_open(Action(id="a", family_id="f", status=s)) for s in ("done", "not_needed")}
    assert not any(states.values())
    assert all(is_open(Action(id="a", family_id="f", status=s)) for s in OPEN_ACTION_STATES)


def test_the_newest_answer_of_a_person_counts():
    answers = tuple(
        Agreement(id=i, family_id="f", person="p", decision=d, given_on=on)
        for i, d, on in (("2", "withdrawn", "2026-11-01"), ("1", "agree", "2026-09-01"))
    )
    file = FamilyFile(
        family=Family(id="f", family_id="f"),
        facts=FamilyFacts(family_id="f", name=""),
        people=(Person(id="p", family_id="f", name="Mo Example", known_as="Mo"),),
        agreements=answers,
        meetings=(MeetingFile(meeting=Meeting(id="m", family_id="f")),),
    )
    newest = file.current_agreement("p")
    assert newest is not None
    assert newest.decision == "withdrawn"
    assert file.current_agreement("q") is None
    assert (file.name_of("p"), file.name_of("q")) == ("Mo", "")
    assert [call_name(p) for p in file.adults()] == ["Mo"]


def test_change_sets_add_up_and_know_whom_they_concern():
    one = ChangeSet(frozenset({Change("person", "p", "f")}))
    both = one | ChangeSet(frozenset({Change("plan", "q", "g")}))
    assert both.touches_family("f")
    assert both.touches_family("g")
    assert not one.touches_family("g")
    assert both.touches_kind("goal", "plan")
    assert not one.touches_kind("plan")
    assert not ChangeSet()


def test_errors_carry_an_id_and_never_the_words_of_a_family():
    error = UserError("families.name_missing", name="Robin Example")
    assert str(error) == "families.name_missing"
    assert "Robin" not in repr(error)
    assert error.sentence().startswith("Please")
