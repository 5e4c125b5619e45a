"""Copying open records as they stand, and making a checked backup file of the copy.

Copying needs the open connection and so the database lane; it takes half a second for 50 MB. All
the checking is done on the closed copy, elsewhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from taf_desktop import __version__
from taf_desktop.domain.backups import BackupCard, CalledOff, Progress, Reason
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import Anchor, VaultKeys
from taf_desktop.storage import backup_checks, backup_file, backup_manifest
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.backup_checks import Inside
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_manifest import Manifest
from taf_desktop.storage.backup_opening import check_front
from taf_desktop.storage.backup_steps import drop_from_memory, remove, stepping
from taf_desktop.storage.driver import Driver
from taf_desktop.storage.faults import copying_problem, disk_problem
from taf_desktop.storage.header import QUICK, Header
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.support import atomic
from taf_desktop.support.words import say

PAGES = 1024


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

    @property
    def bytes(self) -> int:
        """How large it is."""
        return self.path.stat().st_size


def copy_records(source: Driver, to: Path, key: bytes, progress: Progress) -> None:
    """Copy open records into a new closed file under another key, forced to the disk.

    The source may be in use, but not within a transaction.

    Raises:
        EnvironmentProblem: a damaged page, no room, or a disk that is closed to us.
        CalledOff: the job was called off.
    """

    def step(_status: int, left: int, total: int) -> None:
        if progress.cancelled:
            raise CalledOff
        progress.report(total - left, total)

    try:
        with backup_checks.opened(to, key, "rwc") as target:
            # Until it is whole it is worth nothing: no journal, and forced to the disk once.
            target.execute("PRAGMA synchronous = OFF")
            target.execute("PRAGMA journal_mode = OFF").fetchall()
            source.backup(target, pages=PAGES, progress=step)
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
        with to.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        remove(to)
        raise disk_problem(error) from error
    except BaseException as error:
        remove(to)
        raise copying_problem(error) or error from None


def backup_of(copied: RecordsCopy, progress: Progress) -> BackupCard:
    """Check a copy, make it a backup file, read that back from the disk, and name it.

    Raises:
        EnvironmentProblem: ``backup.not_whole``, no room, or a disk that is closed to us.
        CalledOff: the job was called off.
    """
    unnamed = copied.path.with_suffix(".file")
    try:
        _check(copied, progress)
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


def _check(copied: RecordsCopy, progress: Progress) -> None:
    stepping(progress, say("backup.step.checking"))(0, 1)
    backup_checks.check_whole(copied.path, copied.key, copied.keys.vault_id)
    with backup_checks.opened(copied.path, copied.key) as driver:
        found = backup_checks.inside(driver, copied.keys.master)
    if found != copied.inside:
        raise DamagedBackup


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
