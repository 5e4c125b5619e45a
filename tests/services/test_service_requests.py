"""A request to another service, wherever the whole record is gone through."""

from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.copies import Recipient, ToWhom
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.handover import PART_KINDS, Part
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.copies_parts import Scissors
from taf_desktop.services.copies_texts import written
from taf_desktop.services.handover_content import Content, Wanted
from taf_desktop.services.handover_preview import preview, thing_words
from taf_desktop.services.sharing import Withheld, withheld_from
from taf_desktop.services.subject_access_gather import found_about
from tests.coach.plans import base

TODAY = date(2026, 11, 21)


def person(file, name):
    return next(each for each in file.people if call_name(each) == name)


@pytest.fixture
def file():
    whole = base().file
    about = {"Imran": "A quieter room to sleep in", "Robin": "Reading for fun"}
    return replace(
        whole,
        assessments=(),
        requests=tuple(
            ServiceRequest(
                id=f"r-{name}", family_id=whole.family.id, to_name=f"Hub for {name}", reason=reason,
                about=(person(whole, name).id,),
            )
            for name, reason in about.items()
        ),
    )  # fmt: skip


def test_a_person_sees_what_was_asked_for_them_and_not_for_others(file):
    found = found_about(file, person(file, "Imran"), {}, (), TODAY)
    said = {each.said: each for each in found if each.place[0] == "service_request"}
    assert said["A quieter room to sleep in"].part == "Asked of another service"
    assert "Reading for fun" not in said


def test_what_is_asked_for_somebody_who_keeps_it_back_is_on_no_copy(file):
    robin = person(file, "Robin")
    scissors = Scissors([(robin, "kept_from")])
    cut = scissors.cut(file)
    assert [each.id for each in cut.requests] == ["r-Imran"]
    assert "Reading for fun" in {text for each in scissors.removed for text in each.texts}
    assert "Reading for fun" in {each.text for each in written(file.requests)}


def test_it_goes_with_the_plan_to_whoever_leads_next(file):
    assert ServiceRequest.KIND in PART_KINDS[Part.PLAN]
    content = Content(file.family, file.requests)
    shown = preview(content, Wanted(frozenset({Part.PLAN})))
    assert shown[-1].lines == ("Requests to other services: 2",)
    assert thing_words(file.requests[0]) == "Request to another service: Hub for Imran"


def test_a_reader_outside_the_team_is_told_apart_from_one_kept_away(file):
    dana = person(file, "Dana")
    outside = Recipient(ToWhom.OTHER, "", "Toni Sample")
    assert withheld_from(file, dana, outside) is Withheld.NOT_IN_TEAM
