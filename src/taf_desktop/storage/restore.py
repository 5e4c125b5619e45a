"""Bringing a backup back: into a folder of its own, checked, and beside the present vault.

Nothing of the present vault is touched until the person has seen both and chosen
(``domain.backups.RestoreStore``). What was erased since the backup was made is erased in it again
before anybody sees it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.backups import (
    BackupCard,
    BackupStore,
    Progress,
    Reason,
    Restored,
    VaultState,
)
from taf_desktop.domain.errors import EnvironmentProblem, TafError, UserError
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.retention import Tombstone
from taf_desktop.domain.vault import VaultCard, VaultKeys
from taf_desktop.storage import (
    backup_checks,
    backup_file,
    backup_list,
    backup_opening,
    ballast,
    connection,
    erasure_ledger,
    header_file,
    locks,
    restore_swap,
)
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_list import FOLDER, SECOND_FOLDER
from taf_desktop.storage.backup_opening import OpenedBackup
from taf_desktop.storage.backup_steps import MAKING, remove, stepping
from taf_desktop.storage.copying import copy_records
from taf_desktop.storage.folder import RECORDS, unsuited
from taf_desktop.storage.header import Header
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.storage.locks import Unlocked
from taf_desktop.storage.migrations import KNOWN_REVISIONS
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say


class Files(Protocol):
    """The little of ``VaultFiles`` that restoring needs."""

    def vaults(self, base: Path) -> tuple[VaultCard, ...]:
        """Return the vaults under a folder."""
        ...

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open a vault, brought up to date."""
        ...

    def backups(self) -> BackupStore:
        """Return what makes backups of the vault that is open."""
        ...

    def close(self) -> None:
        """Close the vault that is open."""
        ...


@dataclass(frozen=True, slots=True)
class _Present:
    """The vault that a backup would take the place of, as far as it can be read."""

    folder: Path
    there: bool = False
    header: Header | None = None
    same_secret: VaultKeys | None = field(default=None, repr=False)
    state: VaultState | None = None
    erased: Sequence[Tombstone] = ()


class RestoreFiles:
    """Finds and restores backups while no vault is open."""

    def __init__(self, make_files: Callable[[], Files], clock: Clock, policy: KdfPolicy) -> None:
        """Take what opens vaults of its own, apart from the one the person works in."""
        self._make_files = make_files
        self._clock = clock
        self._policy = policy

    def found(self, base: Path, places: tuple[Path, ...]) -> tuple[BackupCard, ...]:
        """Return every backup of the vaults under a folder and in other places, newest first."""
        folders = [card.folder / FOLDER for card in self._make_files().vaults(base)]
        folders += [inner for place in places for inner in (place / SECOND_FOLDER, place)]
        cards: dict[str, BackupCard] = {}
        for folder in folders:
            for card in backup_list.cards_in(folder, self._policy):
                cards.setdefault(card.path.name, card)
        return backup_list.newest_first(cards.values())

    def read(self, path: Path) -> BackupCard:
        """Return the card of one file."""
        return backup_list.card_of(path, self._policy)

    def restore(self, path: Path, secret: str, base: Path, progress: Progress) -> Restored:
        """Bring a backup back into a folder of its own, checked, beside the present vault."""
        opened = backup_opening.open_with(path, secret, self._policy)
        if opened.manifest.schema not in KNOWN_REVISIONS:
            raise EnvironmentProblem("backup.newer")
        reason = unsuited(base)
        if reason:
            raise UserError(reason)
        base.mkdir(parents=True, exist_ok=True)
        ballast.need_room(base, opened.manifest.size)
        present = self._present(base, opened, secret)
        folder = restore_swap.new_folder(base, opened.header.vault_id, self._clock.now())
        try:
            keys = _owner(opened, present.same_secret, self._lay_out(folder, opened, progress))
            header = self._header(opened, present, keys)
            header_file.write_both(folder, vault_keys.write_header(header, keys.master))
            then = self._settle(folder, keys, present)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Restored(
            folder=folder,
            card=VaultCard(present.folder, header.vault_id, header.name),
            keys=keys,
            made=datetime.fromisoformat(opened.manifest.made),
            then=then,
            now=present.state,
            present=present.there,
        )

    def put_in_place(self, restored: Restored, base: Path) -> VaultCard:
        """Put a restored vault where the present one is; that one is kept for 30 days."""
        damaged = restored.present and restored.now is None
        restore_swap.want(restored.folder, restored.card.folder, self._clock.now(), damaged=damaged)
        restore_swap.finish(base)
        return restored.card

    def discard(self, restored: Restored) -> None:
        """Forget a restored vault; the present one stays as it is."""
        shutil.rmtree(restored.folder, ignore_errors=True)

    def _lay_out(self, folder: Path, opened: OpenedBackup, progress: Progress) -> bytes:
        """Write the records under a fresh key, checked before and after; return that key."""
        manifest, laid_out = opened.manifest, folder / f"{MAKING}records"
        front = backup_file.read_front(opened.path, self._policy)
        step = stepping(progress, say("backup.step.laying_out"))
        if front.size != backup_file.RECORDS_AT + manifest.size:
            raise DamagedBackup
        try:
            if backup_file.extract(opened.path, laid_out, step) != manifest.sha256:
                raise DamagedBackup
            backup_opening.check_records(laid_out, opened.keys, manifest)
            fresh = replace(opened.keys, database=vault_keys.random_key())
            with backup_checks.opened(laid_out, opened.keys.database) as source:
                copy_records(source, folder / RECORDS, fresh.database, progress)
            backup_opening.check_records(folder / RECORDS, fresh, manifest)
        finally:
            remove(laid_out)
        return fresh.database

    def _header(self, opened: OpenedBackup, present: _Present, keys: VaultKeys) -> Header:
        """Return the restored vault's header: the ways in of today, if they are known to open it.

        Somebody who only knows an older passphrase gets in by that one.
        """
        now, then = present.header, opened.header
        source = now if now is not None and present.same_secret else then
        renewed = keys.master != opened.keys.master
        audit = vault_keys.seal_audit_key(keys.master, keys.vault_id, keys.audit)
        generation = max(then.database_generation, now.database_generation if now else 0) + 1
        return replace(
            source,
            generation=max(then.generation, now.generation if now else 0) + 1,
            anchor=then.anchor,
            audit=audit if renewed else then.audit,
            coming=None,
            database_generation=generation,
            database=vault_keys.seal_database_key(
                keys.master, keys.vault_id, generation, keys.database
            ),
        )

    def _settle(self, folder: Path, keys: VaultKeys, present: _Present) -> VaultState:
        """Open the restored vault once: bring it up to date, erase again, and write it down."""
        files = self._make_files()
        unit_of_work = files.open(folder, keys)
        try:
            if present.erased:
                erasure_ledger.replay(unit_of_work, present.erased)
                erasure_ledger.keep(folder, keys, present.erased)
            with unit_of_work() as unit:
                unit.note(Deed.RESTORED, kind="vault")
                unit.commit()
            return _state(folder, keys, files)
        finally:
            files.close()

    def _present(self, base: Path, opened: OpenedBackup, secret: str) -> _Present:
        vault_id = opened.header.vault_id
        known = {card.vault_id: card.folder for card in self._make_files().vaults(base)}
        folder = known.get(vault_id, base / vault_id)
        if not folder.exists():
            return _Present(folder)
        try:
            found, same_secret = self._opened(folder, opened.keys.master, secret)
        except TafError:
            return _Present(folder, there=True, erased=erasure_ledger.read(folder, opened.keys))
        ledger = erasure_ledger.read(folder, found.keys)
        state, erased = self._look_into(folder, found.keys)
        return _Present(
            folder,
            there=True,
            header=found.header,
            same_secret=found.keys if same_secret else None,
            state=state,
            erased=erased or ledger,
        )

    def _opened(self, folder: Path, master: bytes, secret: str) -> tuple[Unlocked, bool]:
        """Open the present vault's header: with what opened the backup, or by the master key."""
        try:
            return locks.open_with(folder, secret, self._policy), True
        except UserError:
            by_master = locks.open_by(
                folder,
                lambda read: (vault_keys.keys_of(read, master), read.header.slots[0]),
                self._policy,
            )
            return by_master, False

    def _look_into(
        self, folder: Path, keys: VaultKeys
    ) -> tuple[VaultState | None, Sequence[Tombstone]]:
        """Read the present vault and back it up; nothing if it is damaged.

        Raises:
            EnvironmentProblem: ``vault.already_open``; it must be closed first.
        """
        files = self._make_files()
        try:
            unit_of_work = files.open(folder, keys)
            backups = files.backups()
            backups.examine()
            if backups.changed():
                backups.before(Reason.RESTORE)
            with unit_of_work() as unit:
                erased = unit.keeping.erased()
            return _state(folder, keys, files), erased
        except EnvironmentProblem as error:
            if error.message_id in ("vault.already_open", "vault.disk_full", "backup.no_room"):
                raise
            return None, ()
        finally:
            files.close()


def _owner(opened: OpenedBackup, now: VaultKeys | None, database: bytes) -> VaultKeys:
    """Return the restored vault's keys: under the master key of today, if it was renewed."""
    if now is None or now.master == opened.keys.master:
        return replace(opened.keys, database=database)
    return replace(now, database=database, audit=vault_keys.audit_key(opened.keys), coming=b"")


def _state(folder: Path, keys: VaultKeys, files: Files) -> VaultState:
    """Return what is in a vault, read beside the program's own way of reading."""
    files.close()
    driver = connection.connect(folder / RECORDS, keys)
    try:
        return backup_checks.state_of(driver)
    finally:
        driver.close()
