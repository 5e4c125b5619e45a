"""Progress in words: each goal and the whole plan as a sentence, and the cells of its tables.

Screens and pages say it in the same words; each gives the function that finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from taf_desktop.domain.dates import MONTHS, spoken_date
from taf_desktop.domain.progress import (
    GoalHistory,
    Kept,
    Moment,
    PlanHistory,
    Standing,
    VoiceHistory,
    Way,
)

Say = Callable[..., str]
"""Finds a sentence by its id and fills its gaps: ``support.words.say`` or that of pages."""

_WAYS = (Way.NEARER, Way.SAME, Way.FURTHER, Way.MIXED, Way.UNKNOWN)
"""In the order in which they are told: the good news first."""


MOST_ACROSS = 5
"""So many voices have a column each in a table."""


def goal_sentence(goal: GoalHistory, say: Say) -> str:
    """Return where a goal stands: "Up from 3 to 6 since May, says Dana; Ash says 7."."""
    told = [voice for voice in goal.voices if voice.standings]
    if not told:
        return say("progress.goal.none")
    first = next((voice for voice in told if voice.way is not Way.UNKNOWN), told[0])
    others = [voice for voice in told if voice is not first]
    clauses = [_clause(first, say), *(_also(voice, say) for voice in others)]
    return say("progress.goal.between").join(clauses) + say("page.stop")


def plan_sentence(plan: PlanHistory, say: Say) -> str:
    """Return how far a plan has come: "Of 3 goals, 2 are nearer than at first, 1 is …"."""
    if not plan.goals:
        return say("progress.plan.none")
    if not any(voice.standings for goal in plan.goals for voice in goal.voices):
        return say("progress.plan.no_numbers")
    if len(plan.goals) == 1:
        return goal_sentence(plan.goals[0], say)
    counts = ((way, plan.count(way)) for way in _WAYS)
    parts = [_counted(say, f"progress.plan.{way}", count) for way, count in counts if count]
    return say("progress.plan.sum", goals=len(plan.goals), parts=_listed(parts, say))


def kept_sentence(kept: Kept, say: Say) -> str:
    """Return which actions were kept: "5 of the 7 things that were due are done."."""
    return " ".join(_kept(kept, say))


def distance_lines(goal: GoalHistory, say: Say) -> Iterator[str]:
    """Walk the voices of a goal: "Dana: 3 to 6, 3 nearer, hopes for 8"."""
    for voice in goal.voices:
        told = [*_numbers(voice, say), steps(voice, say), hopes(voice, say)]
        words = _listed((part for part in told if part), say)
        yield say("progress.line.voice", voice=named(voice, say), words=words)


def table_of(goal: GoalHistory, say: Say) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return every number of a goal as headers and rows: days down, voices across.

    With more voices than fit side by side each number has a row of its own.
    """
    voices = [voice for voice in goal.voices if voice.standings]
    if len(voices) > MOST_ACROSS:
        return _headers(say, "day", "voice", "value"), tuple(_each_number(voices, say))
    nothing = say("progress.table.nothing")
    moments = {day_words(each, say): _place(each) for v in voices for each in v.standings}
    rows: list[tuple[str, ...]] = []
    for words in sorted(moments, key=lambda each: moments[each]):
        at = [_said_at(voice, words, say) for voice in voices]
        rows.append((words, *(each or nothing for each in at)))
    if any(voice.hoped is not None for voice in voices):
        wishes = ("" if voice.hoped is None else str(voice.hoped) for voice in voices)
        rows.append((say("progress.table.hoped"), *(each or nothing for each in wishes)))
    return (say("progress.table.day"), *(named(voice, say) for voice in voices)), tuple(rows)


def reasons(goal: GoalHistory, say: Say) -> Iterator[tuple[str, str, str]]:
    """Walk the newest reasons of each voice: who and when, what makes it that, what one more."""
    for voice in goal.voices:
        last = voice.reason
        if last is not None:
            day = day_words(last, say)
            who = say("progress.line.who", voice=named(voice, say), value=last.value, day=day)
            yield who, last.why, last.one_more


def named(voice: VoiceHistory, say: Say) -> str:
    """Return whose numbers they are; a word for it where nobody is named."""
    return voice.voice or say("progress.table.somebody")


def steps(voice: VoiceHistory, say: Say) -> str:
    """Return how far a voice has come: "3 nearer"; "" if it was never asked."""
    if not voice.standings:
        return ""
    return say(f"progress.step.{voice.way}", count=abs(voice.moved))


def hopes(voice: VoiceHistory, say: Say) -> str:
    """Return what a voice hopes for and whether it is there: "hopes for 8"; "" if unknown."""
    if voice.hoped is None:
        return ""
    return say(f"progress.line.{'there' if voice.there else 'hopes'}", hoped=voice.hoped)


def day_words(standing: Standing, say: Say) -> str:
    """Return when a number was said: the day, "At the start" or "Now"."""
    if standing.on is not None:
        return _date(standing.on, say)
    return say(f"progress.table.{'start' if standing.moment is Moment.START else 'now'}")


def short_day(standing: Standing, say: Say) -> str:
    """Return the month of a number in three letters, "Start" or "Now": for where room is short."""
    if standing.on is not None:
        english = MONTHS[standing.on.month - 1][:3]
        month = _told(say, f"dates.short_month.m{standing.on.month}", english)
        return f"{month} {standing.on.year}"
    return say(f"progress.chart.{'start' if standing.moment is Moment.START else 'now'}")


def _clause(voice: VoiceHistory, say: Say) -> str:
    first, last = voice.standings[0], voice.standings[-1]
    numbers = {"first": first.value, "last": last.value, "voice": named(voice, say)}
    if voice.way is not Way.UNKNOWN:
        return say(f"progress.goal.{voice.way}", since=_since(first, last, say), **numbers)
    if last.on is not None:
        return say("progress.goal.once", since=_date(last.on, say), **numbers)
    return say(f"progress.goal.once_{last.moment}", **numbers)


def _also(voice: VoiceHistory, say: Say) -> str:
    first, last = voice.standings[0], voice.standings[-1]
    ending = f"_{voice.way}" if voice.way is not Way.UNKNOWN else ""
    if last.moment is Moment.START:
        ending = "_start"
    numbers = {"first": first.value, "last": last.value}
    return say(f"progress.goal.also{ending}", voice=named(voice, say), **numbers)


def _since(first: Standing, last: Standing, say: Say) -> str:
    """Return since when: the month alone where no year or day is needed to understand it."""
    if first.on is None:
        return say("progress.since.start")
    month = _told(say, f"dates.of_month.m{first.on.month}", MONTHS[first.on.month - 1])
    named = {"day": first.on.day, "month": month, "year": first.on.year}
    until = last.on
    if until is None or until.year != first.on.year:
        return say("progress.since.year", **named)
    near = until.month == first.on.month
    return say(f"progress.since.{'day' if near else 'month'}", **named)


def _listed(parts: Iterable[str], say: Say) -> str:
    return say("page.list.between").join(parts)


def _kept(kept: Kept, say: Say) -> Iterator[str]:
    if not kept.due:
        yield say("progress.kept.none")
    elif kept.done == kept.due:
        ending = {1: "_one", 2: "_two"}.get(kept.due, "")
        yield say(f"progress.kept.all{ending}", due=kept.due)
    else:
        yield say("progress.kept.some", done=kept.done, due=kept.due)
    later = "later" if kept.due else "later_only"
    for name, count in ((later, kept.later), ("undated", kept.undated)):
        if count:
            yield _counted(say, f"progress.kept.{name}", count)


def _numbers(voice: VoiceHistory, say: Say) -> Iterator[str]:
    """Return the first and the newest number: "3 to 6", or the only one: "at 3"."""
    if len(voice.standings) > 1:
        first, last = voice.standings[0].value, voice.standings[-1].value
        yield say("progress.line.from_to", first=first, last=last)
    elif voice.standings:
        yield say("progress.line.at", value=voice.standings[0].value)


def _each_number(voices: Sequence[VoiceHistory], say: Say) -> Iterator[tuple[str, ...]]:
    every = [(each, voice) for voice in voices for each in voice.standings]
    for standing, voice in sorted(every, key=lambda pair: _place(pair[0])):
        yield day_words(standing, say), named(voice, say), str(standing.value)
    for voice in voices:
        if voice.hoped is not None:
            yield say("progress.table.hoped"), named(voice, say), str(voice.hoped)


def _said_at(voice: VoiceHistory, words: str, say: Say) -> str:
    """Return what a voice said on a day; both numbers if it said two."""
    said = [str(each.value) for each in voice.standings if day_words(each, say) == words]
    return ", ".join(said)


def _place(standing: Standing) -> tuple[int, date]:
    """Return where a number stands in the order of time."""
    order = {Moment.START: 0, Moment.DAY: 1, Moment.NOW: 2}[standing.moment]
    return order, standing.on or date.max


def _headers(say: Say, *names: str) -> tuple[str, ...]:
    return tuple(say(f"progress.table.{name}") for name in names)


def _counted(say: Say, message_id: str, count: int) -> str:
    return say(f"{message_id}.{'one' if count == 1 else 'many'}", count=count)


def _date(day: date, say: Say) -> str:
    """Return a day as it is said in the language of ``say``; English has no words of its own."""
    month = _told(say, f"dates.of_month.m{day.month}", MONTHS[day.month - 1])
    return _told(say, "dates.day", spoken_date(day), day=day.day, month=month, year=day.year)


def _told(say: Say, message_id: str, english: str, **gaps: object) -> str:
    try:
        return say(message_id, **gaps)
    except KeyError:
        return english
