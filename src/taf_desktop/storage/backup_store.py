"""The backups of the open vault (``domain.backups.BackupStore``)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from taf_desktop.domain.backups import (
    DAYS_BETWEEN_CHECKS,
    BackupCard,
    Copied,
    Progress,
    Quiet,
    Reason,
    Standing,
)
from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.domain.vault import Anchor, VaultKeys
from taf_desktop.storage import (
    backup_checks,
    backup_copy,
    backup_file,
    backup_list,
    backup_manifest,
    backup_opening,
    ballast,
    locks,
    migrate,
    restore_swap,
    rotation,
)
from taf_desktop.storage.backup_copy import CopyOnItsWay, OpenVault
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_list import FOLDER, OWED, SECOND_FOLDER, Notes
from taf_desktop.storage.backup_steps import MAKING, clear_unfinished, remove, stepping
from taf_desktop.storage.examining import Examining
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.header import read
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.support import atomic
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

SECOND = "second"
"""The note of when the newest backup in the second place was made."""
SECOND_SINCE = "second_since"


class BackupFiles:
    """Makes, checks and tidies the backups of whichever vault is open."""

    def __init__(
        self,
        opened: Callable[[], OpenVault],
        rewrapped: Callable[[Path, VaultKeys, bytes], bytes],
        clock: Clock,
        policy: KdfPolicy,
    ) -> None:
        """Make it for a vault.

        Args:
            opened: Tells which vault is open.
            rewrapped: Gives a copy's header the ways in that the vault has now.
            clock: Tells the time.
            policy: What a header may ask for.
        """
        self._opened = opened
        self._rewrapped = rewrapped
        self._clock = clock
        self._policy = policy

    def changed(self) -> bool:
        """Say whether the open vault differs from its newest backup."""
        vault = self._opened()
        newest = next(iter(self.cards()), None)
        if newest is None:
            return True
        with vault.database.alone() as driver:
            return backup_checks.inside(driver, vault.keys.master).content != newest.content

    def copying(self, reason: Reason) -> CopyOnItsWay:
        """Begin to copy the open records; nothing is copied before the first step."""
        vault = self._opened()
        folder = self._folder(vault)
        clear_unfinished(folder)
        ballast.need_room(folder, (vault.folder / RECORDS).stat().st_size)
        return CopyOnItsWay(vault, folder, reason, self._clock, self._policy)

    def copy(self, reason: Reason, progress: Progress) -> Copied:
        """Copy the open records as they stand, without a pause."""
        copying = self.copying(reason)
        while (copied := copying.step(progress)) is None:
            continue
        copied.copying.finish()
        return copied

    def finish(self, copied: Copied, progress: Progress) -> BackupCard:
        """Check a copy and make it a backup."""
        if not isinstance(copied, backup_copy.RecordsCopy):
            raise Bug("backup.not_whole")
        return backup_copy.backup_of(copied, progress)

    def before(self, reason: Reason) -> BackupCard:
        """Make a whole backup now."""
        copied = self.copy(reason, Quiet())
        try:
            return self.finish(copied, Quiet())
        except EnvironmentProblem as error:
            # SQLite copies a page it cannot believe; then the records are damaged, not the copy.
            if error.message_id == "backup.not_whole":
                self.examine()
            raise

    def examine(self) -> None:
        """Read every page of the open records."""
        examining = self.examining()
        while not examining.step():
            continue

    def examining(self) -> Examining:
        """Begin to read every page of the open records; nothing is read before the first step."""
        return Examining(self._opened())

    def cards(self) -> tuple[BackupCard, ...]:
        """Return the open vault's backups on this computer, newest first."""
        vault = self._opened()
        return self._own(vault.folder / FOLDER, vault)

    def anchors(self, second_place: str) -> tuple[Anchor, ...]:
        """Return how far the history went when each backup in reach was made."""
        vault = self._opened()
        found = [
            backup_manifest.decode(backup_file.read_front(card.path, self._policy).description)
            for folder in self._folders(second_place, vault)
            for card in self._own(folder, vault)
        ]
        return tuple(Anchor(*each.audit, each.made) for each in found if each.audit[0])

    def standing(self, second_place: str) -> Standing:
        """Return how the backups stand."""
        vault = self._opened()
        cards, notes = self.cards(), Notes(vault.folder / FOLDER)
        there = bool(second_place) and Path(second_place).is_dir()
        in_second = self._own(Path(second_place) / SECOND_FOLDER, vault) if there else ()
        noted = notes.moment(SECOND) if second_place else None
        header = locks.believed(vault.folder, vault.keys, self._policy)
        since = notes.moment(SECOND_SINCE)
        return Standing(
            newest=cards[0].made if cards else None,
            since=datetime.fromisoformat(header.created).astimezone().date(),
            second=in_second[0].made if in_second else noted if not there else None,
            second_place=second_place,
            second_there=there,
            second_since=since.astimezone().date() if since else self._clock.today(),
            reserve_used=ballast.was_used(vault.folder),
        )

    def copy_to_second(self, second_place: str, progress: Progress) -> BackupCard | None:
        """Put the newest backup into the second place and check it there."""
        vault = self._opened()
        newest = next(iter(self.cards()), None)
        if newest is None or not second_place:
            return None
        notes = Notes(vault.folder / FOLDER)
        if notes.moment(SECOND_SINCE) is None:
            notes.note(SECOND_SINCE, self._clock.now())
        folder = self._second_folder(second_place)
        target = folder / newest.path.name
        if any(card.path == target for card in self._own(folder, vault)):
            return None
        self._carry(newest, target, vault.keys, progress)
        notes.note(SECOND, newest.made)
        return backup_list.card_of(target, self._policy, self._clock.now())

    def check_oldest(self, progress: Progress) -> BackupCard | None:
        """Check the oldest backup whole again, if that is a week ago."""
        vault = self._opened()
        cards = self._all(vault.folder / FOLDER, vault)
        waiting = [card for card in cards if self._days_since(card.checked) >= DAYS_BETWEEN_CHECKS]
        if not waiting:
            return None
        oldest = min(waiting, key=lambda card: (card.checked or card.made, card.made))
        folder = vault.folder / FOLDER
        try:
            ballast.need_room(folder, oldest.size, times=2)
            backup_opening.check_whole(
                oldest.path, vault.keys.master, self._policy, folder, progress
            )
        except backup_opening.OtherLocks:
            pass
        except DamagedBackup:
            self._put_away(oldest.path, vault)
            raise EnvironmentProblem("backup.one_was_damaged") from None
        Notes(folder).note_checked(
            oldest.path.name, self._clock.now(), (card.path.name for card in cards)
        )
        return oldest

    def tidy(self, second_place: str) -> int:
        """Remove the backups that are no longer needed; return how many."""
        vault, removed = self._opened(), 0
        for folder in self._folders(second_place, vault):
            today, own = self._clock.now().date(), self._own(folder, vault)
            removed += _remove(rotation.no_longer_needed(own, today))
            # Made under a master key that was renewed since: they only wait for their day.
            known = {card.path for card in own}
            others = [card for card in self._all(folder, vault) if card.path not in known]
            removed += _remove(rotation.too_old(others, today)) if own else 0
        return removed

    def keep_house(self) -> None:
        """Keep the reserve for a full drive, and forget what is kept no longer."""
        vault, today = self._opened(), self._clock.now().date()
        restore_swap.clear_unfinished(vault.folder.parent)
        ballast.keep(vault.folder)
        migrate.forget_earlier(vault.folder, today)
        restore_swap.forget_earlier(vault.folder.parent, today)

    def only_newest(self, second_place: str) -> int:
        """Make a fresh backup and remove every older one in reach, and earlier records."""
        vault = self._opened()
        fresh = self.before(Reason.ERASE)
        older = [c for c in self._all(vault.folder / FOLDER, vault) if c.path != fresh.path]
        removed = _remove(older) + migrate.remove_earlier(vault.folder)
        removed += restore_swap.remove_earlier(vault.folder)
        if second_place and Path(second_place).is_dir():
            self.copy_to_second(second_place, Quiet())
            others = self._all(Path(second_place) / SECOND_FOLDER, vault)
            removed += _remove([card for card in others if card.path.name != fresh.path.name])
        # Forgets what was owed, if all of it is gone.
        self.owes_dropping(second_place)
        return removed

    def has_other_locks(self, second_place: str) -> bool:
        """Say whether a backup in reach was made under a master key that was renewed since."""
        vault = self._opened()
        return any(
            len(self._all(folder, vault)) > len(self._own(folder, vault))
            for folder in self._folders(second_place, vault)
        )

    def owes_dropping(self, second_place: str) -> bool:
        """Say whether backups with other locks were to be removed, and are still there.

        While the second place is out of reach, it is owed on: there may be some in it.
        """
        notes = Notes(self._opened().folder / FOLDER)
        if notes.moment(OWED) is None:
            return False
        if self.has_other_locks(second_place):
            return True
        if not second_place or Path(second_place).is_dir():
            notes.note(OWED, None)
        return False

    def renew_locks(self, second_place: str) -> int:
        """Give the reachable backups the locks the vault has now; return how many had others."""
        vault, renewed = self._opened(), 0
        for folder in self._folders(second_place, vault):
            for card in self._own(folder, vault):
                # One that is damaged or of earlier keys stays as it is; checking tells of it.
                with suppress(EnvironmentProblem):
                    renewed += self._renew(card.path, vault)
        return renewed

    def _renew(self, path: Path, vault: OpenVault) -> bool:
        front = backup_file.read_front(path, self._policy)
        for found in front.headers():
            with suppress(EnvironmentProblem):
                fresh = self._rewrapped(vault.folder, vault.keys, found.signed + found.code)
                if front.alike and read(fresh, self._policy).header.slots == found.header.slots:
                    return False
                backup_file.write_locks(path, fresh)
                return True
        raise DamagedBackup

    def _carry(self, newest: BackupCard, target: Path, keys: VaultKeys, progress: Progress) -> None:
        unnamed = target.with_name(f"{MAKING}{target.stem}")
        try:
            ballast.need_room(target.parent, newest.size, times=1)
            with newest.path.open("rb") as source, unnamed.open("wb") as to:
                shutil.copyfileobj(source, to, 1 << 20)
            manifest = backup_opening.check_front(unnamed, keys.master, self._policy)
            step = stepping(progress, say("backup.step.second"))
            if backup_file.digest_of(unnamed, step) != manifest.sha256:
                raise EnvironmentProblem("backup.not_whole")
            atomic.replace(unnamed, target)
        except OSError as error:
            raise disk_problem(error) from error
        except DamagedBackup:
            raise EnvironmentProblem("backup.not_whole") from None
        finally:
            remove(unnamed)

    def _second_folder(self, second_place: str) -> Path:
        place = Path(second_place)
        if not place.is_dir():
            raise EnvironmentProblem("backup.second_missing")
        folder = place / SECOND_FOLDER
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise disk_problem(error) from error
        clear_unfinished(folder)
        return folder

    def _folders(self, second_place: str, vault: OpenVault) -> list[Path]:
        second = [Path(second_place) / SECOND_FOLDER] if second_place else []
        return [vault.folder / FOLDER, *second]

    def _own(self, folder: Path, vault: OpenVault) -> tuple[BackupCard, ...]:
        """Return the backups in a folder that this vault's master key wrote."""

        def believe(description: bytes) -> bool:
            return backup_manifest.is_believed(description, vault.keys.master)

        return backup_list.cards_in(folder, self._policy, believe)

    def _all(self, folder: Path, vault: OpenVault) -> tuple[BackupCard, ...]:
        """Return the backups in a folder that say they are of this vault."""
        found = backup_list.cards_in(folder, self._policy)
        return tuple(card for card in found if card.vault_id == vault.keys.vault_id)

    def _folder(self, vault: OpenVault) -> Path:
        folder = vault.folder / FOLDER
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise disk_problem(error) from error
        return folder

    def _put_away(self, path: Path, vault: OpenVault) -> None:
        try:
            backup_list.set_aside(path, vault.folder)
        except OSError as error:
            raise disk_problem(error) from error

    def _days_since(self, moment: datetime | None) -> int:
        return (self._clock.now() - moment).days if moment else DAYS_BETWEEN_CHECKS


def _remove(cards: list[BackupCard] | tuple[BackupCard, ...]) -> int:
    removed = 0
    for card in cards:
        # One that another program holds goes next time.
        with suppress(OSError):
            card.path.unlink()
            removed += 1
    return removed
