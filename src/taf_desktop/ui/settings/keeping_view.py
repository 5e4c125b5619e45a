"""How long records are kept, in words: the list, one family, and what would be removed. Qt-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from taf_desktop.domain.dates import show_date, spoken_date
from taf_desktop.domain.retention import Due, Rule, Tombstone
from taf_desktop.forms.codes import label_of
from taf_desktop.services.erasure import REASONS
from taf_desktop.services.handover_merge import AGAIN
from taf_desktop.services.retention import Kept, KeptRecord
from taf_desktop.support.words import catalogue, say

SMALL_PARTS = frozenset({"family", "keeping"})
"""Kinds that are not worth a line of their own among what would be removed."""


@dataclass(frozen=True, slots=True)
class KeepingRow:
    """One family on the list."""

    family_id: str
    name: str
    when: str
    why: str
    is_due: bool
    held: bool
    order: int


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """One rule to choose: its words, and where it is from."""

    id: str
    words: str
    small: str


@dataclass(frozen=True, slots=True)
class KeepingView:
    """One family's page: when it is due and why, the rules, and whether it is held."""

    family_id: str
    name: str
    when: str
    why: str
    is_due: bool
    rule: str
    rules: tuple[RuleChoice, ...]
    counts_from: str
    held: bool
    hold_reason: str
    hold_review: str


def keeping_rows(kept: Kept) -> tuple[KeepingRow, ...]:
    """Return the list, what is due first."""
    return tuple(_row(record, kept.today, at) for at, record in enumerate(kept.records))


def count_words(kept: Kept) -> str:
    """Return "1 due, 5 kept"."""
    due = sum(record.is_due and not record.family.held for record in kept.records)
    return say("erasure.list.count", due=due, all=len(kept.records) - due)


def ledger_lines(erased: tuple[Tombstone, ...]) -> tuple[str, ...]:
    """Return one line for each removed record, newest first: the day and the reason."""
    return tuple(_stone(stone) for stone in reversed(erased))


def keeping_view(record: KeptRecord, rules: tuple[Rule, ...], today: date) -> KeepingView:
    """Return one family's page."""
    family, keeping = record.family, record.family.keeping
    return KeepingView(
        family_id=family.family_id,
        name=_name(record),
        when=_when(record, today),
        why=_why(record),
        is_due=record.is_due,
        rule=record.rule.id,
        rules=tuple(RuleChoice(rule.id, rule.words, _source(rule)) for rule in rules),
        counts_from=show_date(keeping.counts_from) if keeping else "",
        held=family.held,
        hold_reason=keeping.hold_reason if keeping else "",
        hold_review=show_date(keeping.hold_review) if keeping else "",
    )


def holds_lines(holds: Mapping[str, int]) -> tuple[str, ...]:
    """Return "People: 5" and so on, for what would be removed."""
    lines: dict[str, int] = {}
    for kind, count in sorted(holds.items(), key=lambda each: _order(each[0])):
        if kind not in SMALL_PARTS:
            message = f"erasure.holds.{kind}"
            words = say(message if message in catalogue() else "erasure.holds.other")
            lines[words] = lines.get(words, 0) + count
    told = tuple(say("erasure.holds.many", thing=thing, count=n) for thing, n in lines.items())
    return told or (say("erasure.holds.nothing"),)


def horizon_words(days: int, *, backups_too: bool) -> str:
    """Return how long older backups go on holding what is removed."""
    return say("erasure.horizon_now") if backups_too else say("erasure.horizon", days=days)


def done_words(name: str, days: int, *, backups_too: bool) -> str:
    """Return what is said when a record was removed."""
    if backups_too:
        return say("erasure.done.now", name=name)
    return say("erasure.done.waiting", name=name, days=days)


def _row(record: KeptRecord, today: date, at: int) -> KeepingRow:
    keeping = record.family.keeping
    return KeepingRow(
        family_id=record.family.family_id,
        name=_name(record),
        when=_when(record, today),
        why=keeping.hold_reason if record.family.held and keeping else _why(record),
        is_due=record.is_due and not record.family.held,
        held=record.family.held,
        order=at,
    )


def _name(record: KeptRecord) -> str:
    return record.family.name or say("erasure.list.no_name")


def _when(record: KeptRecord, today: date) -> str:
    if record.family.held:
        return say("erasure.list.held")
    day = record.due.day
    if day is None:
        return say("erasure.list.unknown")
    if day == today:
        return say("erasure.list.due_today")
    return say("erasure.list.due" if day < today else "erasure.list.until", day=spoken_date(day))


def _why(record: KeptRecord) -> str:
    if record.due.day is None:
        return say("erasure.list.unknown_why", rule=record.rule.words)
    return say("erasure.list.why", rule=record.rule.words, counted=_counted(record.due))


def _counted(due: Due) -> str:
    return say(f"erasure.list.counted.{due.counted_from}", day=spoken_date(due.start))


def _source(rule: Rule) -> str:
    parts = [say("erasure.rule.source", source=rule.source)] if rule.source else []
    if rule.checked:
        parts.append(say("erasure.rule.checked", day=show_date(rule.checked)))
    else:
        parts.append(say("erasure.rule.not_checked"))
    return " ".join((*parts, rule.note)).strip()


def _stone(stone: Tombstone) -> str:
    day, reason = _day(stone.erased_at), label_of(REASONS, stone.reason)
    if not stone.again_at:
        return say("erasure.ledger.line", day=day, reason=reason)
    why = label_of(AGAIN, stone.again_why)
    return say("erasure.ledger.again", day=day, reason=reason, again=_day(stone.again_at), why=why)


def _day(moment: str) -> str:
    return spoken_date(datetime.fromisoformat(moment).astimezone().date())


def _order(kind: str) -> int:
    known = [name for name in catalogue() if name.startswith("erasure.holds.")]
    message = f"erasure.holds.{kind}"
    return known.index(message) if message in known else len(known)
