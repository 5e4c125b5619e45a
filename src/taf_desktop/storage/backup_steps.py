"""What making, checking and restoring backups share: unfinished files, and stopping half-way."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from taf_desktop.domain.backups import CalledOff, Progress
from taf_desktop.storage.backup_file import Step

MAKING = ".making-"
"""How the names of files begin that are no backup yet; what a crash leaves behind is cleared."""


def stepping(progress: Progress, words: str) -> Step:
    """Return what tells how far reading or writing a file is, and stops when called off."""

    def step(done: int, total: int) -> None:
        if progress.cancelled:
            raise CalledOff
        progress.report(done, total, words)

    return step


def clear_unfinished(folder: Path) -> None:
    """Remove what a crash in the middle of making a backup left behind."""
    for path in folder.glob(MAKING + "*"):
        remove(path)


def remove(path: Path) -> None:
    """Remove a file that is no backup, and what SQLite may have left beside it."""
    for each in (path, *(path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm"))):
        with suppress(OSError):
            each.unlink()


def drop_from_memory(path: Path) -> None:
    """Ask the system to read a file from the disk next time, where it can be asked."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        with path.open("rb") as file:
            advise(file.fileno(), 0, 0, getattr(os, "POSIX_FADV_DONTNEED", 4))
