from dataclasses import replace
from datetime import UTC, datetime

import pytest

from taf_desktop.coach.nameless import nameless
from taf_desktop.domain.copies import CopyGiven
from taf_desktop.domain.family import Agreement, Family, Professional
from taf_desktop.domain.meeting import Attendance
from taf_desktop.domain.oversight import Oversight
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.coach_facts import on_copy
from taf_desktop.services.freezing import thaw
from taf_desktop.services.records import made
from tests.services.entered import entered_on

NOW = datetime(2027, 3, 20, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def first():
    return entered_on(NOW, profile="nottingham-city")


@pytest.fixture
def desk(first):
    desk = first.afresh().desk
    desk.facts.family_id, desk.facts.vault = first.family_id, first.vault
    return desk


def file(desk):
    return desk.families.open(desk.facts.family_id).file


def facts(desk):
    return desk.facts.of(file(desk)).more


def family(desk, **values):
    with desk.facts.vault() as unit:
        unit.put(replace(unit.get(Family, desk.facts.family_id), **values))
        unit.commit()


def give(desk, document_id, of_id, **values):
    given = {"to_kind": "person", "given_on": "2027-03-01", "of_version": 2, **values}
    copy = made(CopyGiven, desk.facts.family_id, document_id=document_id, of_id=of_id, **given)
    desk.records.add(copy)


def said(desk):
    known = desk.facts.of(file(desk))
    advice = desk.coaching.look(file(desk), (), known.area, known.more)
    return {f"{each.check}": each.message for each in advice.remarks}


def review(desk, **values):
    begun, _ = desk.reviews.begin(file(desk).plan.plan.id)
    given = {"held_on": "2027-03-11", "decision": "close", "decision_reason": "All is well"}
    stored = file(desk).plan.reviews[-1].review
    desk.records.change("plan_review", begun.id, stored.revision, **{**given, **values})
    return desk.reviews.finish(begun.id)[0]


def test_the_area_comes_with_the_facts(desk):
    assert desk.facts.of(file(desk)).area == "nottingham-city"


def test_a_copy_of_the_agreed_words_is_a_copy_for_the_family(desk):
    plan = file(desk).plan.plan
    assert facts(desk).family_copy_on == ""
    assert "P21" in said(desk)
    give(desk, "plan", plan.id, of_version=1)
    give(desk, "plan", plan.id, to_kind="professional", to_name="Kit Sample")
    assert facts(desk).family_copy_on == ""
    assert "Kit Sample" in facts(desk).recipients
    give(desk, "plan", plan.id)
    assert facts(desk).family_copy_on == "2027-03-01"
    assert "P21" not in said(desk)
    desk.plans.change(plan.id)
    assert facts(desk).family_copy_on is None


def test_copies_of_a_meetings_notes_are_known_by_the_meeting(desk):
    held = [m for m in file(desk).meetings if m.meeting.date <= "2027-03-20"][-1].meeting
    assert "P38" in said(desk)
    give(desk, "meeting_summary", held.id)
    assert facts(desk).copies_on == {held.id: "2027-03-01"}
    assert "P38" not in said(desk)


def test_somebody_looked_at_the_work_or_nobody_did(desk):
    assert facts(desk).oversight_days == ("2026-09-22", "2026-10-13", "2026-11-10")
    assert "P49" in said(desk)
    talk, _ = desk.records.add(made(Oversight, desk.facts.family_id, held_on="2027-03-15"))
    assert "P49" not in said(desk)
    desk.records.put_aside(talk.KIND, talk.id)
    assert "P49" in said(desk)
    family(desk, talked_through_on="2027-03-14")
    assert "P49" not in said(desk)


def test_no_talk_stands_in_what_is_signed_or_what_a_reader_is_told(desk):
    assert file(desk).talks
    signed = review(desk)
    with desk.facts.vault() as unit:
        assert thaw(unit.versions(signed.id)[-1].content).talks == ()
    cut = on_copy(facts(desk), replace(file(desk), requests=()))
    assert (cut.requests, cut.recipients, cut.other_families) == ((), (), ())
    assert cut.closing == facts(desk).closing
    assert on_copy(replace(cut, closing=None), file(desk)).closing is None


def test_contact_is_whatever_happened_with_the_family_until_today(desk):
    days = facts(desk).contact_days
    assert max(days) <= "2027-03-20"
    assert file(desk).agreements[0].given_on in days
    desk.meetings.prepare(desk.facts.family_id, date="2027-04-20")
    assert "2027-04-20" not in facts(desk).contact_days
    review(desk, decision="continue", held_on="2027-03-19")
    assert max(facts(desk).contact_days) == "2027-03-19"
    assert "P54" not in said(desk)


def test_a_family_of_nearly_the_same_name_is_noticed(desk):
    assert facts(desk).other_families == ()
    desk.families.start("The Exampel family")
    assert facts(desk).other_families == ("The Exampel family",)
    assert "The Exampel family" in said(desk)["P59"]


def test_facts_are_read_back_once_there_is_an_assessment(desk):
    assert facts(desk).read_back is True
    family(desk, read_back_on="")
    assert facts(desk).read_back is False
    assert said(desk)["P60"].startswith("The facts have not been read back")
    empty, _ = desk.families.start("Nobody Example")
    assert desk.facts.of(desk.families.open(empty.id).file).more.read_back is None
    assert desk.facts.of(desk.families.open(empty.id).file).more.closing is None


def test_an_ending_asks_for_what_a_good_ending_has(desk):
    assert facts(desk).closing is None
    goal = file(desk).plan.goals[0].goal
    begun, _ = desk.reviews.begin(file(desk).plan.plan.id)
    desk.progress.record_score(goal.id, "Robin", 9, reason="Toast", review_id=begun.id)
    review(desk, next_review="2027-06-01")
    closing = facts(desk).closing
    assert (closing.reason, closing.check_on) == ("All is well", "2027-06-01")
    assert closing.results[goal.id] == "Toast"
    assert "P55" in said(desk)
    family(
        desk,
        closed_on="2027-03-15",
        closed_reason="stepped_up_targeted",
        end_children_say="Good",
        end_parents_say="Yes",
        end_who_helps="Nan",
        end_ask_on="2027-06-15",
    )
    assert facts(desk).closing.check_on == "2027-06-15"
    assert "P56" in said(desk)
    family(desk, taken_over_on="2027-03-14")
    assert "P56" not in said(desk)


def test_a_meeting_may_decide_the_ending_too(desk):
    held = file(desk).meetings[-1].meeting
    meeting, _ = desk.meetings.prepare(desk.facts.family_id, date="2027-03-18", outcome="close")
    desk.meetings.finish(meeting.id)
    assert held.id != meeting.id
    closing = facts(desk).closing
    assert closing.reason == ""
    assert closing.who_continues == ""


def agreement(desk, name, **values):
    whole = file(desk)
    person = next(p for p in whole.people if name in (p.known_as, p.name))
    newest = whole.current_agreement(person.id)
    with desk.facts.vault() as unit:
        unit.put(replace(unit.get(Agreement, newest.id), **values))
        unit.commit()


def uncovered(desk):
    return {(each.name, each.why): each.who for each in facts(desk).not_covered}


def test_agreement_covers_the_team_or_it_is_said_whom_it_does_not_cover(desk):
    assert uncovered(desk) == {}
    assert "P52" not in said(desk)
    kit = next(p for p in file(desk).professionals if p.name.startswith("Kit"))
    agreement(desk, "Dana", not_share_with=f"{kit.role}\nSomebody else")
    assert uncovered(desk) == {("Dana", "kept_from"): kit.name}
    assert said(desk)["P52"] == f"Dana does not want {kit.name} to see this."
    with desk.facts.vault() as unit:
        unit.put(replace(unit.get(Professional, kit.id), invited="no"))
        unit.commit()
    assert "P52" not in said(desk)
    agreement(desk, "Dana", not_share_with="", scope=("take_part", "keep_record"))
    assert {why for _, why in uncovered(desk)} == {"no_sharing"}
    assert said(desk)["P52"].startswith(
        "Dana has not agreed that the plan goes to the team. In it:"
    )
    agreement(desk, "Dana", withdrawn_on="2027-03-01")
    assert "P52" not in said(desk)


def test_a_copy_for_somebody_outside_the_team_is_not_covered_once_the_answer_is_there(desk):
    plan = file(desk).plan.plan
    give(desk, "plan", plan.id, to_kind="other", to_name="Toni Sample", given_on="2020-01-01")
    give(desk, "plan", plan.id, to_kind="own_file", to_name="", given_on="2027-03-01")
    assert uncovered(desk) == {}
    give(desk, "plan", plan.id, to_kind="other", to_name="Toni Sample", given_on="2027-03-01")
    assert set(uncovered(desk).values()) == {"Toni Sample"}
    assert {why for _, why in uncovered(desk)} == {"not_in_team"}
    assert "A copy went to somebody who is not in the team" in said(desk)["P52"]


def test_requests_are_told_with_their_days(desk):
    assert [(each.to, each.acknowledged_on) for each in facts(desk).requests] == [
        ("Example Talking Therapies", "2026-10-29"), ("Sample Young Carers, Kim Placeholder", ""),
    ]  # fmt: skip
    assert "Sample Young Carers" in said(desk)["P53"]
    for request in file(desk).requests:
        desk.records.put_aside(request.KIND, request.id)
    for values in (
        {"to_name": "Hub", "asked_on": "2027-01-01"},
        {"to_name": "Nurse", "asked_on": "2027-01-01", "answered_on": "2027-01-20"},
        {"asked_on": "2027-03-01", "answer": "no"},
    ):
        desk.records.add(made(ServiceRequest, desk.facts.family_id, **values))
    known = facts(desk).requests
    assert [(each.to, each.acknowledged_on) for each in known] == [
        ("Hub", ""), ("Nurse", "2027-01-20"), ("Another service", "no"),
    ]  # fmt: skip
    assert said(desk)["P53"] == "Nobody has answered the request to Hub."
    hub = file(desk).requests[0]
    desk.records.change("service_request", hub.id, hub.revision, answer="waiting")
    assert "P53" not in said(desk)


def test_a_meeting_or_review_with_the_manager_counts_as_a_look(desk):
    family(desk, manager_name="Max Sample")
    for talk in file(desk).talks:
        desk.records.put_aside(talk.KIND, talk.id)
    assert "P49" in said(desk)
    meeting, _ = desk.meetings.prepare(desk.facts.family_id, date="2027-02-01")
    row = made(
        Attendance, desk.facts.family_id, meeting_id=meeting.id, name="Max Sample (manager)",
        came="present",
    )  # fmt: skip
    desk.records.add(row)
    assert facts(desk).oversight_days == ("2027-02-01",)
    assert "P49" not in said(desk)
    review(desk, decision="continue", who_took_part="Dana, Max Sample")
    assert facts(desk).oversight_days == ("2027-02-01", "2027-03-11")
    family(desk, manager_name="")
    assert facts(desk).oversight_days == ()


def test_a_document_that_asks_the_coach_is_told_the_same(desk):
    whole = file(desk)
    known = nameless(desk.facts.of(whole).more)
    assert desk.facts.for_pages(whole) == ("nottingham-city", known)
    request = desk.documents.gather("audit_copy", desk.facts.family_id)
    assert (request.area, request.more) == desk.facts.for_pages(whole)
    assert desk.documents.gather("plan", desk.facts.family_id).more is None
