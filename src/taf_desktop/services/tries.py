"""Wrong tries at a vault's door: how many there were, and how long the next one must wait.

Kept outside the vault, in a file of this computer, so that starting the program again does not
begin anew. It slows somebody at the keyboard, and is no hindrance to somebody with a copy of the
vault or with this account's files: for those the passphrase itself has to do. Nobody is ever locked
out: a file that cannot be read counts as no tries, and the longest wait is a minute.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import cast

from taf_desktop.domain.errors import UserError
from taf_desktop.support.clock import Clock, SystemClock

DELAYS = (0, 0, 0, 2, 5, 15, 30, 60)
"""Seconds to wait after the first, second … wrong try in a row; the last counts for all others."""

MOST_PINS = 5
"""Wrong PINs after which the passphrase is asked for."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC).isoformat()


class TooSoon(UserError):
    """A try before the wait was over. It was not looked at, and does not count."""

    def __init__(self, seconds: int) -> None:
        super().__init__("vault.wait", seconds=seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class _Count:
    """Of one vault: wrong tries and wrong PINs in a row, and when the next try may be made."""

    wrong: int = 0
    pins: int = 0
    until: str = LONG_AGO


class Tries:
    """The wrong tries at each vault. Any lane; quick enough to be asked before each try."""

    def __init__(self, path: Path | None = None, clock: Clock | None = None) -> None:
        """Take the file that keeps the count, if it is to outlive the program."""
        self._path = path
        self._clock = clock or SystemClock()
        self._counts: dict[str, _Count] | None = None

    def wait(self, vault: str) -> int:
        """Return how many seconds the next try must wait."""
        count = self._all().get(vault, _Count())
        left = (_moment(count.until) - self._clock.now()).total_seconds()
        longest = _delay(count.wrong)
        if left > longest:
            # The computer's clock was set back: nobody waits longer for that.
            self._keep(vault, replace(count, until=self._after(longest)))
            left = longest
        return max(0, ceil(left))

    def check(self, vault: str) -> None:
        """Refuse a try that comes too soon.

        Raises:
            TooSoon: with the seconds that are left.
        """
        seconds = self.wait(vault)
        if seconds:
            raise TooSoon(seconds)

    def wrong(self, vault: str) -> None:
        """Count a wrong passphrase, recovery code or PIN."""
        count = self._all().get(vault, _Count())
        wrong = count.wrong + 1
        self._keep(vault, replace(count, wrong=wrong, until=self._after(_delay(wrong))))

    def right(self, vault: str) -> None:
        """Begin anew after a passphrase or recovery code that was right."""
        if vault in self._all():
            self._keep(vault, None)

    def wrong_pin(self, vault: str) -> int:
        """Count a wrong PIN and return how many are left."""
        self.wrong(vault)
        count = self._all()[vault]
        self._keep(vault, replace(count, pins=count.pins + 1))
        return self.pins_left(vault)

    def pins_left(self, vault: str) -> int:
        """Return how many wrong PINs are left before the passphrase is asked for."""
        return max(0, MOST_PINS - self._all().get(vault, _Count()).pins)

    def _after(self, seconds: int) -> str:
        return (self._clock.now() + timedelta(seconds=seconds)).isoformat()

    def _all(self) -> dict[str, _Count]:
        if self._counts is None:
            self._counts = _read(self._path) if self._path else {}
        return self._counts

    def _keep(self, vault: str, count: _Count | None) -> None:
        from taf_desktop.support.atomic import write_bytes

        counts = {**self._all()}
        if count is None:
            counts.pop(vault, None)
        else:
            counts[vault] = count
        self._counts = counts
        if self._path is None:
            return
        # A folder that cannot be written to must not keep anybody out.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            written = {name: asdict(one) for name, one in counts.items()}
            write_bytes(self._path, json.dumps(written).encode("ascii"))


def _delay(wrong: int) -> int:
    return DELAYS[min(wrong, len(DELAYS)) - 1] if wrong else 0


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(LONG_AGO)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _read(path: Path) -> dict[str, _Count]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    entries = cast("dict[str, object]", found)
    return {name: count for name, entry in entries.items() if (count := _count(entry))}


def _count(entry: object) -> _Count | None:
    if not isinstance(entry, dict):
        return None
    values = cast("dict[str, object]", entry)
    wrong, pins, until = (values.get(name) for name in ("wrong", "pins", "until"))
    if isinstance(wrong, int) and isinstance(pins, int) and isinstance(until, str):
        return _Count(max(0, wrong), max(0, pins), until)
    return None
