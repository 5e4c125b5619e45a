"""Remembers starts that did not get anywhere, so that the next one can offer the safe mode."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FILE = "unfinished-starts"
ENOUGH = 2
"""After so many failed starts in a row the safe mode is offered."""


class Starts:
    """Counts in a small file. A file that cannot be written counts nothing and stops nobody."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def failed(self) -> int:
        """Return how many starts in a row were begun and did not go well."""
        with suppress(OSError, ValueError):
            return max(int(self._path.read_bytes()), 0)
        return 0

    def begin(self) -> None:
        """Note that something is begun that may fail: a start, or going into a vault."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(str(self.failed() + 1).encode())

    def went_well(self) -> None:
        """Note that it did not fail."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
