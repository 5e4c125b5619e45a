"""One recorded thing on screen, saved as it is typed: a person, a home, a goal, an action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.definition import Option
from taf_desktop.forms.records import record_form, to_answers
from taf_desktop.forms.session import FormSession
from taf_desktop.runtime.autosave import Autosave, Delays, SaveState
from taf_desktop.support.clock import Clock
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.kept_work import KeptWork, Save
from taf_desktop.ui.forms.read_view import ReadView
from taf_desktop.ui.forms.undo import UndoStack


class RecordEditor(QWidget):
    """The questions of one thing, with autosave.

    Args:
        thing: What is edited; its kind names its form in ``resources/record``.
        save: The service call that saves it; it runs on the database lane.
        runner: Runs the saving.
        clock: Tells the day for rules and the time for "Saved 14:32".
        lists: The choices only the record knows, by source name.
        sections: The sections to show; all of them if none are named.
        fold_more: Show the first section open and fold the others.
        headings: Show the sections' names.
        read_only: Show the answers as text, for what was signed. Nothing is saved.
        delays: When to save; tests pass short ones.
    """

    said = Signal(str)
    """What the status line should say: "Saving…", "Saved 14:32", or why it could not be saved."""
    saved = Signal(object)
    """The thing as it was just saved, with its new revision."""

    def __init__(
        self,
        thing: Entity,
        save: Save[Entity],
        runner: TaskRunner,
        *,
        clock: Clock,
        lists: Mapping[str, Sequence[Option]] | None = None,
        sections: Sequence[str] = (),
        fold_more: bool = True,
        headings: bool = True,
        read_only: bool = False,
        delays: Delays | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = FormSession(
            record_form(thing.KIND), to_answers(thing), lists=lists, today=clock.today()
        )
        self._kept: KeptWork[Entity] = KeptWork(thing, save)
        self._column = layouts.column(self, spacing=16)
        self.view: FormView | None = None
        if read_only:
            self._column.addWidget(ReadView(self.session, self, sections=sections))
        else:
            self.view = FormView(
                self.session,
                UndoStack(self.session, self),
                self,
                sections=sections,
                fold_more=fold_more,
                headings=headings,
            )
            self._column.addWidget(self.view)
        self._trouble_words = Body("", self)
        self._trouble = self._trouble_card()
        self._column.addWidget(self._trouble)
        self._autosave = Autosave(
            self.session, self._kept, runner, clock=clock, delays=delays, parent=self
        )
        self._autosave.said.connect(self._on_said)

    @property
    def thing(self) -> Entity:
        """The thing as it was last saved."""
        return self._kept.thing

    @property
    def unsaved(self) -> bool:
        """Whether something typed has not been saved yet."""
        return self.session.dirty

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a question."""
        if self.view is not None:
            self.view.focus_field(name)

    def focus_soon(self, name: str) -> None:
        """Put the keyboard into a question as soon as it is built."""
        if self.view is not None:
            self.view.focus_soon(name)

    def show_findings(self) -> None:
        """Say at every question what there is to look at."""
        if self.view is not None:
            self.view.show_findings()

    def take_newer(self, thing: Entity) -> None:
        """Show the same thing as it was saved elsewhere, unless something here is unsaved.

        Its own saves come back this way too and change nothing.
        """
        if thing.id != self.thing.id or thing.revision <= self.thing.revision or self.unsaved:
            return
        self._kept.thing = thing
        for name, answer in to_answers(thing).items():
            self.session.set_value(name, answer)
        self.session.mark_saved(self.session.revision)

    @Slot()
    def flush(self) -> None:
        """Save at once."""
        self._autosave.flush()

    def flush_and_wait(self, seconds: float) -> bool:
        """Save at once, wait for the answer, and say whether everything is saved."""
        return self._autosave.flush_and_wait(seconds)

    def event(self, event: QEvent) -> bool:
        """Save at once when the person turns to another window."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flush()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save at once when the screen changes."""
        super().hideEvent(event)
        self.flush()

    def _trouble_card(self) -> Card:
        card = Card(self, tone=Tone.WORRY)
        card.setObjectName("not_saved")
        again = buttons.secondary(self.tr("Save again"), icon="save", parent=card)
        again.setObjectName("save_again")
        again.clicked.connect(self.flush)
        card.add(self._trouble_words, again)
        card.hide()
        return card

    @Slot(str)
    def _on_said(self, words: str) -> None:
        state = self._autosave.state
        if state is SaveState.FAILED:
            self._trouble_words.setText(words)
            self._trouble.show()
        elif state is not SaveState.SAVING:
            self._trouble.hide()
            self.saved.emit(self.thing)
        self.said.emit(words)
