"""Making the records of a new vault, and bringing older ones up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import migrate, tables
from taf_desktop.storage.connection import connect, create
from taf_desktop.storage.engine import Database
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS


def make_records(path: Path, keys: VaultKeys, now: str) -> None:
    """Make a whole, empty, closed database file. What an earlier attempt left behind is replaced.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    try:
        for leftover in (
            path,
            path.with_name(path.name + "-wal"),
            path.with_name(path.name + "-journal"),
        ):
            leftover.unlink(missing_ok=True)
    except OSError as error:
        raise disk_problem(error) from error
    database = Database(partial(create, path, keys))
    try:
        connection = database.begin()
        try:
            migrate.upgrade(connection)
            row = {"vault_id": keys.vault_id, "created_at": now}
            connection.execute(insert(tables.vault), row)
            connection.commit()
        finally:
            database.end(connection)
    finally:
        database.close()


def open_records(
    folder: Path, keys: VaultKeys, now: datetime, backup: Callable[[Database], object]
) -> Database:
    """Open a vault's records, brought up to date first if an earlier version left them.

    ``backup`` makes a verified backup of the older records before they are touched.

    Raises:
        EnvironmentProblem: they will not open, or could not be brought up to date; then they are
            as they were.
    """
    database = Database(partial(connect, folder / RECORDS, keys))
    try:
        current = _stands_at_newest(database)
    except BaseException:
        database.close()
        raise
    if not current:
        migrate.on_a_copy(folder, keys, database, lambda: backup(database), now)
        database = Database(partial(connect, folder / RECORDS, keys))
    return database


def _stands_at_newest(database: Database) -> bool:
    connection = database.begin()
    try:
        return migrate.is_current(connection)
    finally:
        database.end(connection)
