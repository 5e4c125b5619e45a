"""The slip a background job holds: called off or not, and how far it is. Qt-free."""

from __future__ import annotations

import threading
from collections.abc import Callable


class JobTicket:
    """A ``domain.ports.Ticket`` that both the worker and the screen may touch."""

    def __init__(self, on_report: Callable[[int, int, str], None] | None = None) -> None:
        self._cancelled = threading.Event()
        self._on_report = on_report

    @property
    def cancelled(self) -> bool:
        """Whether the job was called off."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Call the job off."""
        self._cancelled.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the job is, in steps done of a total, with a few words about the step."""
        if self._on_report is not None and not self.cancelled:
            self._on_report(done, total, text)
