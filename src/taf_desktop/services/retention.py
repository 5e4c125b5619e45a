"""How long records are kept: the list of what is due, a family's rule, and stopping the erasing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.retention import (
    HELD,
    Due,
    Keeping,
    KeptFamily,
    Rule,
    Tombstone,
    due,
    rule_of,
)
from taf_desktop.support.clock import Clock
from taf_desktop.support.ids import new_id

PROFILE = "profile"
"""The setting that names the person's area."""


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """One family on the list: its rule, its date, and whether that day has come."""

    family: KeptFamily
    rule: Rule
    due: Due
    is_due: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Every family with its date, the rules there are, and what was erased before."""

    records: tuple[KeptRecord, ...]
    rules: tuple[Rule, ...]
    erased: tuple[Tombstone, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Review:
    """What a person must have seen before a family is erased."""

    record: KeptRecord
    holds: Mapping[str, int]


class Retention:
    """What a person decides about how long records are kept."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        rules: Callable[[str], Sequence[Rule]],
        clock: Clock,
    ) -> None:
        """Take what returns the rules of an area; there is always at least one."""
        self._unit_of_work = unit_of_work
        self._rules = rules
        self._clock = clock

    def all(self) -> Kept:
        """Return every family with its date: what is due first, then by date."""
        with self._unit_of_work() as unit:
            rules = self._rules_of(unit)
            records = [self._record(family, rules) for family in unit.keeping.families()]
            erased = tuple(unit.keeping.erased())
        records.sort(key=_soonest)
        return Kept(tuple(records), rules, erased, self._clock.today())

    def record(self, family_id: str) -> KeptRecord:
        """Return one family with its rule and date.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            return self._record(found(unit, family_id), self._rules_of(unit))

    def review(self, family_id: str) -> Review:
        """Return what there is of a family, and write down that somebody looked at it.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            record = self._record(found(unit, family_id), self._rules_of(unit))
            holds = unit.keeping.holds(family_id)
            unit.note(Deed.VIEWED, kind="family", of_id=family_id, family_id=family_id)
            unit.commit()
        return Review(record, holds)

    def choose(self, family_id: str, rule: str, counts_from: str) -> tuple[Keeping, ChangeSet]:
        """Choose a family's rule, and the day it counts from; "" for the closing.

        Raises:
            UserError: ``record.gone``.
        """
        return self._change(family_id, rule=rule, counts_from=counts_from.strip())

    def hold(self, family_id: str, reason: str, review_on: str) -> tuple[Keeping, ChangeSet]:
        """Keep a family's record whatever its date says.

        Raises:
            UserError: ``erasure.reason_missing``; ``record.gone``.
        """
        if not reason.strip():
            raise UserError("erasure.reason_missing")
        return self._change(
            family_id, hold=HELD, hold_reason=reason.strip(), hold_review=review_on.strip()
        )

    def let_go(self, family_id: str) -> tuple[Keeping, ChangeSet]:
        """Stop holding a family's record; its date counts again.

        Raises:
            UserError: ``record.gone``.
        """
        return self._change(family_id, hold="no", hold_reason="", hold_review="")

    def _change(self, family_id: str, **values: str) -> tuple[Keeping, ChangeSet]:
        with self._unit_of_work() as unit:
            stored = found(unit, family_id).keeping
            keeping = stored or Keeping(id=new_id(), family_id=family_id)
            kept = unit.put(replace(keeping, **values))
            return kept, unit.commit()

    def _record(self, family: KeptFamily, rules: Sequence[Rule]) -> KeptRecord:
        rule = rule_of(family, rules)
        when = due(family, rule)
        return KeptRecord(family, rule, when, when.is_due(self._clock.today()))

    def _rules_of(self, unit: UnitOfWork) -> tuple[Rule, ...]:
        return tuple(self._rules(unit.settings().get(PROFILE, "")))


def found(unit: UnitOfWork, family_id: str) -> KeptFamily:
    """Return one family.

    Raises:
        UserError: ``record.gone``.
    """
    for family in unit.keeping.families():
        if family.family_id == family_id:
            return family
    raise UserError("record.gone")


def _soonest(record: KeptRecord) -> tuple[bool, date, str]:
    # A family without a date comes last: something about it has to be filled in.
    return record.due.day is None, record.due.day or date.max, record.family.name.casefold()
