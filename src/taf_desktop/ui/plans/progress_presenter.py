"""What the page of progress shows and does: charts, sentences, a number written down. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.charts import Chart, Overview
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.progress import GoalHistory, Kept, PlanHistory, plan_history
from taf_desktop.domain.progress_charts import goal_chart, overview, title_of
from taf_desktop.domain.progress_words import kept_sentence, plan_sentence, reasons
from taf_desktop.domain.review import ScorePoint
from taf_desktop.services.desk import Desk
from taf_desktop.support.words import say

OnError = Callable[[Exception], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """One goal: its words, its chart if anybody gave a number, and the newest reasons.

    ``reasons`` are who said it and when, what makes it that number, and what would make it more.
    """

    id: str
    title: str
    words: str
    sentence: str
    kept: str
    chart: Chart | None = None
    reasons: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """How far a plan has come. ``overview`` is there once two goals have numbers."""

    plan_id: str
    sentence: str
    kept: str
    goals: tuple[GoalProgress, ...] = ()
    overview: Overview | None = None
    any_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressTold:
    """How far a plan has come in two sentences, without the charts."""

    sentence: str
    kept: str


def progress_view(file: FamilyFile, today: date) -> ProgressView | None:
    """Return how far a family's plan has come until a day; nothing without a plan."""
    if file.plan is None:
        return None
    history = plan_history(file.plan, today)
    seen = overview(history, say)
    return ProgressView(
        plan_id=file.plan.plan.id,
        sentence=plan_sentence(history, say),
        kept=_kept(history),
        goals=tuple(_goal(goal) for goal in history.goals),
        overview=seen if len(seen.charts) > 1 else None,
        any_numbers=bool(seen.charts),
    )


def progress_told(file: FamilyFile, today: date) -> ProgressTold | None:
    """Return how far a family's plan has come until a day; nothing without a goal."""
    if file.plan is None or not file.plan.goals:
        return None
    history = plan_history(file.plan, today)
    return ProgressTold(sentence=plan_sentence(history, say), kept=_kept(history))


def _kept(history: PlanHistory) -> str:
    return "" if history.kept == Kept() else kept_sentence(history.kept, say)


def _goal(goal: GoalHistory) -> GoalProgress:
    chart = goal_chart(goal, say)
    return GoalProgress(
        id=goal.goal.id,
        title=say("progress.chart.goal", number=goal.number),
        words=title_of(goal, say),
        sentence=chart.sentence,
        kept="" if goal.kept == Kept() else kept_sentence(goal.kept, say),
        chart=chart if chart.series else None,
        reasons=tuple(reasons(goal, say)),
    )


class ProgressPresenter:
    """Writes numbers down and takes them back.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error

    def record(
        self,
        goal_id: str,
        answers: Mapping[str, Answer],
        on_done: Callable[[ScorePoint], None],
        on_error: OnError,
        owner: object,
    ) -> None:
        """Write down what one voice says about a goal. ``owner`` is who wants to hear of it.

        It is kept even if its owner has gone from the screen meanwhile.
        """
        told = {name: str(answers.get(name) or "") for name in ("voice", "on", "why", "one_more")}
        value = answers.get("value")
        number = value if isinstance(value, int) else -1
        self._runner.run_change(
            lambda _ticket: self._desk.progress.record_score(
                goal_id, told["voice"], number, told["on"], told["why"], told["one_more"]
            ),
            on_done,
            on_error,
            owner=owner,
        )

    def take_back(self, point_id: str) -> None:
        """Take a number back that was written down by mistake."""
        self._runner.run_change(
            lambda _ticket: (None, self._desk.progress.take_back(point_id)),
            lambda _nothing: None,
            self._on_error,
            owner=self._owner,
        )
