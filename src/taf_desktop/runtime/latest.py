"""Latest request wins: of several questions in a row, only the newest is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Latest:
    """Numbers requests and lets only the newest one's answer through.

    Use one for each thing a screen shows::

        runner.run(job, self._latest.only(self._show_rows), owner=self)
    """

    def __init__(self) -> None:
        self._number = 0

    def only(self, on_done: Callable[[T], None]) -> Callable[[T], None]:
        """Return ``on_done`` so that it does nothing once a newer request was made."""
        self._number += 1
        mine = self._number

        def answer(value: T) -> None:
            if mine == self._number:
                on_done(value)

        return answer
