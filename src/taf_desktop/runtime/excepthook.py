"""The last resort for mistakes of ours that nobody caught: a redacted log line, then one dialog.

What is kept of an exception is its type and the places in our own code. Its message is never kept:
it may hold what a family said.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

PACKAGE = "taf_desktop"


class Fault(NamedTuple):
    """A mistake of ours as it may be shown, logged and copied: no message, no values."""

    reference: str
    kind: str
    places: tuple[str, ...]

    @property
    def details(self) -> str:
        """The lines for “Copy details”."""
        return "\n".join((f"Reference {self.reference}", self.kind, *self.places))


def describe(error: BaseException) -> Fault:
    """Return what may be told of an exception: its type and ``module:line`` of our own code."""
    import secrets

    frames = traceback.walk_tb(error.__traceback__)
    places = tuple(
        f"{frame.f_globals.get('__name__', '?')}:{line}"
        for frame, line in frames
        if str(frame.f_globals.get("__name__", "")).startswith(PACKAGE)
    )
    return Fault(secrets.token_hex(3).upper(), type(error).__name__, places)


def log_fault(fault: Fault) -> None:
    """Write a fault to the log."""
    from taf_desktop.support.logs import Code, log_event

    place = fault.places[-1] if fault.places else "elsewhere"
    log_event(
        "fault.unexpected",
        level=logging.ERROR,
        reference=Code(fault.reference),
        kind=Code(fault.kind),
        place=Code(place),
    )


class LastResort(QObject):
    """Hears exceptions of the GUI thread and of workers, and shows one dialog at a time.

    While a dialog is open, further faults are only logged.
    """

    _happened = Signal(object)

    def __init__(self, show: Callable[[Fault], None], parent: QObject | None = None) -> None:
        """Take what shows a fault; it may stay open until the person answers."""
        super().__init__(parent)
        self._show = show
        self._showing = False
        self._old: tuple[object, object] | None = None
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over both of Python's hooks."""
        self._old = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.hear
        threading.excepthook = self._hear_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._old is not None:
            sys.excepthook, threading.excepthook = self._old  # pyright: ignore[reportAttributeAccessIssue]
            self._old = None

    def hear(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take one exception: log it and have it shown on the GUI thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        fault = describe(error.with_traceback(trace))
        log_fault(fault)
        self._happened.emit(fault)

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.hear(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _tell(self, fault: Fault) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(fault)
        except Exception as error:
            # A fault while telling a fault is only logged, or the two would go round for ever.
            log_fault(describe(error))
        finally:
            self._showing = False
