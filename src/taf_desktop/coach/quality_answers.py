"""Answers the 39 questions of the quality review from a family's record, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from taf_desktop.coach.checks_voice import child_voices
from taf_desktop.coach.checks_words import p08
from taf_desktop.coach.look import Look, day
from taf_desktop.domain.family import Person, takes_part
from taf_desktop.domain.family_file import GoalFile, MeetingFile, call_name
from taf_desktop.domain.plan import Action
from taf_desktop.domain.review import PlanReview

_CHILD_AREAS = ("being_healthy", "feelings", "learning", "friends", "growing_up")
_PARENT_AREAS = ("everyday_care", "keeping_safe", "warmth", "guidance", "parents_wellbeing")
_AROUND_AREAS = ("family_history", "home", "money", "community")


@dataclass(frozen=True, slots=True)
class Found:
    """``ok`` is ``None`` where the record cannot tell. ``missing``: whose or what is missing."""

    ok: bool | None
    kind: str = ""
    thing_id: str = ""
    field: str = ""
    missing: tuple[str, ...] = ()


Ask = Callable[[Look], Found]


def _each(people: Iterable[Person], field: str, has: Callable[[Person], object]) -> Found:
    everybody = list(people)
    without = [p for p in everybody if not has(p)]
    return Found(
        bool(everybody) and not without,
        "person",
        without[0].id if without else "",
        field,
        tuple(call_name(p) for p in without),
    )


def _takes_part(look: Look) -> list[Person]:
    return [p for p in look.file.people if p.involvement == "in_taf"]


def _agreement_given(look: Look) -> Found:
    def agreed(person: Person) -> bool:
        answer = look.file.current_agreement(person.id)
        return answer is not None and takes_part(answer) and bool(answer.given_on)

    return _each(_takes_part(look), "agreement", agreed)


def _agreement_again(look: Look) -> Found:
    again = (look.sheet is not None and look.sheet.text("agreement_checked") == "yes") or any(
        m.meeting.agreement_asked_again == "yes" for m in look.held
    )
    return _of_sheet(look, "agreement_checked", again)


def _start_date(look: Look) -> Found:
    return _of_sheet(look, "started", bool(look.sheet and day(look.sheet.assessment.started)))


def _identifying(look: Look) -> Found:
    return _each(look.children, "name", lambda p: p.name and p.born and p.home)


def _child_language(look: Look) -> Found:
    return _each(_born(look), "first_language", lambda p: p.first_language)


def _parent_language(look: Look) -> Found:
    return _each(look.all_parents, "first_language", lambda p: p.first_language)


def _disability(look: Look) -> Found:
    return _each(_born(look), "disability", lambda p: p.disability)


def _requirements(look: Look) -> Found:
    return _each(
        _takes_part(look),
        "reading_needs",
        lambda p: p.reading_needs or p.access_needs or p.interpreter,
    )


def _ethnicity(look: Look) -> Found:
    return _each(look.children, "ethnicity", lambda p: p.ethnicity)


def _responsibility(look: Look) -> Found:
    said = {
        link.other
        for link in look.file.relationships
        if link.parental_responsibility in {"yes", "no"}
    }
    return _each(_born(look), "parental_responsibility", lambda p: p.id in said)


def _present(look: Look) -> Found:
    rows = look.sheet.rows("took_part", "took_part_who") if look.sheet else ()
    return _of_sheet(look, "took_part", any(row.text("took_part_who") for row in rows))


def _reason(look: Look) -> Found:
    return _of_sheet(look, "reason", bool(look.sheet and look.sheet.text("reason")))


def _parent_details(look: Look) -> Found:
    return _each(look.all_parents, "phone", lambda p: p.name and (p.phone or p.email or p.home))


def _home_situation(look: Look) -> Found:
    return _each(look.children, "home", lambda p: p.home)


def _relations(look: Look) -> Found:
    linked = {id_ for link in look.file.relationships for id_ in (link.person, link.other)}
    return _each(look.file.people, "relationship", lambda p: p.id in linked)


def _assessor(look: Look) -> Found:
    family = look.file.family
    return Found(bool(family.lead_name and family.lead_agency), "family", family.id, "lead_agency")


def _lead(look: Look) -> Found:
    family = look.file.family
    return Found(
        bool(family.lead_name and (family.lead_phone or family.lead_email)),
        "family",
        family.id,
        "lead_name",
    )


def _services(look: Look) -> Found:
    return Found(bool(look.file.professionals), "professional")


def _service_contacts(look: Look) -> Found:
    without = [p for p in look.file.professionals if not (p.phone or p.email)]
    return Found(
        bool(look.file.professionals) and not without,
        "professional",
        without[0].id if without else "",
        "phone",
        tuple(p.name for p in without),
    )


def _areas(question: str, ids: tuple[str, ...]) -> Ask:
    def ask(look: Look) -> Found:
        areas = [a for a in look.sheet.areas() if a.id in ids] if look.sheet else []
        without = [a for a in areas if not a.text(question)]
        return _of_sheet(
            look,
            without[0].key(question) if without else "",
            bool(areas) and not without,
            tuple(a.label for a in without),
        )

    return ask


def _conclusion(look: Look) -> Found:
    ok = bool(look.sheet and look.sheet.needs() and look.sheet.text("level_reason"))
    return _of_sheet(look, "needs", ok)


def _family_comments(look: Look) -> Found:
    rows = look.sheet.rows("agreed", "agreed_who", "agreed_answer") if look.sheet else ()
    said = any(row.text("agreed_answer") for row in rows)
    return _of_sheet(
        look, "family_comments", bool(look.sheet and look.sheet.text("family_comments") and said)
    )


def _whose(look: Look) -> Found:
    return _goals(look, "whose", lambda goal: goal.goal.whose)


def _actions(look: Look) -> Found:
    return _goals(look, "actions", lambda goal: goal.actions)


def _outcome(look: Look) -> Found:
    return _goals(look, "different", lambda goal: goal.goal.different.strip())


def _responsible(look: Look) -> Found:
    nameless = {hit.thing_id for hit in p08(look) if hit.variant != "linked"}
    return _each_action(look, "who", lambda action: action.id not in nameless)


def _dates(look: Look) -> Found:
    return _each_action(look, "by_when", lambda action: day(action.by_when))


def _progress(look: Look) -> Found:
    due = [a for a in look.actions if (d := day(a.by_when)) and d <= look.today]
    without = [a for a in due if not a.progress.strip()]
    return Found(
        None if not due else not without,
        "action",
        without[0].id if without else "",
        "progress",
        tuple(a.what for a in without),
    )


def _review_date(look: Look) -> Found:
    return _of_review(look, "date", "held_on", lambda _meeting: True, lambda _review: True)


def _review_present(look: Look) -> Found:
    return _of_review(
        look,
        "attendance",
        "who_took_part",
        lambda meeting: any(row.came for row in meeting.attendance),
        lambda review: bool(review.who_took_part.strip()),
    )


def _next_steps(look: Look) -> Found:
    return _of_review(
        look,
        "outcome",
        "decision",
        lambda m: bool(m.meeting.outcome and (m.decisions or m.new_actions)),
        lambda review: bool(review.decision and review.decision_reason.strip()),
    )


def _next_review(look: Look) -> Found:
    ended = bool(look.more.closing and look.more.closing.reason.strip())
    return _of_review(
        look,
        "next_date",
        "next_review",
        lambda m: bool(m.meeting.next_date or m.meeting.outcome == "close" or ended),
        lambda review: bool(review.next_review.strip() or ended),
    )


def _child_comments(look: Look) -> Found:
    if not look.held:
        return Found(None, "meeting")
    return _each(
        look.children, "voice", lambda p: any(v.words.strip() for v in child_voices(look, p))
    )


def _parent_comments(look: Look) -> Found:
    if not look.held:
        return Found(None, "meeting")
    voices = look.held[-1].voices
    took_part = [p for p in look.all_parents if p.involvement in {"in_taf", ""}]
    return _each(
        took_part,
        "voice",
        lambda p: any(look.same_person(v.who, p) and v.words.strip() for v in voices),
    )


def _born(look: Look) -> list[Person]:
    return [p for p in look.children if p.who != "unborn"]


def _of_sheet(look: Look, field: str, ok: bool, missing: tuple[str, ...] = ()) -> Found:
    return Found(ok, "assessment", look.sheet.assessment.id if look.sheet else "", field, missing)


def _of_review(
    look: Look,
    part: str,
    field: str,
    met: Callable[[MeetingFile], bool],
    reviewed: Callable[[PlanReview], bool],
) -> Found:
    """Answer from the newest time the plan was looked at: a meeting, or a review without one."""
    meeting = look.newest_meeting
    done = [
        r.review for r in (look.plan.reviews if look.plan else ()) if r.review.status == "finished"
    ]
    review = done[-1] if done else None
    if review and (meeting is None or review.held_on > meeting.meeting.date):
        return Found(reviewed(review), "plan_review", review.id, field)
    ok = met(meeting) if meeting else None
    return Found(ok, "meeting", meeting.meeting.id if meeting else "", part)


def _goals(look: Look, field: str, has: Callable[[GoalFile], object]) -> Found:
    without = [goal for goal in look.goals if not has(goal)]
    return Found(
        bool(look.goals) and not without,
        "goal",
        without[0].goal.id if without else "",
        field,
        tuple(goal.goal.words for goal in without),
    )


def _each_action(look: Look, field: str, has: Callable[[Action], object]) -> Found:
    without = [action for action in look.open_actions if not has(action)]
    return Found(
        bool(look.actions) and not without,
        "action",
        without[0].id if without else "",
        field,
        tuple(action.what for action in without),
    )


QUESTIONS: Mapping[str, Ask] = {
    "agreement_given": _agreement_given,
    "agreement_again": _agreement_again,
    "start_date": _start_date,
    "identifying": _identifying,
    "child_language": _child_language,
    "parent_language": _parent_language,
    "disability": _disability,
    "requirements": _requirements,
    "ethnicity": _ethnicity,
    "responsibility": _responsibility,
    "present": _present,
    "reason": _reason,
    "parent_details": _parent_details,
    "home_situation": _home_situation,
    "relations": _relations,
    "assessor": _assessor,
    "lead": _lead,
    "services": _services,
    "service_contacts": _service_contacts,
    "child_strengths": _areas("going_well", _CHILD_AREAS),
    "child_needs": _areas("harder", _CHILD_AREAS),
    "parent_strengths": _areas("going_well", _PARENT_AREAS),
    "parent_needs": _areas("harder", _PARENT_AREAS),
    "around_strengths": _areas("going_well", _AROUND_AREAS),
    "around_needs": _areas("harder", _AROUND_AREAS),
    "conclusion": _conclusion,
    "family_comments": _family_comments,
    "whose": _whose,
    "actions": _actions,
    "responsible": _responsible,
    "dates": _dates,
    "outcome": _outcome,
    "progress": _progress,
    "review_date": _review_date,
    "review_present": _review_present,
    "next_steps": _next_steps,
    "next_review": _next_review,
    "child_comments": _child_comments,
    "parent_comments": _parent_comments,
}
"""Every question of ``resources/coach/quality_review.yaml`` with the function that answers it."""
