"""The open database: one connection, one thread, one transaction at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem


class Database:
    """A vault's records, open. It belongs to the thread that made it and refuses every other."""

    def __init__(self, connect: Callable[[], Driver]) -> None:
        self._owner = threading.get_ident()
        self._busy = False
        self._closed = False
        self._engine = _engine(connect)
        self._engine.connect().close()

    def begin(self) -> Connection:
        """Return the connection for one unit of work; ``end`` gives it back.

        Raises:
            Bug: ``vault.wrong_thread``; ``vault.not_open``; ``vault.two_at_once``, another unit of
                work is still open, and the two would share one transaction.
        """
        self._check_thread()
        # The engine would connect again by itself, and a locked vault would be open.
        if self._closed:
            raise Bug("vault.not_open")
        if self._busy:
            raise Bug("vault.two_at_once")
        connection = self._engine.connect()
        self._busy = True
        return connection

    def end(self, connection: Connection) -> None:
        """Take the connection back. What was not committed is undone."""
        self._busy = False
        connection.close()

    def close(self) -> None:
        """Fold the write-ahead file into the records and close them.

        Raises:
            Bug: ``vault.wrong_thread``.
        """
        self._check_thread()
        # Closing never fails over a full disk: what stays in the write-ahead file is safe there.
        with suppress(EnvironmentProblem), self._engine.connect() as connection:
            driver: Driver = connection.connection.dbapi_connection
            _checkpoint(driver)
        self._closed = True
        self._engine.dispose()

    def _check_thread(self) -> None:
        if threading.get_ident() != self._owner:
            raise Bug("vault.wrong_thread")


def _engine(connect: Callable[[], Driver]) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=StaticPool,
        # Without this, the text of a failed statement's error would carry what people said.
        hide_parameters=True,
        json_serializer=_json,
    )
    event.listen(engine, "begin", _begin_now)
    event.listen(engine, "handle_error", _say_problem)
    return engine


def _begin_now(connection: Connection) -> None:
    # The driver is in autocommit mode: its own way to begin leaves tables behind on rollback.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _say_problem(context: ExceptionContext) -> None:
    problem = database_problem(context.original_exception)
    if problem is not None:
        raise problem


def _checkpoint(driver: Driver) -> None:
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher.Error as error:
        raise database_problem(error) or error from None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
