"""The heart of the printed plan: each goal, how near it is, and who is doing what about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, Score
from taf_desktop.reports.phrases import listed, near_date, sentence
from taf_desktop.reports.plan_actions import action_card, goes_on, no_longer
from taf_desktop.reports.tree import (
    Block,
    Heading,
    Paragraph,
    Quotation,
    Scale,
    Span,
    Together,
    strong,
    words,
)
from taf_desktop.reports.wording import say, show_date

_MOST_TOGETHER = 4
"""So many voices stay on one page; more may go over to the next."""


def goal_blocks(file: FamilyFile, plan: PlanFile, day: date) -> tuple[Block, ...]:
    """Return every goal with its numbers and a card to tick for each action, numbered through.

    ``day`` is the plan's own; the marks of the numbers are explained where they first stand.
    """
    blocks: list[Block] = [Heading(say("plan_page.who.heading"), 2)]
    cards = 0
    key = True
    for number, goal in enumerate(plan.goals, start=1):
        blocks += _goal(file, goal, number, day, key=key)
        key = key and not goal.scores
        blocks += _cards(goal.actions, cards, day)
        cards += sum(map(goes_on, goal.actions))
    if plan.other_actions:
        blocks.append(Heading(say("plan_page.who.other"), 3))
        blocks += _cards(plan.other_actions, cards, day)
    if not plan.actions():
        blocks.append(words(say("plan_page.who.nothing")))
    return tuple(blocks)


def _cards(actions: Sequence[Action], before: int, day: date) -> Iterator[Block]:
    """Return a card for each action that goes on; one line names those that do not."""
    going = [action for action in actions if goes_on(action)]
    for number, action in enumerate(going, start=before + 1):
        yield action_card(action, number, day)
    yield from no_longer([action for action in actions if not goes_on(action)])


def _goal(
    file: FamilyFile, goal: GoalFile, number: int, day: date, *, key: bool
) -> Iterator[Block]:
    yield _goal_heading(file, goal.goal, number)
    facts = tuple(_facts(goal.goal, day))
    if facts:
        yield Paragraph(facts)
    scales = [_scale(score, key=key and not n) for n, score in enumerate(goal.scores)]
    if scales:
        caption = (words(strong(say("plan_page.want.scores"))),) if key else ()
        yield Together((*caption, *scales[:_MOST_TOGETHER]))
        yield from scales[_MOST_TOGETHER:]


def _goal_heading(file: FamilyFile, goal: Goal, number: int) -> Block:
    names = listed([file.name_of(id_) for id_ in goal.whose])
    above = say(f"plan_page.goal.{'above_for' if names else 'above'}", number=number, names=names)
    if goal.words.strip():
        return Quotation(goal.words, level=3, above=above)
    return Heading(say("plan_page.want.no_words"), 3, above=above)


def _facts(goal: Goal, day: date) -> Iterator[Span]:
    """Return what will be different, how we will know, and from where to where: a line each."""
    began = _told("baseline", goal.baseline)
    aim = tuple(_aim(goal, day))
    lines = (
        _told("different", goal.different),
        _told("measure", goal.measure),
        (*began, *((Span(" "),) if began and aim else ()), *aim),
    )
    for number, spans in enumerate(filter(None, lines)):
        yield Span("\n" if number else "")
        yield from spans


def _told(name: str, text: str) -> tuple[Span, ...]:
    if not text.strip():
        return ()
    return strong(say(f"plan_page.goal.{name}")), Span(sentence(text))


def _aim(goal: Goal, day: date) -> Iterator[Span]:
    """Return what is aimed for by which day; words for a day stand in a sentence of their own."""
    known = read_date(goal.by_when).day is not None
    if goal.target.strip() and known:
        yield strong(say("plan_page.goal.target"))
        yield Span(sentence(goal.target)[:-1] if _ends_plainly(goal.target) else goal.target)
        yield Span(say("plan_page.goal.by", date=near_date(goal.by_when, day)))
        return
    yield from _told("target", goal.target)
    if goal.by_when.strip():
        label = say("plan_page.goal.look" if known else "plan_page.goal.look_words")
        yield Span((" " if goal.target.strip() else "") + label)
        yield from (strong(show_date(goal.by_when)), Span("."))


def _ends_plainly(text: str) -> bool:
    return sentence(text).endswith(".")


def _scale(score: Score, *, key: bool) -> Scale:
    why = score.why.strip()
    return Scale(score.voice, why, score.start, score.now, score.hoped, key=key)
