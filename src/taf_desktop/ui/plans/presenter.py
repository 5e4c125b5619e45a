"""What the plan's page does: it starts a plan, adds and moves things, and agrees it. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Goal, Plan
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.plans.plan_view import PlanView, plan_view, strengths_suggested
from taf_desktop.ui.plans.versions_view import VersionRow, version_rows

OnError = Callable[[Exception], None]
OnThing = Callable[[Entity], None]
Change = Callable[[], tuple[Entity, ChangeSet]]


class PlanPresenter:
    """Calls the use cases for the page and hands on what it shows.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong where nobody else wants to know.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self._latest = Latest()

    def view(self, opened: OpenFamily) -> PlanView | None:
        """Return what the page shows of a family, or none where no plan was begun."""
        return plan_view(opened.file, self._desk.clock.today())

    def start(self, file: FamilyFile) -> None:
        """Start a plan; what is going well comes over from the newest assessment."""
        self._change(
            lambda: self._desk.plans.start(file.family.id, strengths=strengths_suggested(file))
        )

    def add_goal(self, plan: Plan, on_done: OnThing) -> None:
        """Add an empty goal to write in."""
        self._change(lambda: self._desk.plans.add_goal(plan), on_done)

    def add_action(self, goal: Goal, answers: Mapping[str, Answer], on_error: OnError) -> None:
        """Add an action to a goal."""
        self._change(lambda: self._desk.plans.add_action(goal, **answers), on_error=on_error)

    def add_score(self, goal: Goal, on_done: OnThing) -> None:
        """Add a voice to a goal, to write in."""
        self._change(lambda: self._desk.plans.add_score(goal), on_done)

    def add_answer(self, plan: Plan, who: str, on_done: OnThing) -> None:
        """Add somebody who is asked whether they agree."""
        self._change(lambda: self._desk.plans.add_answer(plan, who=who), on_done)

    def answer(self, thing: Entity, name: str, value: Answer) -> None:
        """Give one answer of a thing, such as how an action is going."""
        self._change(
            lambda: self._desk.records.change(thing.KIND, thing.id, thing.revision, **{name: value})
        )

    def move(self, kind: str, ids: Sequence[str], id_: str, step: int) -> None:
        """Move a thing up (-1) or down (1) among its siblings; at either end nothing happens."""
        place = ids.index(id_) + step
        if not 0 <= place < len(ids):
            return
        order = [each for each in ids if each != id_]
        order.insert(place, id_)
        self._change_only(lambda: self._desk.records.move(kind, tuple(order)))

    def put_aside(self, thing: Entity, on_done: Callable[[], None]) -> None:
        """Put a thing aside; ``bring_back`` undoes it."""
        self._change_only(lambda: self._desk.records.put_aside(thing.KIND, thing.id), on_done)

    def bring_back(self, kind: str, id_: str) -> None:
        """Show a thing again that was put aside."""
        self._change_only(lambda: self._desk.records.bring_back(kind, id_))

    def agree(self, plan: Plan) -> None:
        """Keep the plan as the family agreed it."""
        self._change(lambda: self._desk.plans.agree(plan.id))

    def change(self, plan: Plan) -> None:
        """Make an agreed plan a draft again; the agreed version stays."""
        self._change(lambda: self._desk.plans.change(plan.id))

    def load_versions(
        self, plan: Plan, agreed: bool, on_done: Callable[[tuple[VersionRow, ...]], None]
    ) -> None:
        """Hand on the versions agreed before; an older answer never overtakes a newer one."""

        def rows(versions: tuple[SignedVersion, ...]) -> None:
            on_done(version_rows(versions, agreed=agreed))

        self._runner.run(
            lambda _ticket: self._desk.families.signed_versions(plan.id),
            self._latest.only(rows),
            self._on_error,
            owner=self._owner,
        )

    def read_version(self, plan: Plan, number: int, on_done: Callable[[FamilyFile], None]) -> None:
        """Hand on the family as it stood when a version was agreed."""
        self._runner.run(
            lambda _ticket: self._desk.families.as_signed(plan.id, number),
            on_done,
            self._on_error,
            owner=self._owner,
        )

    def _change(
        self, change: Change, on_done: OnThing | None = None, on_error: OnError | None = None
    ) -> None:
        self._runner.run_change(
            lambda _ticket: change(),
            on_done or _nothing,
            on_error or self._on_error,
            owner=self._owner,
        )

    def _change_only(
        self, change: Callable[[], ChangeSet], on_done: Callable[[], None] | None = None
    ) -> None:
        def job(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, change()

        def done(_nothing: None) -> None:
            if on_done is not None:
                on_done()

        self._runner.run_change(job, done, self._on_error, owner=self._owner)


def _nothing(_thing: Entity) -> None:
    return
