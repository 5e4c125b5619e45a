"""Who builds in which turn of the event loop: one at a time, and in every second turn nobody.

In the turns between, what was built is polished, laid out and painted. Several builders in one turn
would keep a key waiting for all of them, and so would building on top of a long painting.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

LONG = 0.004
"""Seconds a turn took already, with layouts and painting, after which building waits for the next.
"""
MOST = 4
"""So many turns at most that are long one after the other: where all are, it goes on all the same.
"""
LATER = 100
"""Milliseconds after which it is looked again whether those may go on that wait."""


class Builder(Protocol):
    """Somebody with something left to build."""

    def waits(self) -> bool:
        """Say whether nothing should be built now."""
        ...

    def take_turn(self) -> None:
        """Build a little."""
        ...


class Rota(QObject):
    """Calls the builders one after the other, as long as there are any."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        """Begin with nobody; ``now`` tells the time in seconds."""
        super().__init__()
        self._now = now
        # By identity: what is gone from Qt may not be compared any more.
        self._builders: dict[int, Builder] = {}
        self._built = False
        self._waited = 0
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.turn)

    def join(self, builder: Builder) -> None:
        """Call a builder from now on; first comes what stands already on screen."""
        self._builders.setdefault(id(builder), builder)
        self._built = True
        self._last = self._now()
        self._timer.start(0)

    def leave(self, builder: Builder) -> None:
        """Call a builder no more."""
        self._builders.pop(id(builder), None)
        if not self._builders:
            self._timer.stop()

    @property
    def at_work(self) -> bool:
        """Whether somebody has something left to build and does not wait."""
        return any(shiboken6.isValid(one) and not one.waits() for one in self._builders.values())

    @Slot()
    def turn(self) -> None:
        """Call whose turn it is, unless somebody built in the turn before or this one is long."""
        long, free = self._now() - self._last > LONG, not self._built
        waits = free and long and self._waited < MOST
        self._waited = self._waited + 1 if waits else 0
        self._built = free and not waits and self._build()
        self._last = self._now()

    def _build(self) -> bool:
        for builder in list(self._builders.values()):
            if not shiboken6.isValid(builder):
                # Whoever it built for is gone.
                self.leave(builder)
            elif not builder.waits():
                # Whoever built last comes last.
                self._builders[id(builder)] = self._builders.pop(id(builder))
                self._timer.setInterval(0)
                builder.take_turn()
                return True
        self._timer.setInterval(LATER)
        return False


_rota: list[Rota] = []


def rota() -> Rota:
    """Return the one that all join. The window's thread."""
    if not _rota:
        _rota.append(Rota())
    return _rota[0]
