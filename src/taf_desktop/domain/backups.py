"""What the program may know of backups: one on a list, how things stand, and what was restored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from taf_desktop.domain.vault import Anchor, VaultCard, VaultKeys

DAYS_WITHOUT = 7
"""After so many days without a checked backup the main window says so."""
DAYS_WITHOUT_SECOND = 30
"""After so many days without one in the second place the main window says so."""
OLDEST_KEPT_DAYS = 186
"""No backup is kept longer than six months, unless there is no newer one."""
EARLIER_KEPT_DAYS = 30
"""How long the records are kept that a restored backup or a new version took the place of."""
DAYS_BETWEEN_CHECKS = 7
"""The oldest backup is checked whole again once a week."""


class Reason(StrEnum):
    """Why a backup was made. ``backup.reason.<value>`` in the words says it."""

    CLOSE = "close"
    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    RESTORE = "restore"
    ERASE = "erase"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupCard:
    """A backup on a list.

    Nothing here is secret, and nothing of it is believed before it is opened.

    Args:
        path: The file.
        vault_id: The vault it was made of.
        name: That vault's nickname.
        made: When it was made and checked, in UTC.
        reason: A value of ``Reason``; a later program may know more of them.
        size: Bytes of the whole file.
        families: How many families are in it.
        last_change: The moment of the newest change in it, an ISO text in UTC, or "".
        content: A fingerprint that is the same while nothing was changed.
        checked: When the whole file was last checked.
    """

    path: Path
    vault_id: str
    name: str
    made: datetime
    reason: str
    size: int
    families: int
    last_change: str
    content: str = ""
    checked: datetime | None = None


@dataclass(frozen=True, slots=True)
class VaultState:
    """What is in a vault, to be shown beside another state of it.

    ``counts`` are numbers of things by kind; ``last_change`` is an ISO text in UTC, or "".
    """

    last_change: str = ""
    counts: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup brought back into a folder of its own, not yet in place.

    ``now`` is what is in the present vault; None if there is none or it cannot be read.
    """

    folder: Path
    card: VaultCard
    keys: VaultKeys = field(repr=False)
    made: datetime
    then: VaultState
    now: VaultState | None
    present: bool
    """Whether there is a present vault that it would take the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the backups of a vault stand.

    Args:
        newest: When the newest checked one was made; None if there is none.
        since: The day from which a vault without any is counted as without.
        second: When the newest one in the second place was made, as far as is known.
        second_place: Where the second place is, or "".
        second_there: Whether the second place can be reached just now.
        second_since: The day from which the second place is counted as empty.
        trouble: The id of a sentence about what went wrong last, or "".
        damaged: Whether the open records were found damaged.
        reserve_used: Whether the drive was so full that the reserve was given up.
    """

    newest: datetime | None = None
    since: date | None = None
    second: datetime | None = None
    second_place: str = ""
    second_there: bool = False
    second_since: date | None = None
    trouble: str = ""
    damaged: bool = False
    reserve_used: bool = False

    def days_without(self, today: date) -> int:
        """Return for how many days there has been no checked backup."""
        return _days(self.newest.astimezone().date() if self.newest else self.since, today)

    def days_without_second(self, today: date) -> int:
        """Return for how many days there has been none in the second place; 0 without a place."""
        if not self.second_place:
            return 0
        return _days(self.second.astimezone().date() if self.second else self.second_since, today)

    def is_old(self, today: date) -> bool:
        """Say whether it is time to tell that no backup is recent."""
        return self.days_without(today) >= DAYS_WITHOUT

    def second_is_old(self, today: date) -> bool:
        """Say whether it is time to tell that the second place has no recent one."""
        return self.days_without_second(today) >= DAYS_WITHOUT_SECOND


def kept_until(day: date) -> date:
    """Return the day until which records that were replaced on a day are kept."""
    return day + timedelta(days=EARLIER_KEPT_DAYS)


def gone_everywhere_within() -> int:
    """Return after how many days nothing managed here still holds what was erased today.

    It counts the backups of this computer and of a second place that is connected, and the records
    a restored backup took the place of. A copy somebody made by hand is not counted.
    """
    return max(OLDEST_KEPT_DAYS, EARLIER_KEPT_DAYS)


def _days(since: date | None, today: date) -> int:
    return (today - since).days if since is not None else 0


class Progress(Protocol):
    """What a long job of the backups tells, and where it hears that it was called off."""

    @property
    def cancelled(self) -> bool:
        """Whether the job was called off."""
        ...

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the job is."""
        ...


class Copied(Protocol):
    """A copy of the records that is not yet checked."""

    @property
    def bytes(self) -> int:
        """How large it is."""
        ...


class Copying(Protocol):
    """A copy of the open records on its way. Others may save between two steps."""

    def step(self, progress: Progress) -> Copied | None:
        """Copy for a moment; return the copy once it is through. Database lane.

        It is the records as they stood at the end of the last step.

        Raises:
            EnvironmentProblem: no room, a damaged page, a disk that is closed to us.
            CalledOff: the job was called off, or the records were needed alone; nothing is left.
        """
        ...


class Examining(Protocol):
    """A look at every page of the open records. Others may save between two steps."""

    def step(self) -> bool:
        """Look for a moment; say whether everything was looked at. Database lane.

        Raises:
            EnvironmentProblem: ``vault.damaged_database``.
        """
        ...


class BackupStore(Protocol):
    """Makes, checks and restores backups. Each call says on which lane it belongs."""

    def changed(self) -> bool:
        """Say whether the open vault differs from its newest backup. Database lane."""
        ...

    def copying(self, reason: Reason) -> Copying:
        """Begin to copy the open records, a step at a time. Database lane.

        Raises:
            EnvironmentProblem: no room, or a disk that is closed to us.
        """
        ...

    def copy(self, reason: Reason, progress: Progress) -> Copied:
        """Copy the open records as they stand, without a pause. Database lane.

        Raises:
            EnvironmentProblem: no room, a damaged page, a disk that is closed to us.
            CalledOff: the job was called off; nothing is left behind.
        """
        ...

    def finish(self, copied: Copied, progress: Progress) -> BackupCard:
        """Check a copy and make it a backup. Cpu lane.

        Raises:
            EnvironmentProblem: as ``copy``, or ``backup.not_whole``.
            CalledOff: the job was called off; nothing is left behind.
        """
        ...

    def before(self, reason: Reason) -> BackupCard:
        """Make a whole backup now, before something that cannot be taken back. Database lane."""
        ...

    def examining(self) -> Examining:
        """Begin to read every page of the open records, a step at a time. Database lane."""
        ...

    def examine(self) -> None:
        """Read every page of the open records, without a pause. Database lane.

        Raises:
            EnvironmentProblem: ``vault.damaged_database``.
        """
        ...

    def cards(self) -> tuple[BackupCard, ...]:
        """Return the open vault's backups on this computer, newest first. Cpu lane."""
        ...

    def anchors(self, second_place: str) -> tuple[Anchor, ...]:
        """Return how far the history went when each backup in reach was made. Cpu lane.

        Only backups that this vault's own key vouches for.
        """
        ...

    def standing(self, second_place: str) -> Standing:
        """Return how the backups stand. Cpu lane."""
        ...

    def copy_to_second(self, second_place: str, progress: Progress) -> BackupCard | None:
        """Put the newest backup into the second place and check it there. Cpu lane.

        None if it is there already, or there is none to put.

        Raises:
            EnvironmentProblem: ``backup.second_missing``, no room, or ``backup.not_whole``.
        """
        ...

    def check_oldest(self, progress: Progress) -> BackupCard | None:
        """Check the oldest backup whole again, if that is a week ago. Cpu lane.

        A damaged one is set aside, never deleted.

        Raises:
            EnvironmentProblem: ``backup.one_was_damaged``.
        """
        ...

    def tidy(self, second_place: str) -> int:
        """Remove the backups that are no longer needed; return how many. Cpu lane."""
        ...

    def keep_house(self) -> None:
        """Keep the reserve for a full drive, and forget what is kept no longer. Cpu lane."""
        ...

    def only_newest(self, second_place: str) -> int:
        """Make a fresh backup and remove every older one in reach. Database lane.

        Records that a restored backup or an update took the place of go too. Returns how many were
        removed. For erasing at once instead of waiting.
        """
        ...

    def has_other_locks(self, second_place: str) -> bool:
        """Say whether a backup in reach was made under a master key that was renewed since."""
        ...

    def owes_dropping(self, second_place: str) -> bool:
        """Say whether such backups in reach were to be removed and are still there.

        For when the program was cut short, or the second place was out of reach.
        """
        ...

    def renew_locks(self, second_place: str) -> int:
        """Give the reachable backups the locks the vault has now; return how many. Cpu lane.

        For after a change of passphrase or recovery code.
        """
        ...


class RestoreStore(Protocol):
    """Finds backups and restores them while no vault is open. Cpu lane."""

    def found(self, base: Path, places: tuple[Path, ...]) -> tuple[BackupCard, ...]:
        """Return every backup of the vaults under a folder and in other places, newest first."""
        ...

    def read(self, path: Path) -> BackupCard:
        """Return the card of one file.

        Raises:
            EnvironmentProblem: ``backup.not_one``, ``backup.newer``, ``backup.missing``.
        """
        ...

    def restore(self, path: Path, secret: str, base: Path, progress: Progress) -> Restored:
        """Bring a backup back into a folder of its own, checked, beside the present vault.

        Raises:
            UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
            EnvironmentProblem: ``backup.damaged``, ``backup.newer``, no room.
        """
        ...

    def put_in_place(self, restored: Restored, base: Path) -> VaultCard:
        """Put a restored vault where the present one is; that one is kept for 30 days."""
        ...

    def discard(self, restored: Restored) -> None:
        """Forget a restored vault; the present one stays as it is."""
        ...


class CalledOff(Exception):
    """A long job was called off. Nothing is left behind, and nothing needs to be said."""


class Quiet:
    """A ``Progress`` for jobs that nobody watches and nobody calls off."""

    cancelled = False

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell nobody."""
