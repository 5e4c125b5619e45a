"""Looking at one passage after another: give it, give it with words taken out, or leave it out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from taf_desktop.domain.access import GIVE, TAKE_OUT
from taf_desktop.forms.codes import code_list
from taf_desktop.services.subject_access import Gathered
from taf_desktop.services.subject_access_gather import Found
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow, add_row
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Muted, PlainLabel, Small, Title
from taf_desktop.ui.documents.access_presenter import count_words, others_words
from taf_desktop.ui.forms.choice_parts import RadioRows

PASSAGE_HEIGHT = 120


class ReviewPage(Page):
    """The passages with somebody else in them.

    Signals:
        decided: a passage, and (choice, words to take out, reason).
        left: back to the request.
    """

    decided = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()
        self._at = 0
        self._title = Title(self.tr("Somebody else is in these passages"))
        self._count = Muted("")
        self._count.setObjectName("passages_count")
        self._where, self._others = Small(""), PlainLabel("", tone=Tone.WORRY)
        self.text = QPlainTextEdit()
        self.text.setObjectName("passage_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The passage"))
        self.text.setFixedHeight(theme.current().px(PASSAGE_HEIGHT))
        self.choice = RadioRows(code_list("access_choice").options)
        self.choice.setObjectName("access_choice")
        self.choice.picked.connect(self._look)
        self.words = QPlainTextEdit()
        self.words.setObjectName("taken_out")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.current().px(72))
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self._words_row = FormRow(
            self.tr("Words to take out"),
            self.words,
            help_text=self.tr(
                "Mark them above and press the button, or type each on its own line."
            ),
        )
        self._reason_row = FormRow(
            self.tr("Why"),
            self.reason,
            help_text=self.tr(
                "It stands in your own list of what was left out, not in the answer."
            ),
        )
        self._take = buttons.quiet(self.tr("Take out what is marked"))
        self._take.setObjectName("take_marked")
        self._take.clicked.connect(self._take_marked)
        self._lay_out()

    def show_passages(self, gathered: Gathered) -> None:
        """Show the first passage nobody has decided on, or the one that was in front."""
        self._found = gathered.to_look_at
        self._count.setText(count_words(gathered))
        waiting = [at for at, each in enumerate(self._found) if each.needs_a_look]
        self._at = min(self._at, max(len(self._found) - 1, 0))
        if waiting and not (self._found and self._found[self._at].needs_a_look):
            later = [at for at in waiting if at > self._at]
            self._at = later[0] if later else waiting[0]
        self._show()

    def _lay_out(self) -> None:
        keep = buttons.primary(self.tr("Keep and go on"))
        keep.setObjectName("decide")
        keep.clicked.connect(self._decide)
        before = buttons.secondary(self.tr("Before"))
        before.setObjectName("passage_before")
        before.clicked.connect(lambda: self._step(-1))
        after = buttons.secondary(self.tr("Next"))
        after.setObjectName("passage_next")
        after.clicked.connect(lambda: self._step(1))
        back = buttons.quiet(self.tr("Back to the request"))
        back.setObjectName("review_back")
        back.clicked.connect(self.left)
        self._card = Card()
        self._card.add(self._where, self.text, self._others)
        self.add(self._title, self._count, self._card)
        self._choice_row = add_row(
            self.column, self.tr("What happens with this passage?"), self.choice
        )
        self.add(self._words_row, self._take, self._reason_row)
        line = layouts.FlowLayout(spacing=12)
        self._moving = (keep, before, after)
        for button in (*self._moving, back):
            line.addWidget(button)
        self.column.addLayout(line)

    def _show(self) -> None:
        there = bool(self._found)
        for widget in (self._card, self._choice_row, *self._moving):
            widget.setVisible(there)
        if there:
            found = self._found[self._at]
            number = say("access.passages.of", number=self._at + 1, all=len(self._found))
            self._where.setText(f"{number} · {found.part} · {found.label}")
            self.text.setPlainText(found.said)
            self._others.setText(others_words(found))
            decision = found.decision
            self.choice.show_code(decision.choice if decision is not None else "")
            self.words.setPlainText(decision.taken_out if decision is not None else "")
            self.reason.setText(decision.reason if decision is not None else "")
        self._look()

    @Slot()
    def _look(self) -> None:
        code = self.choice.code() if self._found else ""
        self._words_row.setVisible(code == TAKE_OUT)
        self._take.setVisible(code == TAKE_OUT)
        self._reason_row.setVisible(code not in ("", GIVE))

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % max(len(self._found), 1)
        self._show()

    @Slot()
    def _take_marked(self) -> None:
        """Take over the words marked above."""
        marked = self.text.textCursor().selectedText().strip()
        if marked:
            self.words.moveCursor(QTextCursor.MoveOperation.End)
            before = self.words.toPlainText()
            self.words.insertPlainText(("\n" if before.strip() else "") + marked)

    @Slot()
    def _decide(self) -> None:
        code = self.choice.code()
        if code:
            decision = (code, self.words.toPlainText(), self.reason.text())
            self.decided.emit(self._found[self._at], decision)
