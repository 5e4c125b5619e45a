"""The family's plan on paper: what is going well first, and every word one a child may read.

Page 1 stands alone. Then each goal with who is doing what about it, what you told us, what to do if
things get harder, what is shared with whom, who agreed, and a slip to put things right.
"""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, PlanFile
from taf_desktop.domain.plan import Plan
from taf_desktop.reports.answer_parts import plan_answer, plan_slip
from taf_desktop.reports.phrases import labelled, lead_call, voices_in_order
from taf_desktop.reports.plan_front import front_blocks
from taf_desktop.reports.plan_goals import goal_blocks
from taf_desktop.reports.plan_promises import agreed_blocks, share_blocks
from taf_desktop.reports.tree import (
    AnswerSpace,
    Block,
    Callout,
    DocumentTree,
    Heading,
    Quotation,
    Span,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say, show_date, spoken_date

AGREED = "agreed"
_MORE_LINES = 6


def plan_document(
    file: FamilyFile, plan: PlanFile, *, copy_for: str = "", today: date
) -> DocumentTree:
    """Return the plan as a document.

    ``copy_for`` is the name of the person whose copy it is; their own limits on sharing are printed
    on their copy alone. It is a draft until the family agreed.
    """
    name = "copy" if copy_for else "plain"
    day = read_date(plan.signed_on).day or today
    return DocumentTree(
        title=say("plan_page.title"),
        heading=say("plan_page.title"),
        above=file.family.name,
        corner=_corner(plan, today),
        foot=say(f"plan_page.foot.{name}", name=copy_for),
        draft=plan.plan.status != AGREED,
        blocks=(
            *front_blocks(file, plan, today),
            *goal_blocks(file, plan, day),
            *_told(file),
            *_harder(file.family, plan.plan),
            *_keep_going(plan.plan),
            *share_blocks(file, copy_for),
            *agreed_blocks(file, plan, day),
            *(_slip(file.family) if plan.plan.status == AGREED else plan_answer(file.family)),
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


def _told(file: FamilyFile) -> tuple[Block, ...]:
    """Return what was said at the newest meeting where somebody's words were written down."""
    meeting = next((m for m in reversed(file.meetings) if voices_in_order(file, m)), None)
    if meeting is None:
        return ()
    quotes = dict.fromkeys(
        Quotation(voice.words, voice.who, note=_changed(voice.changed_plan))
        for voice in voices_in_order(file, meeting)
    )
    return (Heading(say("plan_page.told.heading"), 2), *(Together((each,)) for each in quotes))


def _changed(text: str) -> tuple[Span, ...]:
    return (strong(say("plan_page.told.changed")), Span(text.strip())) if text.strip() else ()


def _harder(family: Family, plan: Plan) -> tuple[Block, ...]:
    told = plan.if_things_change.strip() or say("plan_page.harder.nothing")
    blocks: list[Block] = [Heading(say("plan_page.harder.heading"), 2), words(told)]
    if not _mentions(plan.who_to_call, family.lead_phone):
        blocks += lead_call(family, "plan_page.harder.lead")
    if plan.who_to_call.strip():
        blocks.append(labelled(say("plan_page.harder.call") + "\n", plan.who_to_call))
    blocks.append(words(strong(say("plan_page.harder.danger"))))
    return (Callout(tuple(blocks), Tone.WORRY, bar=True),)


def _mentions(text: str, phone: str) -> bool:
    """Say whether a text has a telephone number in it, however it is spaced."""
    return "".join(phone.split()) in "".join(text.split())


def _keep_going(plan: Plan) -> tuple[Block, ...]:
    if not plan.sustain.strip():
        return ()
    return (Heading(say("plan_page.keep.heading"), 2), words(plan.sustain.strip()))


def _slip(family: Family) -> tuple[Block, ...]:
    """Return room for corrections: a few lines, and more where the last page has room for them."""
    give = "give" if family.lead_name else "give_us"
    return (
        Together(
            (
                Heading(say("plan_page.slip.heading"), 2),
                words(
                    say("plan_page.slip.words"),
                    " " + say(f"plan_page.slip.{give}", name=family.lead_name),
                ),
                plan_slip(),
            )
        ),
        AnswerSpace(_MORE_LINES, spare=True),
    )
