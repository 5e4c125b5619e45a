"""Backups of the open vault: making one in two steps, the second place, and looking after them.

A backup takes two jobs, because only the copying needs the database lane: ``copy`` there, then
``finish`` on a cpu lane, where the copy is checked and becomes a file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.backups import (
    BackupCard,
    BackupStore,
    CalledOff,
    Copied,
    Copying,
    Examining,
    Progress,
    Quiet,
    Reason,
    Restored,
    RestoreStore,
    Standing,
)
from taf_desktop.domain.errors import EnvironmentProblem, TafError
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import Anchor, VaultCard
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

NOTED = "backup"
"""What the history calls a backup."""


class Backups:
    """What a person and the program do with the backups of the open vault."""

    def __init__(
        self,
        store: Callable[[], BackupStore],
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        second_place: Callable[[], str] = str,
    ) -> None:
        """Join the use cases.

        Args:
            store: Gives what makes and keeps backups.
            unit_of_work: Writes into the history that one was made.
            clock: Tells the time.
            second_place: Tells the folder this computer has for second copies, or "".
        """
        self._store = store
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._second_place = second_place
        self._trouble = ""
        self._damaged = False

    def wanted_on_closing(self) -> bool:
        """Say whether something was changed since the newest backup. Database lane."""
        return self._store().changed()

    def wanted_today(self) -> bool:
        """Say whether there is none of today yet. Cpu lane."""
        newest = next(iter(self._store().cards()), None)
        return newest is None or newest.made.astimezone().date() < self._clock.today()

    def begin_copy(self, reason: Reason) -> Copying:
        """Begin to copy the records. Database lane.

        Raises:
            EnvironmentProblem: no room, or a disk that is closed to us.
        """
        try:
            return self._store().copying(reason)
        except EnvironmentProblem as error:
            self._remember(error)
            raise

    def go_on(self, copying: Copying, progress: Progress) -> Copied | None:
        """Copy for a moment, so that saving can come between; return a copy that is through.

        Database lane.

        Raises:
            EnvironmentProblem: no room, a damaged page, a disk that is closed to us.
            CalledOff: the job was called off, or the records were needed alone.
        """
        progress.report(0, 1, say("backup.step.copying"))
        try:
            return copying.step(progress)
        except EnvironmentProblem as error:
            self._remember(error)
            raise

    def copy(self, reason: Reason, progress: Progress) -> Copied:
        """Copy the records without letting anybody come between. Database lane.

        Raises:
            EnvironmentProblem: as ``go_on``.
            CalledOff: the job was called off.
        """
        copying = self.begin_copy(reason)
        while (copied := self.go_on(copying, progress)) is None:
            continue
        return copied

    def finish(self, copied: Copied, progress: Progress) -> BackupCard:
        """Check a copy, make it a backup, and put it into the second place too. Cpu lane.

        A second place that cannot be reached is no trouble of this backup.

        Raises:
            EnvironmentProblem: the copy was not whole, no room, a disk that is closed to us.
            CalledOff: the job was called off.
        """
        try:
            card = self._store().finish(copied, progress)
        except EnvironmentProblem as error:
            self._remember(error)
            raise
        self._trouble = ""
        with suppress(EnvironmentProblem, CalledOff):
            self._store().copy_to_second(self._second_place(), progress)
        return card

    def note_made(self, card: BackupCard) -> None:
        """Write into the history that a backup was made. Database lane."""
        with self._unit_of_work() as unit:
            unit.note(Deed.BACKED_UP, kind=NOTED, of_id=card.path.stem, fields=(card.reason,))
            unit.commit()

    def before(self, reason: Reason) -> BackupCard:
        """Make a whole backup now, before something that cannot be taken back. Database lane.

        Raises:
            EnvironmentProblem: it could not be made; then do not go on.
        """
        return self._store().before(reason)

    def only_newest(self) -> int:
        """Make a fresh backup and remove every older one in reach; return how many. Db lane."""
        return self._store().only_newest(self._second_place())

    def drop_other_locks(self) -> int:
        """Remove the backups that somebody could open whose way in was taken away. Db lane.

        A fresh one is made first. Returns how many were removed.
        """
        store, place = self._store(), self._second_place()
        return store.only_newest(place) if store.has_other_locks(place) else 0

    def drop_owed(self) -> int:
        """Go on with that where the program was cut short; return how many. Database lane."""
        try:
            store, place = self._store(), self._second_place()
            return store.only_newest(place) if store.owes_dropping(place) else 0
        except EnvironmentProblem as error:
            self._remember(error)
            return 0

    def renew_locks(self) -> int:
        """Give reachable backups today's passphrase and recovery code; return how many. Cpu."""
        return self._store().renew_locks(self._second_place())

    def begin_examining(self) -> Examining:
        """Begin to read every page of the records, so that damage is not found too late."""
        return self._store().examining()

    def examine(self, examining: Examining) -> bool:
        """Read for a moment, so that saving can come between; say whether it is done. Db lane."""
        try:
            return examining.step()
        except EnvironmentProblem as error:
            self._remember(error)
            return True

    def look_after(self, progress: Progress) -> Standing:
        """Do what is due: locks, second place, weekly check, tidying; tell how it stands. Cpu."""
        store, place = self._store(), self._second_place()
        for job in (
            store.keep_house,
            # Some may have been out of reach, or the program was cut short when they changed.
            lambda: store.renew_locks(place),
            lambda: store.copy_to_second(place, progress),
            lambda: store.check_oldest(progress),
            lambda: store.tidy(place),
        ):
            try:
                job()
            except EnvironmentProblem as error:
                # Told by how things stand: a stick that is not plugged in is no trouble.
                if error.message_id != "backup.second_missing":
                    self._remember(error)
            except CalledOff:
                break
        return self.standing()

    def standing(self) -> Standing:
        """Return how the backups stand. Cpu lane."""
        found = self._store().standing(self._second_place())
        return replace(found, trouble=self._trouble, damaged=self._damaged)

    def cards(self) -> tuple[BackupCard, ...]:
        """Return the backups on this computer, newest first. Cpu lane."""
        return self._store().cards()

    def anchors(self) -> tuple[Anchor, ...]:
        """Return how far the history went when each backup in reach was made. Cpu lane."""
        return self._store().anchors(self._second_place())

    def use_second_place(self, place: str) -> BackupCard | None:
        """Put the newest backup into a new second place and check it there. Cpu lane.

        Raises:
            EnvironmentProblem: it cannot be reached or written, or has no room.
        """
        return self._store().copy_to_second(place, Quiet())

    def _remember(self, error: EnvironmentProblem) -> None:
        self._trouble = error.message_id if not error.values else "backup.no_room_now"
        self._damaged = self._damaged or error.message_id == "vault.damaged_database"


class Restores:
    """Bringing a backup back, while no vault is open. Everything on a cpu lane."""

    def __init__(
        self, store: Callable[[], RestoreStore], base: Path, second_place: Callable[[], str] = str
    ) -> None:
        self._store = store
        self._base = base
        self._second_place = second_place

    def found(self) -> tuple[BackupCard, ...]:
        """Return the backups on this computer and in the second place, newest first."""
        place = self._second_place()
        return self._store().found(self._base, (Path(place),) if place else ())

    def read(self, path: Path) -> BackupCard:
        """Return the card of a file somebody chose.

        Raises:
            EnvironmentProblem: it is no backup, or a later version made it.
        """
        return self._store().read(path)

    def restore(self, path: Path, secret: str, progress: Progress) -> Restored:
        """Bring a backup back beside the present vault.

        Raises:
            UserError: the passphrase or recovery code does not open it.
            EnvironmentProblem: it is damaged, there is no room, the present vault is open.
        """
        return self._store().restore(path, secret, self._base, progress)

    def put_in_place(self, restored: Restored) -> VaultCard:
        """Put a restored vault in the place of the present one."""
        return self._store().put_in_place(restored, self._base)

    def discard(self, restored: Restored) -> None:
        """Forget a restored vault."""
        self._store().discard(restored)


def reason_words(reason: str) -> str:
    """Return why a backup was made, in words."""
    try:
        return say(f"backup.reason.{Reason(reason)}")
    except ValueError:
        return say("backup.reason.other")


def trouble_words(message_id: str) -> str:
    """Return the sentence of what went wrong, or ""."""
    return TafError(message_id).sentence() if message_id else ""
