"""What the plan's page does: it starts a plan, adds and moves things, and agrees it. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from taf_desktop.coach.view import MoreFacts
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Goal, Plan
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.coach_facts import PROFILE, Known
from taf_desktop.services.coaching import Advice
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.library import Beginning
from taf_desktop.services.profiles import profile_for
from taf_desktop.services.who_to_call import Call, calls_for
from taf_desktop.ui.common.coach_look import CoachLook
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
        self.coach = CoachLook(desk, runner, owner, on_error)
        """Lets what the coach says rest, and wakes it."""
        self._latest = Latest()
        self._latest_look = Latest()
        self._latest_facts = Latest()
        self._area = ""
        self._more: MoreFacts | None = None

    def view(self, opened: OpenFamily) -> PlanView | None:
        """Return what the page shows of a family, or none where no plan was begun."""
        return plan_view(opened.file, self._desk.clock.today())

    def start(self, file: FamilyFile) -> None:
        """Start a plan; what is going well comes over from the newest assessment."""
        self._change(
            lambda: self._desk.plans.start(file.family.id, strengths=strengths_suggested(file))
        )

    def add_goal(
        self, plan: Plan, on_done: OnThing, values: Mapping[str, Answer] | None = None
    ) -> None:
        """Add a goal to write in, empty or with a beginning."""
        self._change(lambda: self._desk.plans.add_goal(plan, **(values or {})), on_done)

    def save_line(
        self, kind: str, id_: str, revision: int, answers: Mapping[str, Answer]
    ) -> tuple[Entity, ChangeSet]:
        """Keep a voice's number of an agreed plan with its day. Database lane."""
        return self._desk.progress.save_line(kind, id_, revision, answers)

    def begin_action(self, goal: Goal, values: Mapping[str, Answer], on_done: OnThing) -> None:
        """Add an action that was begun for somebody, to be written on."""
        self._change(lambda: self._desk.plans.add_action(goal, **values), on_done)

    def move_goal_to(self, goal: Goal, state: str, reason: str, on_done: OnThing) -> None:
        """Say where a goal is now, and why."""
        self._change(lambda: self._desk.goals.move_to(goal.id, state, reason), on_done)

    def leave_for_now(
        self, plan: Plan, area: str, person: str, reason: str, on_done: OnThing
    ) -> None:
        """Write down why a need, or a child, gets no goal now."""
        self._change(lambda: self._desk.goals.leave_for_now(plan, area, reason, person), on_done)

    def load_library(self, on_done: Callable[[tuple[Beginning, ...]], None]) -> None:
        """Hand on the starter library with what the place added to it."""
        self._runner.run(
            lambda _ticket: self._desk.library.read().beginnings,
            on_done,
            self._on_error,
            owner=self._owner,
            lane="cpu",
        )

    def load_calls(
        self, file: FamilyFile, on_done: Callable[[tuple[Call, ...]], None], owner: object
    ) -> None:
        """Hand ``owner`` whom the family could call: the team, and who is local to the area."""

        def job(_ticket: Ticket) -> tuple[Call, ...]:
            area = self._desk.settings.read().get(PROFILE, "")
            return calls_for(file, profile_for(area))

        self._runner.run(job, on_done, self._on_error, owner=owner)

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

    def move(
        self,
        kind: str,
        ids: Sequence[str],
        id_: str,
        step: int,
        on_done: Callable[[], None] | None = None,
    ) -> None:
        """Move a thing so many places up (below 0) or down; past either end nothing happens."""
        place = ids.index(id_) + step
        if not 0 <= place < len(ids):
            return
        order = [each for each in ids if each != id_]
        order.insert(place, id_)
        self.put_in_order(kind, order, on_done)

    def put_in_order(
        self, kind: str, ids: Sequence[str], on_done: Callable[[], None] | None = None
    ) -> None:
        """Put things of one list into an order."""
        self._change_only(lambda: self._desk.records.move(kind, tuple(ids)), on_done)

    def put_aside(self, thing: Entity, on_done: Callable[[], None]) -> None:
        """Put a thing aside; ``bring_back`` undoes it."""
        self._change_only(lambda: self._desk.records.put_aside(thing.KIND, thing.id), on_done)

    def bring_back(self, kind: str, id_: str) -> None:
        """Show a thing again that was put aside."""
        self._change_only(lambda: self._desk.records.bring_back(kind, id_))

    def agree(self, plan: Plan, reason: str = "") -> None:
        """Keep the plan as the family agreed it; ``reason`` says what changed since before."""
        self._change(lambda: self._desk.plans.agree(plan.id, reason))

    def change(self, plan: Plan) -> None:
        """Make an agreed plan a draft again; the agreed version stays."""
        self._change(lambda: self._desk.plans.change(plan.id))

    def prepare_coach(self, on_done: Callable[[], None]) -> None:
        """Get the coach ready for the place this vault works in."""

        def read(area: str) -> None:
            self._area = area
            on_done()

        self._runner.run(
            lambda _ticket: self._desk.settings.read().get("profile", ""),
            read,
            self._on_error,
            owner=self._owner,
        )

    def learn(self, file: FamilyFile, on_done: Callable[[], None]) -> None:
        """Read what the coach should know beside a family's file."""

        def learnt(known: Known) -> None:
            self._area = known.area
            # What an ending needs is asked where it ends; it stops no plan from being agreed.
            self._more = replace(known.more, closing=None)
            on_done()

        self._runner.run(
            lambda _ticket: self._desk.facts.of(file),
            self._latest_facts.only(learnt),
            self._on_error,
            owner=self._owner,
        )

    def look(
        self, file: FamilyFile, typed: Sequence[Entity], on_done: Callable[[Advice], None]
    ) -> None:
        """Hand on what the coach says; an older look never overtakes a newer one."""
        self._runner.run(
            lambda _ticket: self._desk.coaching.look(file, typed, self._area, self._more),
            self._latest_look.only(on_done),
            self._on_error,
            owner=self._owner,
            lane="cpu",
        )

    def say_why_fine(self, laid_to_rest_id: str, reason: str) -> None:
        """Write down why a remark was found fine."""
        self._change(lambda: self._desk.goals.say_why(laid_to_rest_id, reason))

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
