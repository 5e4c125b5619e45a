"""Saves what is typed without being asked, so that at most three seconds of typing can be lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication

from taf_desktop.domain.errors import TafError
from taf_desktop.support.words import say

if TYPE_CHECKING:
    from taf_desktop.domain.changes import ChangeSet
    from taf_desktop.domain.ports import TaskRunner, Ticket
    from taf_desktop.support.clock import Clock


class Snapshot(Protocol):
    """What is saved: a frozen picture of the work at one revision."""

    @property
    def revision(self) -> int:
        """Which revision of the work this is."""
        ...


class Saveable(Protocol):
    """Work in progress that can be saved, such as ``forms.session.FormSession``."""

    @property
    def dirty(self) -> bool:
        """Whether there are changes that have not been saved."""
        ...

    def snapshot(self) -> Any:  # noqa: ANN401 - each kind of work has its own kind of snapshot
        """Return the work as it is now; it has a ``revision``."""
        ...

    def mark_saved(self, revision: int) -> None:
        """Note that the snapshot of this revision has been saved."""
        ...

    def listen(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call a listener after each change; return how to stop it."""
        ...


class SaveState(StrEnum):
    """How saving stands."""

    SAVED = "saved"
    WAITING = "waiting"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delays:
    """When to save, in milliseconds: after a pause in typing, at the latest, and after failures.

    Saving takes a moment too. These leave it half a second, so that what is typed is safe two
    seconds after the last key and at most three seconds of typing can be lost.
    """

    quiet: int = 1_500
    longest: int = 2_400
    retries: tuple[int, ...] = (5_000, 15_000, 30_000, 60_000)


class Autosave(QObject):
    """Watches one piece of work and saves it: after a pause, at the latest after some seconds.

    It saves at once when the keyboard goes elsewhere and when the program loses the front.

    ``said`` carries the words for the status line; ``state_changed`` a ``SaveState``. After a
    failure the work stays unsaved, the words stay on the screen and saving is tried again.
    """

    said = Signal(str)
    state_changed = Signal(object)

    def __init__(
        self,
        work: Saveable,
        save: Callable[[Any], tuple[object, ChangeSet]],
        runner: TaskRunner,
        *,
        clock: Clock,
        delays: Delays | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Watch a piece of work.

        Args:
            work: What is being typed.
            save: The service call that keeps a snapshot; it runs on the database lane.
            runner: Runs it.
            clock: Tells the time in “Saved 14:32”.
            delays: When to save; tests pass short ones.
            parent: The QObject this belongs to.
        """
        super().__init__(parent)
        self._work, self._save, self._runner, self._clock = work, save, runner, clock
        self._delays = delays or Delays()
        self._state = SaveState.SAVED
        self._under_way: dict[int, Ticket | None] = {}
        """The saves asked for and not answered, oldest first, by the revision they carry."""
        self._stopped = False
        self._failures = 0
        self._quiet = self._timer()
        self._oldest = self._timer()
        self._retry = self._timer()
        self._stop_listening = work.listen(self._work_changed)
        self._leaving: tuple[SignalInstance, ...] = ()
        self._hear_leaving()

    @property
    def state(self) -> SaveState:
        """How saving stands now."""
        return self._state

    @Slot()
    def flush(self) -> None:
        """Save at once what has not been saved.

        It is asked for even while an older save is under way. Whoever asks for something else
        afterwards, such as signing, or takes the page away, can rely on what was typed going first.
        """
        self._stop_timers()
        if self._stopped or not self._work.dirty:
            return
        snapshot = self._work.snapshot()
        revision: int = snapshot.revision
        if revision in self._under_way:
            return
        self._under_way[revision] = None
        self._tell(SaveState.SAVING, say("runtime.saved.saving"))
        ticket = self._runner.run_change(
            lambda _ticket: self._keep(snapshot),
            self._saved,
            partial(self._failed, revision),
            owner=self,
        )
        if revision in self._under_way:
            self._under_way[revision] = ticket

    def flush_and_wait(self, seconds: float) -> bool:
        """Save everything before locking or closing and say whether it is saved.

        Stands still for the answer instead of turning an event loop, so nothing else can happen
        in between. A failed save is not tried again here.
        """
        deadline = time.monotonic() + seconds
        failures = self._failures
        while self._work.dirty and self._failures == failures and not self._stopped:
            self.flush()
            ticket = next(iter(self._under_way.values()), None)
            left = max(deadline - time.monotonic(), 0)
            if ticket is not None and not self._runner.wait_for(ticket, left):
                break
        return not self._work.dirty

    def stop(self) -> None:
        """Stop watching and saving; what is unsaved stays so. Call ``flush_and_wait`` first."""
        if self._stopped:
            return
        self._stopped = True
        self._stop_timers()
        self._stop_listening()
        for signal in self._leaving:
            signal.disconnect(self._keyboard_left)

    def _hear_leaving(self) -> None:
        """Save when the keyboard leaves a field, to whatever else."""
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            self._leaving = (app.focusObjectChanged, app.applicationStateChanged)
        for signal in self._leaving:
            signal.connect(self._keyboard_left)

    @Slot()
    def _keyboard_left(self) -> None:
        # After a failure the next try is due by its own timer; each Tab would be one more.
        if self._state is SaveState.WAITING:
            self.flush()

    def _keep(self, snapshot: Snapshot) -> tuple[int, ChangeSet]:
        _result, changes = self._save(snapshot)
        return snapshot.revision, changes

    def _work_changed(self, keys: frozenset[str]) -> None:
        del keys
        if not self._work.dirty:
            return
        self._quiet.start(self._delays.quiet)
        if not self._oldest.isActive():
            self._oldest.start(self._delays.longest)
        if self._state is SaveState.SAVED:
            self._state = SaveState.WAITING
            self.state_changed.emit(self._state)

    def _saved(self, revision: int) -> None:
        del self._under_way[revision]
        self._work.mark_saved(revision)
        if self._under_way:
            return
        self._failures = 0
        moment = self._clock.now().astimezone()
        state = SaveState.WAITING if self._work.dirty else SaveState.SAVED
        self._tell(state, say("runtime.saved.at", time=f"{moment:%H:%M}"))

    def _failed(self, revision: int, error: Exception) -> None:
        del self._under_way[revision]
        if self._under_way:
            # The next one carries these words too, and says how it went.
            return
        delays = self._delays.retries
        self._retry.start(delays[min(self._failures, len(delays) - 1)])
        self._failures += 1
        known = isinstance(error, TafError)
        reason = error.sentence() if known else say("runtime.saved.trouble")
        self._tell(SaveState.FAILED, say("runtime.saved.failed", reason=reason))

    def _tell(self, state: SaveState, words: str) -> None:
        self._state = state
        self.state_changed.emit(state)
        self.said.emit(words)

    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.flush)
        return timer

    def _stop_timers(self) -> None:
        for timer in (self._quiet, self._oldest, self._retry):
            timer.stop()
