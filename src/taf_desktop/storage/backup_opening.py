"""Opening a backup file: believing its front, and checking the whole of it once more."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from taf_desktop.domain.backups import Progress
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import backup_checks, backup_file, backup_manifest
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_manifest import Manifest
from taf_desktop.storage.backup_steps import MAKING, remove, stepping
from taf_desktop.storage.header import DamagedHeader, Header
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.storage.keys import HEADER, derived, keys_of, unlock
from taf_desktop.support.words import say


class OtherLocks(EnvironmentProblem):
    """The file belongs to the same vault under an earlier master key: whole, but not for us."""

    def __init__(self) -> None:
        super().__init__("backup.other_locks")


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """A backup that a secret has opened; its records have not been looked at yet.

    ``keys.database`` is the file's own key.
    """

    path: Path
    header: Header
    manifest: Manifest
    keys: VaultKeys = field(repr=False)


def open_with(path: Path, secret: str, policy: KdfPolicy) -> OpenedBackup:
    """Open a backup with a passphrase or a recovery code.

    Damage to the first locks is made good by the spare ones.

    Raises:
        UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
        EnvironmentProblem: ``backup.damaged``, ``backup.not_one``, ``backup.newer``,
            ``backup.missing``.
    """
    front = backup_file.read_front(path, policy)
    wrong: UserError | None = None
    for found in front.headers():
        try:
            keys, _slot = unlock(found, secret)
        except DamagedHeader:
            continue
        except UserError as error:
            # A damaged slot looks like a wrong secret: the spare locks may know better.
            wrong = error
            continue
        manifest = believed(front.description, keys.master)
        return OpenedBackup(path, found.header, manifest, keys)
    raise wrong or DamagedBackup


def check_front(path: Path, master: bytes, policy: KdfPolicy) -> Manifest:
    """Check everything before the records, strictly: both locks, the description, what is zero.

    Raises:
        OtherLocks: it was made under another master key.
        EnvironmentProblem: ``backup.damaged`` and the other sentences of ``read_front``.
    """
    front = backup_file.read_front(path, policy)
    if not front.clean:
        raise DamagedBackup
    try:
        for found in front.headers():
            found.believe(derived(master, HEADER))
    except DamagedHeader:
        raise OtherLocks from None
    manifest = believed(front.description, master)
    if front.size != backup_file.RECORDS_AT + manifest.size:
        raise DamagedBackup
    return manifest


def believed(description: bytes, master: bytes) -> Manifest:
    """Return a description that the vault with this master key wrote.

    Raises:
        DamagedBackup: it did not.
    """
    if not backup_manifest.is_believed(description, master):
        raise DamagedBackup
    return backup_manifest.decode(description)


def check_whole(
    path: Path, master: bytes, policy: KdfPolicy, room: Path, progress: Progress
) -> Manifest:
    """Check a whole backup: its front, its digest, and its records as a database.

    ``room`` is a folder on this computer in which the records are laid out for the checks.

    Raises:
        OtherLocks: it was made under another master key; only its digest was checked.
        EnvironmentProblem: ``backup.damaged``, no room, a disk that is closed to us.
        CalledOff: the job was called off.
    """
    reading = stepping(progress, say("backup.step.reading"))
    try:
        manifest = check_front(path, master, policy)
    except OtherLocks:
        front = backup_file.read_front(path, policy)
        stated = backup_manifest.decode(front.description)
        if backup_file.digest_of(path, reading) != stated.sha256:
            raise DamagedBackup from None
        raise
    front = backup_file.read_front(path, policy)
    keys = keys_of(front.headers()[0], master)
    laid_out = room / f"{MAKING}{hashlib.sha256(path.name.encode()).hexdigest()[:8]}"
    try:
        if backup_file.extract(path, laid_out, reading) != manifest.sha256:
            raise DamagedBackup
        check_records(laid_out, keys, manifest)
    finally:
        remove(laid_out)
    return manifest


def check_records(records: Path, keys: VaultKeys, manifest: Manifest) -> None:
    """Check laid-out records against what their backup says of them.

    Raises:
        EnvironmentProblem: ``backup.damaged``, or ``vault.newer``.
    """
    backup_checks.check_whole(records, keys.database, keys.vault_id)
    with backup_checks.opened(records, keys.database) as driver:
        found = backup_checks.inside(driver, keys.master)
    same = (
        found.counts == manifest.counts
        and found.audit == manifest.audit
        and found.schema == manifest.schema
    )
    if not same:
        raise DamagedBackup
