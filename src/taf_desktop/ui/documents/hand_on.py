"""What belongs to handing a document on: save, print, and who has agreed to what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.icons import IconLabel
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.common.text import Body, Small, Strong
from taf_desktop.ui.documents.view import Consent


class Ways(QWidget):
    """What one does with a document: save it, print it.

    Signals:
        save_wanted, print_wanted: the document in front.
        folder_wanted: the folder should be opened that it was saved in.
    """

    save_wanted = Signal()
    print_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_button = buttons.primary(self.tr("Save as PDF…"))
        self.save_button.setObjectName("save_pdf")
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button = buttons.secondary(self.tr("Print…"), icon="print")
        self.print_button.setObjectName("print")
        self.print_button.setToolTip(Shortcut.PRINT.words)
        self.print_button.clicked.connect(self.print_wanted)
        self._saved_words = Body("")
        self._saved = self._saved_card()
        line = layouts.FlowLayout(spacing=8)
        line.addWidget(self.save_button)
        line.addWidget(self.print_button)
        column = layouts.column(self, spacing=12)
        column.addLayout(line)
        column.addWidget(self._saved)
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Say whether there is a document to save and to print."""
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def show_saved(self, words: str) -> None:
        """Say where the document was saved, or nothing."""
        self._saved_words.setText(words)
        self._saved.setVisible(bool(words))

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
    """Who has agreed to what. ``agreement_wanted``: the agreement should be looked at."""

    agreement_wanted = Signal()

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
        column = layouts.column(self, spacing=8)
        column.addWidget(card)
        column.addWidget(agreement)

    def show_consents(self, consents: Sequence[Consent], nobody: str) -> None:
        """Say what everybody has agreed to, or ``nobody`` where nobody was asked."""
        if tuple(consents) == self._consents:
            return
        self._consents = tuple(consents)
        layouts.clear(self._people)
        if not consents:
            self._people.addWidget(Body(nobody))
        for each in consents:
            self._people.addLayout(_person(each))


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
