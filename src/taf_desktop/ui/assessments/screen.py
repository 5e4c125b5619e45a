"""The assessment tab of a family: starting one, filling it in, finishing it, reading it again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.session import FormSession
from taf_desktop.runtime.autosave import Delays
from taf_desktop.services.assessments import OpenAssessment
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.assessments.draft import Draft
from taf_desktop.ui.assessments.presenter import AssessmentPresenter
from taf_desktop.ui.assessments.signed_card import SignedCard
from taf_desktop.ui.assessments.start_page import StartPage
from taf_desktop.ui.assessments.view import (
    DEPTH,
    FINISHED,
    has_depth,
    newest_first,
    rows_of,
    signed_words,
)
from taf_desktop.ui.assessments.work_page import WorkPage
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.turns import Turns, polished
from taf_desktop.ui.forms.ended_later import Endings

BETWEEN = "/"
"""Between an assessment's id and its section's name, in the id of the thing shown."""


class AssessmentScreen(FamilyScreen):
    """Shows one assessment of the family at a time; the newest unless another is chosen."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        delays: Delays | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("assessment")
        self._desk = desk
        self._runner = runner
        self._delays = delays
        self._presenter = AssessmentPresenter(desk, runner, self, self._on_error)
        self._opened: OpenFamily | None = None
        self._chosen = ""
        self._wanted_section = ""
        self._reason = ""
        self._takes_keyboard = False
        self._shown: Assessment | None = None
        self._work: WorkPage | None = None
        self._signed: SignedCard | None = None
        self._start: StartPage | None = None
        self._drafts: dict[str, Draft] = {}
        self._turns = Turns(iter(()), self)
        self._endings = Endings(self, lambda: self._turns.going)
        self._pages = QStackedWidget()
        layouts.column(self).addWidget(self._pages)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or the same one after a change; what is being typed is left alone."""
        if self._opened is None or self._opened.file.family.id != opened.file.family.id:
            self._leave()
            self._chosen, self._wanted_section, self._reason = "", "", ""
        self._opened = opened
        known = newest_first(opened.file)
        if self._chosen not in [each.id for each in known]:
            self._chosen = known[0].id if known else ""
        if not self._turns.going:
            self._show_chosen()

    def show_thing(self, id_: str) -> None:
        """Show an assessment by its id; "<id>/<section>" also goes to a section."""
        self._turns.finish()
        assessment_id, _between, section = id_.partition(BETWEEN)
        if self._find(assessment_id) is None:
            return
        self._wanted_section = section
        self._choose(assessment_id)
        if self._work is not None and self._shown is not None and section:
            self._work.go(section)

    def thing_shown(self) -> str:
        """Return the assessment in front and its section, to come back to after unlocking."""
        section = self._work.section if self._work is not None else ""
        return f"{self._chosen}{BETWEEN}{section}" if section else self._chosen

    def flush(self) -> None:
        """Save at once what is typed."""
        if self._work is not None and self._work.draft is not None:
            self._work.draft.flush()

    def event(self, event: QEvent) -> bool:
        """Save at once when the person turns to another window."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flush()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save at once when another tab or page is shown."""
        super().hideEvent(event)
        self.flush()

    def _find(self, assessment_id: str) -> Assessment | None:
        assessments = self._opened.file.assessments if self._opened is not None else ()
        return next((each for each in assessments if each.id == assessment_id), None)

    def _show_chosen(self) -> None:
        if self._opened is None:
            return
        assessment = self._find(self._chosen)
        if assessment is None:
            # One that was started a moment ago comes with the family's next reading.
            if not self._chosen:
                self._show_start()
        elif self._is_shown(assessment):
            self._refresh(assessment)
        else:
            self._presenter.open(assessment.id, self._show_work)

    def _is_shown(self, assessment: Assessment) -> bool:
        """Say whether what is on screen is at least as new as this."""
        shown, work = self._shown, self._work
        if shown is None or work is None or shown.id != assessment.id:
            return False
        if work.draft is None or assessment.status == FINISHED:
            return shown == assessment
        draft = work.draft
        return draft.session.dirty or assessment.revision <= draft.assessment.revision

    def _refresh(self, assessment: Assessment) -> None:
        if self._opened is None or self._work is None:
            return
        self._work.session.update_lists(self._opened.lists)
        self._work.show_rows(rows_of(self._opened.file), assessment.id)
        if self._signed is not None:
            self._signed.show_signed(signed_words(self._opened.file, assessment))

    def _show_start(self) -> None:
        self._pages.setEnabled(True)
        if self._start is not None:
            return
        self._leave()
        page = StartPage(self._presenter.form())
        page.start_wanted.connect(self._begin)
        self._start = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _show_work(self, opened: OpenAssessment, read: FormSession) -> None:
        if self._opened is None or opened.assessment.id != self._chosen:
            return
        section = self._wanted_section or self._section_to_keep(opened.assessment)
        self._wanted_section = ""
        self._leave()
        self._pages.setEnabled(True)
        self._shown = opened.assessment
        finished = opened.assessment.status == FINISHED
        draft = None if finished else self._draft_of(opened, read)
        session = draft.session if draft is not None else read
        self._turns.deleteLater()
        self._turns = Turns(self._showing(opened, session, draft, section), self)
        self._turns.ended.connect(partial(self._look_again, self._opened))
        self._turns.begin_soon()

    def _showing(
        self, opened: OpenAssessment, session: FormSession, draft: Draft | None, section: str
    ) -> Iterator[None]:
        """Put an assessment on screen: its frame first, out of sight, then the section."""
        work = WorkPage(session, opened.previous_on, draft)
        work.reason = self._reason
        work.other_chosen.connect(self._choose_other)
        work.finish_wanted.connect(self._finish)
        self._work = work
        yield from work.building()
        self._pages.addWidget(work)
        yield from polished(work)
        self._pages.setCurrentWidget(work)
        yield
        if draft is None:
            self._add_signed_card(work, opened.assessment)
        self._refresh(opened.assessment)
        yield
        work.go(section)
        if self._takes_keyboard:
            self._takes_keyboard = False
            work.begin()

    def _look_again(self, begun: OpenFamily) -> None:
        """Show what the family has become while its assessment was put on screen."""
        if self._opened is not begun and self._work is not None:
            self._show_chosen()

    def _hold(self) -> None:
        """Let nobody change anything until the answer is there; the keyboard comes back then."""
        self._takes_keyboard = True
        self.setFocus()
        self._pages.setEnabled(False)

    def _section_to_keep(self, assessment: Assessment) -> str:
        same = self._shown is not None and self._shown.id == assessment.id
        return self._work.section if same and self._work is not None else ""

    def _draft_of(self, opened: OpenAssessment, session: FormSession) -> Draft:
        waiting = self._drafts.get(opened.assessment.id)
        if waiting is not None:
            waiting.keep()
            return waiting
        draft = Draft(
            opened,
            session,
            self._desk.assessments,
            self._runner,
            self._desk.clock,
            self,
            delays=self._delays,
        )
        draft.said.connect(self.saved_words)
        id_ = opened.assessment.id
        self._drafts[id_] = draft
        draft.ended.connect(partial(self._drafts.pop, id_, None))
        return draft

    def _add_signed_card(self, work: WorkPage, assessment: Assessment) -> None:
        if self._opened is None:
            return
        card = SignedCard(signed_words(self._opened.file, assessment))
        card.review_wanted.connect(self._begin_review)
        card.correction_wanted.connect(self._correct)
        work.page.above.addWidget(card)
        self._signed = card

    def _leave(self) -> None:
        """Take away what is on screen; a draft saves its last words before it goes."""
        self._turns.finish()
        work, self._work = self._work, None
        self._shown = self._signed = None
        if work is not None:
            work.leave()
        start, self._start = self._start, None
        for page, parts in ((work, work.sections() if work is not None else ()), (start, ())):
            if page is not None:
                self._pages.removeWidget(page)
                self._endings.end(page, parts)

    @Slot(str)
    def _choose(self, assessment_id: str) -> None:
        self._chosen = assessment_id
        self._show_chosen()

    @Slot(str)
    def _choose_other(self, assessment_id: str) -> None:
        self._takes_keyboard = True
        self._choose(assessment_id)

    @Slot(str)
    def _begin(self, depth: str) -> None:
        if self._opened is not None:
            self._hold()
            self._presenter.start(self._opened.file.family.id, depth, self._started)

    @Slot()
    def _begin_review(self) -> None:
        session = self._work.session if self._work is not None else None
        form = self._presenter.form()
        depth = ""
        if session is not None and has_depth(session.definition):
            depth = str(session.value(DEPTH) or "")
        self._begin(depth if form is None or has_depth(form) else "")

    def _started(self, started: Assessment) -> None:
        self._choose(started.id)

    @Slot(str)
    def _correct(self, reason: str) -> None:
        self._reason = reason
        if self._shown is not None:
            self._hold()
            self._presenter.correct(self._shown.id, self._changed)

    @Slot(str)
    def _finish(self, reason: str) -> None:
        work = self._work
        if work is None or work.draft is None:
            return
        draft = work.draft
        work.reason = self._reason = reason

        def go_on() -> None:
            self._hold()
            answers = draft.session.finished_answers()
            self._presenter.finish(draft.kept, answers, reason, self._finished)

        draft.when_saved(go_on)

    def _finished(self, finished: Assessment) -> None:
        self._reason = ""
        self._changed(finished)

    def _changed(self, _assessment: Assessment) -> None:
        self._show_chosen()

    def _on_error(self, error: Exception) -> None:
        self._pages.setEnabled(True)
        errors.show(self, error)
