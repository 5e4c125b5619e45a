"""A request to see the record: the list, the request with its days, and handing the answer over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from taf_desktop.services.copies import ways_to_give
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.rows import add_row
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Strong, Title, no_mnemonic
from taf_desktop.ui.documents.access_presenter import ListView
from taf_desktop.ui.documents.lines import line_with
from taf_desktop.ui.forms.choice_parts import RadioRows


class ListPage(Page):
    """The requests, and who may have asked.

    Signals:
        opened: a request's id.
        asked: the id of the person who asked.
        left: nothing more to do here.
    """

    opened = Signal(str)
    asked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        about = self.tr(
            "Everybody may ask what is kept about them, in any words. Write it down the same day:"
            " the answer is due within a month. You look at each passage in which somebody else"
            " is, and make the answer here."
        )
        self._requests = layouts.column(spacing=12)
        self._people = layouts.FlowLayout(spacing=12)
        have = Card(title=self.tr("Requests"))
        have.column.addLayout(self._requests)
        new = Card(title=self.tr("Somebody asked"))
        new.add(Body(self.tr("Who is it about?")))
        new.column.addLayout(self._people)
        close = buttons.secondary(self.tr("Close"))
        close.setObjectName("access_close")
        close.clicked.connect(self.left)
        self.add(Title(self.tr("Seeing the record")), Muted(about), have, new)
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def show_list(self, view: ListView) -> None:
        """Show the requests and the people."""
        layouts.clear(self._requests)
        layouts.clear(self._people)
        for row in view.requests:
            go = buttons.quiet(self.tr("Open"))
            go.setObjectName(f"request_{row.id}")
            go.setAccessibleName(self.tr("Open the request of {0}").format(row.name))
            go.clicked.connect(_sending(self.opened, row.id))
            self._requests.addWidget(line_with(row.name, row.line, go))
        if not view.requests:
            self._requests.addWidget(Body(self.tr("Nobody has asked yet.")))
        for id_, name in view.people:
            person = buttons.secondary(no_mnemonic(name))
            person.setObjectName(f"asked_{id_}")
            person.clicked.connect(_sending(self.asked, id_))
            self._people.addWidget(person)


class RequestPage(Page):
    """One request. Its questions are put in by the window.

    Signals:
        review_wanted, answer_wanted, left.
    """

    review_wanted = Signal()
    answer_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.state, self.count = Title(""), Strong(""), Body("")
        self.state.setObjectName("answer_by")
        self.questions: QVBoxLayout = layouts.column(spacing=16)
        self.review = buttons.primary(self.tr("Look at the passages"))
        self.review.setObjectName("review")
        self.review.clicked.connect(self.review_wanted)
        self.answer = buttons.secondary(self.tr("Make the answer"))
        self.answer.setObjectName("answer")
        self.answer.clicked.connect(self.answer_wanted)
        back = buttons.quiet(self.tr("All requests"))
        back.setObjectName("request_back")
        back.clicked.connect(self.left)
        line = layouts.FlowLayout(spacing=12)
        for button in (self.review, self.answer, back):
            line.addWidget(button)
        card = Card()
        card.add(self.state, self.count)
        card.column.addLayout(line)
        self.add(self.title, card)
        self.column.addLayout(self.questions)


class AnswerPage(Page):
    """The papers of an answer, each to be saved, and noting that it was given.

    Signals:
        save_wanted: a paper: "pack", "letter" or "log".
        done_wanted: note that the answer was given.
        left: back to the request.
    """

    save_wanted = Signal(str)
    done_wanted = Signal()
    left = Signal()

    def __init__(self, asker: StrengthAsker) -> None:
        super().__init__()
        self.password = NewPassphrase(asker)
        self.password.first_row.set_label(self.tr("Password for the files"))
        self.lock = QCheckBox(self.tr("Protect the pack and the letter with a password"))
        self.lock.setObjectName("access_lock")
        self.lock.setChecked(True)
        self.lock.toggled.connect(self.password.setVisible)
        self.how = RadioRows(ways_to_give())
        self.how.setObjectName("access_how")
        self.how.show_code("by_hand")
        self.said = PlainLabel("")
        self.said.setObjectName("access_said")
        papers = Card(title=self.tr("The papers"))
        papers.add(self._paper("pack", self.tr("What is kept about them"), self._about_pack()))
        papers.add(self._paper("letter", self.tr("The letter on top"), self._about_letter()))
        papers.add(self._paper("log", self.tr("What was left out and why"), self._about_log()))
        done = buttons.primary(self.tr("Note that it was given"))
        done.setObjectName("access_done")
        done.clicked.connect(self.done_wanted)
        back = buttons.quiet(self.tr("Back to the request"))
        back.setObjectName("answer_back")
        back.clicked.connect(self.left)
        line = layouts.FlowLayout(spacing=12)
        line.addWidget(done)
        line.addWidget(back)
        self.add(Title(self.tr("The answer")), self.lock, self.password, papers, self.said)
        add_row(self.column, self.tr("How do they get it?"), self.how)
        self.column.addLayout(line)

    def missing(self) -> str:
        """Return what is wrong with the password, or ""."""
        first, second = self.password.values()
        if not self.lock.isChecked():
            return ""
        if not first:
            return self.tr("Type a password, or let the program suggest five words.")
        if first != second:
            return self.tr("The two passwords are not the same. Type the second one again.")
        return ""

    def say(self, words: str) -> None:
        """Say what happened, or what is missing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _paper(self, which: str, title: str, about: str) -> QWidget:
        save = buttons.secondary(self.tr("Save…"))
        save.setObjectName(f"save_{which}")
        save.setAccessibleName(self.tr("Save: {0}").format(title))
        save.clicked.connect(_sending(self.save_wanted, which))
        return line_with(title, about, save)

    def _about_pack(self) -> str:
        return self.tr("Everything found, without what you left out.")

    def _about_letter(self) -> str:
        return self.tr("The days, what was left out in general, and what they can do.")

    def _about_log(self) -> str:
        return self.tr("For your own file. Never give it away.")


def _sending(signal: object, value: str) -> Callable[[], None]:
    """Return what sends a signal with a value."""
    return lambda: signal.emit(value)  # pyright: ignore[reportAttributeAccessIssue]
