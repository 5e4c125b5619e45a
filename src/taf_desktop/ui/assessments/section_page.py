"""The middle of an assessment: one section at a time in a calm column."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taf_desktop.forms.definition import Section, in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.assessments.draft import Draft
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Muted, Title, no_mnemonic
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.read_view import ReadView


class SectionPage(Page):
    """Shows a section to fill in, or to read where there is no draft.

    Signals:
        step_wanted: the next (1) or the previous (-1) section.
        finish_wanted: the last section is done with.
        notes_wanted: the notes beside should be shown or folded away.
        save_wanted: saving should be tried again.
    """

    step_wanted = Signal(int)
    finish_wanted = Signal()
    notes_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, session: FormSession, draft: Draft | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("section_page")
        self._session = session
        self._draft = draft
        self._view: FormView | ReadView | None = None
        self._views: dict[str, FormView | ReadView] = {}
        self._trouble_words = Body("")
        self._trouble = self._trouble_card()
        self._title = Title("")
        self._title.setObjectName("section_title")
        self._hint = Muted("")
        self.notes_button = buttons.quiet("", icon="eye")
        self.notes_button.setObjectName("notes")
        self.notes_button.clicked.connect(self.notes_wanted)
        self.above = layouts.column(spacing=12)
        """Room above the questions for what belongs to the whole assessment."""
        self.beside = layouts.column(spacing=12)
        """Room for the notes where the window is too narrow to hold them beside."""
        self._place = layouts.column(spacing=0)
        self._lay_out()

    @property
    def form(self) -> FormView | None:
        """The questions on screen; none while a finished assessment is read."""
        return self._view if isinstance(self._view, FormView) else None

    def views(self) -> tuple[QWidget, ...]:
        """Return the questions of every section that was seen."""
        return tuple(self._views.values())

    def show_section(self, section: Section, before: Section | None, after: Section | None) -> None:
        """Show a section; its neighbours name the buttons below it."""
        self._title.setText(in_language(section.label))
        self._hint.setText(in_language(section.hint))
        self._hint.setVisible(bool(self._hint.text()))
        self._show_view(section)
        self._show_ways(before, after)
        # Once the new questions have their heights: earlier, the old place would be kept.
        QTimer.singleShot(0, self, self._to_top)

    def focus_first(self) -> bool:
        """Put the keyboard into the first question, and say whether there is one."""
        form = self.form
        first = form.first_stop() if form is not None else None
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot(str)
    def show_trouble(self, words: str) -> None:
        """Say that the latest words are not saved yet, or nothing."""
        self._trouble_words.setText(words)
        self._trouble.setVisible(bool(words))

    def _show_view(self, section: Section) -> None:
        """Show the section's questions; those of sections seen before are kept ready."""
        if self._view is not None:
            self._view.hide()
        view = self._views.get(section.name)
        if view is None:
            view = self._views[section.name] = self._make_view(section)
            self._place.addWidget(view)
        self._view = view
        view.show()

    def _make_view(self, section: Section) -> FormView | ReadView:
        if self._draft is None:
            return ReadView(self._session, sections=[section.name], headings=False)
        return FormView(
            self._session,
            self._draft.undo,
            sections=[section.name],
            fold_guidance=False,
            headings=False,
        )

    def _show_ways(self, before: Section | None, after: Section | None) -> None:
        self._previous.setVisible(before is not None)
        if before is not None:
            self._previous.setText(no_mnemonic(in_language(before.label)))
            self._previous.set_icon("back")
            self._previous.setAccessibleName(
                self.tr("Previous: {0}").format(in_language(before.label))
            )
        self._next.setVisible(after is not None)
        if after is not None:
            words = self.tr("Next: {0}").format(in_language(after.label))
            self._next.setText(no_mnemonic(words))
        self._finish.setVisible(after is None and self._draft is not None)

    def _lay_out(self) -> None:
        top = layouts.row(spacing=8)
        top.addWidget(self._title, 1)
        top.addWidget(self.notes_button)
        head = layouts.column(spacing=4)
        head.addLayout(top)
        head.addWidget(self._hint)
        self.column.setSpacing(20)
        self.column.addLayout(self.above)
        self.column.addWidget(self._trouble)
        self.column.addLayout(head)
        self.column.addLayout(self.beside)
        self.column.addLayout(self._place)
        self.column.addLayout(self._ways())

    def _ways(self) -> QHBoxLayout:
        self._previous = buttons.quiet("", icon="back")
        self._previous.setObjectName("previous")
        self._previous.clicked.connect(self._go_back)
        self._next = buttons.secondary("")
        self._next.setObjectName("next")
        self._next.clicked.connect(self._go_on)
        self._finish = buttons.primary(self.tr("Look it over and finish"))
        self._finish.setObjectName("finish_from_last")
        self._finish.clicked.connect(self.finish_wanted)
        line = layouts.row(spacing=12)
        line.setContentsMargins(0, 12, 0, 0)
        line.addWidget(self._previous)
        line.addStretch(1)
        line.addWidget(self._next)
        line.addWidget(self._finish)
        return line

    def _trouble_card(self) -> Card:
        card = Card(tone=Tone.WORRY)
        card.setObjectName("not_saved")
        again = buttons.secondary(self.tr("Save again"), icon="save")
        again.setObjectName("save_again")
        again.clicked.connect(self.save_wanted)
        card.add(self._trouble_words, again)
        card.hide()
        return card

    @Slot()
    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _go_back(self) -> None:
        self.step_wanted.emit(-1)

    @Slot()
    def _go_on(self) -> None:
        self.step_wanted.emit(1)
