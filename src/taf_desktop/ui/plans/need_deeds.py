"""What the plan's page does with a need: a goal, a reason why not now, or taking it up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from taf_desktop.domain.entity import Entity
from taf_desktop.support.words import say
from taf_desktop.ui.plans.needs_card import NeedDeeds
from taf_desktop.ui.plans.needs_view import NeedRow
from taf_desktop.ui.plans.plan_view import PlanView
from taf_desktop.ui.plans.tools import Tools


def need_deeds(
    tools: Tools, view: Callable[[], PlanView], open_soon: Callable[[Entity], None]
) -> NeedDeeds:
    """Return what can be done with the needs of a plan, which is asked for as it is then."""
    presenter = tools.presenter

    def make_goal_of(need: NeedRow) -> None:
        def made(goal: Entity) -> None:
            open_soon(goal)
            undo = partial(presenter.put_aside, goal, _nothing)
            tools.offer_undo(need.words, undo)

        presenter.add_goal(view().plan, made, dict(need.values))

    def leave(need: NeedRow, reason: str) -> None:
        def left(kept: Entity) -> None:
            undo = partial(presenter.put_aside, kept, _nothing)
            tools.offer_undo(say("plan_screen.needs.left"), undo)

        presenter.leave_for_now(view().plan, need.area, need.person, reason, left)

    def take_up(need: NeedRow) -> None:
        kept = next((each for each in view().needs if each.id == need.reason_id), None)
        if kept is not None:
            tools.put_aside(kept)

    return NeedDeeds(make_goal_of, leave, take_up)


def _nothing() -> None:
    return
