"""What every page about progress is made of: the overview, one goal's line, actions kept."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.charts import Chart, Overview
from taf_desktop.domain.family_file import GoalFile
from taf_desktop.domain.progress import GoalHistory, Kept, PlanHistory
from taf_desktop.domain.progress_charts import goal_chart, overview
from taf_desktop.domain.progress_words import (
    kept_sentence,
    plan_sentence,
    reasons,
)
from taf_desktop.reports.phrases import stopped
from taf_desktop.reports.tree import (
    Block,
    Drawn,
    Heading,
    Paragraph,
    Quotation,
    Span,
    Table,
    strong,
    words,
)
from taf_desktop.reports.wording import kept, label_of, say, show_date


def side_by_side(plan: PlanHistory) -> Iterator[Block]:
    """Return how far the plan has come: the goals side by side, who came how far, actions kept."""
    seen = overview(plan, say)
    if seen.charts:
        yield Drawn(seen, seen.sentence, _overview_table(seen))
    elif plan.goals:
        yield words(seen.sentence)
    if plan.kept != Kept():
        yield words(kept_sentence(plan.kept, say))


def in_words(plan: PlanHistory) -> Iterator[Block]:
    """Return how far the plan has come and how many actions were kept, in two sentences."""
    if plan.goals:
        yield words(plan_sentence(plan, say))
    if plan.kept != Kept():
        yield words(kept_sentence(plan.kept, say))


def chart_block(goal: GoalHistory, *, table: bool = True) -> Drawn:
    """Return one goal's lines with every number in a table below."""
    chart = goal_chart(goal, say)
    return Drawn(chart, chart.sentence, _chart_table(chart) if table else None)


def reason_lines(goal: GoalHistory) -> tuple[Paragraph, ...]:
    """Return the newest reasons each voice gave, as lines of a list."""
    found: list[Paragraph] = []
    for who, why, one_more in reasons(goal, say):
        more = stopped(say("progress.line.one_more", words=one_more)) if one_more else ""
        told = " ".join(part for part in (stopped(why), more) if part)
        found.append(words(strong(say("page.label", label=who)), told))
    return tuple(found)


def goal_heading(goal: GoalFile, number: int) -> Block:
    """Return the heading of a goal, in the family's own words if there are any."""
    above = say("plan_page.goal.above", number=number)
    if goal.goal.words.strip():
        return Quotation(goal.goal.words, level=2, above=above)
    return Heading(say("progress_page.no_words"), 2, above=above)


def state_words(goal: GoalFile) -> str:
    """Return where a goal is, since when and why: "Reached on 2 November 2026. Four weeks."."""
    state = label_of("goal_state", goal.goal.state)
    if not state:
        return ""
    if goal.goal.state_on:
        told = say("progress_page.state_on", state=state, date=show_date(goal.goal.state_on))
    else:
        told = say("progress_page.state", state=state)
    return " ".join(part for part in (told, kept(stopped(goal.goal.state_reason))) if part)


def _overview_table(seen: Overview) -> Table:
    """Return how far each voice has come with each goal."""
    cells = tuple(tuple((Span(cell),) for cell in row) for row in seen.rows)
    return Table(seen.headers, cells, (42, 58), row_headers=True)


def _chart_table(chart: Chart) -> Table:
    """Return every number that was said: days down, voices across."""
    cells = tuple(tuple((Span(cell),) for cell in row) for row in chart.rows)
    across = len(chart.headers) - 1
    widths = (30, *([70 / across] * across)) if across else ()
    return Table(chart.headers, cells, widths, row_headers=True)


def fact(label: str, text: str) -> Iterator[Block]:
    """Return a strong label and what belongs to it, if there is anything."""
    if text.strip():
        yield words(strong(say("page.label", label=label)), stopped(text))
