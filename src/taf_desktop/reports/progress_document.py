"""How far a family has come: for each goal then and now, as each voice says, drawn and in a table.

Different people may stand at different numbers, and all are kept; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.plan import Score
from taf_desktop.domain.review import ScorePoint
from taf_desktop.reports.inputs import Inputs, the_plan
from taf_desktop.reports.plan_actions import goes_on
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    DocumentTree,
    Heading,
    Quotation,
    Scale,
    Span,
    Table,
    Together,
    words,
)
from taf_desktop.reports.wording import label_of, say, show_date, spoken_date

_REACHED = "reached"
_DONE = "done"
_MOST_TOGETHER = 4
"""So many voices stay on one page; more may go over to the next."""


def progress_document(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return how far a family has come, goal by goal."""
    plan = the_plan(inputs)
    return DocumentTree(
        title=say("progress_page.title"),
        heading=say("progress_page.heading"),
        above=inputs.file.family.name,
        corner=(spoken_date(inputs.today),),
        foot=(say("plan_page.foot.copy", name=copy_for) if copy_for else say("progress_page.foot")),
        blocks=(
            words(say("progress_page.intro")),
            *_sum(plan),
            *(
                block
                for number, goal in enumerate(plan.goals, start=1)
                for block in _goal(goal, number)
            ),
        ),
    )


def _sum(plan: PlanFile) -> Iterator[Block]:
    if not plan.goals:
        yield words(say("progress_page.none"))
        return
    reached = sum(each.goal.state == _REACHED for each in plan.goals)
    if len(plan.goals) == 1:
        yield words(say(f"progress_page.sum_one{'_reached' if reached else ''}"))
    elif not reached:
        yield words(say("progress_page.sum_none", goals=len(plan.goals)))
    else:
        yield words(say("progress_page.sum", goals=len(plan.goals), reached=reached))


def _goal(goal: GoalFile, number: int) -> Iterator[Block]:
    above = say("plan_page.goal.above", number=number)
    if goal.goal.words.strip():
        yield Quotation(goal.goal.words, level=2, above=above)
    else:
        yield Heading(say("progress_page.no_words"), 2, above=above)
    told = " ".join((*_state(goal), *_done(goal)))
    state = (words(told),) if told else ()
    if not goal.scores:
        yield from state
        yield words(say("progress_page.no_numbers"))
        return
    scales = [
        Scale(_name(each), "", each.start, each.now, each.hoped, key=not place)
        for place, each in enumerate(goal.scores)
    ]
    yield Together((*state, *scales[:_MOST_TOGETHER]))
    yield from scales[_MOST_TOGETHER:]
    told_of = tuple(words(text) for each in goal.scores for text in _sentence(each))
    if told_of:
        yield Bullets(told_of)
    yield Together((_table(goal.scores),))
    yield from _days(goal.points)


def _name(score: Score) -> str:
    return score.voice.strip() or say("progress_page.somebody")


def _state(goal: GoalFile) -> Iterator[str]:
    state = label_of("goal_state", goal.goal.state)
    if goal.goal.state_on:
        yield say("progress_page.state_on", state=state, date=show_date(goal.goal.state_on))
    elif state:
        yield say("progress_page.state", state=state)


def _done(goal: GoalFile) -> Iterator[str]:
    going = [each for each in goal.actions if goes_on(each)]
    done = sum(each.status == _DONE for each in going)
    if done:
        yield say("progress_page.done", done=done, all=len(going))


def _sentence(score: Score) -> Iterator[str]:
    """Return what the numbers of one voice say together; nothing if there is none."""
    name, start, now, hoped = _name(score), score.start, score.now, score.hoped
    if start is None or now is None:
        if now is not None:
            yield say("progress_page.only_now", name=name, now=now)
        elif start is not None:
            yield say("progress_page.only_start", name=name, start=start)
        return
    kind = "same" if now == start else "nearer" if now > start else "harder"
    if kind == "nearer" and hoped is not None and now >= hoped:
        kind = "there"
    yield say(f"progress_page.{kind}", name=name, start=start, now=now, count=now - start)


def _table(scores: Sequence[Score]) -> Table:
    headers = tuple(say(f"progress_page.{name}") for name in ("who", "start", "now", "hoped"))
    rows = tuple(
        tuple((Span(cell),) for cell in (_name(each), *map(_number, _numbers(each))))
        for each in scores
    )
    caption = say("progress_page.table")
    return Table(headers, rows, (40, 20, 20, 20), caption=caption, row_headers=True)


def _numbers(score: Score) -> tuple[int | None, ...]:
    return score.start, score.now, score.hoped


def _number(value: int | None) -> str:
    return say("progress_page.unsaid") if value is None else str(value)


def _days(points: Sequence[ScorePoint]) -> Iterator[Block]:
    """Return every day on which somebody was asked, the oldest first."""
    if not points:
        return
    headers = tuple(say(f"progress_page.{name}") for name in ("day", "who", "value", "why"))
    rows = tuple(
        tuple((Span(cell),) for cell in _day(each))
        for each in sorted(points, key=lambda each: (each.on, each.id))
    )
    yield Table(headers, rows, (24, 22, 15, 39), caption=say("progress_page.days"))


def _day(point: ScorePoint) -> tuple[str, ...]:
    who = point.voice.strip() or say("progress_page.somebody")
    why = " ".join(part.strip() for part in (point.why, point.one_more) if part.strip())
    return show_date(point.on), who, _number(point.value), why
