"""How far a family came, at the end of the work: each goal, what helped, and what goes on."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, PlanFile
from taf_desktop.domain.progress import PlanHistory, plan_history
from taf_desktop.domain.progress_charts import title_of
from taf_desktop.reports.inputs import Inputs, the_plan
from taf_desktop.reports.phrases import lead_number, stopped
from taf_desktop.reports.plan_actions import goes_on
from taf_desktop.reports.progress_parts import fact, side_by_side, state_words
from taf_desktop.reports.tree import (
    Block,
    Callout,
    DocumentTree,
    Heading,
    Quotation,
    Span,
    Table,
    Tone,
    words,
)
from taf_desktop.reports.wording import label_of, say, show_date, spoken_date

TOLD_REASONS = frozenset(
    {
        *("needs_met", "one_agency", "stepped_up_targeted", "stepped_up_statutory"),
        *("moved", "new_lead", "grown_up", "other_plan"),
    }
)
"""Codes of ``resources/codes/closure_reasons.yaml`` that may stand on a page families read; the
others are for the record alone."""


def progress_closure(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return what has changed for a family, for the end of the work."""
    file, plan = inputs.file, the_plan(inputs)
    history = plan_history(plan, inputs.today)
    ended = file.family.closed_on
    day = _s("ended", date=show_date(ended)) if ended else spoken_date(inputs.today)
    return DocumentTree(
        title=_s("title"),
        heading=_s("heading"),
        above=file.family.name,
        corner=(day,),
        foot=(say("plan_page.foot.copy", name=copy_for) if copy_for else say("progress_page.foot")),
        blocks=(
            words(_s("intro")),
            *fact(_s("ends"), _reason(file.family)),
            *fact(_s("agreed"), file.family.end_agreed_with),
            *side_by_side(history),
            *_at_the_end(plan, history),
            *_helped(plan),
            *_said(file.family),
            *_goes_on(file, plan),
        ),
    )


def _reason(family: Family) -> str:
    if family.closed_reason not in TOLD_REASONS:
        return ""
    return label_of("closure_reasons", family.closed_reason)


def _at_the_end(plan: PlanFile, history: PlanHistory) -> Iterator[Block]:
    if not plan.goals:
        yield words(say("progress_page.none"))
        return
    yield Heading(_s("goals"), 2)
    rows = tuple(
        (
            (Span(title_of(past, say)),),
            (Span(state_words(goal)),),
            (Span(_done(past.kept.done, sum(map(goes_on, goal.actions)))),),
        )
        for goal, past in zip(plan.goals, history.goals, strict=True)
    )
    headers = tuple(_s(name) for name in ("goal", "state", "kept"))
    yield Table(headers, rows, (46, 36, 18), row_headers=True)


def _done(done: int, count: int) -> str:
    return _s("done_of", done=done, all=count) if count else ""


def _helped(plan: PlanFile) -> Iterator[Block]:
    yield Heading(_s("helped"), 2)
    told = [each.review for each in plan.reviews if each.review.helped.strip()]
    if not told:
        yield words(_s("no_helped"))
    for review in told:
        yield Quotation(review.helped, marks=False, note=(Span(show_date(review.held_on)),))


def _said(family: Family) -> Iterator[Block]:
    """Return what the children and the parents say about the ending, the children first."""
    said = (("children", family.end_children_say), ("parents", family.end_parents_say))
    if any(words_said.strip() for _, words_said in said):
        yield Heading(_s("said"), 2)
    for name, words_said in said:
        if words_said.strip():
            yield Quotation(words_said, _s(name))


def _goes_on(file: FamilyFile, plan: PlanFile) -> Iterator[Block]:
    call = stopped(plan.plan.who_to_call)
    number = lead_number(file.family) if file.family.lead_phone.strip() not in call else ()
    parts = (
        *fact(_s("sustain"), plan.plan.sustain),
        *fact(_s("change"), plan.plan.if_things_change),
        *fact(_s("helps"), file.family.end_who_helps),
        *fact(_s("ask"), show_date(file.family.end_ask_on)),
        *fact(_s("call"), call),
        *((words(f"{file.family.lead_name} ", *number),) if number else ()),
    )
    if parts:
        yield Callout((Heading(_s("goes_on"), 2, Tone.GOOD), *parts), Tone.GOOD)


def _s(name: str, **gaps: object) -> str:
    return say(f"progress_page.closure.{name}", **gaps)
