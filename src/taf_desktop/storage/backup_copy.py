"""Copying open records as they stand, and making a checked backup file of the copy.

Copying needs the open connection and so the database lane; it is done a step at a time, and saving
comes in between. All the checking is done on the closed copy, elsewhere.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from taf_desktop import __version__
from taf_desktop.domain.backups import BackupCard, Progress, Reason
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import Anchor, VaultKeys
from taf_desktop.storage import backup_checks, backup_file, backup_manifest, locks
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.backup_checks import HistoryCount, Inside
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_manifest import Manifest
from taf_desktop.storage.backup_opening import check_front
from taf_desktop.storage.backup_steps import MAKING, drop_from_memory, remove, stepping
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem, disk_problem
from taf_desktop.storage.header import QUICK, Header
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.storage.stepped_copy import SteppedCopy
from taf_desktop.support import atomic
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

if TYPE_CHECKING:
    from taf_desktop.storage.engine import Database


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault that is open just now."""

    folder: Path
    keys: VaultKeys = field(repr=False)
    database: Database


@dataclass(frozen=True, slots=True)
class RecordsCopy:
    """A closed copy of the records under a key of its own, not yet checked."""

    path: Path
    folder: Path
    reason: Reason
    made: datetime
    header: Header
    inside: Inside
    policy: KdfPolicy
    keys: VaultKeys = field(repr=False)
    key: bytes = field(repr=False)
    copying: SteppedCopy = field(repr=False)

    @property
    def bytes(self) -> int:
        """How large it is."""
        return self.path.stat().st_size


class CopyOnItsWay:
    """A copy of the open records, made a step at a time (``domain.backups.Copying``)."""

    def __init__(
        self, vault: OpenVault, folder: Path, reason: Reason, clock: Clock, policy: KdfPolicy
    ) -> None:
        """Take the vault and the folder that backups are kept in; nothing is copied yet."""
        self._vault, self._folder, self._reason = vault, folder, reason
        self._clock, self._policy = clock, policy
        self._key = vault_keys.random_key()
        self._path = folder / f"{MAKING}{self._now():%Y%m%d%H%M%S}"
        with vault.database.alone() as driver:
            self._history = HistoryCount(driver)
            self._copy = SteppedCopy(driver, self._path, self._key)

    def step(self, progress: Progress) -> RecordsCopy | None:
        """Copy some pages; return the copy once it is whole."""
        vault = self._vault
        with vault.database.alone(self._copy) as driver:
            if not self._copy.step(progress):
                self._count(driver)
                return None
            # Nothing came between: this is what the copy holds.
            inside = self._glance(driver)
        return RecordsCopy(
            self._path,
            self._folder,
            self._reason,
            self._now(),
            locks.believed(vault.folder, vault.keys, self._policy),
            inside,
            self._policy,
            vault.keys,
            self._key,
            self._copy,
        )

    def _count(self, driver: Driver) -> None:
        try:
            self._history.step(driver)
        except sqlcipher.Error as error:
            self._copy.drop()
            raise database_problem(error) or error from None

    def _glance(self, driver: Driver) -> Inside:
        try:
            return backup_checks.glance(driver, self._history)
        except sqlcipher.Error as error:
            with suppress(EnvironmentProblem):
                self._copy.finish()
            remove(self._path)
            raise database_problem(error) or error from None

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)


def backup_of(copied: RecordsCopy, progress: Progress) -> BackupCard:
    """Check a copy, make it a backup file, read that back from the disk, and name it.

    Raises:
        EnvironmentProblem: ``backup.not_whole``, no room, or a disk that is closed to us.
        CalledOff: the job was called off.
    """
    unnamed = copied.path.with_suffix(".file")
    try:
        copied.copying.finish()
        copied = replace(copied, inside=_check(copied, progress))
        manifest = _write(copied, unnamed, progress)
        _read_back(copied, unnamed, manifest, progress)
        final = _free_name(copied)
        atomic.replace(unnamed, final)
        return backup_manifest.card(final, manifest, final.stat().st_size, None)
    except DamagedBackup:
        raise EnvironmentProblem("backup.not_whole") from None
    except OSError as error:
        raise disk_problem(error) from error
    finally:
        remove(copied.path)
        remove(unnamed)


def locks_around(
    header: Header, master: bytes, key: bytes, audit: tuple[int, str], at: str
) -> bytes:
    """Return a header that opens a copy's own key with the ways in of the day.

    The PIN stays out: it belongs to this computer. The anchor is that of the copy.
    """
    sealed = vault_keys.seal_database_key(master, header.vault_id, header.database_generation, key)
    portable = replace(
        header,
        slots=tuple(slot for slot in header.slots if slot.kind != QUICK),
        database=sealed,
        coming=None,
        anchor=Anchor(audit[0], audit[1], at) if audit[0] else None,
    )
    return vault_keys.write_header(portable, master)


def _check(copied: RecordsCopy, progress: Progress) -> Inside:
    """Return what is in a copy that is whole and holds what its source held."""
    stepping(progress, say("backup.step.checking"))(0, 1)
    backup_checks.check_whole(copied.path, copied.key, copied.keys.vault_id)
    with backup_checks.opened(copied.path, copied.key) as driver:
        found = backup_checks.inside(driver, copied.keys.master)
    if not backup_checks.is_same(found, copied.inside):
        raise DamagedBackup
    return found


def _write(copied: RecordsCopy, unnamed: Path, progress: Progress) -> Manifest:
    master, inside = copied.keys.master, copied.inside
    made = copied.made.isoformat(timespec="seconds")
    locks = locks_around(copied.header, master, copied.key, inside.audit, made)
    step = stepping(progress, say("backup.step.writing"))
    digest = backup_file.write(unnamed, locks, b"", copied.path, step)
    manifest = Manifest(
        vault=copied.keys.vault_id,
        name=copied.header.name,
        made=made,
        reason=copied.reason,
        program=__version__,
        schema=inside.schema,
        families=inside.families,
        last_change=inside.last_change,
        counts=inside.counts,
        audit=inside.audit,
        content=inside.content,
        size=copied.bytes,
        sha256=digest,
    )
    backup_file.write_description(unnamed, backup_manifest.encode(manifest, master))
    return manifest


def _read_back(copied: RecordsCopy, unnamed: Path, manifest: Manifest, progress: Progress) -> None:
    """Make sure that the file on the disk holds what was checked, to the last byte."""
    drop_from_memory(unnamed)
    front = check_front(unnamed, copied.keys.master, copied.policy)
    step = stepping(progress, say("backup.step.reading"))
    if front != manifest or backup_file.digest_of(unnamed, step) != manifest.sha256:
        raise DamagedBackup


def _free_name(copied: RecordsCopy) -> Path:
    start = f"taf-{copied.keys.vault_id[:8]}-{copied.made:%Y%m%d-%H%M%S}"
    number = 1
    while (path := copied.folder / f"{start}-{number:02}{backup_file.SUFFIX}").exists():
        number += 1
    return path
