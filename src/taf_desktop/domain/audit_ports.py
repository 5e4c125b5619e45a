"""What services need to read the history, and to see to how long records are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from taf_desktop.domain.audit import AuditHead, Entry, HistoryCheck
from taf_desktop.domain.retention import KeptFamily, Tombstone


class HistoryBook(Protocol):
    """The history as it can be read. Nothing here changes it."""

    def head(self) -> AuditHead:
        """Return the newest line's place and code."""
        ...

    def agrees(self, anchor: AuditHead) -> bool:
        """Say whether a line still stands at its place with its code, as on an evidence page."""
        ...

    def lines(self, before: int | None, limit: int) -> Sequence[Entry]:
        """Return lines, newest first; only those before a place if one is given."""
        ...

    def last(self, deed: str) -> Entry | None:
        """Return the newest line of one deed."""
        ...

    def months(self) -> Sequence[tuple[str, str, int]]:
        """Return how often each deed was done in each month (``2026-11``), oldest month first."""
        ...

    def check(
        self, begun: HistoryCheck | None = None, anchors: Sequence[AuditHead] = ()
    ) -> HistoryCheck:
        """Begin a check of the whole history, or go on with one by a small step.

        ``anchors`` are further places and codes to compare with, such as a backup's.

        Raises:
            Bug: ``vault.no_block``, it was begun in another place.
        """
        ...


class KeepingBook(Protocol):
    """Which families are kept, and which were erased."""

    def families(self) -> Sequence[KeptFamily]:
        """Return every family, also those put aside, by name."""
        ...

    def names(self) -> Mapping[str, str]:
        """Return every family's name by its id, also of those put aside."""
        ...

    def holds(self, family_id: str) -> Mapping[str, int]:
        """Return how many things of each kind there are of a family, also of those put aside."""
        ...

    def erased(self) -> Sequence[Tombstone]:
        """Return the ledger of erased families, oldest first."""
        ...


class Aftercare(Protocol):
    """What goes with erasing: the backup before it, fresh records after it, older backups."""

    def before(self) -> None:
        """Make a whole, checked backup. Database lane.

        Raises:
            EnvironmentProblem: no room, or the records are damaged; nothing may be erased then.
        """
        ...

    def rewrite(self) -> None:
        """Write the records anew under a fresh key. Database lane.

        Raises:
            EnvironmentProblem: no room; the vault stays open as it was.
        """
        ...

    def only_newest(self) -> int:
        """Make a fresh backup and remove every older one in reach. Database lane.

        Returns how many were removed.
        """
        ...

    def days(self) -> int:
        """Return after how many days no backup managed here holds what is erased today."""
        ...
