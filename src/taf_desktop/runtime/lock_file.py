"""A lock that one process holds: for a vault, and for the program over one data folder."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

_SURELY_WRITTEN = 2.0
"""Seconds after which a lock file is not one that somebody is just making."""


class LockFile:
    """``QLockFile`` that never counts a living holder as gone, nor a dead one as living.

    Qt tells a holder by its process number. After a crash another program may have got that
    number, or the folder may come from another computer; then the system is asked whether anybody
    holds the file at all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock.isLocked()

    def take(self, patience: float = 0.0) -> bool:
        """Take the lock; wait for it so many seconds. Say whether it is ours now."""
        if self.held:
            return True
        if not self._path.parent.is_dir():
            return False  # on Windows Qt would complain of a lock without a folder
        if self._lock.tryLock(round(patience * 1_000)):
            return True
        return self._put_away_left_over() and self._lock.tryLock(0)

    @property
    def refused(self) -> bool:
        """Whether ``take`` failed because somebody holds it, and not for want of a folder."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def holder(self) -> int:
        """Return the process that holds it, or 0 if nobody can tell."""
        with suppress(OSError, ValueError):
            return int(self._path.read_text(encoding="utf-8", errors="replace").split("\n")[0])
        return 0

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()

    def _put_away_left_over(self) -> bool:
        """Remove a lock file that nobody holds; say whether it was one."""
        try:
            if time.time() - self._path.stat().st_mtime < _SURELY_WRITTEN:
                return False
            return _remove_unheld(self._path)
        except OSError:
            return False


def _remove_unheld(path: Path) -> bool:
    if sys.platform == "win32":
        # Windows removes no file that somebody has open as Qt does.
        path.unlink()
        return True
    import fcntl

    handle = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_ino != path.stat().st_ino:
            return False
        path.unlink()
    finally:
        os.close(handle)
    return True
