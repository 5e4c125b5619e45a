"""Page 1 of the printed plan, which stands alone.

It says who we are, what is going well, what we want, when we meet and whom to call. The order
follows what families ask of their copy; the rest of the plan says more about each part.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile, call_name
from taf_desktop.domain.plan import Goal, Plan
from taf_desktop.reports.phrases import (
    appointment,
    day_words,
    large_number,
    listed,
    taking_part,
)
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import kept, quoted, say


def front_blocks(file: FamilyFile, plan: PlanFile, today: date) -> tuple[Block, ...]:
    """Return what a family needs at a glance."""
    return (
        words(_who_we_are(file, plan)),
        _well(plan.plan),
        *_wants(file, plan),
        _next(file, plan.plan, today),
        _call(file.family),
    )


def _who_we_are(file: FamilyFile, plan: PlanFile) -> str:
    names = [call_name(person) for person in taking_part(file, plan)]
    if not names:
        return say("plan_page.intro.nobody")
    return say(f"plan_page.intro.{'names' if names[1:] else 'name'}", names=listed(names))


def _well(plan: Plan) -> Block:
    told = plan.strengths.strip() or say("plan_page.well.nothing")
    heading = Heading(say("plan_page.well.heading"), 2, Tone.GOOD)
    return Callout((heading, words(told)), Tone.GOOD)


def _wants(file: FamilyFile, plan: PlanFile) -> Iterator[Block]:
    yield Heading(say("plan_page.want.heading"), 2, Tone.HOPE)
    if plan.goals:
        yield Bullets(tuple(_want(file, each.goal) for each in plan.goals), numbered=True)
    else:
        yield words(say("plan_page.want.nothing"))


def _want(file: FamilyFile, goal: Goal) -> Paragraph:
    told = quoted(goal.words) if goal.words.strip() else say("plan_page.want.no_words")
    names = listed([file.name_of(id_) for id_ in goal.whose])
    return words(strong(told), " " + say("plan_page.want.whose", names=names) if names else "")


def _next(file: FamilyFile, plan: Plan, today: date) -> Block:
    heading = Heading(say("plan_page.next.heading"), 2)
    told = _next_meeting(file, today)
    if not told:
        told = (
            say("plan_page.next.review", date=day_words(plan.review_date))
            if plan.review_date
            else say("plan_page.next.nothing")
        )
    return Together((Callout((heading, words(told)), Tone.ACCENT, bar=True),))


def _next_meeting(file: FamilyFile, today: date) -> str:
    """Return the meeting that is planned, or what the last one said about the next."""
    for meeting in (each.meeting for each in file.meetings):
        day = read_date(meeting.date).day
        if meeting.status == "draft" and day is not None and day >= today:
            when = appointment(meeting.date, meeting.time, meeting.place)
            told = (when, kept(meeting.arrangements.strip()))
            return "\n".join(part for part in told if part)
    last = next((m.meeting for m in reversed(file.meetings) if _is_later(m, today)), None)
    return appointment(last.next_date, last.next_time, last.next_place) if last else ""


def _is_later(file: MeetingFile, today: date) -> bool:
    """Say whether a meeting names a next day that has not passed, or one told in words."""
    day = read_date(file.meeting.next_date).day
    return bool(file.meeting.next_date) and (day is None or day >= today)


def _call(family: Family) -> Block:
    lead = "lead" if family.lead_name else "no_lead"
    blocks: tuple[Block, ...] = (
        Heading(say("plan_page.call.heading"), 2),
        words(say(f"plan_page.call.{lead}", name=family.lead_name)),
        *large_number(family),
    )
    return Together((Callout(blocks, Tone.ACCENT, bar=True),))
