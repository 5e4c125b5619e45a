"""A small plan of two goals on a desk of its own, made once and begun anew for each test."""

from copy import copy
from functools import cache

from taf_desktop.domain.plan import Goal
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from tests.ui.plans.story import Story, new_story


@cache
def _made():
    story = new_story()
    vault = story.desk.records._unit_of_work
    with vault() as unit:
        for each in story.file.plan.goals[2:]:
            unit.put_aside(Goal, each.goal.id)
            for action in each.actions:
                unit.put_aside(type(action), action.id)
        unit.commit()
    return story.desk, story.family_id, vault, vault.kept


def small_story():
    """Return the story as it was at first; what another test changed is forgotten."""
    desk, family_id, vault, kept = _made()
    vault.kept = type(kept)(**{name: copy(value) for name, value in vars(kept).items()})
    bus = ChangeBus()
    return Story(desk, ImmediateRunner(bus.publish), bus, family_id)
