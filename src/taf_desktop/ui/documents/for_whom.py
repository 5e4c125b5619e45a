"""One plain step before a document leaves the vault: whom it is for, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from taf_desktop.forms.codes import code_list
from taf_desktop.forms.definition import in_language
from taf_desktop.services.copies import KEPT, PAPER, PDF, Way, ways_to_give
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Small, Title
from taf_desktop.ui.documents.copy_view import Pick
from taf_desktop.ui.documents.give_copy_page import USUAL_WAY
from taf_desktop.ui.documents.pick_box import PickBox
from taf_desktop.ui.forms.choice_parts import RadioRows

_OWN = "own"
"""Code of ``copy_locks``: words of its own for each person."""
WIDTH, EDGE = 520, 80
"""Pixels at 100 %: the window's width, and what is left of the screen above and below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked about.

    ``file_kind`` is a code of ``copy_file``; ``what`` says what leaves. ``people`` are whom it can
    be for, none where that was said before; ``reader_id`` is who it is for unless another is
    chosen, "" for the own file. ``locked`` is how the last file went.
    """

    file_kind: str
    what: str
    people: tuple[Pick, ...] = ()
    reader_id: str = ""
    locked: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom it is for (an id, "" for the own file), how it goes, and the password if it has one.

    ``own_passwords``: each person's files get words of their own, which are made later.
    """

    reader_id: str
    way: Way
    password: str = field(default="", repr=False)
    own_passwords: bool = False


class ForWhomDialog(QDialog):
    """Rests on the answer of last time, so that Return is enough.

    Signals:
        wanted: the person goes on: an ``Answer``. The window stays until the answer was taken.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None, asking: Asking, asker: StrengthAsker) -> None:
        super().__init__(parent)
        self.setObjectName("for_whom_dialog")
        self.setWindowTitle(asking.what)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._asking = asking
        self._page = Page(spacing=12)
        self.person = PickBox("for_whom")
        self.how = PickBox("they_get_it")
        locks = "copy_lock" if asking.people else "copy_locks"
        self.lock = RadioRows(code_list(locks).options)
        self.lock.setObjectName("file_lock")
        self.password = NewPassphrase(asker)
        one, all_ = self.tr("Password for this file"), self.tr("Password for these files")
        self.password.first_row.set_label(one if asking.people else all_)
        self._about = Small("")
        self._open = Card(bar=Tone.WORRY)
        self._said = PlainLabel("")
        self._said.setObjectName("for_whom_said")
        self._said.set_tone(Tone.WORRY)
        self.go = buttons.primary("")
        self.go.setObjectName("for_whom_go")
        self._lay_out()
        self._begin()

    def answer(self) -> Answer:
        """Return what is chosen."""
        kind = self._asking.file_kind
        protected = self._protected()
        own = bool(self._asking.people) and not self._reader()
        how = KEPT if own else str(self.how.currentData())
        words = self.password.values()[0] if self._typed() else ""
        way = Way(how=how, file_kind=kind, protected=protected)
        return Answer(self._reader(), way, words, own_passwords=self._own_words())

    def say(self, words: str) -> None:
        """Say what is missing, or nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._fit()
        if words:
            self._page.show_part(self._said)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need, as far as the screen allows."""
        super().showEvent(event)
        self._fit()

    def _begin(self) -> None:
        asking = self._asking
        self.person.show_picks(asking.people, asking.reader_id)
        ways = tuple(Pick(each.name, in_language(each.label)) for each in ways_to_give())
        self.how.show_picks(ways, USUAL_WAY[asking.file_kind])
        locked = "yes" if asking.people else _OWN
        self.lock.show_code(locked if asking.locked else "no")
        self._person_row.setVisible(bool(asking.people))
        self.lock.setVisible(asking.file_kind == PDF)
        self._look()
        first = self.password if self._typed() else self.go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        people = bool(self._asking.people)
        title = self.tr("Who is it for?") if people else self.tr("How shall the files be kept?")
        self._person_row = FormRow(self.tr("For whom"), self.person)
        self._how_row = FormRow(self.tr("How do they get it?"), self.how)
        self._open.add(Body(self._open_words()))
        self._page.add(
            Title(title), Muted(self._asking.what), self._person_row, self._about, self._how_row,
            self.lock, self.password, self._open, self._said,
            Muted(self.tr("It is noted in the list of copies.")),
        )  # fmt: skip
        cancel = buttons.secondary(self.tr("Cancel"))
        cancel.setObjectName("for_whom_cancel")
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self._foot = layouts.row(spacing=12)
        self._foot.setContentsMargins(MARGIN, 12, MARGIN, 16)
        self._foot.addStretch(1)
        self._foot.addWidget(cancel)
        self._foot.addWidget(self.go)
        column = layouts.column(self, spacing=0)
        column.addWidget(self._page, 1)
        column.addWidget(layouts.hairline())
        column.addLayout(self._foot)
        self.person.picked.connect(self._look)
        self.lock.picked.connect(self._look)
        self.password.entered.connect(self._go)

    def _open_words(self) -> str:
        if self._asking.file_kind == PAPER:
            return self.tr(
                "Anyone who finds the paper can read it. While it waits for the printer, Windows"
                " keeps the pages in a file of its own."
            )
        return self.tr(
            "Anyone who has this file can read it. Give it only to those it is for, and delete it"
            " when it has done its work."
        )

    def _reader(self) -> str:
        return str(self.person.currentData() or "")

    def _protected(self) -> str:
        kind = self._asking.file_kind
        if kind == PAPER:
            return ""
        if kind != PDF:
            return "no"
        return "no" if self.lock.code() == "no" else "yes"

    def _own_words(self) -> bool:
        return self._protected() == "yes" and self.lock.code() == _OWN

    def _typed(self) -> bool:
        """Say whether a password is typed here."""
        return self._protected() == "yes" and not self._own_words()

    @Slot()
    def _look(self) -> None:
        own = not self._reader()
        protected = self._protected()
        about = self._about_words(own=own)
        self._about.setVisible(bool(about))
        self._about.setText(about)
        self._how_row.setVisible(not (own and self._asking.people))
        self.password.setVisible(self._typed())
        self._open.setVisible(protected != "yes")
        # Return in the first field of a password leads to the second, and from there on.
        self.go.setDefault(not self._typed())
        self.go.setText(self._go_words(protected))
        self.say("")

    def _about_words(self, *, own: bool) -> str:
        if not self._asking.people:
            return self._about_all()
        if own:
            return self.tr(
                "Everything is in it, also what others may not have. Keep it to yourself."
            )
        return self.tr("It is their own copy: what they may not have is left out of it.")

    def _about_all(self) -> str:
        if self._own_words():
            return self.tr(
                "The program makes five words for each person. They stand on a list that you can"
                " read and print once everything is saved. They are kept nowhere."
            )
        same = self.tr("All get the same password, so give each person only their own files.")
        return same if self._typed() else ""

    def _go_words(self, protected: str) -> str:
        words = {
            "yes": self.tr("Choose where to save…"),
            "no": self.tr("Save without a password…"),
            "": self.tr("Print…"),
        }
        return words[protected]

    @Slot()
    def _go(self) -> None:
        self.say(self._missing())
        if not self._missing():
            self.wanted.emit(self.answer())

    def _missing(self) -> str:
        first, second = self.password.values()
        if not self._typed():
            return ""
        if not first:
            return self.tr("Type a password, or let the program suggest five words.")
        if first != second:
            return self.tr("The two passwords are not the same. Type the second one again.")
        return ""

    def _fit(self) -> None:
        """Take the height of what is shown; what does not fit on the screen scrolls."""
        ground = self._page.widget()
        layout = ground.layout() if ground is not None else None
        if not self.isVisible() or layout is None:
            return
        width = min(theme.current().px(WIDTH), self.screen().availableSize().width() - EDGE)
        layout.activate()
        wanted = layout.totalHeightForWidth(width) + self._foot.sizeHint().height() + 1
        room = self.screen().availableSize().height() - EDGE
        self.resize(width, min(wanted, room))
