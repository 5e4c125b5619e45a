"""The heart of the printed plan: what the family wants, and who is doing what about it."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.dates import read_date, show_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, Score
from taf_desktop.forms.codes import label_of
from taf_desktop.reports.phrases import listed, sentence, whole_date
from taf_desktop.reports.tree import (
    Block,
    Heading,
    Paragraph,
    Quotation,
    Scale,
    Span,
    TickCard,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.support.words import say

_BEGINNING = "not_started"
_DONE = "done"


def want_blocks(file: FamilyFile, plan: PlanFile) -> tuple[Block, ...]:
    """Return the goals, each in the family's own words."""
    blocks: list[Block] = [Heading(say("plan_page.want.heading"), 2, Tone.HOPE)]
    for goal in plan.goals:
        blocks += _goal(file, goal)
    if not plan.goals:
        blocks.append(words(say("plan_page.want.nothing")))
    return tuple(blocks)


def _goal(file: FamilyFile, goal: GoalFile) -> Iterator[Block]:
    yield Together((_goal_heading(goal.goal), *_goal_facts(file, goal.goal)))
    if goal.scores:
        last = len(goal.scores) - 1
        scales = (_scale(score, key=n == last) for n, score in enumerate(goal.scores))
        yield Together((words(strong(say("plan_page.want.scores"))), *scales))


def _goal_heading(goal: Goal) -> Block:
    if goal.words.strip():
        return Quotation(goal.words, level=3)
    return Heading(say("plan_page.want.no_words"), 3)


def _goal_facts(file: FamilyFile, goal: Goal) -> Iterator[Block]:
    """Return whose life changes, how we will know, from where to where, and when we look."""
    names = listed([file.name_of(id_) for id_ in goal.whose])
    if names:
        yield words(say("plan_page.want.whose", names=names))
    for group in (("different",), ("measure",), ("baseline", "target")):
        told = [(name, str(getattr(goal, name))) for name in group]
        spans = [
            span
            for name, text in told
            if text.strip()
            for span in (strong(say(f"plan_page.want.{name}")), Span(sentence(text) + " "))
        ]
        if spans:
            yield words(*spans)
    if goal.by_when.strip():
        known = read_date(goal.by_when).day is not None
        label = say("plan_page.want.look" if known else "plan_page.want.look_words")
        yield words(label, strong(show_date(goal.by_when)), ".")


def _scale(score: Score, *, key: bool) -> Scale:
    why = score.why.strip()
    return Scale(score.voice, why, score.start, score.now, score.hoped, key=key)


def who_blocks(plan: PlanFile) -> tuple[Block, ...]:
    """Return a card to tick for every action, numbered through, under the goal it belongs to."""
    blocks: list[Block] = [Heading(say("plan_page.who.heading"), 2)]
    number = 0
    for goal in plan.goals:
        if goal.actions:
            blocks.append(_goal_heading(goal.goal))
        for action in goal.actions:
            number += 1
            blocks.append(action_card(action, number))
    if plan.other_actions:
        blocks.append(Heading(say("plan_page.who.other"), 3))
    for action in plan.other_actions:
        number += 1
        blocks.append(action_card(action, number))
    if not number:
        blocks.append(words(say("plan_page.who.nothing")))
    return tuple(blocks)


def action_card(action: Action, number: int) -> TickCard:
    """Return one action as a card: who, what, when, with whose help, and how it is going."""
    blocks = [_who_does_what(action)]
    if action.status not in {"", _BEGINNING}:
        label = sentence(label_of("action_status", action.status))
        blocks.append(words(strong(label), " ", action.progress.strip()))
    elif action.progress.strip():
        blocks.append(words(action.progress.strip()))
    return TickCard(number, tuple(blocks), done=action.status == _DONE)


def _who_does_what(action: Action) -> Paragraph:
    who = action.who.strip() or say("plan_page.who.somebody")
    what = action.what.strip() or say("plan_page.who.no_what")
    goes_on = what[:1].islower()
    lines = [strong(who if goes_on else f"{who}: "), Span(f" {what}" if goes_on else what)]
    lines += [Span(f"\n{line}") for line in (_when(action), _helped(action)) if line]
    return Paragraph(tuple(lines))


def _when(action: Action) -> str:
    parts = [action.how_often.strip().rstrip(".")]
    if action.start.strip():
        parts.append(say("plan_page.who.from", date=whole_date(action.start)))
    if action.by_when.strip():
        parts.append(say("plan_page.who.by", date=whole_date(action.by_when)))
    return sentence(say("page.list.between").join(part for part in parts if part))


def _helped(action: Action) -> str:
    name = action.supported_by.strip()
    return say("plan_page.who.helped", name=name) if name else ""
