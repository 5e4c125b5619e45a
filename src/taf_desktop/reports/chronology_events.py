"""Everything of a family's record that has a date, as events of a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.domain.family import takes_part
from taf_desktop.domain.family_file import FamilyFile, PlanFile
from taf_desktop.domain.plan import ANSWERED
from taf_desktop.domain.service_request import is_answered
from taf_desktop.reports.agreement_record import people_for
from taf_desktop.reports.phrases import sentence
from taf_desktop.reports.wording import label_of, quoted, say

_FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned. ``on`` is a stored date; ``kind`` names it."""

    on: str
    kind: str
    words: str


def events_of(file: FamilyFile, copy_for: str = "") -> tuple[Event, ...]:
    """Return every event with a date, in no order.

    On somebody's copy nobody else's "no" stands, nor that they changed their mind, nor with whom
    the lead professional talked the work through.
    """
    found = (
        *_family(file),
        *_agreements(file, copy_for),
        *_assessments(file),
        *_meetings(file),
        *(_plan(file.plan) if file.plan else ()),
        *_requests(file),
        *(() if copy_for else _talks(file)),
    )
    return tuple(event for event in found if event.on.strip())


def _event(on: str, kind: str, name: str, /, **values: object) -> Event:
    return Event(on, kind, say(f"chronology_page.event.{name}", **values).strip())


def _family(file: FamilyFile) -> Iterator[Event]:
    family = file.family
    yield _event(family.started, "start", "begun")
    yield _event(family.lead_since, "team", "lead", name=family.lead_name)
    for each in file.professionals:
        name = f"{each.name} ({each.role})" if each.name and each.role else each.name or each.role
        yield _event(each.since, "team", "joined", name=name)
    why = sentence(label_of("closure_reasons", family.closed_reason))
    yield _event(family.closed_on, "closing", "closed", why=why)


def _agreements(file: FamilyFile, copy_for: str) -> Iterator[Event]:
    own = {person.id for person in people_for(file, copy_for)}
    for each in file.agreements:
        if each.person not in own and not takes_part(each):
            continue
        name = file.name_of(each.person)
        answer = sentence(label_of("agreement_decision", each.decision))
        yield _event(each.given_on, "agreement", "agreed", name=name, answer=answer)
        yield _event(each.withdrawn_on, "agreement", "withdrawn", name=name)


def _assessments(file: FamilyFile) -> Iterator[Event]:
    for each in file.assessments:
        yield _event(each.started, "assessment", "assessment_begun")
        yield _event(each.finished, "assessment", "assessment_finished")


def _meetings(file: FamilyFile) -> Iterator[Event]:
    """Tell every meeting, and those arranged at another one that have no record of their own."""
    known = {each.meeting.date for each in file.meetings}
    for each in file.meetings:
        about = each.meeting
        type_ = label_of("meeting_type", about.type) or say("chronology_page.event.meeting")
        outcome = sentence(label_of("meeting_outcome", about.outcome))
        name = "met" if outcome and about.status == _FINISHED else "met_plain"
        yield _event(about.date, "meeting", name, type=type_, outcome=outcome)
        if about.next_date not in known:
            next_type = say("chronology_page.event.meeting")
            yield _event(about.next_date, "meeting", "met_plain", type=next_type)


def _plan(plan: PlanFile) -> Iterator[Event]:
    yield _event(plan.replaces, "plan", "plan_before")
    yield _event(plan.signed_on, "plan", "plan", version=plan.version)
    yield _event(plan.plan.review_date, "review", "review_due")
    for each in plan.answers:
        if each.answer not in ANSWERED:
            continue
        answer = sentence(label_of("plan_answer", each.answer))
        yield _event(each.given_on, "answer", "answered", name=each.who, answer=answer)
    for each in plan.goals:
        goal = each.goal
        words = quoted(goal.words) or say("chronology_page.event.goal_no_words")
        state = label_of("goal_state", goal.state)
        why = sentence(goal.state_reason)
        yield _event(goal.state_on, "goal", "goal", goal=words, state=state, why=why)
    for each in plan.reviews:
        decision = sentence(label_of("review_decision", each.review.decision))
        yield _event(each.review.held_on, "review", "review", decision=decision)


def _talks(file: FamilyFile) -> Iterator[Event]:
    for each in file.talks:
        name = each.with_whom or say("chronology_page.event.somebody")
        decided = sentence(each.decided)
        yield _event(each.held_on, "talk", "talked", name=name, decided=decided)


def _requests(file: FamilyFile) -> Iterator[Event]:
    for each in file.requests:
        name = each.to_name or say("chronology_page.event.service")
        why = sentence(each.reason)
        yield _event(each.asked_on, "request", "requested", name=name, why=why)
        if not is_answered(each):
            yield _event(each.answer_by, "request", "answer_due", name=name)
        answer = sentence(label_of("request_answer", each.answer))
        outcome = sentence(each.outcome)
        told = f"{answer} {outcome}".strip()
        yield _event(each.answered_on, "request", "request_answered", name=name, answer=told)
