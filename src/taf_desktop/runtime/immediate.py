"""A task runner that does each job at once: for tests and a demonstration without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from taf_desktop.runtime.ticket import JobTicket

if TYPE_CHECKING:
    from taf_desktop.domain.changes import ChangeSet
    from taf_desktop.domain.ports import Lane, Ticket

T = TypeVar("T")


class ImmediateRunner:
    """A ``domain.ports.TaskRunner`` without threads. It never uses Qt.

    An error without ``on_error`` is raised where the job was asked for.
    """

    def __init__(self, publish: Callable[[ChangeSet], None] | None = None) -> None:
        """Take what announces changes to the screens, if anything is to."""
        self._publish = publish

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
        """Run a job now and pass on its answer before returning."""
        del owner, label, lane
        ticket = JobTicket()
        try:
            value = job(ticket)
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            on_done(value)
        return ticket

    def run_change(
        self,
        job: Callable[[Ticket], tuple[T, ChangeSet]],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        owner: object | None = None,
        label: str | None = None,
    ) -> Ticket:
        """Run a service call now, announce its ChangeSet, then pass on its value."""

        def announced(answer: tuple[T, ChangeSet]) -> None:
            value, changes = answer
            if self._publish is not None:
                self._publish(changes)
            on_done(value)

        return self.run(job, announced, on_error, owner=owner, label=label)

    def wait_for(self, ticket: Ticket, seconds: float) -> bool:
        """Return at once: every job is already done."""
        del ticket, seconds
        return True
