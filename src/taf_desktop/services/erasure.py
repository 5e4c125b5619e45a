"""Erasing a family: looked at first, asked twice, with a reason; then the records are renewed."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.audit_ports import Aftercare
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.retention import Tombstone
from taf_desktop.services.retention import Retention
from taf_desktop.support.clock import Clock

OWED, _YES = "owed_backups", "yes"
"""The setting that says older backups go with a family whose erasing is not finished."""
REASONS = "erasure_reason"
"""The code list of reasons. Free words could name somebody, so none are kept."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for in the second step.

    ``typed`` is the family's name as they typed it. ``backups_too`` removes the older backups at
    once instead of waiting for them to go.
    """

    family_id: str
    reason: str
    typed: str
    backups_too: bool = False


class Erasure:
    """Removes families for good."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, retention: Retention, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._retention = retention
        self._clock = clock

    def erase(self, wish: Wish, after: Aftercare) -> tuple[Tombstone, ChangeSet]:
        """Erase a family. Database lane.

        A backup is made before, unless older backups are to go at once: then there would be no
        way back anyhow. ``finish`` comes next.

        Raises:
            UserError: ``erasure.held``, ``erasure.reason_missing``, ``erasure.name_differs``,
                ``record.gone``. Nothing was changed.
            EnvironmentProblem: the backup could not be made. Nothing was changed.
        """
        stone = self._checked(wish)
        if not wish.backups_too:
            after.before()
        with self._unit_of_work() as unit:
            unit.erase(stone)
            if wish.backups_too:
                unit.set_setting(OWED, _YES)
            return stone, unit.commit()

    def owes_finishing(self) -> bool:
        """Say whether a family was erased and the records were not yet written anew."""
        with self._unit_of_work() as unit:
            return _owes(unit)

    def finish(self, after: Aftercare, *, backups_too: bool = False) -> int:
        """Write the records anew, so that nothing left on the drive can be read. Database lane.

        It can be called again at any time, also in a later session; that older backups were to go
        is remembered. Returns how many of them were removed.

        Raises:
            EnvironmentProblem: no room. What was erased stays erased.
        """
        after.rewrite()
        removed = after.only_newest() if backups_too or self._owes_backups() else 0
        with self._unit_of_work() as unit:
            if unit.settings().get(OWED):
                unit.set_setting(OWED, "")
            unit.note(Deed.REWRITTEN, kind="vault")
            if removed:
                unit.note(Deed.BACKUP_REMOVED, kind="backup", fields=(str(removed),))
            unit.commit()
        return removed

    def _owes_backups(self) -> bool:
        with self._unit_of_work() as unit:
            return bool(unit.settings().get(OWED))

    def _checked(self, wish: Wish) -> Tombstone:
        record = self._retention.record(wish.family_id)
        if record.family.held:
            raise UserError("erasure.held")
        if not wish.reason:
            raise UserError("erasure.reason_missing")
        if _plain(wish.typed) != _plain(record.family.name):
            raise UserError("erasure.name_differs")
        return Tombstone(
            family_id=wish.family_id,
            erased_at=self._clock.now().isoformat(timespec="seconds"),
            rule=record.rule.id,
            reason=wish.reason,
        )


def _owes(unit: UnitOfWork) -> bool:
    erased, rewritten = unit.history.last(Deed.ERASED), unit.history.last(Deed.REWRITTEN)
    if erased is None:
        return False
    return rewritten is None or rewritten.seq < erased.seq


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
