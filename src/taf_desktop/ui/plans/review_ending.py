"""What is worth a look before a review is finished, what finishing does, what follows. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.domain.review import ActionLook, PlanReview
from taf_desktop.services.coaching import Advice
from taf_desktop.services.reviews import CLOSE
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import listed, say

DRIFT = "P50"
BESIDE = frozenset({"P49", "P51", "P53", "P54"})
"""Checks of time and oversight that are worth knowing before anything is decided."""
_WANTS_WHY = frozenset({"change", "not_needed"})
"""Codes of ``resources/codes/action_outlook.yaml`` that say little without a reason."""


@dataclass(frozen=True, slots=True)
class Ending:
    """``needed`` has to be there before finishing; ``missing`` is said kindly and stops nobody."""

    needed: tuple[str, ...]
    missing: tuple[str, ...]
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What hardly moved in several reviews, goal by goal, and what could be done instead.

    ``beside`` is what else is worth knowing before something is decided.
    """

    lines: tuple[str, ...] = ()
    choices: str = ""
    beside: tuple[str, ...] = ()


def ending(review: PlanReview, looks: Sequence[ActionLook], silent: Sequence[str]) -> Ending:
    """Return what the last card says. ``silent`` are goals for which nobody said a number."""
    return Ending(
        needed=tuple(_needed(review)),
        missing=tuple(_missing(review, looks, silent)),
        does=tuple(_does(review, looks)),
    )


def drift(advice: Advice) -> Drift:
    """Return what the coach sees before something is decided: numbers that hardly move first."""
    hardly = {r.thing_id: r for r in advice.remarks if r.check == DRIFT}
    lines: list[str] = []
    for each in advice.file.plan.goals if advice.file.plan else ():
        voices = [score.voice.strip() for score in each.scores if score.id in hardly]
        if voices:
            which = "one" if len(voices) == 1 else "several"
            gaps = {"goal": quoted(each.goal.words), "voices": listed(voices)}
            lines.append(say(f"review_screen.drift.{which}", **gaps))
    beside = (f"{r.message} {r.better}".strip() for r in advice.remarks if r.check in BESIDE)
    choices = next((remark.better for remark in hardly.values()), "")
    return Drift(tuple(lines), choices, tuple(dict.fromkeys(beside)))


def what_follows(review: PlanReview) -> str:
    """Return one sentence about what follows from the decision; "" while there is none."""
    return say(f"review_screen.next.{review.decision}") if review.decision else ""


def _needed(review: PlanReview) -> Iterator[str]:
    if not review.held_on.strip():
        yield say("review_screen.missing.day")
    if not review.decision:
        yield say("review_screen.missing.decision")
    if not review.decision_reason.strip():
        yield say("review_screen.missing.reason")


def _missing(
    review: PlanReview, looks: Sequence[ActionLook], silent: Sequence[str]
) -> Iterator[str]:
    if not review.helped.strip():
        yield say("review_screen.missing.helped")
    waiting = sum(not look.outlook for look in looks)
    if waiting:
        which = "one_action" if waiting == 1 else "actions"
        yield say(f"review_screen.missing.{which}", count=waiting)
    bare = sum(look.outlook in _WANTS_WHY and not look.reason.strip() for look in looks)
    if bare:
        yield say(f"review_screen.missing.{'why_one' if bare == 1 else 'why'}", count=bare)
    if silent:
        yield say("review_screen.missing.goals", goals=listed(silent))


def _does(review: PlanReview, looks: Sequence[ActionLook]) -> Iterator[str]:
    if looks:
        yield say("review_screen.does.states")
    if review.next_review.strip() and review.decision != CLOSE:
        yield say("review_screen.does.next", date=show_date(review.next_review))
    yield say("review_screen.does.kept")
