"""Writing a file whole or not at all: a reader finds the old content or the new, never a part.

The new content goes to a temporary file in the same folder, is forced to the disk and then takes
the old file's place. On Windows a virus scanner or an indexer can hold the old file for a moment,
so the last step is tried again for about two and a half seconds before it fails loudly.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

RETRY_DELAYS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait before each new try."""

_BEGINNING, _END = ".new-", ".tmp"

HELD_BY_OTHERS = frozenset({5, 32, 33})
"""Windows error numbers of a file somebody else holds: access denied, sharing, lock."""


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole, replacing an earlier one. Only this person may read it.

    Raises:
        OSError: the folder is missing or closed to us, the disk is full, or another program keeps
        the
            file. The earlier file is untouched and no temporary file is left.
    """
    handle, name = tempfile.mkstemp(prefix=_BEGINNING, suffix=_END, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _force_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Remove what was not yet whole when the program was cut short. Nobody may be writing there."""
    for left in folder.glob(f"{_BEGINNING}*{_END}"):
        with suppress(OSError):
            left.unlink()


def replace(source: Path, target: Path) -> None:
    """Move a closed file over another one in the same folder, with patience on Windows.

    Raises:
        OSError: it could not be moved, also after waiting. Both files are as they were.
    """
    for delay in RETRY_DELAYS:
        try:
            source.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD_BY_OTHERS:
                raise
            time.sleep(delay)
        else:
            return
    source.replace(target)


def _force_folder(folder: Path) -> None:
    # Windows has no way to flush a folder and needs none.
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
