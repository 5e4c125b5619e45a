"""One assessment on screen: sections at the left, questions in the middle, notes at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from taf_desktop.forms.definition import Section
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.assessments.contents_column import ContentsColumn
from taf_desktop.ui.assessments.draft import Draft
from taf_desktop.ui.assessments.finish_page import FinishPage
from taf_desktop.ui.assessments.finish_view import finish_view
from taf_desktop.ui.assessments.notes_column import NotesColumn
from taf_desktop.ui.assessments.section_page import SectionPage
from taf_desktop.ui.assessments.view import AssessmentRow, is_correction, section_of
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.turns import Turns

NOTES_WIDTH = 270
"""The width of the notes with their margins, in pixels at 100 %."""
NOTES_FROM = 1020
"""Below this width, in pixels at 100 %, the notes fold away until they are asked for."""


class WorkPage(QWidget):
    """Shows one assessment: a draft to fill in, or a finished one to read.

    It is empty until ``building`` was gone through.

    Signals:
        other_chosen: another assessment should be opened; carries its id.
        finish_wanted: this one should be finished; carries the reason of a correction, or "".
    """

    other_chosen = Signal(str)
    finish_wanted = Signal(str)

    contents: ContentsColumn
    page: SectionPage

    def __init__(
        self,
        session: FormSession,
        previous_on: str,
        draft: Draft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.draft = draft
        self.reason = ""
        """Why a finished assessment was opened again, as far as it is known."""
        self._section = ""
        self._notes_asked: bool | None = None
        self._notes = NotesColumn(session, previous_on, prompts=draft is not None)
        self._notes_page = Page(max_width=None)
        self._notes_page.widget().layout().setContentsMargins(0, 20, 20, 20)  # pyright: ignore[reportOptionalMemberAccess]
        self._middle = QStackedWidget()
        self._finish_page: FinishPage | None = None
        self._beginning = Turns(iter(()), self)

    def building(self) -> Iterator[None]:
        """Make the page, a piece in each step."""
        yield
        self.contents = ContentsColumn(self.session, may_finish=self.draft is not None)
        yield
        self.page = SectionPage(self.session, self.draft)
        self._middle.addWidget(self.page)
        yield
        self._lay_out()
        self._connect()
        yield

    @property
    def section(self) -> str:
        """The name of the section in front."""
        return self._section

    def leave(self) -> None:
        """Let the draft save its last words and go; what is undone later is not shown here."""
        if self.draft is not None:
            self.draft.undo.stepped.disconnect(self._on_step)
            self.draft.let_go()

    def sections(self) -> tuple[QWidget, ...]:
        """Return every section that was made, each with its questions."""
        return self.page.views()

    def show_rows(self, rows: Sequence[AssessmentRow], open_id: str) -> None:
        """Name this assessment and the others of the family."""
        self.contents.show_rows(rows, open_id)

    def go(self, name: str = "") -> None:
        """Show a section; the first one asked if there is none of this name."""
        known = [each.name for each in self._asked()]
        self.contents.nav.set_current(name if name in known else known[0])
        self._back_to_questions()

    def focus_key(self, key: str) -> None:
        """Bring an answer into view, in whichever section it is."""
        self.go(section_of(self.session.definition, key))
        if self.page.form is not None:
            self.page.form.focus_field(key)

    def ask_to_finish(self) -> None:
        """Show what is missing, open and left out before it is finished."""
        if self.draft is None:
            return
        self.draft.flush()
        self._drop_finish_page()
        self.contents.nav.look_everywhere()
        view = finish_view(self.session)
        correcting = is_correction(self.draft.assessment)
        page = FinishPage(view, correcting=correcting, reason=self.reason)
        page.key_wanted.connect(self.focus_key)
        page.section_wanted.connect(self._go_and_begin)
        page.back_wanted.connect(self._go_and_begin)
        page.finish_wanted.connect(self.finish_wanted)
        self._finish_page = page
        self.contents.finish_button.hide()
        self._middle.addWidget(page)
        self._middle.setCurrentWidget(page)
        self._arrange_notes()
        page.focus_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the notes away where there is no room for them."""
        super().resizeEvent(event)
        self._arrange_notes()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._section:
            self._arrange_notes()

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedWidth(1)
        across = layouts.row(self, spacing=0)
        across.addWidget(self.contents)
        across.addWidget(line)
        across.addWidget(self._middle, 1)
        across.addWidget(self._notes_page)

    def _connect(self) -> None:
        self.contents.nav.chosen.connect(self._show_section)
        self.contents.nav.clicked.connect(self._back_to_questions)
        self.contents.chooser.chosen.connect(self.other_chosen)
        self.contents.finish_wanted.connect(self.ask_to_finish)
        self.page.step_wanted.connect(self.step)
        self.page.finish_wanted.connect(self.ask_to_finish)
        self.page.notes_wanted.connect(self._toggle_notes)
        for shortcut, by in ((Shortcut.NEXT_SECTION, 1), (Shortcut.PREVIOUS_SECTION, -1)):
            name = self.tr("Next section") if by > 0 else self.tr("Previous section")
            made = action(self, shortcut, name)
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.setData(by)
            made.triggered.connect(self._on_key)
        if self.draft is not None:
            self.draft.undo.add_actions_to(self)
            self.draft.undo.stepped.connect(self._on_step)
            self.draft.trouble.connect(self.page.show_trouble)
            self.page.save_wanted.connect(self.draft.flush)

    def _asked(self) -> list[Section]:
        session = self.session
        return [
            each for each in session.definition.sections if session.section_is_relevant(each.name)
        ]

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) section and begin there."""
        before = self._section
        self.contents.nav.step(by)
        if self._section != before:
            self._back_to_questions()
            self._begin_soon()

    def begin(self) -> None:
        """Put the keyboard into the first question, or on the sections where one only reads."""
        if not self.page.focus_first():
            self.contents.nav.setFocus()

    def _begin_soon(self) -> None:
        """Begin once the section is on screen: both at a stretch would keep a key waiting."""
        self._beginning = self._beginning.instead(self._begin_here())
        self._beginning.begin_soon()

    def _begin_here(self) -> Iterator[None]:
        if self.isVisible():
            # Otherwise somebody went on to another page, and the keyboard with them.
            self.begin()
        yield

    @Slot(str)
    def _show_section(self, name: str) -> None:
        if self.draft is not None and self._section:
            self.draft.flush()
        self._section = name
        if self.page.isAncestorOf(QApplication.focusWidget() or self):
            # What is about to be hidden must not hand the keyboard to just anything.
            self.contents.nav.setFocus()
        asked = self._asked()
        place = next((at for at, each in enumerate(asked) if each.name == name), 0)
        before = asked[place - 1] if place > 0 else None
        after = asked[place + 1] if place + 1 < len(asked) else None
        self.page.show_section(asked[place], before, after)
        self._notes.show_section(name)
        self._back_to_questions()

    @Slot()
    @Slot(str)
    def _go_and_begin(self, name: str = "") -> None:
        self.go(name or self._section)
        self._begin_soon()

    @Slot(str)
    def _on_step(self, key: str) -> None:
        """Go where an undo or redo changed something; the form shown does the rest."""
        wanted = section_of(self.session.definition, key)
        if wanted and (wanted != self._section or self._finish_page is not None):
            self.focus_key(key)

    @Slot()
    def _back_to_questions(self) -> None:
        self._drop_finish_page()
        self._arrange_notes()

    def _drop_finish_page(self) -> None:
        if self._finish_page is not None:
            page, self._finish_page = self._finish_page, None
            self._middle.setCurrentWidget(self.page)
            self._middle.removeWidget(page)
            page.deleteLater()
            self.contents.finish_button.show()

    @Slot()
    def _on_key(self) -> None:
        made = self.sender()
        if isinstance(made, QAction):
            self.step(int(made.data()))

    @Slot()
    def _toggle_notes(self) -> None:
        self._notes_asked = not self._notes_open()
        self._arrange_notes()

    def _wide(self) -> bool:
        return self.width() >= theme.current().px(NOTES_FROM)

    def _notes_open(self) -> bool:
        return self._wide() if self._notes_asked is None else self._notes_asked

    def _arrange_notes(self) -> None:
        """Put the notes at the right, above the questions where it is narrow, or away."""
        wide = self._wide()
        shown = self._notes_open() and self._notes.has_words and self._finish_page is None
        self.page.notes_button.setVisible(self._notes.has_words)
        words = self.tr("Hide the notes") if shown else self.tr("Show the notes")
        if self.page.notes_button.text() != words:
            self.page.notes_button.setText(words)
            self.page.notes_button.set_icon("eye")
        self._notes_page.setFixedWidth(theme.current().px(NOTES_WIDTH))
        home = self._notes_page.column if wide else self.page.beside
        if home.indexOf(self._notes) < 0:
            home.addWidget(self._notes)
        self._notes_page.setVisible(shown and wide)
        self._notes.setVisible(shown)
