"""How far a family has come: every number of every voice in order, and which actions were kept.

Practice (scaling questions): people may stand at different numbers, and all of them are kept.
Nothing here is averaged or added up over people: a family is never given a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, Score, is_open
from taf_desktop.domain.review import ScorePoint

LOWEST, HIGHEST = 0, 10
KEPT_STATES = frozenset({"done", "no_difference_yet"})
"""Codes of ``resources/codes/action_status.yaml`` of what was done, whatever came of it."""


class Moment(StrEnum):
    """When a number was said: at the start, on a day, or now without a day."""

    START = "start"
    DAY = "day"
    NOW = "now"


class Way(StrEnum):
    """Where a number went from the first time to the last."""

    NEARER = "nearer"
    SAME = "same"
    FURTHER = "further"
    UNKNOWN = "unknown"
    """There is one number or none, so there is no way yet."""
    MIXED = "mixed"
    """Only of a goal: one voice went one way and another the other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one voice stood once. ``on`` is ``None`` where no day is known.

    ``point_id`` or ``score_id`` names what it was read from.
    """

    moment: Moment
    value: int
    on: date | None = None
    why: str = ""
    one_more: str = ""
    review_id: str = ""
    point_id: str = ""
    score_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceHistory:
    """Everything one voice said about one goal, the oldest first, and what it hopes for."""

    voice: str
    standings: tuple[Standing, ...] = ()
    hoped: int | None = None

    @property
    def first(self) -> Standing | None:
        """The first number, if there is one."""
        return self.standings[0] if self.standings else None

    @property
    def last(self) -> Standing | None:
        """The newest number, if there is one."""
        return self.standings[-1] if self.standings else None

    @property
    def reason(self) -> Standing | None:
        """The newest number that says why it is so, or what one more would take."""
        return next((each for each in reversed(self.standings) if each.why or each.one_more), None)

    @property
    def moved(self) -> int:
        """How many steps nearer the newest number is than the first; below 0 if further away."""
        return self.standings[-1].value - self.standings[0].value if self.standings else 0

    @property
    def way(self) -> Way:
        """Where the numbers went."""
        if len(self.standings) < 2:
            return Way.UNKNOWN
        if not self.moved:
            return Way.SAME
        return Way.NEARER if self.moved > 0 else Way.FURTHER

    @property
    def there(self) -> bool:
        """Whether what was hoped for is reached."""
        return self.last is not None and self.hoped is not None and self.last.value >= self.hoped


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalHistory:
    """Where every voice stood with one goal, and which of its actions were kept."""

    goal: Goal
    number: int
    voices: tuple[VoiceHistory, ...] = ()
    kept: Kept

    @property
    def way(self) -> Way:
        """Where the goal went, as everybody who was asked twice says."""
        ways = {voice.way for voice in self.voices} - {Way.UNKNOWN}
        if {Way.NEARER, Way.FURTHER} <= ways:
            return Way.MIXED
        for way in (Way.NEARER, Way.FURTHER, Way.SAME):
            if way in ways:
                return way
        return Way.UNKNOWN


@dataclass(frozen=True, slots=True)
class Kept:
    """How many actions were kept: done, of how many that are due or done.

    ``later`` are open and due another day, ``undated`` are open and have no day.
    """

    done: int = 0
    due: int = 0
    later: int = 0
    undated: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(
            self.done + other.done,
            self.due + other.due,
            self.later + other.later,
            self.undated + other.undated,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHistory:
    """How far a whole plan has come, goal by goal. ``other`` are the actions of no goal."""

    goals: tuple[GoalHistory, ...] = ()
    other: Kept = Kept()

    @property
    def kept(self) -> Kept:
        """The actions of the whole plan."""
        return sum((each.kept for each in self.goals), self.other)

    def count(self, way: Way) -> int:
        """Return how many goals went one way."""
        return sum(each.way is way for each in self.goals)


def plan_history(plan: PlanFile, today: date) -> PlanHistory:
    """Return how far a plan has come until today."""
    return PlanHistory(
        goals=tuple(
            goal_history(each, number, today=today)
            for number, each in enumerate(plan.goals, start=1)
        ),
        other=actions_kept(plan.other_actions, today),
    )


def goal_history(file: GoalFile, number: int = 1, *, today: date) -> GoalHistory:
    """Return where every voice stood with a goal until today."""
    names: dict[str, str] = {}
    for each in (*file.scores, *file.points):
        names.setdefault(same_voice(each.voice), each.voice.strip())
    voices = (_voice(file, key, name) for key, name in names.items())
    return GoalHistory(
        goal=file.goal,
        number=number,
        voices=tuple(each for each in voices if each.standings or each.hoped is not None),
        kept=actions_kept(file.actions, today),
    )


def reviews_without_movement(plan: PlanFile) -> int:
    """Return how many of the newest finished reviews found every number where it was before.

    A review at which nobody gave a number that can be compared says nothing and ends the count.
    """
    finished = [each.review.id for each in plan.reviews if each.review.status != "draft"]
    still = 0
    for review_id in reversed(finished):
        steps = [step for goal in plan.goals for step in _steps_at(goal, review_id)]
        if not steps or any(steps):
            break
        still += 1
    return still


def _steps_at(goal: GoalFile, review_id: str) -> Iterable[int]:
    """Walk how far each voice moved at a review from what it had said before."""
    for voice in goal_history(goal, today=date.max).voices:
        for before, now in pairwise(voice.standings):
            if now.review_id == review_id:
                yield now.value - before.value


def same_voice(name: str) -> str:
    """Return a name as it is compared: "Kim", "kim " and "KIM" are one voice."""
    return " ".join(name.split()).casefold()


def actions_kept(actions: Iterable[Action], today: date) -> Kept:
    """Return how many actions were kept. What is not needed any more or replaced does not count."""
    done = late = later = undated = 0
    for action in actions:
        if action.status in KEPT_STATES:
            done += 1
        elif is_open(action):
            day = read_date(action.by_when).day
            if day is None:
                undated += 1
            elif day <= today:
                late += 1
            else:
                later += 1
    return Kept(done, done + late, later, undated)


def _voice(file: GoalFile, key: str, name: str) -> VoiceHistory:
    score = next((each for each in file.scores if same_voice(each.voice) == key), None)
    points = [each for each in file.points if same_voice(each.voice) == key]
    told = sorted(_standings(points), key=lambda each: (each.on or date.max, each.point_id))
    if score is not None and score.start is not None and not _is_start(told, score.start):
        told.insert(0, Standing(moment=Moment.START, value=score.start))
    if score is not None and score.now is not None and _is_new(told, score.now):
        told.append(_now(score, score.now))
    hoped = score.hoped if score is not None else None
    return VoiceHistory(voice=name, standings=tuple(told), hoped=hoped)


def _now(score: Score, value: int) -> Standing:
    return Standing(moment=Moment.NOW, value=value, why=score.why.strip(), score_id=score.id)


def _standings(points: Sequence[ScorePoint]) -> Iterable[Standing]:
    for point in points:
        if point.value is not None:
            yield Standing(
                moment=Moment.DAY,
                value=point.value,
                on=read_date(point.on).day,
                why=point.why.strip(),
                one_more=point.one_more.strip(),
                review_id=point.plan_review_id,
                point_id=point.id,
            )


def _is_start(told: Sequence[Standing], value: int) -> bool:
    """Say whether the first number with a day is the one that was given at the start."""
    return bool(told) and told[0].value == value and not told[0].review_id


def _is_new(told: Sequence[Standing], value: int) -> bool:
    """Say whether the number for now says more than the last one with a day."""
    return not told or told[-1].value != value or told[-1].moment is not Moment.DAY
