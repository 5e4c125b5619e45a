"""How long a family's record is kept, and when somebody should look at whether it is still needed.

No national law says how long early-help records are kept; each place has its own schedule. The
rules are data in ``resources/profiles``; nothing is ever removed without a person's decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from taf_desktop.domain.dates import PartialDate, read_date
from taf_desktop.domain.entity import Entity

HELD = "yes"
"""The answer of ``Keeping.hold`` by which nothing may be erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping(Entity):
    """How long one family's record is kept. At most one belongs to a family.

    ``rule`` is an id of the profile's rules, "" for its first. ``counts_from`` is a date the person
    gave in place of the closing. A ``hold`` stops erasing whatever the date says.
    """

    KIND: ClassVar[str] = "keeping"

    rule: str = ""
    counts_from: str = ""
    hold: str = ""
    hold_reason: str = ""
    hold_review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a place: kept for so many years after the closing, and at least until an age.

    Args:
        id: Its name in the profile.
        words: What it says, in one line.
        years_after_closing: Whole years, or ``None`` where the closing does not count.
        until_youngest_is: The age in years of the youngest child, or ``None``.
        source: Where the rule is written down.
        checked: The ISO day on which somebody compared it with that source, or "".
        note: What to know about it.
    """

    id: str
    words: str
    years_after_closing: int | None = None
    until_youngest_is: int | None = None
    source: str = ""
    checked: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFamily:
    """What the list of what is due needs to know of a family, also one put aside.

    Dates are as recorded. ``births`` are those of its children; ``changed_at`` is an ISO moment.
    """

    family_id: str
    name: str
    closed_on: str = ""
    changed_at: str = ""
    put_aside: bool = False
    births: tuple[str, ...] = ()
    keeping: Keeping | None = None

    @property
    def held(self) -> bool:
        """Whether somebody stopped its erasing."""
        return self.keeping is not None and self.keeping.hold == HELD


@dataclass(frozen=True, slots=True)
class Due:
    """When a record is due: the day, and what it was counted from.

    ``day`` is ``None`` where a needed birth date is missing. ``counted_from`` is "given", "closed"
    or "last_change".
    """

    day: date | None
    counted_from: str
    start: date

    def is_due(self, today: date) -> bool:
        """Say whether the day has come."""
        return self.day is not None and self.day <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of an erased family: its random id, when, by which rule and for what reason.

    Args:
        family_id: Its random id.
        erased_at: The ISO moment it was erased, the last time.
        rule: The rule by which it was due.
        reason: A code of ``resources/codes/erasure_reason.yaml``.
        lines: The codes of the history's lines that say it was erased, oldest first.
        again_at: The moment it was taken in again on purpose; "" while it is erased.
        again_why: A code of ``resources/codes/taken_again_reason.yaml``.
        came_back: Whether it ever was taken in again, also if it was erased once more since.
    """

    family_id: str
    erased_at: str
    rule: str
    reason: str
    lines: tuple[str, ...] = field(default=(), compare=False, repr=False)
    again_at: str = ""
    again_why: str = ""
    came_back: bool = field(default=False, compare=False)


def due(family: KeptFamily, rule: Rule) -> Due:
    """Return when a family's record is due for a decision: the latest of what the rule names.

    Counted from the date the person gave, else from the closing, else from the last change.
    """
    start, counted_from = _start(family)
    days: list[date] = []
    if rule.years_after_closing is not None:
        days.append(_years_after(start, rule.years_after_closing))
    if rule.until_youngest_is is not None:
        born = _youngest(family.births)
        if born is None:
            return Due(None, counted_from, start)
        days.append(_years_after(born, rule.until_youngest_is))
    return Due(max(days, default=start), counted_from, start)


def rule_of(family: KeptFamily, rules: Sequence[Rule]) -> Rule:
    """Return the rule chosen for a family; the first where none was chosen or it is gone."""
    chosen = family.keeping.rule if family.keeping else ""
    return next((rule for rule in rules if rule.id == chosen), rules[0])


def _start(family: KeptFamily) -> tuple[date, str]:
    given = latest_day(family.keeping.counts_from) if family.keeping else None
    if given is not None:
        return given, "given"
    closed = latest_day(family.closed_on)
    if closed is not None:
        return closed, "closed"
    return date.fromisoformat(family.changed_at[:10]), "last_change"


def latest_day(text: str) -> date | None:
    """Return the last day a written date can mean, so that nothing is due too early."""
    found = read_date(text)
    if found.day is not None or found.year is None:
        return found.day
    return _last_of(found)


def _last_of(found: PartialDate) -> date:
    year, month = found.year or 1, found.month or 12
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _youngest(births: Sequence[str]) -> date | None:
    days = [latest_day(text) for text in births]
    known = [day for day in days if day is not None]
    # One missing date could be the youngest's, so nothing can be counted.
    return max(known) if known and len(known) == len(days) else None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
