"""The open database: one connection, one thread, one transaction at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from io import FileIO
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem
from taf_desktop.storage.stepped_copy import SteppedCopy

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Database:
    """A vault's records, open. It belongs to the thread that made it and refuses every other."""

    def __init__(self, connect: Callable[[], Driver]) -> None:
        self._owner = threading.get_ident()
        self._busy = False
        self._closed = False
        self._driver: Driver | None = None
        self._copy: SteppedCopy | None = None
        self._file: FileIO | None = None
        self.when_full: Callable[[], object] = bool
        """Called when the disk is full, before that is said: makes room for the next try."""
        self._engine = self._engine_for(connect)
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
        # SQLAlchemy takes a commit that failed for the end; SQLite may still be in the middle.
        if self._driver is not None and self._driver.in_transaction:
            self._driver.rollback()

    @contextmanager
    def alone(self, copy: SteppedCopy | None = None) -> Generator[Driver, None, None]:
        """Lend the bare connection for work on the file as a whole, such as copying it.

        No unit of work may be open meanwhile, and no transaction is begun. ``copy`` is the one
        that goes on a step; any other that was on its way is dropped.

        Raises:
            Bug: ``vault.wrong_thread``; ``vault.not_open``; ``vault.two_at_once``.
        """
        self._check_thread()
        if self._closed or self._driver is None:
            raise Bug("vault.not_open")
        if self._busy:
            raise Bug("vault.two_at_once")
        self._drop_copy(copy)
        self._copy = copy
        self._busy = True
        try:
            yield self._driver
        finally:
            self._busy = False

    def reader(self, records: Path) -> FileIO:
        """Return the file itself, for reading.

        It stays open as long as the records are: closing it would give up SQLite's lock on Linux
        (https://www.sqlite.org/howtocorrupt.html, 2.2).
        """
        if self._file is None:
            self._file = records.open("rb", buffering=0)
        return self._file

    def reopen(self, connect: Callable[[], Driver]) -> None:
        """Connect again after ``close``, for units of work that hold this object already.

        Raises:
            Bug: ``vault.wrong_thread``.
            EnvironmentProblem: the records will not open.
        """
        self._check_thread()
        self._engine = self._engine_for(connect)
        self._engine.connect().close()
        self._closed = False

    def interrupt(self) -> None:
        """Stop the statement that is running now, if there is one; it fails.

        The one call that comes from another thread, so that a long look-up stops no locking.
        """
        driver = self._driver
        if driver is not None and not self._closed:
            with suppress(sqlcipher.Error):
                driver.interrupt()

    def close(self) -> None:
        """Fold the write-ahead file into the records and close them.

        Raises:
            Bug: ``vault.wrong_thread``.
        """
        self._check_thread()
        self._drop_copy()
        # Closing never fails over a full disk: what stays in the write-ahead file is safe there.
        with suppress(EnvironmentProblem), self._engine.connect() as connection:
            driver: Driver = connection.connection.dbapi_connection
            _checkpoint(driver)
        self._closed = True
        self._engine.dispose()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _drop_copy(self, other_than: SteppedCopy | None = None) -> None:
        if self._copy is not None and self._copy is not other_than:
            self._copy.drop()
            self._copy = None

    def _engine_for(self, connect: Callable[[], Driver]) -> Engine:
        return _engine(lambda: self._connected(connect), lambda: self.when_full())

    def _connected(self, connect: Callable[[], Driver]) -> Driver:
        self._driver = connect()
        return self._driver

    def _check_thread(self) -> None:
        if threading.get_ident() != self._owner:
            raise Bug("vault.wrong_thread")


def _engine(connect: Callable[[], Driver], when_full: Callable[[], object]) -> Engine:
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
    event.listen(engine, "handle_error", partial(_say_problem, when_full))
    return engine


def _begin_now(connection: Connection) -> None:
    # The driver is in autocommit mode: its own way to begin leaves tables behind on rollback.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _say_problem(when_full: Callable[[], object], context: ExceptionContext) -> None:
    problem = database_problem(context.original_exception)
    if problem is not None:
        if problem.message_id == "vault.disk_full":
            when_full()
        raise problem


def _checkpoint(driver: Driver) -> None:
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher.Error as error:
        raise database_problem(error) or error from None


def _json(value: object) -> str:
    return _WRITER.encode(value)
