"""One program over one data folder: a second start has the first one show its window, and ends.

There is no network code, so the two speak by a file: the second leaves a request in a folder that
the first one watches (``doorbell``), and the first takes it away as its answer. A request may name
one hand-over file to look at; nothing else can be asked for, and nothing of it is written down.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from taf_desktop.runtime.lock_file import LockFile

FOLDER = "running"
LOCK = "program.lock"
REQUEST = "show-window"
OPENED = ".fhcase"
"""How the name of a file ends that a second start may hand on (``domain.handover.SUFFIX``)."""
LONGEST_REQUEST = 4_096
"""Bytes of a request. Windows' longest path has 32,767 letters; nobody double-clicks on one."""
STALE_SECONDS = 60.0
"""A request that nobody took away for so long opens no file any more: who left it has gone."""
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
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.take() or not self._lock.refused

    def release(self) -> None:
        """Let the folder go."""
        self._lock.release()

    def holder(self) -> int:
        """Return the process that has the folder, or 0."""
        return self._lock.holder()

    def ask_for_window(self, file: Path | None = None, seconds: float = ANSWER_SECONDS) -> bool:
        """Ask the first program to show itself, and to look at a file; say whether it answered."""
        # A start that is the first one does not need it, and must be quick.
        from taf_desktop.support import atomic

        words = str(file.absolute()).encode("utf-8", "surrogatepass") if file is not None else b""
        try:
            # Whole or not at all: the first one may look at any moment.
            atomic.write_bytes(self.request, words[: LONGEST_REQUEST + 1])
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

    def take_request(self) -> tuple[bool, Path | None]:
        """Take a request away, which answers it: whether there was one, and the file it names.

        A file is named only by this very person, just now, and by its whole path; anything else
        is taken for a request without one.
        """
        try:
            file = _file_named(self.request)
            self.request.unlink()
        except OSError:
            return False, None
        return True, file


def _file_named(request: Path) -> Path | None:
    about = request.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > LONGEST_REQUEST:
        return None
    # Windows tells no owner here; there the folder belongs to the person's own profile.
    if hasattr(os, "getuid") and about.st_uid != os.getuid():
        return None
    if abs(time.time() - about.st_mtime) > STALE_SECONDS:
        return None
    with request.open("rb") as opened:
        return _checked(opened.read(LONGEST_REQUEST + 1))


def _checked(words: bytes) -> Path | None:
    try:
        named = words.decode("utf-8")
    except UnicodeError:
        return None
    path = Path(named) if named.isprintable() else Path()
    whole = path.is_absolute() and path.suffix.lower() == OPENED
    return path if whole and len(words) <= LONGEST_REQUEST else None
