"""“Give a copy”, one reader's page: what is left out and why, and how the copy is given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.codes import code_list
from taf_desktop.services.copies import DOCX, PAPER, PDF, TEXT, DrawnCopy, Way, ways_to_give
from taf_desktop.services.copies_words import LeftOut
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.icons import IconLabel
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.rows import add_row
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Small, Strong, Title
from taf_desktop.ui.forms.choice_parts import RadioRows

LONGEST = 90
"""Letters of a passage that are shown of what is left out."""
USUAL_WAY = {PAPER: "by_hand", PDF: "email", DOCX: "email", TEXT: "stick"}


class CopyPage(Page):
    """One reader's copy.

    Signals:
        give_wanted: hand the copy on as chosen, then note it.
        note_wanted: only note it: they have it already.
        skip_wanted: go on with the next one, or end.
        more_wanted: leave something else out.
        unmark_wanted: let a marked passage in again: the mark's id.
    """

    give_wanted = Signal()
    note_wanted = Signal()
    skip_wanted = Signal()
    more_wanted = Signal()
    unmark_wanted = Signal(str)

    def __init__(self, asker: StrengthAsker) -> None:
        super().__init__()
        self._title = Title("")
        self._which = Muted("")
        self._left_out = layouts.column(spacing=10)
        self._notes = layouts.column(spacing=8)
        self._notes_card = Card(bar=Tone.WORRY)
        self._notes_card.setObjectName("copy_notes")
        self.form = RadioRows(code_list("copy_form").options)
        self.form.setObjectName("copy_form")
        self.form.picked.connect(self._look)
        self.how = RadioRows(ways_to_give())
        self.how.setObjectName("copy_how")
        self.password = NewPassphrase(asker)
        self.password.first_row.set_label(self.tr("Password for this file"))
        self._lock = Card(title=self.tr("Protected with a password"))
        self._lock.setObjectName("copy_lock")
        self.give = buttons.primary("")
        self.give.setObjectName("copy_give")
        self._said = PlainLabel("")
        self._said.setObjectName("copy_said")
        self._lay_out()
        self.form.show_code("paper")
        self.how.show_code("by_hand")
        self._look()

    def show_copy(self, copy: DrawnCopy, which: str) -> None:
        """Show a reader's copy; ``which`` says how many of how many it is."""
        prepared = copy.prepared
        self._title.setText(self.tr("The copy for {0}").format(prepared.reader.name))
        self._which.setText(which)
        layouts.clear(self._left_out)
        for each in copy.left_out:
            self._left_out.addWidget(self._missing(each))
        if not copy.left_out:
            self._left_out.addWidget(Body(self.tr("Nothing. This copy has everything on it.")))
        layouts.clear(self._notes)
        for note in prepared.notes:
            self._notes.addWidget(Body(note))
        self._notes_card.setVisible(bool(prepared.notes))
        self.password.clear()
        self.say("")

    def way(self) -> Way:
        """Return how the copy is to be given, as chosen."""
        kind, locked = _FORMS[self.form.code() or "paper"]
        return Way(how=self.how.code() or "other", file_kind=kind, protected=locked)

    def say(self, words: str) -> None:
        """Say what is missing, or nothing."""
        self._said.setText(words)
        self._said.set_tone(Tone.WORRY)
        self._said.setVisible(bool(words))

    def missing(self) -> str:
        """Return what is still missing before the copy can be handed on, or ""."""
        first, second = self.password.values()
        if self.way().protected != "yes":
            return ""
        if not first:
            return self.tr("Type a password, or let the program suggest five words.")
        if first != second:
            return self.tr("The two passwords are not the same. Type the second one again.")
        return ""

    def _lay_out(self) -> None:
        missing = Card(title=self.tr("What is left out of this copy"))
        missing.setObjectName("left_out")
        missing.column.addLayout(self._left_out)
        more = buttons.quiet(self.tr("Leave something else out…"))
        more.setObjectName("leave_out_more")
        more.clicked.connect(self.more_wanted)
        missing.add(more)
        self._notes_card.add(Heading(self.tr("What only you can judge")))
        self._notes_card.column.addLayout(self._notes)
        tell = self.tr(
            "Tell them the password another way than the file goes: by telephone, or on paper."
            " Programs that read aloud can open the file too."
        )
        self._lock.add(Body(tell), self.password)
        self.add(self._title, self._which, missing, self._notes_card)
        add_row(self.column, self.tr("In which form?"), self.form)
        self.add(self._lock)
        add_row(self.column, self.tr("How do they get it?"), self.how)
        self.add(self._said)
        self.give.clicked.connect(self.give_wanted)
        note = buttons.secondary(self.tr("Only note it: they have it already"))
        note.setObjectName("copy_note")
        note.clicked.connect(self.note_wanted)
        skip = buttons.quiet(self.tr("No copy for them"))
        skip.setObjectName("copy_skip")
        skip.clicked.connect(self.skip_wanted)
        line = layouts.FlowLayout(spacing=12)
        for button in (self.give, note, skip):
            line.addWidget(button)
        self.column.addLayout(line)

    def _missing(self, each: LeftOut) -> QWidget:
        part = QWidget()
        across = layouts.row(part, spacing=8)
        across.addWidget(IconLabel("lock", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        column = layouts.column(spacing=2)
        column.addWidget(Strong(each.what))
        column.addWidget(Body(each.because))
        for words in _short(each.passages):
            column.addWidget(Small(words))
        if each.mark_id:
            again = buttons.quiet(self.tr("Let it in again"))
            again.setObjectName("let_in_again")
            again.clicked.connect(lambda: self.unmark_wanted.emit(each.mark_id))
            column.addWidget(again)
        across.addLayout(column, 1)
        return part

    @Slot()
    def _look(self) -> None:
        way = self.way()
        self._lock.setVisible(way.protected == "yes")
        paper = way.file_kind == PAPER
        self.give.setText(self.tr("Print and note it…") if paper else self.tr("Save and note it…"))
        self.how.show_code(USUAL_WAY[way.file_kind])


_FORMS = {
    "paper": (PAPER, ""),
    "pdf_locked": (PDF, "yes"),
    "pdf_open": (PDF, "no"),
    "docx": (DOCX, "no"),
    "txt": (TEXT, "no"),
}


def _short(passages: Sequence[str]) -> list[str]:
    """Return the first passages, each on one short line, and how many more there are."""
    told = [" ".join(each.split()) for each in passages if " " in each.strip()][:3]
    clear = [each.strip('“”"') for each in told]
    return [f"“{each[:LONGEST]}…”" if len(each) > LONGEST else f"“{each}”" for each in clear]
