"""Makes the charts of a plan's progress out of what everybody said."""

from __future__ import annotations

from collections.abc import Iterable

from taf_desktop.domain.chart_parts import Series, Spot, Tick
from taf_desktop.domain.charts import Chart, Overview
from taf_desktop.domain.progress import GoalHistory, Moment, PlanHistory, Standing
from taf_desktop.domain.progress_words import (
    Say,
    day_words,
    distance_lines,
    goal_sentence,
    named,
    plan_sentence,
    short_day,
    table_of,
)

_APART = 0.15
_LEAST_APART = 21.0
"""A number without a day stands this share of the whole time before or after it, in days."""


def goal_chart(goal: GoalHistory, say: Say) -> Chart:
    """Return one goal's lines, a sentence that says them and a table of every number."""
    standings = [each for voice in goal.voices for each in voice.standings]
    places = _places(standings)
    headers, rows = table_of(goal, say)
    series = (
        Series(
            named(voice, say),
            tuple(Spot(places[_when(each)], each.value) for each in voice.standings),
            say("progress.chart.label", voice=named(voice, say), last=voice.standings[-1].value),
            voice.hoped,
        )
        for voice in goal.voices
        if voice.standings
    )
    ticks = {
        _when(each): Tick(places[_when(each)], day_words(each, say), short_day(each, say))
        for each in standings
    }
    return Chart(
        title=title_of(goal, say),
        series=tuple(series),
        ticks=tuple(sorted(ticks.values(), key=lambda tick: tick.at)),
        sentence=goal_sentence(goal, say),
        headers=headers,
        rows=rows,
        hoped=say("progress.chart.hoped"),
    )


def overview(plan: PlanHistory, say: Say) -> Overview:
    """Return the goals that have numbers side by side, with how far each voice has come."""
    with_numbers = [goal for goal in plan.goals if any(voice.standings for voice in goal.voices)]
    return Overview(
        hoped=say("progress.chart.hoped"),
        charts=tuple(goal_chart(goal, say) for goal in with_numbers),
        sentence=plan_sentence(plan, say),
        headers=(say("progress.table.goal"), say("progress.table.distance")),
        rows=tuple(
            (title_of(goal, say), "\n".join(distance_lines(goal, say))) for goal in with_numbers
        ),
    )


def title_of(goal: GoalHistory, say: Say) -> str:
    """Return a goal in the family's words, or its number while it has none."""
    words = " ".join(goal.goal.words.split())
    return words or say("progress.chart.untitled", number=goal.number)


def worth_drawing(goal: GoalHistory) -> bool:
    """Say whether there is a way to be seen: somebody said a number more than once."""
    return any(len(voice.standings) > 1 for voice in goal.voices)


def _when(standing: Standing) -> float:
    """Return a key for the moment a number was said at."""
    if standing.on is not None:
        return standing.on.toordinal()
    return float("-inf") if standing.moment is Moment.START else float("inf")


def _places(standings: Iterable[Standing]) -> dict[float, float]:
    """Return where each moment stands on the line of time, in days."""
    days = sorted({each.on.toordinal() for each in standings if each.on is not None})
    first, last = (days[0], days[-1]) if days else (0, 0)
    apart = max((last - first) * _APART, _LEAST_APART)
    ends = {float("-inf"): first - apart, float("inf"): last + apart}
    return {**ends, **{float(day): float(day) for day in days}}
