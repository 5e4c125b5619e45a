"""One program over one data folder: a second start has the first one show its window, and ends.

There is no network code, so the two speak by a file: the second leaves a request in a folder that
the first one watches (``doorbell``), and the first takes it away as its answer.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from taf_desktop.runtime.lock_file import LockFile

FOLDER = "running"
LOCK = "program.lock"
REQUEST = "show-window"
ANSWER_SECONDS = 3.0


class OnlyOne:
    """Claims a data folder for this process. Works without an application."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._lock = LockFile(self._folder / LOCK)

    @property
    def folder(self) -> Path:
        """What belongs to the running program only."""
        return self._folder

    @property
    def request(self) -> Path:
        """The file by which a second start asks for the window."""
        return self._folder / REQUEST

    @property
    def claimed(self) -> bool:
        """Whether this process is the one."""
        return self._lock.held

    def claim(self) -> bool:
        """Say whether to go on: false only if another process certainly has this folder.

        A folder that cannot be written stops nobody; the vault has a lock of its own.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.take() or not self._lock.refused

    def release(self) -> None:
        """Let the folder go."""
        self._lock.release()

    def holder(self) -> int:
        """Return the process that has the folder, or 0."""
        return self._lock.holder()

    def ask_for_window(self, seconds: float = ANSWER_SECONDS) -> bool:
        """Ask the first program to show itself; say whether it answered in time."""
        try:
            self.request.write_bytes(b"")
        except OSError:
            return False
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self.request.exists():
                return True
            time.sleep(0.02)
        with suppress(OSError):
            self.request.unlink()
        return False
