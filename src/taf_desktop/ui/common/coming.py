"""Coming to a page that nobody needed before: it is made in turns, and shown once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QThread

from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.turns import Turns

Ahead = Callable[[Callable[[], None]], None]
"""Does what has to be done before any page can be made, then calls what it is given."""


def _nothing_ahead(go_on: Callable[[], None]) -> None:
    go_on()


class Coming(QObject):
    """Brings people to pages. Whoever asks last is brought; what was asked for before is left."""

    def __init__(self, parent: QObject) -> None:
        """Belong to whoever holds the pages."""
        super().__init__(parent)
        self.ahead: Ahead = _nothing_ahead
        self._turns: Turns | None = None
        self._asked = 0

    def ask(self, pieces: Iterator[None] | None, there: Callable[[], object]) -> None:
        """Call ``there`` when a page is there: at once without ``pieces``, else after the last.

        Where no event loop is running everything is made at once, as in ``Turns``.
        """
        self.give_up()
        asked = self._asked
        if pieces is not None and QThread.currentThread().loopLevel() == 0:
            finish(pieces)
            pieces = None
        if pieces is None:
            there()
            return
        steps = pieces

        def make() -> None:
            if asked == self._asked:
                self._turns = Turns(steps, self)
                self._turns.ended.connect(made)
                # First the line of tabs shows where the person goes.
                self._turns.begin_soon()

        def made() -> None:
            if asked == self._asked:
                there()

        self.ahead(make)

    def give_up(self) -> None:
        """Bring nobody any more. What was made of a page stays."""
        self._asked += 1
        turns, self._turns = self._turns, None
        if turns is not None:
            turns.drop()
            turns.deleteLater()
