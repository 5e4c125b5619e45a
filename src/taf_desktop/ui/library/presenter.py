"""Reads the library and the open plans, and copies a beginning into one of them. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.plan import Goal
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.library import Beginning
from taf_desktop.services.library_names import filled, who_does
from taf_desktop.services.own_library import Shelf
from taf_desktop.ui.library.view import OpenPlan, open_plan

OnError = Callable[[Exception], None]


class LibraryPresenter:
    """Calls the use cases for the page.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: Whose answers are wanted only as long as it lives.
        on_error: Told what went wrong.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error

    def load(self, on_done: Callable[[Shelf], None]) -> None:
        """Read the library, with the place's own folder as it is now."""
        self._runner.run(
            lambda _ticket: self._desk.library.read(),
            on_done,
            self._on_error,
            owner=self._owner,
            lane="cpu",
        )

    def load_families(self, on_done: Callable[[Sequence[FamilyFacts]], None]) -> None:
        """Find the families whose plan is being written, newest change first."""

        def job(_ticket: object) -> Sequence[FamilyFacts]:
            return tuple(each for each in self._desk.families.all() if _being_written(each))

        self._runner.run(job, on_done, self._on_error, owner=self._owner)

    def open_plan(self, family_id: str, on_done: Callable[[OpenPlan | None], None]) -> None:
        """Read one family's plan: its goals, and whom a beginning may name."""
        self._runner.run(
            lambda _ticket: open_plan(self._desk.families.open(family_id).file),
            on_done,
            self._on_error,
            owner=self._owner,
        )

    def add_goal(
        self, beginning: Beginning, to: OpenPlan, child: str, on_done: Callable[[Entity], None]
    ) -> None:
        """Copy a goal into a plan, for a child of the family if one is named."""
        plan = to.file.plan
        values: dict[str, Answer] = {**filled(beginning, to.people, child)}
        values["whose"] = (child,) if child else ()

        def change() -> tuple[Entity, ChangeSet]:
            if plan is None:
                raise UserError("record.gone")
            return self._desk.plans.add_goal(plan.plan, **values)

        self._change(change, on_done)

    def add_action(
        self,
        beginning: Beginning,
        to: OpenPlan,
        goal: Goal,
        child: str,
        on_done: Callable[[Entity], None],
    ) -> None:
        """Copy an action below a goal of a plan."""
        texts = filled(beginning, to.people, child)
        values: dict[str, Answer] = {**texts, "who": who_does(beginning, to.people)}
        self._change(lambda: self._desk.plans.add_action(goal, **values), on_done)

    def _change(
        self, change: Callable[[], tuple[Entity, ChangeSet]], on_done: Callable[[Entity], None]
    ) -> None:
        self._runner.run_change(
            lambda _ticket: change(), on_done, self._on_error, owner=self._owner
        )


def _being_written(facts: FamilyFacts) -> bool:
    return facts.plan_status == "draft" and not facts.closed_on
