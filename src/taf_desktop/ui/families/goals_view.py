"""The family's goals on the overview: their words, then and now, and how far they came. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile, GoalFile
from taf_desktop.domain.plan import Score
from taf_desktop.support.words import listed, say


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal: its words, whose it is, one voice's 0–10, and a word for how it moved.

    ``mood`` is ``good``, ``worry``, ``hope`` or ``neutral``: how the word is coloured.
    """

    goal_id: str
    words: str
    about: str
    start: int | None
    now: int | None
    hoped: int | None
    progress: str
    mood: str


def goal_rows(file: FamilyFile) -> tuple[GoalRow, ...]:
    """Return the goals of the newest plan, in order."""
    goals = file.plan.goals if file.plan else ()
    return tuple(_row(file, each) for each in goals)


def voice_shown(each: GoalFile) -> Score | None:
    """Return the voice whose numbers stand for a goal: the first that gave one.

    Voices are kept in the order the family was asked, so theirs comes before a professional's.
    """
    scored = [score for score in each.scores if score.start is not None or score.now is not None]
    return scored[0] if scored else next(iter(each.scores), None)


def _row(file: FamilyFile, each: GoalFile) -> GoalRow:
    score = voice_shown(each)
    names = listed([name for name in map(file.name_of, each.goal.whose) if name])
    about = " · ".join(part for part in (names, each.goal.measure.strip()) if part)
    start = score.start if score else None
    now = score.now if score else None
    hoped = score.hoped if score else None
    shown = now if now is not None else start
    progress, mood = _progress(start, now, hoped)
    return GoalRow(
        each.goal.id,
        each.goal.words,
        about,
        start if now is not None else None,
        shown,
        hoped,
        progress,
        mood,
    )


def _progress(start: int | None, now: int | None, hoped: int | None) -> tuple[str, str]:
    if start is None and now is None:
        return say("family_screens.goal.unscored"), "neutral"
    if now is not None and hoped is not None and now >= hoped:
        return say("family_screens.goal.reached"), "good"
    if start is None or now is None:
        return say("family_screens.goal.first"), "neutral"
    if now > start:
        return say("family_screens.goal.up", count=now - start), "good"
    if now < start:
        return say("family_screens.goal.down", count=start - now), "worry"
    return say("family_screens.goal.same"), "neutral"
