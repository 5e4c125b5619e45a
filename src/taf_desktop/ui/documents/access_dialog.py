"""“Seeing the record”: from the day somebody asks to the day they have the answer."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from taf_desktop.domain.access import AccessPassage, AccessRequest
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.subject_access import Gathered, Paper
from taf_desktop.services.subject_access_gather import Found
from taf_desktop.ui.common import dialogs, errors, layouts, theme
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.documents.access_pages import AnswerPage, ListPage, RequestPage
from taf_desktop.ui.documents.access_presenter import AccessPresenter, count_words
from taf_desktop.ui.documents.access_review import ReviewPage
from taf_desktop.ui.documents.give_dialog import EDGE
from taf_desktop.ui.documents.handing import documents_folder
from taf_desktop.ui.forms.record_editor import RecordEditor

WIDTH, HEIGHT = 760, 680
"""Pixels at 100 %."""


class AccessDialog(QDialog):
    """The list, one request, its passages one by one, and the answer."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, runner: TaskRunner, family_id: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("access_dialog")
        self.setWindowTitle(self.tr("Seeing the record"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._runner = runner
        self._clock = desk.clock
        self._presenter = AccessPresenter(desk, runner, family_id, self)
        self._request_id = ""
        self._gathered: Gathered | None = None
        self._editor: RecordEditor | None = None
        self.list = ListPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        layouts.column(self).addWidget(self._pages)
        look, room = theme.current(), self.screen().availableSize()
        width, height = look.px(WIDTH), look.px(HEIGHT)
        self.resize(min(width, room.width() - EDGE), min(height, room.height() - EDGE))
        self.list.opened.connect(self.open_request)
        self.list.asked.connect(self.start_for)
        self.list.left.connect(self.accept)
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """Show every request of the family."""
        self._flush()
        self._presenter.list_all(self.list.show_list, self._on_error)
        self._pages.setCurrentWidget(self.list)

    @Slot(str)
    def start_for(self, person_id: str) -> None:
        """Write down that somebody asked, and open the request."""
        self._presenter.start(person_id, lambda made: self.open_request(made.id), self._on_error)

    @Slot(str)
    def open_request(self, request_id: str) -> None:
        """Show one request."""
        self._request_id = request_id
        self._presenter.gather(request_id, self._show_request, self._on_error)

    @Slot()
    def show_review(self) -> None:
        """Show the passages, as the record has them now."""
        self._flush()
        self._presenter.gather(self._request_id, self._show_passages, self._on_error)

    @Slot()
    def show_answer(self) -> None:
        """Show the papers of the answer."""
        self._flush()
        self._presenter.gather(self._request_id, self._show_papers, self._on_error)

    def done(self, result: int) -> None:
        """Save what was typed and close."""
        self._flush()
        super().done(result)

    @cached_property
    def request(self) -> RequestPage:
        """One request. This page and the next ones are made when they are first wanted."""
        page = RequestPage()
        page.review_wanted.connect(self.show_review)
        page.answer_wanted.connect(self.show_answer)
        page.left.connect(self.show_all)
        self._pages.addWidget(page)
        return page

    @cached_property
    def review(self) -> ReviewPage:
        """The passages, one by one."""
        page = ReviewPage()
        page.decided.connect(self._decide)
        page.left.connect(self._reopen)
        self._pages.addWidget(page)
        return page

    @cached_property
    def answer(self) -> AnswerPage:
        """The papers of the answer."""
        page = AnswerPage(StrengthAsker(self._runner, tuple))
        page.save_wanted.connect(self._save)
        page.done_wanted.connect(self._answered)
        page.left.connect(self._reopen)
        self._pages.addWidget(page)
        return page

    def _flush(self) -> None:
        if self._editor is not None:
            self._editor.flush()

    @Slot()
    def _reopen(self) -> None:
        self.open_request(self._request_id)

    def _show_request(self, gathered: Gathered) -> None:
        self._gathered = gathered
        page = self.request
        page.title.setText(self.tr("The request of {0}").format(call_name(gathered.subject)))
        page.state.setText(self._presenter.state_words(gathered.request))
        page.count.setText(count_words(gathered))
        layouts.clear(page.questions)
        self._editor = RecordEditor(
            gathered.request,
            lambda id_, revision, answers: self._presenter.save_request(
                id_, revision, dict(answers)
            ),
            self._runner,
            clock=self._clock,
            parent=self,
        )
        self._editor.saved.connect(self._request_saved)
        page.questions.addWidget(self._editor)
        self._pages.setCurrentWidget(page)
        page.verticalScrollBar().setValue(0)

    @Slot(object)
    def _request_saved(self, request: AccessRequest) -> None:
        """Say anew by when the answer is due: a day may have changed."""
        self.request.state.setText(self._presenter.state_words(request))

    def _show_passages(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self.review.show_passages(gathered)
        self._pages.setCurrentWidget(self.review)

    @Slot(object, object)
    def _decide(self, found: Found, decision: tuple[str, str, str]) -> None:
        gathered = self._gathered
        if gathered is None:
            return

        def kept(passage: AccessPassage) -> None:
            self._show_passages(gathered.with_decision(found, passage))

        self._presenter.decide(self._request_id, found, decision, kept, self._on_error)

    def _show_papers(self, gathered: Gathered) -> None:
        self._gathered = gathered
        if gathered.waiting:
            self._show_passages(gathered)
            return
        self.answer.say("")
        self._pages.setCurrentWidget(self.answer)

    @Slot(str)
    def _save(self, which: Paper) -> None:
        gathered = self._gathered
        locked = self.answer.lock.isChecked() and which != "log"
        words = self.answer.missing() if locked else ""
        self.answer.say(words)
        if gathered is None or words or not (locked or self._may_be_open()):
            return
        suggested = documents_folder() / self._presenter.file_name(which)
        path = dialogs.choose_save_file(
            self, self.tr("Save the paper"), suggested, self.tr("PDF (*.pdf)")
        )
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        password = self.answer.password.values()[0] if locked else ""
        self._presenter.save_paper(
            gathered,
            which,
            path,
            password,
            lambda saved: self.answer.say(self.tr("Saved as {0}").format(saved.name)),
            self._on_error,
        )

    def _may_be_open(self) -> bool:
        return dialogs.question(
            self,
            self.tr("Anyone who has this file can read it"),
            self.tr(
                "This file leaves the vault without a password. Put it where only you can open it,"
                " and delete it when it has done its work."
            ),
            self.tr("Save without a password"),
        )

    @Slot()
    def _answered(self) -> None:
        if self._gathered is None:
            return
        protected = "yes" if self.answer.lock.isChecked() else "no"
        how = self.answer.how.code() or "other"
        self._presenter.answered(
            self._gathered, how, protected, lambda _done: self.show_all(), self._on_error
        )

    def _on_error(self, error: Exception) -> None:
        errors.show(self, error)


def answer_request(
    parent: QWidget | None, desk: Desk, runner: TaskRunner, family_id: str
) -> AccessDialog:
    """Open the window for requests to see a family's record, and return it."""
    dialog = AccessDialog(parent, desk, runner, family_id)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
