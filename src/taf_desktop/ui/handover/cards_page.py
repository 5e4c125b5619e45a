"""Contact cards: one's own to give away, and those of colleagues with their six words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from taf_desktop.domain.handover import CARD_SUFFIX
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.handovers import OwnCard
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, dialogs, errors, layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.errors import message_for
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong, Title
from taf_desktop.ui.handover.cards_presenter import CARD_FILE, CardsPresenter, words_of
from taf_desktop.ui.handover.parts import WordsCard, buttons_line
from taf_desktop.ui.handover.presenter import ContactRow

KINDS = f"TAF Desktop (*{CARD_SUFFIX} *.txt)"
PASTE_HEIGHT = 120


class CardsPage(Page):
    """The page. ``wants_back`` when the person is done; ``changed`` when a card was added."""

    wants_back = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        presenter = CardsPresenter(desk, runner, self)
        self._presenter = presenter
        self._own: OwnCard | None = None
        self.own = self._own_card()
        self._list = layouts.column(spacing=12)
        self._none = Muted(self.tr("No colleague’s card yet."))
        self._none.setObjectName("no_contacts")
        back = buttons.quiet(self.tr("Back"), icon="back")
        back.setObjectName("cards_back")
        back.clicked.connect(self.wants_back)
        top = layouts.row()
        top.addWidget(Title(self.tr("Contact cards")), 1)
        top.addWidget(back)
        self.column.addLayout(top)
        self.add(self.own, Heading(self.tr("Colleagues")), self._none)
        self.column.addLayout(self._list)
        self.add(self._adding())
        presenter.show_own = self._show_own
        presenter.show_contacts = self._show_contacts
        presenter.no_own = self._say_why_none
        presenter.trouble = self._trouble

    def showEvent(self, event: QShowEvent) -> None:
        """Show how things are now."""
        super().showEvent(event)
        self._presenter.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.wants_back.emit()
        else:
            super().keyPressEvent(event)

    def _own_card(self) -> Card:
        card = Card()
        card.setObjectName("own_card")
        card.column.setSpacing(12)
        self._who, self._about = Strong(""), Body("")
        self.words = WordsCard("own_words")
        self._said = Small("", tone=Tone.GOOD)
        self._said.setObjectName("card_said")
        self._said.hide()
        self._save = buttons.secondary(self.tr("Save my card…"), icon="save")
        self._save.setObjectName("save_card")
        self._save.clicked.connect(self._save_own)
        self._copy = buttons.secondary(self.tr("Copy my card"), icon="copy")
        self._copy.setObjectName("copy_card")
        self._copy.clicked.connect(self._copy_own)
        card.add(
            Heading(self.tr("Your card")),
            Muted(
                self.tr(
                    "Give it to colleagues who hand records to you. It holds no secret. When they"
                    " call, read these six words to them from here, so that they know it is yours."
                )
            ),
        )
        names = layouts.column(spacing=0)
        names.addWidget(self._who)
        names.addWidget(self._about)
        card.column.addLayout(names)
        card.add(self.words)
        card.column.addLayout(buttons_line(self._save, self._copy))
        card.add(self._said)
        return card

    def _adding(self) -> Card:
        card = Card()
        card.setObjectName("add_card")
        card.column.setSpacing(12)
        self.paste = QPlainTextEdit()
        self.paste.setObjectName("paste_card")
        self.paste.setTabChangesFocus(True)
        self.paste.setFixedHeight(theme.current().px(PASTE_HEIGHT))
        self.paste.setPlaceholderText(self.tr("Paste the card here"))
        self.paste.setAccessibleName(self.tr("A colleague’s card as text"))
        add = buttons.secondary(self.tr("Add the pasted card"))
        add.setObjectName("add_pasted")
        add.clicked.connect(self._add_pasted)
        file = buttons.secondary(self.tr("Choose a card file…"))
        file.setObjectName("add_card_file")
        file.clicked.connect(self._add_file)
        card.add(Heading(self.tr("Add a colleague’s card")), self.paste)
        card.column.addLayout(buttons_line(add, file))
        return card

    def _show_own(self, own: OwnCard) -> None:
        self._own = own
        self._who.setText(own.card.name)
        parts = (own.card.role, own.card.organisation)
        self._about.setText(", ".join(part for part in parts if part))
        self.words.show_words(own.words)
        self._may_give(True)

    def _say_why_none(self, error: Exception) -> None:
        self._who.setText("")
        self._about.setText(message_for(error).text)
        self.words.show_words("")
        self._may_give(False)

    def _may_give(self, may: bool) -> None:
        self._save.setEnabled(may)
        self._copy.setEnabled(may)

    def _show_contacts(self, rows: tuple[ContactRow, ...]) -> None:
        layouts.clear(self._list)
        for at, row in enumerate(rows):
            card = ContactCardView(row, at)
            card.compared.connect(self._compared)
            card.forgotten.connect(self._forget)
            self._list.addWidget(card)
        self._none.setVisible(not rows)
        self.changed.emit()

    @Slot()
    def _save_own(self) -> None:
        path = dialogs.choose_save_file(
            self, self.tr("Save your card"), Path.home() / CARD_FILE, KINDS
        )
        if path is not None and self._own is not None:
            self._presenter.save(self._own, path, lambda: self._say("handover.cards.given"))

    @Slot()
    def _copy_own(self) -> None:
        if self._own is not None:
            QApplication.clipboard().setText(self._own.text)
            self._say("handover.cards.copied")

    def _say(self, message_id: str) -> None:
        self._said.setText(say(message_id))
        self._said.show()

    @Slot()
    def _add_pasted(self) -> None:
        self._presenter.add_text(self.paste.toPlainText())
        self.paste.clear()

    @Slot()
    def _add_file(self) -> None:
        path = dialogs.choose_open_file(self, self.tr("Choose a card"), Path.home(), KINDS)
        if path is not None:
            self._presenter.add_file(path)

    @Slot(object)
    def _compared(self, row: ContactRow) -> None:
        self._presenter.keep(row.contact.card, compared=True)

    @Slot(object)
    def _forget(self, row: ContactRow) -> None:
        self._presenter.forget(row.contact)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class ContactCardView(Card):
    """One colleague.

    Signals:
        compared: the six words agree; carries the row.
        forgotten: the card is to go; carries the row.
    """

    compared = Signal(object)
    forgotten = Signal(object)

    def __init__(self, row: ContactRow, at: int) -> None:
        super().__init__()
        self.setObjectName(f"contact_card_{at}")
        self._row = row
        top = layouts.row(spacing=12)
        names = layouts.column(spacing=0)
        names.addWidget(Strong(row.name))
        if row.about:
            names.addWidget(Small(row.about))
        top.addLayout(names, 1)
        top.addWidget(Pill(row.state, Tone.GOOD if row.ready else Tone.WORRY))
        self.column.addLayout(top)
        forget = buttons.quiet(self.tr("Take off the list"))
        forget.setObjectName(f"forget_{at}")
        forget.clicked.connect(lambda: self.forgotten.emit(self._row))
        if row.ready:
            self.column.addLayout(buttons_line(forget))
            return
        words = WordsCard(f"words_{at}")
        words.show_words(words_of(row.contact.card))
        ask = Body(
            self.tr(
                "Call {name} on a number you already have. Let them read the six words of their"
                " own card to you. They must be exactly these:"
            ).format(name=row.name)
        )
        agree = buttons.secondary(self.tr("They agree"))
        agree.setObjectName(f"agree_{at}")
        agree.clicked.connect(lambda: self.compared.emit(self._row))
        self.add(ask, words)
        self.column.addLayout(buttons_line(agree, forget))
