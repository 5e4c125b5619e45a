"""The numbers of a plan over time: what each voice says, why, and what one more would take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import GoalFile, call_name
from taf_desktop.domain.plan import Action, Goal, Plan, Score
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.progress import (
    HIGHEST,
    LOWEST,
    GoalHistory,
    PlanHistory,
    goal_history,
    plan_history,
    same_voice,
)
from taf_desktop.domain.review import PlanReview, ScorePoint
from taf_desktop.services.gather import family_file
from taf_desktop.services.records import Records, made
from taf_desktop.support.clock import Clock

_DRAFT = "draft"


class Progress:
    """Records where each voice stands with a goal, and reads how far a plan has come."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def record_score(
        self,
        goal_id: str,
        voice: str,
        score: int,
        on: str = "",
        reason: str = "",
        one_more: str = "",
        review_id: str | None = None,
    ) -> tuple[ScorePoint, ChangeSet]:
        """Write down where one voice stands with a goal on a day, and why.

        Said again in the same review, or on the same day without one, it takes the place of what
        was said before. Numbers are progress and never change what the family agreed.

        Args:
            goal_id: The goal.
            voice: Whose number it is: a person's id, or a name or role in words.
            score: 0 to 10.
            on: The day, in any words a date is understood in; today if it is left out.
            reason: What makes it that number.
            one_more: What would make it one more.
            review_id: The review at which it was said, if it was at one.

        Raises:
            UserError: ``progress.no_voice``, nobody is named; ``progress.no_number``, it is not
                within 0 to 10; ``progress.no_day``, the day is not understood; ``record.signed``,
                the review is finished; ``record.gone``.
        """
        if not LOWEST <= score <= HIGHEST:
            raise UserError("progress.no_number")
        with self._unit_of_work() as unit:
            goal = unit.get(Goal, goal_id)
            name = _name_of(unit, goal.family_id, voice)
            review = unit.get(PlanReview, review_id) if review_id else None
            if review is not None and review.status != _DRAFT:
                raise UserError("record.signed")
            day = self._day(on or (review.held_on if review is not None else ""))
            point = _point(unit, goal, name, day, review_id or "")
            begun = _begun_with(unit, goal, point)
            said = replace(
                point, on=day, value=score, why=reason.strip(), one_more=one_more.strip()
            )
            saved = unit.put(said)
            _follow(unit, goal, saved.voice, begun)
            return saved, unit.commit()

    def take_back(self, point_id: str) -> ChangeSet:
        """Take a number back that was written down by mistake. ``bring_back`` undoes it.

        Raises:
            UserError: ``record.signed``, it was said at a review that is finished; ``record.gone``.
        """
        return self._hide(point_id, hidden=True)

    def bring_back(self, point_id: str) -> ChangeSet:
        """Bring back a number that was taken back.

        Raises:
            UserError: as ``take_back``.
        """
        return self._hide(point_id, hidden=False)

    def save_line(
        self, kind: str, id_: str, revision: int, answers: Mapping[str, Answer]
    ) -> tuple[Entity, ChangeSet]:
        """Keep what a voice says now in the plan's own line, and today with it.

        Takes the place of ``Records.save`` where a plan is agreed, so that no number is lost when
        the next one is written over it.

        Raises:
            UserError: as ``Records.save``.
        """
        saved, changes = Records(self._unit_of_work).save(kind, id_, revision, answers)
        if not changes:
            return saved, changes
        with self._unit_of_work() as unit:
            score = unit.get(Score, id_)
            said = _said(unit, unit.get(Goal, score.goal_id), score.voice)
            why = score.why.strip()
            if score.now is None or (said and (said[-1].value, said[-1].why) == (score.now, why)):
                return saved, changes
            today = self._clock.today().isoformat()
            point = _point(unit, unit.get(Goal, score.goal_id), score.voice.strip(), today, "")
            unit.put(replace(point, value=score.now, why=why))
            return saved, changes | unit.commit()

    def of_plan(self, family_id: str) -> PlanHistory:
        """Return how far the family's plan has come until today; an empty one without a plan.

        Raises:
            UserError: ``record.gone``, there is no such family.
        """
        with self._unit_of_work() as unit:
            plan = family_file(unit, family_id).plan
        return plan_history(plan, self._clock.today()) if plan is not None else PlanHistory()

    def of_goal(self, goal_id: str) -> GoalHistory:
        """Return every number of one goal, by voice and in order.

        Raises:
            UserError: ``record.gone``, there is no such goal.
        """
        with self._unit_of_work() as unit:
            goal = unit.get(Goal, goal_id)
            file = GoalFile(
                goal=goal,
                scores=unit.children(Score, goal_id),
                actions=_actions(unit, goal),
                points=unit.children(ScorePoint, goal_id),
            )
        return goal_history(file, today=self._clock.today())

    def _hide(self, point_id: str, *, hidden: bool) -> ChangeSet:
        with self._unit_of_work() as unit:
            point = unit.get(ScorePoint, point_id)
            if point.plan_review_id:
                review = unit.get(PlanReview, point.plan_review_id)
                if review.status != _DRAFT:
                    raise UserError("record.signed")
            goal = unit.get(Goal, point.goal_id)
            begun = _begun_with(unit, goal, point) if hidden else None
            if hidden:
                unit.put_aside(ScorePoint, point_id)
            else:
                unit.bring_back(ScorePoint, point_id)
            _follow(unit, goal, point.voice, begun)
            if hidden:
                _forget(unit, goal, point)
            return unit.commit()

    def _day(self, on: str) -> str:
        """Return a day as it is kept.

        Raises:
            UserError: ``progress.no_day``.
        """
        if not on.strip():
            return self._clock.today().isoformat()
        day = read_date(on).day
        if day is None:
            raise UserError("progress.no_day")
        return day.isoformat()


def note_starts(unit: UnitOfWork, plan: Plan, today: date) -> None:
    """Give the numbers of the start their day, when a plan is agreed: later ones are seen since."""
    for goal in unit.children(Goal, plan.id):
        told = {same_voice(each.voice) for each in unit.children(ScorePoint, goal.id)}
        for score in unit.children(Score, goal.id):
            if score.start is not None and same_voice(score.voice) not in told:
                point = _new_point(unit, goal, score.voice.strip(), today.isoformat(), "")
                unit.put(replace(point, value=score.start, why=score.why.strip()))


def _actions(unit: UnitOfWork, goal: Goal) -> tuple[Action, ...]:
    return tuple(each for each in unit.children(Action, goal.plan_id) if each.goal_id == goal.id)


def _name_of(unit: UnitOfWork, family_id: str, voice: str) -> str:
    """Return what to call a voice: a person's own name, or the words as they are.

    Raises:
        UserError: ``progress.no_voice``.
    """
    name = " ".join(voice.split())
    people = unit.of_family(Person, family_id)
    known = next((call_name(person) for person in people if person.id == name), name)
    if not known:
        raise UserError("progress.no_voice")
    return known


def _point(unit: UnitOfWork, goal: Goal, voice: str, day: str, review_id: str) -> ScorePoint:
    """Return what the voice said on this occasion before, or a new place to write it."""
    for point in unit.children(ScorePoint, goal.id):
        same = same_voice(point.voice) == same_voice(voice) and point.plan_review_id == review_id
        if same and (review_id or point.on == day):
            return point
    return _new_point(unit, goal, voice, day, review_id)


def _new_point(unit: UnitOfWork, goal: Goal, voice: str, day: str, review_id: str) -> ScorePoint:
    last = max((each.position for each in unit.children(ScorePoint, goal.id)), default=0)
    link = {"goal_id": goal.id, "plan_review_id": review_id}
    return made(ScorePoint, goal.family_id, **link, voice=voice, on=day, position=last + 1)


def _begun_with(unit: UnitOfWork, goal: Goal, point: ScorePoint) -> int | None:
    """Return what a voice began with, if this is where it did: that changes with it."""
    said = _said(unit, goal, point.voice)
    return point.value if said and said[0].id == point.id else None


def _follow(unit: UnitOfWork, goal: Goal, voice: str, begun: int | None) -> None:
    """Let the plan's own line of this voice say what it said last.

    While the plan is a draft, a new voice gets its line and begins with its first number; once it
    is agreed its words stand. ``begun`` is the number it began with until now.
    """
    said = _said(unit, goal, voice)
    if not said:
        return
    first, last = said[0], said[-1]
    draft = unit.get(Plan, goal.plan_id).status == _DRAFT
    score = _line(unit, goal, voice)
    if score is None:
        if not draft:
            return
        place = max((each.position for each in unit.children(Score, goal.id)), default=0) + 1
        score = made(Score, goal.family_id, goal_id=goal.id, voice=voice, position=place)
    start = first.value if draft and score.start in {None, begun} else score.start
    unit.put(replace(score, start=start, now=last.value, why=last.why or score.why))


def _forget(unit: UnitOfWork, goal: Goal, point: ScorePoint) -> None:
    """Take a number that was taken back out of the plan's own line, if nothing came before it."""
    score = _line(unit, goal, point.voice)
    if score is None or _said(unit, goal, point.voice):
        return
    draft = unit.get(Plan, goal.plan_id).status == _DRAFT
    start = None if draft and score.start == point.value else score.start
    now = None if score.now == point.value else score.now
    unit.put(replace(score, start=start, now=now))


def _said(unit: UnitOfWork, goal: Goal, voice: str) -> list[ScorePoint]:
    """Return what a voice said about a goal, the oldest first."""
    key = same_voice(voice)
    said = [each for each in unit.children(ScorePoint, goal.id) if same_voice(each.voice) == key]
    return sorted(said, key=lambda each: (each.on, each.id))


def _line(unit: UnitOfWork, goal: Goal, voice: str) -> Score | None:
    """Return the plan's own line of a voice, if it has one."""
    key = same_voice(voice)
    scores = unit.children(Score, goal.id)
    return next((each for each in scores if same_voice(each.voice) == key), None)
