"""The family's plan on paper: what is going well first, and every word one a child may read.

The order follows what families ask of their copy: what we want, who does what, what you told us,
when we meet, whom to call, what is shared with whom, who agreed, and a slip to put things right.
"""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.dates import read_date, show_date, spoken_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile
from taf_desktop.domain.plan import Plan
from taf_desktop.reports.phrases import (
    appointment,
    day_words,
    labelled,
    lead_call,
    unbroken,
    voices_in_order,
)
from taf_desktop.reports.plan_goals import want_blocks, who_blocks
from taf_desktop.reports.plan_promises import agreed_blocks, share_blocks
from taf_desktop.reports.tree import (
    AnswerSpace,
    Block,
    Callout,
    DocumentTree,
    Heading,
    Quotation,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.support.words import say

AGREED = "agreed"


def plan_document(
    file: FamilyFile, plan: PlanFile, *, copy_for: str = "", today: date
) -> DocumentTree:
    """Return the plan as a document.

    ``copy_for`` is the name of the person whose copy it is; their own limits on sharing are printed
    on their copy alone. It is a draft until the family agreed.
    """
    name = "copy" if copy_for else "plain"
    return DocumentTree(
        title=say("plan_page.title"),
        heading=say("plan_page.title"),
        above=file.family.name,
        corner=_corner(plan, today),
        foot=say(f"plan_page.foot.{name}", name=copy_for),
        draft=plan.plan.status != AGREED,
        blocks=(
            *_intro(file.family),
            *_well(plan.plan),
            *want_blocks(file, plan),
            *who_blocks(plan),
            *_told(file),
            *_next(file, plan.plan, today),
            *_harder(file.family, plan.plan),
            *_keep_going(plan.plan),
            *share_blocks(file, copy_for),
            *agreed_blocks(file, plan),
            *_slip(file.family),
        ),
    )


def _corner(plan: PlanFile, today: date) -> tuple[str, ...]:
    if plan.plan.status == AGREED:
        day = show_date(plan.signed_on) or spoken_date(today)
        lines = [say("plan_page.corner.version", number=max(plan.version, 1), date=day)]
    else:
        lines = [say("plan_page.corner.draft", date=spoken_date(today))]
    if plan.replaces:
        lines.append(say("plan_page.corner.replaces", date=show_date(plan.replaces)))
    return tuple(lines)


def _intro(family: Family) -> tuple[Block, ...]:
    lead = "lead" if family.lead_name else "no_lead"
    about = f"{say('plan_page.intro.team')} {say(f'plan_page.intro.{lead}', name=family.lead_name)}"
    phone = unbroken(family.lead_phone)
    if not phone:
        return (words(about),)
    return (words(f"{about}\n{say('plan_page.intro.phone')}", strong(phone)),)


def _well(plan: Plan) -> tuple[Block, ...]:
    told = plan.strengths.strip() or say("plan_page.well.nothing")
    heading = Heading(say("plan_page.well.heading"), 2, Tone.GOOD)
    return (Callout((heading, words(told)), Tone.GOOD),)


def _told(file: FamilyFile) -> tuple[Block, ...]:
    """Return what was said at the newest meeting where somebody's words were written down."""
    meeting = next((m for m in reversed(file.meetings) if voices_in_order(file, m)), None)
    if meeting is None:
        return ()
    blocks: list[Block] = []
    for voice in voices_in_order(file, meeting):
        own: list[Block] = [Quotation(voice.words, voice.who)]
        if voice.changed_plan.strip():
            own.append(labelled(say("plan_page.told.changed"), voice.changed_plan))
        blocks.append(Together(tuple(own)))
    return (Heading(say("plan_page.told.heading"), 2), *blocks)


def _next(file: FamilyFile, plan: Plan, today: date) -> tuple[Block, ...]:
    heading = Heading(say("plan_page.next.heading"), 2)
    told = _next_meeting(file, today)
    if not told:
        told = (
            say("plan_page.next.review", date=day_words(plan.review_date))
            if plan.review_date
            else say("plan_page.next.nothing")
        )
    return (Callout((heading, words(told)), Tone.ACCENT, bar=True),)


def _next_meeting(file: FamilyFile, today: date) -> str:
    """Return the meeting that is planned, or what the last one said about the next."""
    for meeting in (each.meeting for each in file.meetings):
        day = read_date(meeting.date).day
        if meeting.status == "draft" and day is not None and day >= today:
            when = appointment(meeting.date, meeting.time, meeting.place)
            return "\n".join(part for part in (when, meeting.arrangements.strip()) if part)
    last = next((m.meeting for m in reversed(file.meetings) if _is_later(m, today)), None)
    return appointment(last.next_date, last.next_time, last.next_place) if last else ""


def _is_later(file: MeetingFile, today: date) -> bool:
    """Say whether a meeting names a next day that has not passed, or one told in words."""
    day = read_date(file.meeting.next_date).day
    return bool(file.meeting.next_date) and (day is None or day >= today)


def _harder(family: Family, plan: Plan) -> tuple[Block, ...]:
    told = plan.if_things_change.strip() or say("plan_page.harder.nothing")
    blocks: list[Block] = [Heading(say("plan_page.harder.heading"), 2), words(told)]
    blocks += lead_call(family, "plan_page.harder.lead")
    if plan.who_to_call.strip():
        blocks.append(labelled(say("plan_page.harder.call") + "\n", plan.who_to_call))
    blocks.append(words(say("plan_page.harder.danger")))
    return (Together((Callout(tuple(blocks), Tone.WORRY, bar=True),)),)


def _keep_going(plan: Plan) -> tuple[Block, ...]:
    if not plan.sustain.strip():
        return ()
    return (Heading(say("plan_page.keep.heading"), 2), words(plan.sustain.strip()))


def _slip(family: Family) -> tuple[Block, ...]:
    give = "give" if family.lead_name else "give_us"
    return (
        Together(
            (
                Heading(say("plan_page.slip.heading"), 2),
                words(say("plan_page.slip.words")),
                AnswerSpace(5),
                words(say(f"plan_page.slip.{give}", name=family.lead_name)),
            )
        ),
    )
