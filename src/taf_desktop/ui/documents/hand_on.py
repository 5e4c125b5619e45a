"""What belongs to handing a document on: save, print, and who has agreed to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taf_desktop.services.copies import DOCX, PDF, TEXT
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.icons import IconLabel
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.common.text import Body, Small, Strong
from taf_desktop.ui.documents.view import Consent


class Ways(QWidget):
    """What one does with a document: save it, print it, give somebody a copy.

    Signals:
        save_wanted: the document in front should be saved; the ending names the kind of file.
        print_wanted, give_wanted: it should be printed, or given to somebody and noted.
        folder_wanted: the folder should be opened that it was saved in.
    """

    save_wanted = Signal(str)
    print_wanted = Signal()
    give_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_button = buttons.primary(self.tr("Save as PDF…"))
        self.save_button.setObjectName("save_pdf")
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(PDF))
        self.print_button = buttons.secondary(self.tr("Print…"), icon="print")
        self.print_button.setObjectName("print")
        self.print_button.setToolTip(Shortcut.PRINT.words)
        self.print_button.clicked.connect(self.print_wanted)
        self.give_button = buttons.secondary(self.tr("Give a copy…"))
        self.give_button.setObjectName("give_copy")
        self.give_button.clicked.connect(self.give_wanted)
        self.word_button = buttons.quiet(self.tr("Word file…"))
        self.word_button.setObjectName("save_docx")
        self.word_button.clicked.connect(lambda: self.save_wanted.emit(DOCX))
        self.text_button = buttons.quiet(self.tr("Plain text…"))
        self.text_button.setObjectName("save_txt")
        self.text_button.clicked.connect(lambda: self.save_wanted.emit(TEXT))
        self._saved_words = Body("")
        self._saved = self._saved_card()
        column = layouts.column(self, spacing=4)
        column.addWidget(self._saved)
        for some in (self._buttons()[:3], self._buttons()[3:]):
            line = layouts.FlowLayout(spacing=8)
            for button in some:
                line.addWidget(button)
            column.addLayout(line)
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Say whether there is a document to save and to print."""
        for button in self._buttons():
            button.setEnabled(ready)

    def show_saved(self, words: str) -> None:
        """Say where the document was saved, or nothing."""
        self._saved_words.setText(words)
        self._saved.setVisible(bool(words))

    def _buttons(self) -> tuple[Button, ...]:
        own = (self.save_button, self.print_button, self.give_button)
        return (*own, self.word_button, self.text_button)

    def _saved_card(self) -> Card:
        card = Card(bar=Tone.GOOD)
        card.setObjectName("saved")
        folder = buttons.quiet(self.tr("Open the folder"))
        folder.setObjectName("open_folder")
        folder.clicked.connect(self.folder_wanted)
        card.add(self._saved_words, folder)
        card.hide()
        return card


class Consents(QWidget):
    """Who has agreed to what.

    Signals:
        agreement_wanted: the agreement should be looked at.
        copies_wanted: who has which copies should be looked at.
        access_wanted: somebody asked what is kept about them.
    """

    agreement_wanted = Signal()
    copies_wanted = Signal()
    access_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._consents: tuple[Consent, ...] | None = None
        card = Card(title=self.tr("Who has agreed to what"))
        card.setObjectName("consents")
        self._people = layouts.column(spacing=12)
        card.column.addLayout(self._people)
        agreement = buttons.quiet(self.tr("See the agreement"))
        agreement.setObjectName("see_agreement")
        agreement.clicked.connect(self.agreement_wanted)
        copies = buttons.quiet(self.tr("Copies given, and copies due"))
        copies.setObjectName("see_copies")
        copies.clicked.connect(self.copies_wanted)
        access = buttons.quiet(self.tr("Somebody asks what is kept"))
        access.setObjectName("see_access")
        access.clicked.connect(self.access_wanted)
        column = layouts.column(self, spacing=4)
        for part in (card, agreement, copies, access):
            column.addWidget(part)

    def show_consents(self, consents: Sequence[Consent], nobody: str) -> None:
        """Say what everybody has agreed to, or ``nobody`` where nobody was asked."""
        finish(self.showing(consents, nobody))

    def showing(self, consents: Sequence[Consent], nobody: str) -> Iterator[None]:
        """Say it step by step, where nobody sees it yet."""
        if tuple(consents) == self._consents:
            return
        # Whoever leaves off in the middle has not said it.
        self._consents = None
        layouts.clear(self._people)
        if not consents:
            self._people.addWidget(Body(nobody))
        for each in consents:
            self._people.addLayout(_person(each))
            yield
        self._consents = tuple(consents)


def _person(consent: Consent) -> QVBoxLayout:
    """Return a name with what it has agreed to; a sign stands where care is needed."""
    part = layouts.column(spacing=2)
    top = layouts.row(spacing=4)
    if not consent.fine:
        top.addWidget(IconLabel("warning", "worry", 16))
    top.addWidget(Strong(consent.name), 1)
    part.addLayout(top)
    part.addWidget(Body(consent.words[:1].upper() + consent.words[1:]))
    for line in consent.more:
        part.addWidget(Small(line))
    return part
