import time
from dataclasses import replace

import pytest

from taf_desktop.coach.coach import Coach
from taf_desktop.coach.remark import Severity
from taf_desktop.coach.rulebook import first_rulebook, for_area, with_profile
from taf_desktop.domain.plan import LaidToRest
from tests.coach import plans as p


def one(view, check, **more):
    return list(Coach().look(view, only=[check], **more))


def test_a_remark_says_where_what_why_and_what_would_be_better():
    view = p.action(what="Supports Dana with mornings", how_often="")
    (remark,) = one(view, "P10")
    action = view.file.plan.actions()[0]
    assert (remark.kind, remark.thing_id, remark.field) == ("action", action.id, "what")
    assert action.what[slice(*remark.span)] == remark.words == "Supports"
    assert remark.severity is Severity.WORTH
    assert "Supports" in remark.message
    assert remark.why
    assert remark.source
    assert "Imran every Tuesday at 4, until 14 January 2027" in remark.better


@pytest.mark.parametrize(
    ("view", "check", "own_words"),
    [
        (p.action(who="School"), "P08", "Sam Example (Learning mentor, lead professional)"),
        (p.action(who="Mum"), "P08", "Dana Example: Lays out clothes"),
        (p.action(by_when="asap"), "P09", "14 January 2027"),
        (p.plan(strengths=""), "P14", "Two parents who both turn up"),
        (p.goal(measure="Better"), "P07", ""),
        (p.goal(measure="Better", target=""), "P07", "Robin says"),
        (p.goal(words="Refer to CAMHS", different=""), "P11", "Robin"),
        (p.plan(if_things_change=""), "P15", "Dana texts Sam"),
    ],
)
def test_examples_are_made_of_this_familys_own_words(view, check, own_words):
    remarks = one(view, check)
    assert (not own_words and not remarks) or own_words in remarks[0].better


def test_what_stops_agreeing_comes_first_and_can_be_had_alone():
    view = p.action(p.goal(different="Dana refuses"), who="")
    severities = [remark.severity for remark in Coach().look(view)]
    assert severities == sorted(severities, key=["stops", "worth", "tip"].index)
    assert {remark.check for remark in Coach().stops_agreeing(view)} == {"P08"}


def test_fine_as_it_is_is_remembered_until_the_words_change():
    view = p.goal(different="Dana refuses to get up")
    (remark,) = one(view, "P19")
    assert one(view, "P19", fine=[remark.fingerprint]) == []
    again = p.goal(view, different="In the morning DANA  refuses to get up")
    assert one(again, "P19", fine=[remark.fingerprint]) == []
    other = p.goal(view, different="Dana refused to get up")
    assert [r.words for r in one(other, "P19", fine=[remark.fingerprint])] == ["refused"]


def test_what_the_file_holds_as_fine_stays_quiet():
    view = p.action(who="School")
    (remark,) = one(view, "P08")
    rest = LaidToRest(id="x", family_id="f", check="P08", fingerprint=remark.fingerprint)
    assert one(p.on_file(view, laid_to_rest=(rest,)), "P08") == []


def test_a_profile_may_turn_checks_off_and_change_severity_and_limits():
    book = with_profile(
        {
            "off": ["P08"],
            "severity": {"P10": "stops", "P01": "nonsense"},
            "limits": {"lead_months": 1},
        }
    )
    view = p.action(who="School", what="Supports Dana", how_often="")
    remarks = {f"{r.check} {r.variant}": r.severity for r in Coach(book).look(view)}
    assert "P08 role" not in remarks
    assert remarks["P10 vague"] is Severity.STOPS
    assert "P02 long" in remarks
    assert book.rules["P01"] == first_rulebook().rules["P01"]


def test_an_empty_profile_changes_nothing():
    assert with_profile(None) == first_rulebook()
    assert Coach().rulebook is first_rulebook()
    assert for_area("nottingham-city") == for_area("nowhere") == first_rulebook()


def test_every_message_fills_its_gaps():
    for view in (
        p.action(who=""),
        p.plan(review_date=""),
        p.on("2027-09-01"),
        p.meeting(voices=()),
    ):
        for remark in Coach().look(view):
            assert "{" not in remark.message + remark.better + remark.why
            assert "  " not in remark.message


def test_only_the_words_of_one_place_are_read_again(monkeypatch):
    coach = Coach()
    view = p.big_plan()
    coach.prepare()
    coach.look(view)
    times = []
    for letters in range(9):
        typed = p.action(view, 5, what=f"Rings Dana {'very ' * letters}early on Monday")
        began = time.process_time()
        coach.look(typed)
        times.append(time.process_time() - began)
    assert sorted(times)[4] < 0.3, "far above the 20 ms that bench/coach.py measures"


def test_the_same_people_are_met_once():
    coach = Coach()
    coach.look(p.base())
    known = coach._known
    coach.look(p.goal(words="I want quiet mornings."))
    assert coach._known is known
    coach.look(p.person("Dana", known_as="Dee"))
    assert coach._known is not known


def test_a_thing_being_typed_takes_the_place_of_the_one_recorded():
    view = p.base()
    meeting = p.last_meeting()
    typed = [
        replace(view.file.family, name="New"),
        replace(view.file.plan.plan, sustain="New"),
        replace(view.file.plan.goals[1].goal, words="New"),
        replace(view.file.plan.goals[1].scores[0], why="New"),
        replace(view.file.plan.goals[1].actions[0], what="New"),
        replace(view.file.plan.answers[0], reason="New"),
        replace(view.file.people[0], notes="New"),
        replace(view.file.professionals[0], notes="New"),
        replace(view.file.agreements[0], notes="New"),
        replace(view.file.assessments[0], started="2026-01-01"),
        replace(meeting.meeting, worries="New"),
        replace(meeting.voices[0], words="New"),
        replace(meeting.attendance[0], update="New"),
    ]
    for thing in typed:
        assert view.with_thing(thing).file != view.file
    assert view.with_thing(meeting.decisions[0]).file == view.file
    without = p.on_file(view, plan=None)
    assert without.with_thing(typed[1]).file == without.file
