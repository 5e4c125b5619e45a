"""Copying open records a step at a time, so that saving comes in between.

SQLite's backup call goes on from step to step, and what its own connection changes meanwhile on
pages that were copied before it carries over at once (https://www.sqlite.org/c3ref/backup_finish.html).
When it is through, the copy is the records as they stand at that very moment. The driver knows it
only as one call, so that call is on a thread of its own here. The thread moves only while the
database lane stands still in ``step`` and waits for it: never do both use the connection at once.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

from taf_desktop.domain.backups import CalledOff, Progress, Quiet
from taf_desktop.storage.copying import copy_records
from taf_desktop.storage.driver import Driver

STEP_SECONDS = 0.03
"""So long a step keeps the database lane; then whoever wants to save may go first."""


class SteppedCopy:
    """One copy on its way. It is dropped for good by whatever needs the connection alone."""

    def __init__(self, source: Driver, to: Path, key: bytes) -> None:
        """Take what ``copy_records`` takes; nothing is copied yet."""
        self._source, self._to, self._key = source, to, key
        self._go, self._back = threading.Semaphore(0), threading.Semaphore(0)
        self._progress: Progress = Quiet()
        self._until = 0.0
        self._begun = self._off = self._through = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="taf-copy", daemon=True)

    @property
    def cancelled(self) -> bool:
        """Whether the copy was called off."""
        return self._off or self._progress.cancelled

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the copy is."""
        self._progress.report(done, total, text)

    def step(self, progress: Progress) -> bool:
        """Copy some pages; say whether all are copied. The thread that owns the connection.

        Raises:
            EnvironmentProblem: a damaged page, no room, or a disk that is closed to us.
            CalledOff: the copy was called off, or dropped.
        """
        if self._off:
            raise CalledOff
        self._progress, self._until = progress, time.perf_counter() + STEP_SECONDS
        if not self._begun:
            self._begun = True
            self._thread.start()
        self._go.release()
        self._back.acquire()
        if self._error is not None:
            self._off = True
            raise self._error
        return self._through

    def drop(self) -> None:
        """Give up a copy that is not through; the connection is free for anything then."""
        if self._begun and not self._through and not self._off:
            self._off = True
            self._go.release()
            self._thread.join()
        self._off = True

    def finish(self) -> None:
        """Wait until a copy that is through is on the disk. Any thread.

        Raises:
            EnvironmentProblem: no room, or a disk that is closed to us.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        self._go.acquire()
        try:
            copy_records(
                self._source, self._to, self._key, self, pause=self._pause, through=self._end
            )
        except BaseException as error:
            self._error = error
        if not self._through:
            self._back.release()

    def _pause(self) -> None:
        """Let others have the connection if this step was long enough."""
        if time.perf_counter() >= self._until:
            self._back.release()
            self._go.acquire()
            if self._off:
                raise CalledOff

    def _end(self) -> None:
        # What is left, such as writing to the disk, needs the connection no more.
        self._through = True
        self._back.release()
