"""Progress for supervision: goals, actions kept, reviews and voices, without anybody's surname."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from taf_desktop.domain.family_file import FamilyFile, PlanFile, ReviewFile
from taf_desktop.domain.progress import (
    GoalHistory,
    Kept,
    PlanHistory,
    plan_history,
    reviews_without_movement,
)
from taf_desktop.domain.progress_charts import title_of
from taf_desktop.domain.progress_words import day_words, named
from taf_desktop.reports.inputs import Inputs, the_plan
from taf_desktop.reports.phrases import stopped
from taf_desktop.reports.progress_parts import side_by_side, state_words
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Paragraph,
    Span,
    Table,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import label_of, say, show_date, spoken_date

T = TypeVar("T")
_WORTH_A_WORD = 3
"""So many reviews without movement are worth asking about (check P50)."""


def progress_supervision(inputs: Inputs, _copy_for: str) -> DocumentTree:
    """Return a family's progress for those who advise its lead professional."""
    family = inputs.file.family
    plan = without_surnames(the_plan(inputs), inputs.file)
    history = plan_history(plan, inputs.today)
    lead = (_s("lead", who=family.lead_name),) if family.lead_name.strip() else ()
    return DocumentTree(
        title=_s("title"),
        heading=_s("heading"),
        corner=(spoken_date(inputs.today), *lead),
        foot=_s("foot"),
        blocks=(
            Heading(_s("plan"), 2),
            *_about(plan),
            *side_by_side(history),
            *_goals(plan, history),
            *_reviews(plan),
            *_one_more(history),
        ),
    )


def without_surnames(thing: T, file: FamilyFile) -> T:
    """Return a frozen value in whose words no surname of the family is left.

    Surnames are the last parts of the names in the record and of the family's own.
    """
    names = [*(person.name for person in file.people), file.family.name]
    last = {name.split()[-1] for name in names if len(name.split()) > 1}
    if not last:
        return thing
    every = "|".join(re.escape(name) for name in sorted(last, key=len, reverse=True))
    found = re.compile(rf"\s+(?:{every})(?!\w)", re.IGNORECASE)
    return _reworded(thing, lambda text: found.sub("", text))


def _reworded(thing: T, change: Callable[[str], str]) -> T:
    if isinstance(thing, str):
        return cast("T", change(thing))
    if isinstance(thing, tuple):
        every = cast("tuple[object, ...]", thing)
        return cast("T", tuple(_reworded(each, change) for each in every))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    parts = {each.name: _reworded(getattr(thing, each.name), change) for each in fields(thing)}
    return replace(thing, **parts)


def _about(plan: PlanFile) -> Iterator[Block]:
    agreed = _s("draft")
    if plan.signed_on:
        agreed = _s("agreed_on", date=show_date(plan.signed_on), version=plan.version)
    yield _line("agreed", agreed)
    if plan.plan.review_date.strip():
        yield _line("next", show_date(plan.plan.review_date))


def _goals(plan: PlanFile, history: PlanHistory) -> Iterator[Block]:
    if not plan.goals:
        return
    yield Heading(_s("goals"), 2)
    headers = tuple(_s(name) for name in ("goal", "state", "kept"))
    rows = tuple(
        (title_of(goal, say), state_words(file), _kept(goal.kept))
        for file, goal in zip(plan.goals, history.goals, strict=True)
    )
    cells = tuple(tuple((Span(cell),) for cell in row) for row in rows)
    yield Table(headers, cells, (46, 32, 22), row_headers=True)


def _kept(kept: Kept) -> str:
    if not kept.due:
        return _s("nothing_due")
    return _s("kept_of", done=kept.done, due=kept.due)


def _reviews(plan: PlanFile) -> Iterator[Block]:
    yield Heading(_s("reviews"), 2)
    if not plan.reviews:
        yield words(_s("no_reviews"))
        return
    headers = tuple(_s(name) for name in ("day", "found", "decision"))
    yield Table(headers, tuple(map(_review, plan.reviews)), (22, 36, 42), row_headers=True)
    still = reviews_without_movement(plan)
    if still >= _WORTH_A_WORD:
        yield Callout((words(_s("still", count=still)),), Tone.WORRY)


def _review(file: ReviewFile) -> tuple[tuple[Span, ...], ...]:
    outlooks = Counter(look.outlook for look in file.looks if look.outlook)
    found = say("page.list.between").join(
        _s("found_part", label=label_of("action_outlook", name), count=count)
        for name, count in outlooks.items()
    )
    review = file.review
    decision = label_of("review_decision", review.decision)
    reason = stopped(review.decision_reason)
    decided = " ".join(part for part in (stopped(decision), reason) if part)
    return (Span(show_date(review.held_on)),), (Span(found),), (Span(decided),)


def _one_more(history: PlanHistory) -> Iterator[Block]:
    """Return what would make it one more, as each voice said it last."""
    yield Heading(_s("one_more"), 2)
    said = [(goal, _wishes(goal)) for goal in history.goals]
    if not any(wishes for _, wishes in said):
        yield words(_s("no_one_more"))
    for goal, wishes in said:
        if wishes:
            yield Heading(title_of(goal, say), 3)
            yield Bullets(wishes)


def _wishes(goal: GoalHistory) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for voice in goal.voices:
        last = next((each for each in reversed(voice.standings) if each.one_more), None)
        if last is not None:
            who = _s("one_more_by", voice=named(voice, say), day=day_words(last, say))
            found.append(words(strong(who), stopped(last.one_more)))
    return tuple(found)


def _line(name: str, text: str) -> Paragraph:
    return words(strong(say("page.label", label=_s(name))), stopped(text))


def _s(name: str, **gaps: object) -> str:
    return say(f"progress_page.supervision.{name}", **gaps)
