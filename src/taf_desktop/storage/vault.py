"""Vaults on disk: making, unlocking, opening and closing them (``domain.ports.VaultStore``).

This module is imported before the first window is painted, so the database, key and migration
libraries are imported inside the calls that need them; ``warm_up`` does it ahead of time.

(Quick unlock will be another slot in ``keys``; backups and the audit chain will be siblings of
``engine`` that work on the open ``Database``.)
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from taf_desktop.domain.errors import Bug, EnvironmentProblem, TafError, UserError
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import NewVault, VaultCard, VaultKeys
from taf_desktop.storage import header_file, kdf
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS, UNFINISHED, suits_vault
from taf_desktop.storage.header import PASSPHRASE, RECOVERY, DamagedHeader, Header, ReadHeader, Slot
from taf_desktop.storage.kdf import POLICY, KdfPolicy
from taf_desktop.support import atomic
from taf_desktop.support.clock import Clock, SystemClock
from taf_desktop.support.words import say

if TYPE_CHECKING:
    from taf_desktop.storage.engine import Database

SHORTEST_PASSPHRASE = 12
LONGEST_NAME = 80


class VaultFiles:
    """The vaults of this computer's person. One of them may be open at a time."""

    def __init__(self, clock: Clock | None = None, policy: KdfPolicy = POLICY) -> None:
        self._clock = clock or SystemClock()
        self._policy = policy
        self._database: Database | None = None
        self.notice = ""
        """After ``unwrap``: the id of a sentence the person should read, or ""."""

    def warm_up(self) -> None:
        """Import the libraries that unlocking needs, while the person types. Any lane."""
        for name in ("argon2", *(f"{__package__}.{part}" for part in ("keys", "making", "uow"))):
            import_module(name)

    def vaults(self, base: Path) -> tuple[VaultCard, ...]:
        """Return the vaults under a folder, by name; damaged ones too, so none is just gone."""
        if not base.is_dir():
            return ()
        cards = [self._card(folder) for folder in base.iterdir() if header_file.is_vault(folder)]
        return tuple(sorted(cards, key=lambda card: (card.name.casefold(), card.vault_id)))

    def create_keys(self, base: Path, name: str, passphrase: str) -> NewVault:
        """Make a vault's folder and header with a passphrase slot and a recovery slot. Cpu lane.

        Raises:
            UserError: ``vault.passphrase_too_short`` or ``vault.folder_not_suitable``.
            EnvironmentProblem: the disk is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import recovery

        _refuse_short(passphrase)
        if not suits_vault(base):
            raise UserError("vault.folder_not_suitable")
        vault_id, now = secrets.token_hex(16), self._now()
        master, database = vault_keys.random_key(), vault_keys.random_key()
        code = recovery.new_code()
        cost = kdf.calibrate(self._policy)
        header = Header(
            vault_id=vault_id,
            name=" ".join(name.split())[:LONGEST_NAME],
            created=now,
            generation=1,
            slots=(
                vault_keys.passphrase_slot(master, vault_id, passphrase, cost, now),
                vault_keys.recovery_slot(master, vault_id, code, now),
            ),
            database_generation=1,
            database=vault_keys.seal_database_key(master, vault_id, 1, database),
        )
        folder = _new_folder(base, vault_id)
        header_file.write_first(folder, vault_keys.write_header(header, master))
        card = VaultCard(folder, vault_id, header.name)
        return NewVault(card, VaultKeys(vault_id, master, database), code)

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

    def unwrap(self, folder: Path, secret: str) -> VaultKeys:
        """Return the keys for a passphrase or a recovery code. Cpu lane. Changes nothing on disk.

        ``notice`` tells afterwards whether the header's twin had to be used.

        Raises:
            UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
            EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
        """
        return self._unlock(folder, secret)[0]

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open the database, bring its tables up to date and return a maker of units of work.

        Raises:
            EnvironmentProblem: missing, empty, damaged, another vault's, newer, or already open.
        """
        if self._database is not None:
            raise EnvironmentProblem("vault.already_open")
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage.connection import connect
        from taf_desktop.storage.engine import Database
        from taf_desktop.storage.making import bring_up_to_date
        from taf_desktop.storage.uow import VaultUnit

        database = Database(partial(connect, folder / RECORDS, keys))
        try:
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        # The records are open; a spare header that cannot be written now is written next time.
        with suppress(EnvironmentProblem):
            header_key = vault_keys.derived(keys.master, vault_keys.HEADER)
            header_file.mend(folder, keys, header_key, self._policy)
        self._database = database
        return partial(VaultUnit, database, self._clock)

    def close(self) -> None:
        """Checkpoint and close the database, if one is open. Database lane."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def change_passphrase(self, folder: Path, current: str, new: str) -> None:
        """Wrap the same keys under a new passphrase. The records are not touched. Cpu lane.

        ``current`` may be the recovery code, for a person who has forgotten the passphrase. The
        cost of a try is measured anew and never lowered.

        Raises:
            UserError: ``vault.passphrase_too_short``, ``vault.wrong_passphrase``.
            EnvironmentProblem: as ``unwrap``, and a disk that is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys

        _refuse_short(new)
        keys, header, opened = self._unlock(folder, current)
        old = opened if opened.kind == PASSPHRASE else _first(header, PASSPHRASE)
        cost = kdf.calibrate(self._policy)
        cost = cost.raised_to(old.kdf) if old.kdf else cost
        slot = vault_keys.passphrase_slot(keys.master, keys.vault_id, new, cost, self._now())
        self._exchange(folder, keys, header, old, slot)

    def new_recovery_code(self, folder: Path, passphrase: str) -> str:
        """Replace the recovery slot and return its new code. Cpu lane.

        Raises:
            UserError: ``vault.wrong_passphrase``.
            EnvironmentProblem: as ``unwrap``, and a disk that is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import recovery

        keys, header, _ = self._unlock(folder, passphrase)
        code = recovery.new_code()
        slot = vault_keys.recovery_slot(keys.master, keys.vault_id, code, self._now())
        self._exchange(folder, keys, header, _first(header, RECOVERY), slot)
        return code

    def _unlock(self, folder: Path, secret: str) -> tuple[VaultKeys, Header, Slot]:
        from taf_desktop.storage.keys import unlock

        self.notice = ""
        current, twin = header_file.found_headers(folder, self._policy)
        if current is not None:
            try:
                keys, slot = unlock(current, secret)
            except DamagedHeader:
                pass
            else:
                return keys, current.header, slot
        if twin is None:
            raise DamagedHeader
        keys, slot = unlock(twin, secret)
        self.notice = "vault.header_from_twin"
        return keys, twin.header, slot

    def _exchange(
        self, folder: Path, keys: VaultKeys, header: Header, old: Slot, new: Slot
    ) -> None:
        from taf_desktop.storage.keys import write_header

        kept = replace(new, created=old.created)
        slots = tuple(kept if slot.id == old.id else slot for slot in header.slots)
        changed = replace(header, generation=header.generation + 1, slots=slots)
        header_file.write_both(folder, write_header(changed, keys.master))

    def _card(self, folder: Path) -> VaultCard:
        found: tuple[ReadHeader | None, ...] = ()
        with suppress(TafError):
            found = header_file.found_headers(folder, self._policy)
        for whole in found:
            if whole is not None:
                return VaultCard(folder, whole.header.vault_id, whole.header.name)
        return VaultCard(folder, folder.name, say("vault.name_unreadable"))

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _new_folder(base: Path, vault_id: str) -> Path:
    folder = base / vault_id
    try:
        base.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise disk_problem(error) from error
    return folder


def _refuse_short(passphrase: str) -> None:
    if len(kdf.normal(passphrase)) < SHORTEST_PASSPHRASE:
        raise UserError("vault.passphrase_too_short")


def _first(header: Header, kind: str) -> Slot:
    for slot in header.slots:
        if slot.kind == kind:
            return slot
    raise DamagedHeader
