"""Identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made."""

from __future__ import annotations

import secrets
import time
import uuid
from threading import Lock

_SEQUENCE_BITS = 12


class _Sequence:
    """Counts within a millisecond (RFC 9562, 6.2 method 1), so that order holds there too."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def next(self) -> int:
        """Return milliseconds and a 12-bit count as one growing number."""
        with self._lock:
            now = time.time_ns() // 1_000_000 << _SEQUENCE_BITS
            self._last = max(now, self._last + 1)
            return self._last


_sequence = _Sequence()


def new_id() -> str:
    """Return a fresh UUIDv7 as 36 characters; every next one of this program sorts after it."""
    ticks = _sequence.next()
    millis, count = ticks >> _SEQUENCE_BITS, ticks & (1 << _SEQUENCE_BITS) - 1
    value = millis << 80 | 0x7 << 76 | count << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
