"""Making the records of a new vault, and bringing older ones up to date."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import insert

from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import tables
from taf_desktop.storage.connection import create
from taf_desktop.storage.engine import Database
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.migrate import is_current, upgrade


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
            upgrade(connection)
            row = {"vault_id": keys.vault_id, "created_at": now}
            connection.execute(insert(tables.vault), row)
            connection.commit()
        finally:
            database.end(connection)
    finally:
        database.close()


def bring_up_to_date(database: Database) -> None:
    """Run the migrations an older vault has not seen, in one transaction."""
    connection = database.begin()
    try:
        if not is_current(connection):
            upgrade(connection)
            connection.commit()
    finally:
        database.end(connection)
