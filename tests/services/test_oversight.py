"""Talks about the work, wherever the whole record is gone through."""

from dataclasses import replace
from datetime import date

from taf_desktop.domain.handover import PART_KINDS, STAYS_HERE
from taf_desktop.domain.oversight import Oversight
from taf_desktop.reports.chronology_events import events_of
from taf_desktop.services.freezing import freeze, thaw
from taf_desktop.services.subject_access_gather import found_about
from tests.coach.plans import base

TODAY = date(2026, 11, 21)


def test_a_talk_stands_in_the_chronology_of_the_file_and_on_nobodys_copy():
    file = base().file
    told = [each.words for each in events_of(file) if each.kind == "talk"]
    assert len(told) == 3
    assert told[0].startswith("Talked through with Alex Placeholder. Yes. Sam rings again")
    nobody = replace(file, talks=(Oversight(id="t", family_id="f", held_on="2026-11-01"),))
    assert [e.words for e in events_of(nobody) if e.kind == "talk"] == [
        "Talked through with somebody else."
    ]
    assert not [each for each in events_of(file, file.people[0].id) if each.kind == "talk"]


def test_a_person_who_asks_for_the_record_gets_what_was_said_of_them():
    file = replace(base().file, assessments=())
    imran = next(each for each in file.people if each.known_as == "Imran")
    said = [
        each for each in found_about(file, imran, {}, (), TODAY) if each.place[0] == "oversight"
    ]
    assert any("Imran should be asked once more" in each.said for each in said)
    assert {each.part for each in said} == {"Talked through with somebody"}


def test_it_stays_with_whoever_talked_and_with_what_is_signed():
    assert Oversight.KIND in STAYS_HERE
    assert not any(Oversight.KIND in kinds for kinds in PART_KINDS.values())
    file = base().file
    assert thaw(freeze(file)).talks == file.talks
