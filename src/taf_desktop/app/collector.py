"""Collects garbage on the GUI thread only, and in small steps.

Python may otherwise collect on a worker while Qt objects are in the heap, which destroys widgets on
the wrong thread. With the automatic collector off, a timer asks the same question it would ask.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1_000
"""Milliseconds between two looks."""
OLDER = 3
"""After so many looks at the youngest comes one at what is older: the fewer, the shorter it is."""
CALM = 5
"""So many looks that found hardly anything new: nobody is at work, and a long look is not felt."""
LOADED = 20_000
"""So many new objects between two looks are no work of anybody's: parts of the program came."""


class Collector(QObject):
    """Switches the automatic collector off and takes its place until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._settled = False
        self._calm = 0
        gc.disable()

    @Slot()
    def collect(self) -> int:
        """Collect the oldest generation that is due; return which, or -1."""
        count, most = gc.get_count(), gc.get_threshold()
        self._calm = self._calm + 1 if count[0] <= most[0] else 0
        due = (
            count[0] > most[0],
            count[1] > (OLDER if self._settled else most[1]),
            count[2] > most[2] and self._calm >= CALM,
        )
        for generation in (2, 1, 0):
            if due[generation]:
                if not self._settled and (generation > 0 or count[0] > LOADED):
                    self._settle(older=generation > 0)
                gc.collect(generation)
                return generation
        return -1

    def _settle(self, *, older: bool) -> None:
        """Leave what is there by now out of every later look.

        It is the program itself: modules, forms, word lists, the window. Looking through it all
        takes a tenth of a second each time and finds next to nothing. At the first look at what is
        older all of it is there, and this was the last time.
        """
        self._settled = older
        gc.freeze()

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
