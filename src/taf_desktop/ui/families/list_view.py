"""The list of families as rows of words. Qt-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from taf_desktop.domain.journey import FamilyFacts, is_overdue, next_step, where_now
from taf_desktop.support.folding import fold
from taf_desktop.support.words import say
from taf_desktop.ui.families.day_words import changed_words
from taf_desktop.ui.families.step_words import step_and_day, stop_words

BETWEEN = "\x1f"
"""Stands between the parts of a row's line; nobody types it."""


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One line of the list, to be read from left to right like a sentence."""

    family_id: str
    name: str
    stage: str
    step: str
    overdue: bool
    changed: str
    changed_at: str
    line: str
    """All the row says, folded, for finding words in it and for sorting by name."""
    stage_key: str
    step_key: str
    """Stage and step, folded, for sorting."""


def family_rows(facts: Sequence[FamilyFacts], now: datetime) -> tuple[FamilyRow, ...]:
    """Return the rows of the list, in the order given.

    Args:
        facts: What is known of each family, as ``Families.all`` returns it.
        now: This moment, for "today 14:32" and for what is overdue.
    """
    return tuple(_row(one, now) for one in facts)


def _row(facts: FamilyFacts, now: datetime) -> FamilyRow:
    today = now.astimezone().date()
    step = next_step(facts)
    name = facts.name or say("family_screens.list.no_name")
    stage = stop_words(where_now(facts))
    step_words = step_and_day(step, today)
    changed = changed_words(facts.changed_at, now)
    line = fold(BETWEEN.join((name, stage, step_words, changed)))
    _name, stage_key, step_key, _changed = line.rsplit(BETWEEN, 3)
    return FamilyRow(
        facts.family_id,
        name,
        stage,
        step_words,
        is_overdue(step, today),
        changed,
        facts.changed_at,
        line,
        stage_key,
        step_key,
    )
