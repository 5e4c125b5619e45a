"""One plain step before a document leaves the vault: whom it is for, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

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
    """Whom it is for (an id, "" for the own file), how it goes, and the password if it has one."""

    reader_id: str
    way: Way
    password: str = ""


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
        self.lock = RadioRows(code_list("copy_lock").options)
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
        words = self.password.values()[0] if protected == "yes" else ""
        return Answer(self._reader(), Way(how=how, file_kind=kind, protected=protected), words)

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
        self.lock.show_code("yes" if asking.locked else "no")
        self._person_row.setVisible(bool(asking.people))
        self.lock.setVisible(asking.file_kind == PDF)
        self._look()
        locked = self._protected() == "yes"
        (self.password if locked else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

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
        return (self.lock.code() or "yes") if kind == PDF else "no"

    @Slot()
    def _look(self) -> None:
        own = not self._reader()
        protected = self._protected()
        about = self._about_words(own=own)
        self._about.setVisible(bool(about))
        self._about.setText(about)
        self._how_row.setVisible(not (own and self._asking.people))
        self.password.setVisible(protected == "yes")
        self._open.setVisible(protected != "yes")
        # Return in the first field of a password leads to the second, and from there on.
        self.go.setDefault(protected != "yes")
        self.go.setText(self._go_words(protected))
        self.say("")

    def _about_words(self, *, own: bool) -> str:
        if not self._asking.people:
            same = self.tr("All get the same password, so give each person only their own files.")
            return same if self._protected() == "yes" else ""
        if own:
            return self.tr(
                "Everything is in it, also what others may not have. Keep it to yourself."
            )
        return self.tr("It is their own copy: what they may not have is left out of it.")

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
        if self._protected() != "yes":
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
