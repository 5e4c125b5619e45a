"""What the assessment's screen asks of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.forms.session import FormSession
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.assessments import WHOLE_FAMILY, OpenAssessment
from taf_desktop.services.desk import Desk
from taf_desktop.ui.assessments.view import DEPTH, session_of
from taf_desktop.ui.forms.kept_work import KeptWork

OnError = Callable[[Exception], None]
OnAssessment = Callable[[Assessment], None]


class AssessmentPresenter:
    """Starts, opens, finishes and reopens assessments, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        """Take the use cases, what runs them, the screen the answers are for, and its errors."""
        self._assessments = desk.assessments
        self._forms = desk.forms
        self._clock = desk.clock
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self._latest = Latest()

    def form(self) -> FormDefinition | None:
        """Return the form a new assessment would be answered on; none if it cannot be used."""
        return self._forms.current(WHOLE_FAMILY)

    def open(
        self, assessment_id: str, on_done: Callable[[OpenAssessment, FormSession], None]
    ) -> None:
        """Open an assessment; an older answer never overtakes a newer one.

        The rules of all its questions are worked out on the lane: they take longer than a key.
        """

        def job(_ticket: object) -> tuple[OpenAssessment, FormSession]:
            opened = self._assessments.open(assessment_id)
            return opened, session_of(opened, self._clock)

        self._runner.run(
            job,
            self._latest.only(lambda made: on_done(*made)),
            self._on_error,
            owner=self._owner,
        )

    def start(self, family_id: str, depth: str, on_done: OnAssessment) -> None:
        """Start an assessment at a depth ("" leaves that open) and hand it on."""

        def job(_ticket: object) -> tuple[Assessment, ChangeSet]:
            started, changes = self._assessments.start(family_id)
            if not depth:
                return started, changes
            saved, more = self._assessments.save(started.id, started.revision, {DEPTH: depth})
            return saved, changes | more

        self._runner.run_change(job, on_done, self._on_error, owner=self._owner)

    def finish(
        self,
        kept: KeptWork[Assessment],
        answers: Mapping[str, Answer],
        reason: str,
        on_done: OnAssessment,
    ) -> None:
        """Finish an assessment with these answers; ``reason`` is for a correction.

        The revision is read on the database lane, after every save that was under way.
        """

        def job(_ticket: object) -> tuple[Assessment, ChangeSet]:
            return self._assessments.finish(kept.thing.id, kept.thing.revision, answers, reason)

        self._runner.run_change(job, on_done, self._on_error, owner=self._owner)

    def correct(self, assessment_id: str, on_done: OnAssessment) -> None:
        """Open a finished assessment again; its signed versions stay."""
        self._runner.run_change(
            lambda _ticket: self._assessments.correct(assessment_id),
            on_done,
            self._on_error,
            owner=self._owner,
        )
