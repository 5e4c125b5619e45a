"""Vaults on disk: making, unlocking, opening and closing them (``domain.ports.VaultStore``).

This module is imported before the first window is painted, so the database, key and migration
libraries are imported inside the calls that need them; ``warm_up`` does it ahead of time. The ways
in (passphrases, recovery code, PIN) are changed by ``ways_in``.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from taf_desktop.domain.backups import BackupStore, Reason, RestoreStore
from taf_desktop.domain.errors import Bug, EnvironmentProblem, TafError, UserError
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import NewVault, VaultCard, VaultKeys
from taf_desktop.storage import ballast, header_file, kdf, restore_swap, unclean
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS, UNFINISHED, unsuited
from taf_desktop.storage.header import Header, ReadHeader
from taf_desktop.storage.kdf import POLICY, KdfPolicy
from taf_desktop.storage.ways_in import WaysIn, refuse_short
from taf_desktop.support import atomic
from taf_desktop.support.clock import Clock, SystemClock
from taf_desktop.support.words import say

if TYPE_CHECKING:
    from taf_desktop.domain.backups import BackupCard
    from taf_desktop.domain.vault import Anchor
    from taf_desktop.domain.vault_ports import SecretBox
    from taf_desktop.storage.backup_store import OpenVault
    from taf_desktop.storage.engine import Database
    from taf_desktop.storage.history import History

LONGEST_NAME = 80


class VaultFiles(WaysIn):
    """The vaults of this computer's person. One of them may be open at a time."""

    def __init__(self, clock: Clock | None = None, policy: KdfPolicy = POLICY) -> None:
        super().__init__(clock or SystemClock(), policy)
        self._database: Database | None = None
        self._history: History | None = None
        self.box: SecretBox | None = None
        """Keeps a second anchor of the history, if there is one: Windows' Credential Manager."""

    def warm_up(self) -> None:
        """Import the libraries that unlocking needs, while the person types. Any lane."""
        for name in ("argon2", *(f"{__package__}.{part}" for part in ("keys", "making", "uow"))):
            import_module(name)

    def vaults(self, base: Path) -> tuple[VaultCard, ...]:
        """Return the vaults under a folder, by name; damaged ones too, so none is just gone."""
        if not base.is_dir():
            return ()
        # A restored vault that was wanted takes its place, also if the program was cut short.
        with suppress(EnvironmentProblem):
            restore_swap.finish(base)
        cards = [self._card(folder) for folder in base.iterdir() if header_file.is_vault(folder)]
        return tuple(sorted(cards, key=lambda card: (card.name.casefold(), card.vault_id)))

    def create_keys(self, base: Path, name: str, passphrase: str) -> NewVault:
        """Make a vault's folder and header with a passphrase slot and a recovery slot. Cpu lane.

        Raises:
            UserError: ``vault.passphrase_too_short``, or why the folder does not suit a vault.
            EnvironmentProblem: the disk is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import recovery

        refuse_short(passphrase)
        reason = unsuited(base)
        if reason:
            raise UserError(reason)
        vault_id, now = secrets.token_hex(16), self._now()
        master, database = vault_keys.random_key(), vault_keys.random_key()
        code = recovery.new_code()
        cost = kdf.calibrate(self._policy_here())
        first = vault_keys.passphrase_slot(master, vault_id, passphrase, cost, now)
        header = Header(
            vault_id=vault_id,
            name=" ".join(name.split())[:LONGEST_NAME],
            created=now,
            generation=1,
            slots=(first, vault_keys.recovery_slot(master, vault_id, code, now)),
            database_generation=1,
            database=vault_keys.seal_database_key(master, vault_id, 1, database),
        )
        folder = _new_folder(base, vault_id)
        header_file.write_first(folder, vault_keys.write_header(header, master))
        card = VaultCard(folder, vault_id, header.name)
        return NewVault(card, VaultKeys(vault_id, master, database, slot_id=first.id), code)

    def create_database(self, card: VaultCard, keys: VaultKeys) -> UnitOfWorkFactory:
        """Make the empty database of a new vault and open it. Database lane.

        It is made under another name first, so that a vault has whole records or none.

        Raises:
            Bug: ``vault.already_made``.
            EnvironmentProblem: the disk is full or closed to us.
        """
        from taf_desktop.storage import making

        records = card.folder / RECORDS
        if records.exists():
            raise Bug("vault.already_made")
        making.make_records(card.folder / UNFINISHED, keys, self._now())
        try:
            atomic.replace(card.folder / UNFINISHED, records)
        except OSError as error:
            raise disk_problem(error) from error
        header_file.complete(card.folder)
        return self.open(card.folder, keys)

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open the database, bring its tables up to date and return a maker of units of work.

        Raises:
            EnvironmentProblem: missing, empty, damaged, another vault's, newer, or already open.
        """
        if self._database is not None:
            raise EnvironmentProblem("vault.already_open")
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage.history import history_of
        from taf_desktop.storage.making import open_records
        from taf_desktop.storage.uow import VaultUnit

        keys = self._settled(folder, keys)
        cut_short = unclean.found(folder)
        database = open_records(folder, keys, self._clock.now(), partial(self._save, folder, keys))
        # The records are open; a spare header that cannot be written now is written next time.
        with suppress(EnvironmentProblem):
            header_key = vault_keys.derived(keys.master, vault_keys.HEADER)
            header_file.mend(folder, keys, header_key, self._policy)
        self._database = database
        self._opened(folder, keys)
        try:
            self._history = history_of(database, self._at_work, self._policy, self._clock, self.box)
            if unclean.lost(database, cut_short):
                self.notice = "backup.last_changes_lost"
        except BaseException:
            self.close()
            raise
        unclean.watch(folder, self._history.chain)
        database.when_full = partial(ballast.give_up, folder)
        return partial(VaultUnit, database, self._clock, self._history.chain)

    def close(self) -> None:
        """Checkpoint and close the database, if one is open. Database lane."""
        if self._history is not None:
            self._history.end()
            self._history = None
        if self._database is not None:
            self._database.close()
            self._database = None
            if self._open_folder is not None:
                unclean.end(self._open_folder)
        self._open_keys = None

    def backups(self) -> BackupStore:
        """Return what makes and keeps the backups of whichever vault is open."""
        return self._backups(self._open_vault)

    def restores(self) -> RestoreStore:
        """Return what finds and restores backups while no vault is open."""
        from taf_desktop.storage.restore import RestoreFiles

        return RestoreFiles(
            lambda: VaultFiles(self._clock, self._policy), self._clock, self._policy
        )

    def interrupt(self) -> None:
        """Stop a look-up that is running on the database lane; it fails. Any thread."""
        if self._database is not None:
            self._database.interrupt()

    def rebuild(self) -> VaultKeys:
        """Write the open records anew under a fresh key and return the keys. Database lane.

        What was deleted is gone from the new file, and the old key from the header. Units of work
        go on working. None may be open meanwhile.

        Raises:
            Bug: ``vault.not_open``.
            EnvironmentProblem: no room, or damaged; the vault is open as before.
        """
        return self._rebuilt(lambda header: header)

    def write_anchor(self, folder: Path, keys: VaultKeys, anchor: Anchor) -> None:
        """Keep the newest line of the audit chain in the header and its twin. Any lane.

        Raises:
            EnvironmentProblem: the header is missing or damaged, or the disk is full or closed.
        """
        from dataclasses import replace

        from taf_desktop.storage import locks

        locks.change(folder, keys, self._policy, lambda header: replace(header, anchor=anchor))

    def anchor(self, folder: Path, keys: VaultKeys) -> Anchor | None:
        """Return the audit chain's anchor in the header; ``None`` if it never had one.

        Raises:
            EnvironmentProblem: the header is missing or damaged.
        """
        from taf_desktop.storage import locks

        return locks.believed(folder, keys, self._policy).anchor

    def _open_vault(self) -> OpenVault:
        from taf_desktop.storage.backup_store import OpenVault

        if self._database is None:
            raise Bug("vault.not_open")
        return OpenVault(*self._at_work(), self._database)

    def _backups(self, opened: Callable[[], OpenVault]) -> BackupStore:
        from taf_desktop.storage.backup_store import BackupFiles

        return BackupFiles(opened, self.rewrapped, self._clock, self._policy)

    def _settled(self, folder: Path, keys: VaultKeys) -> VaultKeys:
        """Go on with, or clear away, what was broken off; return the keys in force."""
        from taf_desktop.storage import locks, migrate, rebuild
        from taf_desktop.storage.backup_list import FOLDER

        # An unfinished header may hold locks that were to go.
        for each in (folder, folder / FOLDER):
            atomic.clear_unfinished(each)
        migrate.settle(folder)
        if keys.coming:
            return rebuild.settle(folder, keys, locks.believed(folder, keys, self._policy))
        rebuild.clear_unfinished(folder)
        return keys

    def _save(self, folder: Path, keys: VaultKeys, database: Database) -> BackupCard:
        """Make a verified backup of records that are about to be brought up to date."""
        from taf_desktop.storage.backup_store import OpenVault

        return self._backups(lambda: OpenVault(folder, keys, database)).before(Reason.MIGRATION)

    def _reconnect(self, folder: Path, keys: VaultKeys) -> None:
        from taf_desktop.storage.connection import connect

        if self._database is not None:
            self._database.reopen(partial(connect, folder / RECORDS, keys))
        if self._history is not None:
            unclean.watch(folder, self._history.chain)

    def _disconnect(self) -> None:
        if self._database is not None:
            self._database.close()
        if self._open_folder is not None:
            unclean.end(self._open_folder)

    def _card(self, folder: Path) -> VaultCard:
        found: tuple[ReadHeader | None, ...] = ()
        with suppress(TafError):
            found = header_file.found_headers(folder, self._policy)
        for whole in found:
            if whole is not None:
                return VaultCard(folder, whole.header.vault_id, whole.header.name)
        return VaultCard(folder, folder.name, say("vault.name_unreadable"))


def _new_folder(base: Path, vault_id: str) -> Path:
    folder = base / vault_id
    try:
        base.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise disk_problem(error) from error
    return folder
