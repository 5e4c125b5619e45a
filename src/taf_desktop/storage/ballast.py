"""A file that only takes up room, given up when the drive is full so that the last words fit.

Four megabytes beside the records. It is written anew once there is room again.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.faults import disk_problem

NAME = "reserve"
BYTES = 4 * 1024 * 1024
ROOM_TO_SPARE = 64 * 1024 * 1024
"""It is only written where at least so much is free."""
TIMES = 3
"""Big work needs so many times the size of the records."""


def keep(folder: Path) -> bool:
    """Make sure that there is a reserve, if there is room for one; say whether there is one."""
    file = folder / NAME
    try:
        if file.is_file() and file.stat().st_size == BYTES:
            return True
        if free_bytes(folder) < ROOM_TO_SPARE:
            return False
        # Random, because some drives store zeros in no room at all.
        file.write_bytes(os.urandom(BYTES))
    except OSError:
        file.unlink(missing_ok=True)
        return False
    return True


def give_up(folder: Path) -> bool:
    """Make room by removing the reserve; say whether there was one."""
    file = folder / NAME
    try:
        file.unlink()
    except OSError:
        return False
    return True


def was_used(folder: Path) -> bool:
    """Say whether there is no reserve any more, nor room for one."""
    try:
        return not (folder / NAME).is_file() and free_bytes(folder) < ROOM_TO_SPARE
    except OSError:
        return False


def free_bytes(folder: Path) -> int:
    """Return how many bytes are free where a folder is.

    Raises:
        OSError: the drive cannot be asked.
    """
    return shutil.disk_usage(folder).free


def need_room(folder: Path, size: int, times: int = TIMES) -> None:
    """Make sure before big work that there is room for it.

    Raises:
        EnvironmentProblem: ``backup.no_room``; nothing has been begun.
    """
    try:
        free = free_bytes(folder)
    except OSError as error:
        raise disk_problem(error) from error
    if free < size * times:
        raise EnvironmentProblem("backup.no_room", needed=_megabytes(size * times - free))


def _megabytes(size: int) -> int:
    return max(1, -(-size // 1_000_000))
