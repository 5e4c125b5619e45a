"""How far a family has come: for each goal then and now, as each voice says, drawn and in a table.

Different people may stand at different numbers, and all are kept; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.progress import GoalHistory, Moment, VoiceHistory, Way, plan_history
from taf_desktop.domain.progress_charts import worth_drawing
from taf_desktop.domain.progress_words import named
from taf_desktop.reports.inputs import Inputs, the_plan
from taf_desktop.reports.plan_actions import goes_on
from taf_desktop.reports.progress_parts import (
    chart_block,
    goal_heading,
    in_words,
    reason_lines,
    state_words,
)
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    DocumentTree,
    Scale,
    Together,
    words,
)
from taf_desktop.reports.wording import say, spoken_date

_REACHED = "reached"
_DONE = "done"
_MOST_TOGETHER = 4
"""So many voices stay on one page; more may go over to the next."""


def progress_document(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return how far a family has come, as a whole and goal by goal."""
    plan = the_plan(inputs)
    history = plan_history(plan, inputs.today)
    return DocumentTree(
        title=say("progress_page.title"),
        heading=say("progress_page.heading"),
        above=inputs.file.family.name,
        corner=(spoken_date(inputs.today),),
        foot=(say("plan_page.foot.copy", name=copy_for) if copy_for else say("progress_page.foot")),
        blocks=(
            words(say("progress_page.intro")),
            *_sum(plan),
            *in_words(history),
            *(
                block
                for file, goal in zip(plan.goals, history.goals, strict=True)
                for block in goal_blocks(file, goal)
            ),
        ),
    )


def goal_blocks(file: GoalFile, goal: GoalHistory) -> Iterator[Block]:
    """Return one goal: its words, its lines, every number, and how far each voice has come."""
    yield goal_heading(file, goal.number)
    told = " ".join(filter(None, (state_words(file), _done(file))))
    above = (words(told),) if told else ()
    if not goal.voices:
        yield from (*above, words(say("progress_page.no_numbers")))
        return
    if worth_drawing(goal):
        yield Together((*above, chart_block(goal)))
    else:
        yield from (*above, *_scales(goal))
    lines = tuple(words(text) for each in goal.voices for text in _sentence(each))
    lines += reason_lines(goal)
    if lines:
        yield Bullets(lines)


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


def _scales(goal: GoalHistory) -> Iterator[Block]:
    """Return lines from 0 to 10 for those who were asked once: there is no way to draw yet."""
    scales: list[Block] = []
    for each in goal.voices:
        last = each.last
        value = last.value if last is not None else None
        begun = last is not None and last.moment is Moment.START
        start, now = (value, None) if begun else (None, value)
        scales.append(Scale(named(each, say), "", start, now, each.hoped, key=not scales))
    yield Together(tuple(scales[:_MOST_TOGETHER]))
    yield from scales[_MOST_TOGETHER:]


def _done(goal: GoalFile) -> str:
    going = [each for each in goal.actions if goes_on(each)]
    done = sum(each.status == _DONE for each in going)
    return say("progress_page.done", done=done, all=len(going)) if done else ""


def _sentence(voice: VoiceHistory) -> Iterator[str]:
    """Return what is to be said about one voice beside its numbers: that it is there, or harder."""
    first, last = voice.first, voice.last
    if first is None or last is None or len(voice.standings) == 1:
        return
    kind = "harder" if voice.way is Way.FURTHER else "there" if voice.there else ""
    if kind:
        numbers = {"start": first.value, "now": last.value}
        yield say(f"progress_page.{kind}", name=named(voice, say), **numbers)
