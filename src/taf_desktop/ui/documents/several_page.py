"""The page on which several documents are ticked, for several people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Muted, Small, Strong, Title
from taf_desktop.ui.documents.several_view import Tick
from taf_desktop.ui.documents.tick_card import TickCard

BESIDE_FROM = 900
"""From this width, in pixels at 100 %, the people stand beside the documents."""


class SeveralPage(QWidget):
    """Shows what can be ticked, and how much that will be.

    Signals:
        back_wanted: back to one document.
        ticked: something was ticked or taken back.
        save_wanted, print_wanted: everything ticked should be made.
        off_wanted: what is being made should be called off.
        folder_wanted: the folder should be opened that everything was saved in.
        list_wanted: the list with everybody's password should be printed.
    """

    back_wanted = Signal()
    ticked = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    off_wanted = Signal()
    folder_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("several_page")
        self._documents = TickCard(self.tr("Which documents"), "document")
        self._people = TickCard(self.tr("For whom"), "person")
        self._count = Body("")
        self._count.setObjectName("several_count")
        self._saved_words = Body("")
        self._saved = self._saved_card()
        self._make_buttons()
        column = layouts.column(self, spacing=0)
        self._passwords = layouts.column(spacing=6)
        self._secrets = self._secrets_card()
        self._page = self._scrolling()
        column.addWidget(self._page, 1)
        column.addWidget(layouts.hairline())
        column.addWidget(self._foot())
        for card in (self._documents, self._people):
            card.ticked.connect(self.ticked)
        self.show_running(running=False)

    def show_ticks(self, documents: Sequence[Tick], people: Sequence[Tick]) -> None:
        """Show what there is to tick; what is ticked stays so."""
        self._documents.show_ticks(documents)
        self._people.show_ticks(people)

    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents that are ticked, in their order."""
        return self._documents.chosen()

    def people(self) -> tuple[str, ...]:
        """Return the ids of the people who are ticked, in their order."""
        return self._people.chosen()

    def tick(self, documents: Sequence[str], people: Sequence[str]) -> None:
        """Tick these and nothing else."""
        self._documents.tick(documents)
        self._people.tick(people)

    def show_count(self, words: str, *, enough: bool) -> None:
        """Say how much will be made."""
        self._count.setText(words)
        self._save.setEnabled(enough)
        self._print.setEnabled(enough)

    def show_running(self, *, running: bool) -> None:
        """Offer to call off what is being made, or to make something."""
        self._off.setVisible(running)
        self._save.setVisible(not running)
        self._print.setVisible(not running)

    def show_saved(self, words: str, passwords: Sequence[tuple[str, str]] = ()) -> None:
        """Say where everything was saved, or nothing; with whose files open with which words."""
        self._saved_words.setText(words)
        self._saved.setVisible(bool(words))
        layouts.clear(self._passwords)
        for name, secret in passwords:
            self._passwords.addWidget(_password_row(name, secret))
        for part in (self._secrets, self._list):
            part.setVisible(bool(passwords))
        if passwords:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.show_part(self._secrets)

    def focus_first(self) -> None:
        """Put the keyboard on the first document."""
        self._documents.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the people below the documents where there is no room beside them."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(across if wide else down)

    def _make_buttons(self) -> None:
        self._save = buttons.primary(self.tr("Save all to a folder…"))
        self._save.setObjectName("save_several")
        self._save.clicked.connect(self.save_wanted)
        self._print = buttons.secondary(self.tr("Print all…"), icon="print")
        self._print.setObjectName("print_several")
        self._print.clicked.connect(self.print_wanted)
        self._off = buttons.secondary(self.tr("Call it off"))
        self._off.setObjectName("several_off")
        self._off.clicked.connect(self.off_wanted)

    def _scrolling(self) -> Page:
        back = buttons.quiet(self.tr("Back to one document"), icon="back")
        back.setObjectName("several_back")
        back.clicked.connect(self.back_wanted)
        page = Page(max_width=900)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        self._cards.addWidget(self._documents, 3)
        self._cards.addWidget(self._people, 2)
        page.column.addWidget(back)
        page.column.addWidget(Title(self.tr("Several at once")))
        page.column.addWidget(
            Muted(
                self.tr(
                    "Each person gets every document ticked, in the way they like to read. "
                    "A list on top says what is for whom."
                )
            )
        )
        page.column.addWidget(self._secrets)
        page.column.addLayout(self._cards)
        return page

    def _secrets_card(self) -> Card:
        card = Card(title=self.tr("Whose files open with which words"), bar=Tone.GOOD)
        card.setObjectName("several_passwords")
        card.column.addLayout(self._passwords)
        card.hide()
        return card

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = layouts.column(foot, spacing=8)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        line = layouts.row(spacing=12)
        for button in (self._save, self._print, self._off):
            line.addWidget(button)
        line.addWidget(self._count, 1)
        column.addWidget(self._saved)
        column.addLayout(line)
        return foot

    def _saved_card(self) -> Card:
        card = Card(bar=Tone.GOOD)
        card.setObjectName("several_saved")
        folder = buttons.quiet(self.tr("Open the folder"))
        folder.setObjectName("several_folder")
        folder.clicked.connect(self.folder_wanted)
        self._list = buttons.secondary(self.tr("Print the list with the words…"), icon="print")
        self._list.setObjectName("several_list")
        self._list.clicked.connect(self.list_wanted)
        card.add(self._saved_words)
        line = layouts.FlowLayout(spacing=12)
        for button in (self._list, folder):
            line.addWidget(button)
        card.column.addLayout(line)
        card.hide()
        return card


def _password_row(name: str, secret: str) -> QWidget:
    """Return whose files open with which words; Tab leads to them, and they can be marked."""
    row = QWidget()
    row.setObjectName("several_password")
    column = layouts.column(row, spacing=0)
    column.addWidget(Small(name))
    words = Strong(secret)
    flags = Qt.TextInteractionFlag
    words.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    words.setAccessibleDescription(name)
    column.addWidget(words)
    return row
