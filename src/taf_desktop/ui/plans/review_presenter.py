"""What the pages of reviews and comparisons do: begin, keep, finish, ask. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Plan
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.review import PlanReview, ScorePoint
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.coaching import Advice
from taf_desktop.services.compare import Comparison, VersionLine
from taf_desktop.services.desk import Desk
from taf_desktop.services.records import made
from taf_desktop.ui.common.coach_look import CoachLook

OnError = Callable[[Exception], None]
OnReview = Callable[[PlanReview], None]


class ReviewPresenter:
    """Calls the use cases for reviews and comparisons.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong where nobody else wants to know.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self._coach = CoachLook(desk, runner, owner, on_error)
        self._latest_comparison = Latest()

    def begin(self, plan: Plan, on_done: OnReview) -> None:
        """Begin a review of a plan, or go on with the one that was begun."""
        self._change(lambda: self._desk.reviews.begin(plan.id), on_done)

    def finish(self, review: PlanReview, reason: str, on_done: OnReview) -> None:
        """Finish a review; ``reason`` says what was corrected."""
        self._change(lambda: self._desk.reviews.finish(review.id, reason.strip()), on_done)

    def correct(self, review: PlanReview, on_done: OnReview) -> None:
        """Open a finished review again."""
        self._change(lambda: self._desk.reviews.correct(review.id), on_done)

    def save_point(
        self,
        point: ScorePoint,
        _kind: str,
        id_: str,
        revision: int,
        answers: Mapping[str, Answer],
    ) -> tuple[Entity, ChangeSet]:
        """Keep what a voice said at a review. A number that was taken out again is taken back.

        Database lane. Numbers go through ``desk.progress``, which keeps the plan's line up too.
        """
        value = answers.get("value")
        if isinstance(value, int):
            return self._desk.progress.record_score(
                point.goal_id,
                point.voice,
                value,
                reason=str(answers.get("why") or ""),
                one_more=str(answers.get("one_more") or ""),
                review_id=point.plan_review_id,
            )
        link = {"goal_id": point.goal_id, "plan_review_id": point.plan_review_id}
        empty = made(ScorePoint, point.family_id, **link, voice=point.voice)
        return empty, self._desk.progress.take_back(id_) if revision else ChangeSet()

    def look(self, file: FamilyFile, on_done: Callable[[Advice], None]) -> None:
        """Hand on what the coach says with all the record knows."""
        self._coach.at(file, on_done)

    def versions(self, plan: Plan, on_done: Callable[[tuple[VersionLine, ...]], None]) -> None:
        """Hand on the agreed versions of a plan, oldest first."""
        self._runner.run(
            lambda _ticket: self._desk.comparing.versions(plan.id),
            on_done,
            self._on_error,
            owner=self._owner,
        )

    def compare(
        self, plan: Plan, one: int, other: int, on_done: Callable[[Comparison], None]
    ) -> None:
        """Hand on what is different between two versions; the newest question counts."""
        self._runner.run(
            lambda _ticket: self._desk.comparing.between(plan.id, one, other),
            self._latest_comparison.only(on_done),
            self._on_error,
            owner=self._owner,
        )

    def _change(
        self, change: Callable[[], tuple[PlanReview, ChangeSet]], on_done: OnReview
    ) -> None:
        self._runner.run_change(
            lambda _ticket: change(), on_done, self._on_error, owner=self._owner
        )
