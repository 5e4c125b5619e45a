"""The family's plan: starting it from what is going well, goals and actions, and agreeing it."""

from __future__ import annotations

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.plan import ANSWERED, Action, Goal, Plan, PlanAnswer, Score
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.services.progress import note_starts
from taf_desktop.services.records import Records, made
from taf_desktop.services.signing import reopen, sign
from taf_desktop.support.clock import Clock


class Plans:
    """What a lead professional does with a family's plan."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock

    def start(self, family_id: str, **values: Answer) -> tuple[Plan, ChangeSet]:
        """Start a plan for a family."""
        return self._records.add(made(Plan, family_id, **values))

    def add_goal(self, plan: Plan, **values: Answer) -> tuple[Goal, ChangeSet]:
        """Add a goal at the end of a plan."""
        return self._records.add(made(Goal, plan.family_id, plan_id=plan.id, **values))

    def add_action(self, goal: Goal, **values: Answer) -> tuple[Action, ChangeSet]:
        """Add an action to a goal.

        Raises:
            UserError: ``record.signed``, the plan is agreed and its words stand.
        """
        with self._unit_of_work() as unit:
            if unit.get(Plan, goal.plan_id).status != "draft":
                raise UserError("record.signed")
        given = {"start": self._clock.today().isoformat(), **values}
        return self._records.add(
            made(Action, goal.family_id, plan_id=goal.plan_id, goal_id=goal.id, **given)
        )

    def add_score(self, goal: Goal, **values: Answer) -> tuple[Score, ChangeSet]:
        """Add one voice's 0 to 10 to a goal."""
        return self._records.add(made(Score, goal.family_id, goal_id=goal.id, **values))

    def add_answer(self, plan: Plan, **values: Answer) -> tuple[PlanAnswer, ChangeSet]:
        """Record one person's or agency's answer to the plan."""
        given = {"given_on": self._clock.today().isoformat(), **values}
        return self._records.add(made(PlanAnswer, plan.family_id, plan_id=plan.id, **given))

    def agree(self, plan_id: str, reason: str = "") -> tuple[Plan, ChangeSet]:
        """Keep this plan as the family agreed it.

        Raises:
            UserError: ``plans.no_goal`` or ``plans.nobody_answered``: what is missing before it can
            be
                agreed. ``record.signed``: it is agreed already.
        """
        with self._unit_of_work() as unit:
            plan = unit.get(Plan, plan_id)
            if plan.status != "draft":
                raise UserError("record.signed")
            if not unit.children(Goal, plan_id):
                raise UserError("plans.no_goal")
            answers = unit.children(PlanAnswer, plan_id)
            if not any(answer.answer in ANSWERED for answer in answers):
                raise UserError("plans.nobody_answered")
            note_starts(unit, plan, self._clock.today())
            return sign(
                unit, plan, status="agreed", clock=self._clock, reason=reason
            ), unit.commit()

    def change(self, plan_id: str) -> tuple[Plan, ChangeSet]:
        """Make an agreed plan a draft again, to change it. The agreed version stays."""
        with self._unit_of_work() as unit:
            return reopen(unit, unit.get(Plan, plan_id)), unit.commit()
