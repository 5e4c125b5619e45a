"""What the list of families asks of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from taf_desktop.domain.family import Family
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.desk import Desk
from taf_desktop.ui.families.list_view import FamilyRow, family_rows

OnError = Callable[[Exception], None]


class FamiliesPresenter:
    """Loads the list, starts with a family, and brings in the example."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object) -> None:
        """Take the use cases, what runs them, and the screen the answers are for."""
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._latest = Latest()

    def load(self, on_done: Callable[[tuple[FamilyRow, ...]], None], on_error: OnError) -> None:
        """Read every family and hand on the rows; an older answer never overtakes a newer one."""

        def rows(facts: Sequence[FamilyFacts]) -> None:
            on_done(family_rows(facts, self._desk.clock.now()))

        self._runner.run(
            lambda _ticket: self._desk.families.all(),
            self._latest.only(rows),
            on_error,
            owner=self._owner,
        )

    def start(
        self, name: str, reason: str, on_done: Callable[[str], None], on_error: OnError
    ) -> None:
        """Start with a family and hand on its id."""

        def started(family: Family) -> None:
            on_done(family.id)

        self._runner.run_change(
            lambda _ticket: self._desk.families.start(name, reason=reason.strip()),
            started,
            on_error,
            owner=self._owner,
        )

    def bring_example(self, on_done: Callable[[str], None], on_error: OnError) -> None:
        """Bring the example family into the vault and hand on its id."""
        self._runner.run_change(
            lambda _ticket: self._desk.example.enter(),
            on_done,
            on_error,
            owner=self._owner,
        )
