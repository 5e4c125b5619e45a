"""Checks of the ending: P55 and P56."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.coach.look import Look
from taf_desktop.coach.remark import Hit
from taf_desktop.coach.view import Closing
from taf_desktop.support.quoting import quoted

_TAKEN_OVER = frozenset({"stepped_up_targeted", "stepped_up_statutory"})
_NOTHING_ELSE = frozenset({"opened_by_mistake", "child_died"})
"""Reasons beside which nobody is asked for views or for a day to ask how it is going."""


def p55(look: Look) -> Iterator[Hit]:
    """A good ending: reason, what came of each goal, views, who goes on, a day to ask."""
    closing, family = look.more.closing, look.file.family
    if closing is None:
        if family.closed_on and not family.closed_reason:
            yield _family(look, "closed_reason", "reason")
        return
    if not (closing.reason or family.closed_reason):
        yield _family(look, "closed_reason", "reason")
    if family.closed_reason in _NOTHING_ELSE:
        return
    for goal in look.goals:
        if not closing.results.get(goal.goal.id, "").strip():
            words = quoted(goal.goal.words.strip(" .")) or "one goal"
            yield Hit(kind="goal", thing_id=goal.goal.id, variant="result", gaps={"goal": words})
    yield from _feedback(look, closing)
    if not closing.who_continues.strip():
        yield _family(look, "end_who_helps", "continues")
    if not closing.check_on.strip():
        yield _family(look, "end_ask_on", "check")


def p56(look: Look) -> Iterator[Hit]:
    """More help is there before the team stops."""
    family, closing = look.file.family, look.more.closing
    reason = (closing.reason if closing else "") or family.closed_reason
    confirmed = bool(closing and closing.taken_over_on)
    if reason in _TAKEN_OVER and closing is not None and not confirmed:
        yield _family(look, "taken_over_on", "too_early")


def _feedback(look: Look, closing: Closing) -> Iterator[Hit]:
    children, parents = closing.child_feedback.strip(), closing.parent_feedback.strip()
    if not children and not parents:
        yield _family(look, "end_children_say", "feedback")
    elif not children and look.children:
        yield _family(look, "end_children_say", "children")
    elif not parents:
        yield _family(look, "end_parents_say", "parents")


def _family(look: Look, field: str, variant: str) -> Hit:
    return Hit(kind="family", thing_id=look.file.family.id, field=field, variant=variant)
