"""Bringing the tables of a vault up to date: on a copy, after a verified backup, then swapped in.

In order: a verified backup; a copy of the records; every step in one transaction on the copy; the
copy checked page by page, its rows counted against the old ones; the old file put away for 30 days;
the copy in its place. Cut short anywhere, a vault is left that opens: ``settle`` completes a swap
that was begun and throws away a copy that was not yet wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, text

from taf_desktop.domain.backups import Quiet, kept_until
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import backup_checks, ballast
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_steps import remove
from taf_desktop.storage.connection import connect, schema_revision
from taf_desktop.storage.copying import copy_records
from taf_desktop.storage.engine import Database
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.migrations import NEWEST
from taf_desktop.support import atomic

SCRIPTS = Path(__file__).parent / "migrations"
WORKING = "records.db.updating"
READY = "records.db.updated"
EARLIER = "earlier"
_STAMP = "%Y%m%d-%H%M%S"
_OWN = "alembic_version"


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Run the steps that are missing. The caller commits; if a step fails, nothing has happened."""
    from alembic import command
    from alembic.config import Config

    # Alembic commits by itself unless it finds a transaction already begun.
    if not connection.in_transaction():
        connection.begin()
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def is_current(connection: Connection) -> bool:
    """Say whether the tables stand at the newest step."""
    return (
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == NEWEST
    )


def on_a_copy(
    folder: Path,
    keys: VaultKeys,
    database: Database,
    backup: Callable[[], object],
    now: datetime,
) -> None:
    """Bring an older vault's records up to date; ``database`` is closed by this, come what may.

    Raises:
        EnvironmentProblem: ``backup.update_not_whole``, no room, or a disk that is closed to us;
            the records are as they were.
    """
    working = folder / WORKING
    try:
        ballast.need_room(folder, (folder / RECORDS).stat().st_size)
        backup()
        with database.alone() as driver:
            before = backup_checks.row_counts(driver)
            schema = schema_revision(driver)
            copy_records(driver, working, keys.database, Quiet())
    finally:
        database.close()
    try:
        _upgrade_file(working, keys)
        _check(working, keys, before)
        _swap(folder, f"records-{schema}-{now.astimezone(UTC):{_STAMP}}.db")
    except OSError as error:
        raise disk_problem(error) from error
    finally:
        remove(working)


def settle(folder: Path) -> None:
    """Complete a swap that was cut short, and throw away what was not finished.

    Raises:
        EnvironmentProblem: the disk is closed to us.
    """
    records, ready = folder / RECORDS, folder / READY
    try:
        if ready.is_file():
            if records.exists():
                # It may have been worked on since: what was made of an older state is worthless.
                remove(ready)
            else:
                atomic.replace(ready, records)
        remove(folder / WORKING)
    except OSError as error:
        raise disk_problem(error) from error


def forget_earlier(folder: Path, today: date) -> int:
    """Remove records that an update took the place of, once their 30 days are over."""
    removed = 0
    for path in (folder / EARLIER).glob("records-*.db"):
        with suppress(ValueError, OSError):
            put_away = datetime.strptime(path.stem[-15:], _STAMP).replace(tzinfo=UTC).date()
            if today > kept_until(put_away):
                path.unlink()
                removed += 1
    return removed


def remove_earlier(folder: Path) -> int:
    """Remove all records that an update took the place of, at once; return how many."""
    removed = 0
    for path in (folder / EARLIER).glob("records-*.db"):
        with suppress(OSError):
            path.unlink()
            removed += 1
    return removed


def _upgrade_file(path: Path, keys: VaultKeys) -> None:
    database = Database(partial(connect, path, keys))
    try:
        connection = database.begin()
        try:
            upgrade(connection)
            connection.commit()
        finally:
            database.end(connection)
    finally:
        database.close()


def _check(path: Path, keys: VaultKeys, before: dict[str, int]) -> None:
    try:
        backup_checks.check_whole(path, keys.database, keys.vault_id)
        with backup_checks.opened(path, keys.database) as driver:
            after = backup_checks.row_counts(driver)
            linked = driver.execute("PRAGMA foreign_key_check").fetchall() == []
            newest = schema_revision(driver) == NEWEST
    except DamagedBackup:
        raise EnvironmentProblem("backup.update_not_whole") from None
    kept = all(after.get(name) == count for name, count in before.items() if name != _OWN)
    if not (kept and linked and newest):
        raise EnvironmentProblem("backup.update_not_whole")


def _swap(folder: Path, name: str) -> None:
    records = folder / RECORDS
    if records.with_name(RECORDS + "-wal").exists():
        # What is in there is not in the file that would be put away.
        raise EnvironmentProblem("vault.disk_trouble")
    earlier = folder / EARLIER
    earlier.mkdir(mode=0o700, exist_ok=True)
    atomic.replace(folder / WORKING, folder / READY)
    atomic.replace(records, earlier / name)
    atomic.replace(folder / READY, records)
