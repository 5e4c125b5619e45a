"""The program's own log, from the first window to the end. Loaded behind the first window."""

from __future__ import annotations

from contextlib import suppress
from logging import Handler
from pathlib import Path

from taf_desktop.support import logs


class OwnLog:
    """Writes while the program runs. One that cannot be written is no reason not to work."""

    def __init__(self, folder: Path) -> None:
        """Take the folder it is written to; nothing is written yet."""
        self._folder = folder
        self._handler: Handler | None = None

    def begin(self) -> None:
        """Begin to write; nothing happens if that was done."""
        if self._handler is None:
            with suppress(OSError):
                self._handler = logs.start(self._folder)

    def end(self) -> None:
        """Write no more."""
        if self._handler is not None:
            logs.stop(self._handler)
            self._handler = None
