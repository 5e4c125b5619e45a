"""The chronology, for professionals: one line of time through everything that has a date.

More than eight weeks in which nothing was written down are named: practice asks for a review every
six weeks, and drift is what a chronology is read for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taf_desktop.domain.dates import PartialDate, read_date
from taf_desktop.reports.chronology_events import Event, events_of
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import unbroken, whole_date
from taf_desktop.reports.tree import (
    Block,
    Callout,
    DocumentTree,
    Heading,
    Span,
    Table,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say, spoken_date

GAP_WEEKS = 8
"""A gap longer than this is named."""
_WIDTHS = (30, 20, 50)


def chronology(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return everything that has a date, the oldest first, up to the day it is printed."""
    today = inputs.today
    events = [(read_date(event.on), event) for event in events_of(inputs.file, copy_for)]
    past = sorted(
        ((found.day, event) for found, event in events if found.day and found.day <= today),
        key=lambda each: each[0],
    )
    ahead = sorted(
        ((found.day, event) for found, event in events if found.day and found.day > today),
        key=lambda each: each[0],
    )
    loose = sorted(
        ((found, event) for found, event in events if found.day is None), key=lambda e: _order(e[0])
    )
    closed = bool(inputs.file.family.closed_on)
    return DocumentTree(
        title=say("chronology_page.title"),
        heading=say("chronology_page.heading"),
        above=inputs.file.family.name,
        corner=(spoken_date(today),),
        foot=(
            say("plan_page.foot.copy", name=copy_for)
            if copy_for
            else say("agreement_page.record.foot")
        ),
        blocks=(
            words(say("chronology_page.intro", date=unbroken(spoken_date(today)))),
            *_line(past, None if closed else today),
            *_others("undated", [event for _, event in loose]),
            *_others("ahead", list(dict.fromkeys(event for _, event in ahead))),
        ),
    )


def _order(found: PartialDate) -> tuple[int, int, str]:
    return found.year or 0, found.month or 0, found.text


def _line(past: Sequence[tuple[date, Event]], until: date | None) -> Iterator[Block]:
    """Return the line of time. ``until`` is the day to which silence counts, none after closing."""
    if not past:
        yield words(say("chronology_page.nothing"))
        return
    rows: list[tuple[tuple[Span, ...], ...]] = []
    gaps = 0
    for place, (day, event) in enumerate(past):
        if place and (weeks := _gap(past[place - 1][0], day)):
            rows.append(_gap_row("gap", weeks))
            gaps += 1
        rows.append(_row(event))
    if until is not None and (weeks := _gap(past[-1][0], until)):
        rows.append(_gap_row("gap_now", weeks))
        gaps += 1
    name = "gaps" if gaps else "no_gaps"
    told = words(say(f"chronology_page.{name}", weeks=GAP_WEEKS, count=gaps))
    yield Callout((told,), Tone.WORRY, bar=True) if gaps else told
    yield _table(rows)


def _gap(before: date, day: date) -> int:
    """Return how many whole weeks lie between two days if they are too many; else 0."""
    days = (day - before).days
    return days // 7 if days > GAP_WEEKS * 7 else 0


def _others(name: str, events: Sequence[Event]) -> Iterator[Block]:
    if events:
        yield Heading(say(f"chronology_page.{name}"), 2)
        yield _table([_row(event) for event in events])


def _table(rows: Sequence[tuple[tuple[Span, ...], ...]]) -> Table:
    headers = tuple(say(f"chronology_page.{name}") for name in ("when", "about", "what"))
    return Table(headers, tuple(rows), _WIDTHS, row_headers=True)


def _row(event: Event) -> tuple[tuple[Span, ...], ...]:
    kind = say(f"chronology_page.kind.{event.kind}")
    return (Span(whole_date(event.on)),), (Span(kind),), (Span(event.words),)


def _gap_row(name: str, weeks: int) -> tuple[tuple[Span, ...], ...]:
    told = say(f"chronology_page.{name}", weeks=weeks)
    return (Span("–"),), (strong(say("chronology_page.kind.gap")),), (strong(told),)
