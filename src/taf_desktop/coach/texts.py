"""Every text of a plan, assessment or meeting the language checks read, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.coach.look import Look
from taf_desktop.coach.placed import Placed
from taf_desktop.coach.sheet import family_texts

_PLAN = ("strengths", "if_things_change", "who_to_call", "sustain")
_GOAL = ("different", "measure", "baseline", "target")
_ACTION = ("what", "how_often", "progress")
_MEETING = (
    "good_news",
    "worries",
    "new_needs",
    "disagreement",
    "outcome_reason",
    "if_things_change",
    "arrangements",
)


def texts(look: Look) -> tuple[Placed, ...]:
    """Return every text that is not somebody's own words, found once for each look."""
    if look.placed is None:
        look.placed = tuple(_all_texts(look))
    return look.placed


def _all_texts(look: Look) -> Iterator[Placed]:
    yield from _of_plan(look)
    if look.sheet is not None and look.sheet.assessment.status != "finished":
        for key, text in family_texts(look.sheet):
            yield Placed("assessment", look.sheet.assessment.id, key, text, long=True)
    meeting = look.newest_meeting
    if meeting is not None and meeting.meeting.status != "finished":
        yield from _fields("meeting", meeting.meeting.id, meeting.meeting, _MEETING, long=True)


def _of_plan(look: Look) -> Iterator[Placed]:
    if look.plan is None:
        return
    yield from _fields("plan", look.plan.plan.id, look.plan.plan, _PLAN, long=True)
    for goal in look.goals:
        yield from _fields("goal", goal.goal.id, goal.goal, _GOAL)
    for action in look.actions:
        yield from _fields("action", action.id, action, _ACTION)
    for answer in look.plan.answers:
        yield from _fields("plan_answer", answer.id, answer, ("reason",))


def _fields(
    kind: str, id_: str, thing: object, names: tuple[str, ...], *, long: bool = False
) -> Iterator[Placed]:
    for name in names:
        text = str(getattr(thing, name))
        if text.strip():
            yield Placed(kind, id_, name, text, long=long)
