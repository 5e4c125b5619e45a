"""Runs slow work on lanes beside the screen and brings each answer back to the GUI thread.

The rules are those of ``domain.ports.TaskRunner``. One queued signal carries every answer, so a
callback never runs on a worker and never in the middle of another callback.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from taf_desktop.runtime.ticket import JobTicket

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from taf_desktop.domain.changes import ChangeSet
    from taf_desktop.domain.ports import Lane, Ticket

T = TypeVar("T")

DB_WORKERS = 1
CPU_WORKERS = 2


class _Task:
    """One job on its way: its answer is filled in by the worker and read by the GUI thread."""

    def __init__(
        self,
        job: Callable[[Ticket], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None,
        owner: QObject | None,
        label: str | None,
        *,
        changes_vault: bool,
    ) -> None:
        self.job = job
        self.on_done = on_done
        self.on_error = on_error
        self.owner = owner
        self.label = label
        self.changes_vault = changes_vault
        self.ticket = JobTicket()
        self.finished = threading.Event()
        self.value: Any = None
        self.error: Exception | None = None
        self.ran = False

    @property
    def wanted(self) -> bool:
        """Whether anybody is still there to hear the answer."""
        gone = self.owner is not None and not shiboken6.isValid(self.owner)
        return self.ran and not gone and not self.ticket.cancelled


class LaneRunner(QObject):
    """A ``TaskRunner`` with one database worker and two workers for computing.

    Make it, use it and shut it down on the GUI thread. ``busy_changed(label, busy)`` and
    ``progressed(label, done, total, text)`` feed the progress panel for jobs that have a label.
    """

    busy_changed = Signal(str, bool)
    progressed = Signal(str, int, int, str)
    _answered = Signal(int)

    def __init__(
        self,
        publish: Callable[[ChangeSet], None] | None = None,
        on_unhandled: Callable[[Exception], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take what announces changes, and what hears errors nobody else asked to hear."""
        super().__init__(parent)
        self._publish = publish
        self._on_unhandled = on_unhandled
        self._numbers = itertools.count(1)
        self._tasks: dict[int, _Task] = {}
        self._open = True
        self._at_work: _Task | None = None
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every job has been answered."""
        return not self._tasks

    def run(
        self,
        job: Callable[[Ticket], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        owner: object | None = None,
        label: str | None = None,
        lane: Lane = "db",
    ) -> Ticket:
        """Run a job that only reads or computes.

        Once the program closes it is not begun at all: nobody is left to hear its answer.
        """
        task = _Task(job, on_done, on_error, _as_qobject(owner), label, changes_vault=False)
        return self._start(task, lane)

    def run_change(
        self,
        job: Callable[[Ticket], tuple[T, ChangeSet]],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        owner: object | None = None,
        label: str | None = None,
    ) -> Ticket:
        """Run a service call that changes the vault; announce its ChangeSet before its value.

        Raises:
            Bug: the program is closing and takes no new work.
        """
        task = _Task(job, on_done, on_error, _as_qobject(owner), label, changes_vault=True)
        return self._start(task, "db")

    def wait_for(self, ticket: Ticket, seconds: float) -> bool:
        """Stand still until this job's answer has been passed on; say whether it was in time."""
        for number, task in tuple(self._tasks.items()):
            if task.ticket is ticket:
                if not task.finished.wait(seconds):
                    return False
                self._deliver(number)
        return True

    def cancel(self, label: str) -> None:
        """Call off the jobs with this label, for the progress panel's button."""
        for task in self._tasks.values():
            if task.label == label:
                task.ticket.cancel()

    def call_off_reading(self) -> bool:
        """Call off every job that only reads or computes; changes asked for go on.

        Says whether such a job is on the database lane just now: it will not see its ticket before
        it comes back from the database.
        """
        for task in self._tasks.values():
            if not task.changes_vault:
                task.ticket.cancel()
        running = self._at_work
        return running is not None and not running.changes_vault

    def shutdown(self) -> None:
        """Refuse new jobs, call off those that only read or compute, and wait for the workers.

        Changes already asked for are carried out and announced; nobody else is told.
        """
        self._open = False
        for task in self._tasks.values():
            task.ticket.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        for number in tuple(self._tasks):
            self._deliver(number)

    def _start(self, task: _Task, lane: Lane) -> Ticket:
        if not self._open:
            if not task.changes_vault:
                task.ticket.cancel()
                return task.ticket
            # Imported here because its words need a YAML reader, which start-up does without.
            from taf_desktop.domain.errors import Bug

            raise Bug("runtime.tasks.closing")
        number = next(self._numbers)
        if task.label is not None:
            task.ticket = JobTicket(self._reporter(task.label))
            self.busy_changed.emit(task.label, True)
        self._tasks[number] = task
        self._lane(lane).submit(self._work, number, task, lane)
        return task.ticket

    def _lane(self, name: Lane) -> ThreadPoolExecutor:
        """Return a lane, made when the first job asks for it: that is after the first painting."""
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            workers = DB_WORKERS if name == "db" else CPU_WORKERS
            self._lanes[name] = ThreadPoolExecutor(workers, thread_name_prefix=f"taf-{name}")
        return self._lanes[name]

    def _reporter(self, label: str) -> Callable[[int, int, str], None]:
        def report(done: int, total: int, text: str) -> None:
            self.progressed.emit(label, done, total, text)

        return report

    def _work(self, number: int, task: _Task, lane: Lane) -> None:
        """Do the job on a worker thread and ask the GUI thread to pass on its answer."""
        if lane == "db":
            self._at_work = task
        if task.changes_vault or not task.ticket.cancelled:
            try:
                task.value = task.job(task.ticket)
            except Exception as error:
                task.error = error
            task.ran = True
        if lane == "db":
            self._at_work = None
        task.finished.set()
        self._answered.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        """Pass on one answer, once: a waiter may have done it before the signal arrives."""
        task = self._tasks.pop(number, None)
        if task is None:
            return
        if task.label is not None:
            self.busy_changed.emit(task.label, False)
        if task.error is not None:
            self._deliver_error(task, task.error)
            return
        value = task.value
        if task.changes_vault:
            value, changes = task.value
            if self._publish is not None:
                self._publish(changes)
        if task.wanted:
            task.on_done(value)

    def _deliver_error(self, task: _Task, error: Exception) -> None:
        """Tell whoever asked. A change that failed is told even if its screen is gone."""
        if task.wanted and task.on_error is not None:
            task.on_error(error)
        elif task.wanted or task.changes_vault:
            if self._on_unhandled is None:
                raise error
            self._on_unhandled(error)


def _as_qobject(owner: object | None) -> QObject | None:
    return owner if isinstance(owner, QObject) else None
