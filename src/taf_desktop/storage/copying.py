"""Copying records that are open into another file, under another key."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from taf_desktop.domain.backups import CalledOff, Progress
from taf_desktop.storage import backup_checks
from taf_desktop.storage.backup_steps import remove
from taf_desktop.storage.driver import Driver
from taf_desktop.storage.faults import copying_problem, disk_problem

PAGES = 256
"""So many pages are copied at a time: one megabyte."""
_MORE = 0
"""What SQLite says after a step when there are more pages."""


def copy_records(
    source: Driver,
    to: Path,
    key: bytes,
    progress: Progress,
    *,
    pause: Callable[[], None] | None = None,
    through: Callable[[], None] | None = None,
) -> None:
    """Copy open records into a new closed file under another key, forced to the disk.

    The source may be in use, but not within a transaction.

    Args:
        source: The connection to the open records.
        to: The new file.
        key: Its key.
        progress: Hears how far it is, and may call it off.
        pause: Called between two steps; the source may be written to meanwhile.
        through: Called when all is copied and the source is needed no more.

    Raises:
        EnvironmentProblem: a damaged page, no room, or a disk that is closed to us.
        CalledOff: the job was called off.
    """

    def step(status: int, left: int, total: int) -> None:
        if progress.cancelled:
            raise CalledOff
        progress.report(total - left, total)
        if status == _MORE and pause is not None:
            pause()

    try:
        with backup_checks.opened(to, key, "rwc") as target:
            # Until it is whole it is worth nothing: no journal, and forced to the disk once.
            target.execute("PRAGMA synchronous = OFF")
            target.execute("PRAGMA journal_mode = OFF").fetchall()
            source.backup(target, pages=PAGES, progress=step)
            if through is not None:
                through()
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
        with to.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        remove(to)
        raise disk_problem(error) from error
    except BaseException as error:
        remove(to)
        raise copying_problem(error) or error from None
