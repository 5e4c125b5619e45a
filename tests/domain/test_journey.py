from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.journey import FamilyFacts, NextStep, Stop, is_overdue, next_step, where_now
from taf_desktop.services.endings import ENDS
from taf_desktop.support.words import catalogue

NOW = {"family_id": "f", "name": "The Example family"}


@pytest.mark.parametrize(
    ("facts", "stop", "step", "due"),
    [
        ({}, Stop.FIRST_CONVERSATION, "add_people", ""),
        ({"people": 3}, Stop.AGREEMENT, "ask_agreement", ""),
        ({"people": 3, "agreements": 1}, Stop.ASSESSMENT, "start_assessment", ""),
        (
            {"people": 3, "agreements": 1, "assessments_started": 1},
            Stop.ASSESSMENT,
            "go_on_assessing",
            "",
        ),
        ({"agreements": 1, "assessments_finished": 1}, Stop.FIRST_MEETING, "plan_meeting", ""),
        (
            {"meetings_planned": 1, "next_meeting_date": "2026-12-03"},
            Stop.FIRST_MEETING,
            "hold_meeting",
            "2026-12-03",
        ),
        ({"meetings_held": 1}, Stop.PLAN, "write_plan", ""),
        ({"meetings_held": 1, "goals": 2, "plan_status": "draft"}, Stop.PLAN, "agree_plan", ""),
        (
            {"plan_status": "agreed", "plan_review_date": "2027-01-14"},
            Stop.REVIEW,
            "plan_review",
            "2027-01-14",
        ),
        (
            {"plan_status": "agreed", "meetings_planned": 1, "next_meeting_date": "2027-01-10"},
            Stop.REVIEW,
            "hold_review",
            "2027-01-10",
        ),
        ({"plan_status": "agreed", "closed_on": "2027-06-01"}, Stop.CLOSING, "closed", ""),
    ],
)
def test_each_family_has_one_stop_and_one_next_step(facts, stop, step, due):
    family = FamilyFacts(**NOW, **facts)
    assert where_now(family) is stop
    assert next_step(family) == NextStep(step, due)


def test_an_ending_that_was_decided_is_the_next_step():
    agreed = FamilyFacts(**NOW, plan_status="agreed", plan_review_date="2027-01-14")
    planned = replace(agreed, meetings_planned=1, next_meeting_date="2027-01-10")
    assert next_step(agreed, "step_down") == NextStep("end_step_down")
    assert next_step(planned, "step_down") == NextStep("hold_review", "2027-01-10")
    assert next_step(planned, "close") == NextStep("end_close")
    assert next_step(replace(planned, closed_on="2027-02-01"), "close") == NextStep("closed")


def test_every_stop_and_step_has_its_words():
    words = catalogue()
    steps = [
        *(f"end_{each}" for each in ENDS),
        "closed",
        "agree_plan",
        "write_plan",
        "hold_meeting",
        "plan_meeting",
        "go_on_assessing",
        "start_assessment",
        "ask_agreement",
        "add_people",
        "hold_review",
        "plan_review",
    ]
    missing = [s for s in Stop if f"journey.stop.{s.value}" not in words]
    missing += [s for s in steps if f"journey.next.{s}.title" not in words]
    assert missing == []


@pytest.mark.parametrize(
    ("due", "late"),
    [("2026-11-20", True), ("2026-11-21", False), ("soon", False), ("", False)],
)
def test_only_a_day_that_has_passed_is_overdue(due, late):
    assert is_overdue(NextStep("hold_review", due), date(2026, 11, 21)) is late
