"""Who builds in which turn of the event loop: one at a time, and in every second turn nobody.

In the turns between, what was built is polished, laid out and painted. Several builders in one turn
would keep a key waiting for all of them.
"""

from __future__ import annotations

from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

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

    def __init__(self) -> None:
        super().__init__()
        # By identity: what is gone from Qt may not be compared any more.
        self._builders: dict[int, Builder] = {}
        self._built = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.turn)

    def join(self, builder: Builder) -> None:
        """Call a builder from now on; first comes what stands already on screen."""
        self._builders.setdefault(id(builder), builder)
        self._built = True
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
        """Call whose turn it is, unless somebody built in the turn before."""
        self._built = not self._built and self._build()

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
