"""One action of a plan on paper: who does what, when and with whose help, and how it is going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.plan import Action
from taf_desktop.reports.phrases import near_date, sentence, stopped
from taf_desktop.reports.tree import Block, Paragraph, Span, TickCard, strong
from taf_desktop.reports.wording import kept, label_of, say

_BEGINNING = "not_started"
_DONE = "done"
_NO_LONGER = frozenset({"replaced", "not_needed"})


def goes_on(action: Action) -> bool:
    """Say whether an action is still part of the plan, done or not."""
    return action.status not in _NO_LONGER


def action_card(action: Action, number: int, day: date) -> TickCard:
    """Return one action as a card."""
    spans = (*who_does_what(action), *_lines(action, day))
    return TickCard(number, (Paragraph(spans),), done=action.status == _DONE)


def no_longer(actions: Sequence[Action]) -> Iterator[Block]:
    """Return one small line that names the actions that are no longer part of the plan."""
    if not actions:
        return
    spans: list[Span] = [strong(say("plan_page.who.no_longer"))]
    for action in actions:
        spans += [Span(" "), *who_does_what(action), *_how_it_is(action)]
    yield Paragraph(tuple(spans), small=True, muted=True)


def who_does_what(action: Action) -> tuple[Span, ...]:
    """Return "Dana lays out clothes." with the name strong; a colon where the words begin anew."""
    who = action.who.strip() or say("plan_page.who.somebody")
    what = stopped(action.what.strip() or say("plan_page.who.no_what"))
    goes_on_from_it = what[:1].islower()
    return strong(who if goes_on_from_it else f"{who}:"), Span(f" {what}")


def when_and_helper(action: Action, day: date) -> str:
    """Return when something is done, and with whose help, if it is known."""
    helper = action.supported_by.strip()
    helped = say("plan_page.who.helped", name=helper) if helper else ""
    return " ".join(part for part in (_when(action, day), helped) if part)


def _when(action: Action, day: date) -> str:
    """Return how often and by when in one sentence; a first day only until it has come."""
    parts = [kept(action.how_often.strip().rstrip("."))]
    begins = read_date(action.start).day
    if action.start.strip() and (begins is None or begins > day):
        parts.append(say("plan_page.who.from", date=near_date(action.start, day)))
    if action.by_when.strip():
        parts.append(say("plan_page.who.by", date=near_date(action.by_when, day)))
    return sentence(say("page.list.between").join(part for part in parts if part))


def _lines(action: Action, day: date) -> Iterator[Span]:
    """Return the line that says when and with whose help, and how it is going.

    "Done" goes on in the same line, and so does every status nothing was written about.
    """
    when = when_and_helper(action, day)
    status = tuple(_how_it_is(action))
    if when:
        yield Span(f"\n{when}")
    if status:
        same_line = when and (action.status == _DONE or not action.progress.strip())
        yield Span("" if same_line else "\n")
        yield from status if same_line else (_unspaced(status[0]), *status[1:])


def _how_it_is(action: Action) -> Iterator[Span]:
    """Return the status in words, unless it says nothing, and what was written about it."""
    if action.status not in {"", _BEGINNING}:
        yield strong(" " + sentence(label_of("action_status", action.status)))
    if action.progress.strip():
        yield Span(" " + action.progress.strip())


def _unspaced(span: Span) -> Span:
    return Span(span.text.lstrip(), span.strong)
