"""Writing the records anew under a fresh key, so that the old key opens nothing any more.

Used after families were erased, and when somebody's way in is taken away. The old key is dropped
from the header and its twin: what is left of the old file on the disk cannot be read.

A crash at any point leaves a vault that opens. In order: the fresh file is written and checked
beside the old one; the header names both keys; the fresh file takes the old one's place; the header
names the fresh key only. ``settle`` goes on from wherever it stopped.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import connection, first_page, header_file
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import copying_problem, disk_problem
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.header import Header, RecordsKey
from taf_desktop.support import atomic

FRESH = "records.db.fresh"


def rebuild_records(
    folder: Path, keys: VaultKeys, header: Header, master: bytes | None = None
) -> VaultKeys:
    """Write the closed records of a vault anew and return the keys that open it from now on.

    ``VaultFiles.rebuild`` does this for a vault that is open.

    Args:
        folder: The vault's folder.
        keys: Its keys as they are.
        header: What the header is to say afterwards, for example with fewer slots. Its slots must
            be made for ``master``; the records' key in it is replaced here.
        master: The master key from now on; the present one if none is given.

    Raises:
        EnvironmentProblem: damaged, open elsewhere, or no room; everything is as it was.
    """
    master = master or keys.master
    coming = RecordsKey(header.database_generation + 1, vault_keys.EMPTY)
    fresh_key = vault_keys.random_key()
    seal = vault_keys.seal_database_key
    coming = replace(coming, key=seal(master, keys.vault_id, coming.generation, fresh_key))
    _export(folder, keys, fresh_key)
    both = replace(
        header,
        generation=header.generation + 1,
        database=seal(master, keys.vault_id, header.database_generation, keys.database),
        coming=coming,
        audit=_audit(header, keys, master),
    )
    header_file.write_both(folder, vault_keys.write_header(both, master))
    _swap(folder)
    return _finish(folder, replace(keys, master=master, coming=fresh_key), both, keys)


def settle(folder: Path, keys: VaultKeys, header: Header) -> VaultKeys:
    """Go on with a rebuilding that was broken off, and return the keys in force.

    Records that neither key opens are left as they are, for ``connect`` to say so.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    records, fresh = folder / RECORDS, folder / FRESH
    if header.coming is None or not records.is_file():
        return keys
    if first_page.fits(records, keys.coming):
        return _finish(folder, keys, header, keys)
    if not first_page.fits(records, keys.database):
        return keys
    if _is_whole(fresh, keys.coming) and not _log_of(records).exists():
        _swap(folder)
        return _finish(folder, keys, header, keys)
    _remove(fresh)
    given_up = replace(header, generation=header.generation + 1, coming=None)
    header_file.write_both(folder, vault_keys.write_header(given_up, keys.master))
    return replace(keys, coming=b"")


def clear_unfinished(folder: Path) -> None:
    """Remove fresh records that were not whole yet: no header names their key."""
    with suppress(EnvironmentProblem):
        _remove(folder / FRESH)


def _finish(folder: Path, keys: VaultKeys, header: Header, before: VaultKeys) -> VaultKeys:
    """Drop the old key from the header and its twin."""
    if header.coming is None:
        return keys
    final = replace(
        header,
        generation=header.generation + 1,
        database_generation=header.coming.generation,
        database=header.coming.key,
        coming=None,
    )
    header_file.write_both(folder, vault_keys.write_header(final, keys.master))
    audit = vault_keys.audit_key(before) if header.audit else b""
    return replace(keys, database=keys.coming, coming=b"", audit=audit)


def _audit(header: Header, keys: VaultKeys, master: bytes) -> vault_keys.Wrapped | None:
    if master == keys.master:
        return header.audit
    return vault_keys.seal_audit_key(master, keys.vault_id, vault_keys.audit_key(keys))


def _export(folder: Path, keys: VaultKeys, fresh_key: bytes) -> None:
    """Write a whole, checked, closed copy of the records without anything that was deleted."""
    fresh = folder / FRESH
    _remove(fresh)
    try:
        with closing(connection.connect(folder / RECORDS, keys)) as old:
            with closing(connection.plain(fresh, "rwc")) as new:
                connection.unlock(new, fresh_key)
                old.backup(new)
                new.execute("VACUUM")
                new.execute("PRAGMA journal_mode = DELETE").fetchall()
                new.execute("PRAGMA synchronous = FULL")
            _check(old, fresh, fresh_key)
        if _log_of(folder / RECORDS).exists():
            raise EnvironmentProblem("vault.disk_trouble")
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
    except (sqlcipher.Error, OSError, EnvironmentProblem) as error:
        _remove(fresh)
        if isinstance(error, OSError):
            raise disk_problem(error) from error
        raise copying_problem(error) or error from None


def _check(old: Driver, fresh: Path, fresh_key: bytes) -> None:
    with closing(connection.plain(fresh, "rw")) as new:
        connection.unlock(new, fresh_key)
        sound = (
            new.execute("PRAGMA cipher_integrity_check").fetchall() == []
            and new.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and _counts(new) == _counts(old)
        )
    if not sound:
        raise EnvironmentProblem("vault.damaged_database")


def _counts(driver: Driver) -> dict[str, int]:
    names = driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables: list[str] = [row[0] for row in names.fetchall()]
    return {
        name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 our names
        for name in tables
    }


def _is_whole(fresh: Path, key: bytes) -> bool:
    # It was checked page by page before the header named its key.
    return fresh.is_file() and first_page.fits(fresh, key)


def _swap(folder: Path) -> None:
    try:
        atomic.replace(folder / FRESH, folder / RECORDS)
    except OSError as error:
        raise disk_problem(error) from error


def _remove(path: Path) -> None:
    try:
        for each in (path, _log_of(path), path.with_name(path.name + "-journal")):
            each.unlink(missing_ok=True)
    except OSError as error:
        raise disk_problem(error) from error


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
