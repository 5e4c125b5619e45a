"""One assessment being filled in: its answers, their undo, and saving without being asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.session import FormSession
from taf_desktop.runtime.autosave import Autosave, Delays, SaveState
from taf_desktop.services.assessments import Assessments, OpenAssessment
from taf_desktop.support.clock import Clock
from taf_desktop.ui.forms.kept_work import KeptWork
from taf_desktop.ui.forms.undo import UndoStack


class Draft(QObject):
    """Outlives the page that shows it until its last words are saved.

    Signals:
        said: what the status line should say.
        trouble: why the words could not be saved, or "" once they are.
        ended: every word is saved and the draft goes away.
    """

    said = Signal(str)
    trouble = Signal(str)
    ended = Signal()

    def __init__(
        self,
        opened: OpenAssessment,
        session: FormSession,
        assessments: Assessments,
        runner: TaskRunner,
        clock: Clock,
        parent: QObject,
        *,
        delays: Delays | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.undo = UndoStack(self.session, self)
        self.kept: KeptWork[Assessment] = KeptWork(opened.assessment, assessments.save)
        self._then: Callable[[], None] | None = None
        self._patient = False
        self._autosave = Autosave(
            self.session, self.kept, runner, clock=clock, delays=delays, parent=self
        )
        self._autosave.said.connect(self._on_said)

    @property
    def assessment(self) -> Assessment:
        """The assessment as it was last saved."""
        return self.kept.thing

    @Slot()
    def flush(self) -> None:
        """Save at once."""
        self._autosave.flush()

    def when_saved(self, then: Callable[[], None], *, patient: bool = False) -> None:
        """Save at once and do something when every word is safe.

        Should saving fail, it is not done at all, or, if ``patient``, once saving has worked.
        """
        self._then, self._patient = then, patient
        self._autosave.flush()
        self._go_on()

    def let_go(self) -> None:
        """Leave this draft: it saves its last words and then goes away by itself."""
        self.when_saved(self._end, patient=True)

    def keep(self) -> None:
        """Stay after all: somebody came back before the last words were saved."""
        self._then = None

    def stop(self) -> None:
        """Stop saving, because the assessment is finished and its answers are kept."""
        self.session.mark_saved(self.session.revision)
        self._autosave.stop()

    def _end(self) -> None:
        self.stop()
        self.ended.emit()
        self.deleteLater()

    def _go_on(self) -> None:
        if self._then is not None and not self.session.dirty:
            then, self._then = self._then, None
            then()

    @Slot(str)
    def _on_said(self, words: str) -> None:
        state = self._autosave.state
        self.said.emit(words)
        if state is SaveState.FAILED:
            self._then = self._then if self._patient else None
            self.trouble.emit(words)
        elif state is not SaveState.SAVING:
            self.trouble.emit("")
            if self._then is not None:
                # Something may have been typed meanwhile.
                self._autosave.flush()
            self._go_on()
