"""How goals move on, why a need has no goal now, and which remarks were found fine as they are."""

from __future__ import annotations

from dataclasses import replace

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.plan import Goal, LaidToRest, NeedReason, Plan
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.services.records import Records, made
from taf_desktop.services.signing import reopen
from taf_desktop.support.clock import Clock

ACTIVE = "active"
AIMED_AT = frozenset({"future", ACTIVE})
"""Codes of ``resources/codes/goal_state.yaml`` of goals that are still to be reached."""


class Goals:
    """What happens to goals beside their words."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock

    def move_to(self, goal_id: str, state: str, reason: str = "") -> tuple[Goal, ChangeSet]:
        """Say where a goal is now; the day and the reason are kept with it.

        That a goal is reached or put aside is progress and needs nobody's new answer. Taking one up
        that the family has not agreed to work on now makes an agreed plan a draft again.
        """
        with self._unit_of_work() as unit:
            goal = unit.get(Goal, goal_id)
            plan = unit.get(Plan, goal.plan_id)
            if state == ACTIVE and goal.state != ACTIVE and plan.status != "draft":
                reopen(unit, plan)
            today = self._clock.today().isoformat()
            moved = replace(goal, state=state, state_on=today, state_reason=reason.strip())
            return unit.put(moved), unit.commit()

    def leave_for_now(
        self, plan: Plan, area: str, reason: str, person: str = ""
    ) -> tuple[NeedReason, ChangeSet]:
        """Write down why a part of family life that matters, or a child, gets no goal now.

        ``person`` is the id of a child who needs nothing extra; ``area`` is "" then.

        Raises:
            UserError: ``plans.no_reason``, a reason is what makes it an answer.
        """
        if not reason.strip():
            raise UserError("plans.no_reason")
        with self._unit_of_work() as unit:
            for each in unit.children(NeedReason, plan.id):
                if (each.area, each.person) == (area, person):
                    return unit.put(replace(each, reason=reason.strip())), unit.commit()
        about: dict[str, Answer] = {"area": area, "person": person, "reason": reason.strip()}
        return self._records.add(made(NeedReason, plan.family_id, plan_id=plan.id, **about))

    def lay_to_rest(
        self, family_id: str, check: str, fingerprint: str, reason: str = ""
    ) -> tuple[LaidToRest, ChangeSet]:
        """Remember that a remark was found fine as it is, until the words change."""
        return self._records.add(
            made(
                LaidToRest,
                family_id,
                check=check,
                fingerprint=fingerprint,
                reason=reason.strip(),
            )
        )

    def say_why(self, laid_to_rest_id: str, reason: str) -> tuple[LaidToRest, ChangeSet]:
        """Write down why a remark was found fine."""
        with self._unit_of_work() as unit:
            rested = unit.get(LaidToRest, laid_to_rest_id)
            return unit.put(replace(rested, reason=reason.strip())), unit.commit()

    def wake(self, laid_to_rest_id: str) -> ChangeSet:
        """Show a remark again that was found fine."""
        return self._records.put_aside(LaidToRest.KIND, laid_to_rest_id)
