"""Checks of the plan as a whole: P01 to P06, P12 to P16, P20 to P22."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from taf_desktop.coach import better
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.people import names
from taf_desktop.coach.reading import read
from taf_desktop.coach.remark import Hit
from taf_desktop.coach.when import fixed_days
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.plan import Action

_SAYS_NOT_IN_PLAN = re.compile(
    r"\bnot (?:yet )?(?:in|for|part of) (?:the|this|our) plan\b|\blater\b|\bnot (?:now|yet)\b", re.I
)
_OPEN_ANSWERS = frozenset({"agree_part", "disagree"})


def p01(look: Look) -> Iterator[Hit]:
    """At least one goal, and a day to look at the plan again."""
    if look.plan is None:
        return
    plan = look.plan.plan
    if not look.kept_goals:
        yield Hit(kind="plan", thing_id=plan.id, variant="no_goal")
    review = day(plan.review_date)
    if review is None:
        yield Hit(kind="plan", thing_id=plan.id, field="review_date", variant="no_review")
    elif review < look.today:
        yield Hit(
            kind="plan",
            thing_id=plan.id,
            field="review_date",
            variant="past",
            words=plan.review_date,
        )


def p02(look: Look) -> Iterator[Hit]:
    """A lead professional who can be called."""
    family = look.file.family
    lead: dict[str, object] = {"lead": family.lead_name, "months": look.limits["lead_months"]}
    if not family.lead_name.strip():
        yield Hit(kind="family", thing_id=family.id, field="lead_name", variant="nobody")
    elif not (family.lead_phone.strip() or family.lead_email.strip()):
        yield Hit(
            kind="family", thing_id=family.id, field="lead_phone", variant="contact", gaps=lead
        )
    since = day(family.lead_since)
    if since and (look.today - since).days > look.limits["lead_months"] * 30.5:
        yield Hit(
            kind="family",
            thing_id=family.id,
            field="lead_since",
            variant="long",
            words=family.lead_since,
            gaps=lead,
        )


def p03(look: Look) -> Iterator[Hit]:
    """What matters most in the assessment is a goal, or says why not."""
    if look.sheet is None or look.plan is None:
        return
    for need in look.sheet.needs():
        words, area = need.text("need"), need.text("need_area")
        reason = _SAYS_NOT_IN_PLAN.search(need.text("need_why_first")) or any(
            n.area == area and not n.person and n.reason.strip() for n in look.plan.needs
        )
        whose = set(need.several("need_whose"))
        served = any(
            (goal.goal.area and goal.goal.area == area)
            or (whose & set(goal.goal.whose) and not area)
            for goal in look.kept_goals
        )
        if not reason and not served:
            yield Hit(
                kind="assessment",
                thing_id=look.sheet.assessment.id,
                field=f"needs/{need.id}/need",
                words=words,
                variant="need",
                gaps={"need": words},
            )


def p04(look: Look) -> Iterator[Hit]:
    """Each child is in a goal, or needs nothing extra."""
    if look.plan is None:
        return
    seen = {id_ for goal in look.kept_goals for id_ in goal.goal.whose}
    seen |= {need.person for need in look.plan.needs if need.reason.strip()}
    seen |= set(look.sheet.several("nothing_extra") if look.sheet else ())
    for child in look.children:
        if child.id not in seen:
            yield Hit(
                kind="person", thing_id=child.id, variant="child", gaps={"child": call_name(child)}
            )


def p05(look: Look) -> Iterator[Hit]:
    """Each goal says whose life changes."""
    for goal in look.goals:
        if not goal.goal.whose:
            yield Hit(
                kind="goal",
                thing_id=goal.goal.id,
                field="whose",
                variant="whose",
                gaps={"people": better.whose_lives(look)},
            )


def p06(look: Look) -> Iterator[Hit]:
    """Each goal has a measure, a target and where it starts from."""
    for goal in (each.goal for each in look.goals):
        child = next((p for p in look.children if p.id in goal.whose), None)
        for field in ("measure", "target", "baseline"):
            if not str(getattr(goal, field)).strip():
                example = better.measured(look, child) if field == "measure" else ""
                yield Hit(
                    kind="goal",
                    thing_id=goal.id,
                    field=field,
                    variant=field,
                    gaps={"example": example},
                )


def p12(look: Look) -> Iterator[Hit]:
    """Nobody of the family has too much to do at once."""
    family_actions = [a for a in look.open_actions if look.is_family(a.who)]
    gaps = better.people_gaps(look)
    for person in look.file.people:
        count = sum(look.same_person(action.who, person) for action in family_actions)
        if count > look.limits["actions_per_person"]:
            yield Hit(
                kind="person",
                thing_id=person.id,
                variant="person",
                words=str(count),
                gaps=gaps | {"name": call_name(person), "count": count},
            )
    if look.plan is None:
        return
    due = Counter(d.isocalendar()[:2] for a in family_actions if (d := day(a.by_when)))
    for (year, week), count in sorted(due.items()):
        if count > look.limits["actions_per_week"]:
            first = min(
                d
                for a in family_actions
                if (d := day(a.by_when)) and d.isocalendar()[:2] == (year, week)
            )
            yield Hit(
                kind="plan",
                thing_id=look.plan.plan.id,
                variant="week",
                words=f"{year}-{week}",
                gaps=gaps
                | {"count": count, "day": spoken_date(first), "name": better.family_name(look)},
            )


def p13(look: Look) -> Iterator[Hit]:
    """Both the family and others have a part."""
    if look.plan is None or not look.open_actions:
        return
    own = [look.is_family(action.who) for action in look.open_actions if action.who.strip()]
    if own and not any(own):
        yield Hit(kind="plan", thing_id=look.plan.plan.id, variant="none")
    elif own and all(own):
        yield Hit(kind="plan", thing_id=look.plan.plan.id, variant="only")


def p14(look: Look) -> Iterator[Hit]:
    """The plan says what is going well."""
    if look.plan is not None and not look.plan.plan.strengths.strip():
        strength = look.sheet.text("protective") if look.sheet else ""
        strength = strength or next(
            (
                a.text("going_well")
                for a in (look.sheet.areas() if look.sheet else ())
                if a.text("going_well")
            ),
            "",
        )
        first = (
            f"“{strength.split('. ')[0].strip('“”.')}”."
            if strength
            else "what do you do well, even on a bad day?"
        )
        yield Hit(
            kind="plan",
            thing_id=look.plan.plan.id,
            field="strengths",
            variant="strengths",
            gaps={"strength": first},
        )


def p15(look: Look) -> Iterator[Hit]:
    """The plan says what happens if things get harder, with names."""
    if look.plan is None:
        return
    plan, gaps = look.plan.plan, better.people_gaps(look)
    if not plan.if_things_change.strip():
        yield Hit(
            kind="plan", thing_id=plan.id, field="if_things_change", variant="empty", gaps=gaps
        )
    elif not names(read(plan.if_things_change, look.context.name_parts), look.context):
        yield Hit(
            kind="plan",
            thing_id=plan.id,
            field="if_things_change",
            variant="names",
            gaps=gaps,
            words=plan.if_things_change,
            span=(0, len(plan.if_things_change)),
        )
    if not plan.who_to_call.strip():
        yield Hit(kind="plan", thing_id=plan.id, field="who_to_call", variant="call", gaps=gaps)


def p16(look: Look) -> Iterator[Hit]:
    """Something happens soon, while the plan is new."""
    if look.plan is None or look.plan.plan.status != "draft" or not look.open_actions:
        return
    days = look.limits["quick_win_days"]
    if not any(_soon(action, look, days) for action in look.open_actions):
        yield Hit(
            kind="plan",
            thing_id=look.plan.plan.id,
            variant="soon",
            gaps=better.people_gaps(look) | {"days": days},
        )


def p20(look: Look) -> Iterator[Hit]:
    """What is seen differently has somebody who settles it, and a day."""
    gaps = better.people_gaps(look)
    for answer in look.plan.answers if look.plan else ():
        if answer.answer in _OPEN_ANSWERS and not _settled(look, answer.reason):
            yield Hit(
                kind="plan_answer",
                thing_id=answer.id,
                field="reason",
                variant="open",
                words=answer.reason,
                gaps=gaps | {"who": answer.who},
            )
    meeting = look.newest_meeting
    if meeting is not None and meeting.meeting.disagreement.strip():
        words = meeting.meeting.disagreement
        if not _settled(look, words) and not re.search(
            r"\bsettled\b|\bagreed\b|\bdecided\b", words, re.I
        ):
            yield Hit(
                kind="meeting",
                thing_id=meeting.meeting.id,
                field="disagreement",
                variant="open",
                words=words,
                gaps=gaps | {"who": "Somebody"},
            )


def p21(look: Look) -> Iterator[Hit]:
    """The family has its own copy of an agreed plan."""
    if (
        look.plan is not None
        and look.plan.plan.status != "draft"
        and look.more.family_copy_on == ""
    ):
        yield Hit(kind="plan", thing_id=look.plan.plan.id, variant="copy")


def p22(look: Look) -> Iterator[Hit]:
    """At the end, something keeps it going."""
    ending = (
        look.file.family.closed_on
        or look.more.closing is not None
        or any(m.meeting.type == "closing" for m in look.file.meetings)
    )
    if look.plan is not None and ending and not look.plan.plan.sustain.strip():
        yield Hit(kind="plan", thing_id=look.plan.plan.id, field="sustain", variant="sustain")


def _soon(action: Action, look: Look, days: int) -> bool:
    begins, ends = day(action.start), day(action.by_when)
    return any(d is not None and 0 <= (d - look.today).days <= days for d in (begins, ends)) or (
        begins is not None and begins <= look.today
    )


def _settled(look: Look, words: str) -> bool:
    reading = read(words, look.context.name_parts)
    return bool(names(reading, look.context)) and bool(fixed_days(reading, look.context))
