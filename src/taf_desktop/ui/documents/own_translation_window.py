"""The window in which what a family said is written another way: easy, or in their language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.wording import EASY, Wording
from taf_desktop.runtime.autosave import Autosave
from taf_desktop.services.desk import Desk
from taf_desktop.services.print_offers import LanguageOffer
from taf_desktop.services.wordings import Sentence
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, errors, layouts, theme
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Muted, Small, Title
from taf_desktop.ui.documents.easy_words_passage import PassageCard, shows
from taf_desktop.ui.documents.easy_words_view import (
    about_words,
    document_of,
    document_picks,
    language_picks,
    passages_of,
    progress_words,
)
from taf_desktop.ui.documents.easy_words_work import Typed, WordsWork
from taf_desktop.ui.documents.pick_box import PickBox

WIDTH, HEIGHT, EDGE = 940, 700, 80
"""Pixels at 100 %, and what is left free of the screen."""
SECONDS = 5.0
"""How long closing the window stands still for the last save."""


class OtherWordsWindow(QDialog):
    """Lists a document's passages; what is typed beside them is kept by itself.

    Locking and closing the program find what is typed here as they find all other work: it has an
    ``Autosave`` that belongs to this window.
    """

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        runner: TaskRunner,
        family_id: str,
        languages: Sequence[LanguageOffer],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("other_words")
        self.setWindowTitle(say("other_words.title"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk, self._runner, self._family_id = desk, runner, family_id
        self._document_id, self._language = "plan", EASY
        self._cards: list[PassageCard] = []
        self._work, self._told_unsaved = WordsWork(), False
        self._document, self._way = PickBox("document"), PickBox("way")
        self._document.setAccessibleName(self.tr("Which document"))
        self._way.setAccessibleName(self.tr("Which words"))
        self._languages = language_picks(languages)
        self._about, self._progress, self._saved = Muted(), Body(), Small()
        self._only_left = QCheckBox(self.tr("Only what is left to do"))
        self._only_left.setObjectName("onlyLeft")
        self._checker = QLineEdit()
        self._checker.setObjectName("checker")
        self._checker.setPlaceholderText(self.tr("Name of the translator"))
        self._checker.setMinimumWidth(theme.current().px(220))
        self._checker.setAccessibleName(self.tr("Who checked these words"))
        self._checked = buttons.secondary(self.tr("All of it is checked"), icon="check")
        self._checked.setObjectName("allChecked")
        self._close = buttons.secondary(self.tr("Close"))
        self._close.setObjectName("closeWords")
        self._list = layouts.column(spacing=12)
        self._autosave = Autosave(self._work, self._save, runner, clock=desk.clock, parent=self)
        self._autosave.said.connect(self._saved.setText)
        self._lay_out()
        self._connect()

    def begin(self, document_id: str, language: str) -> None:
        """Show a document's passages beside their words in a language, or in easy English."""
        self._document_id = document_of(document_id)
        known = {pick.id for pick in self._languages}
        self._language = language if language in known else EASY
        self._read()

    def flush(self) -> None:
        """Keep at once what was typed."""
        self._autosave.flush()

    def done(self, result: int) -> None:
        """Lose nothing that was typed a moment ago, however the window is left.

        What could not be kept holds the window open once; its foot says why.
        """
        kept = self._autosave.flush_and_wait(SECONDS)
        if not kept and not self._told_unsaved:
            self._told_unsaved = True
            return
        self._autosave.stop()
        self._cards = []
        super().done(result)

    def _lay_out(self) -> None:
        choices, line, foot = layouts.row(), layouts.row(), layouts.row()
        choices.addWidget(self._document, 1)
        choices.addWidget(self._way, 1)
        line.addWidget(self._progress, 1)
        line.addWidget(self._only_left)
        foot.addWidget(self._checker)
        foot.addWidget(self._checked)
        foot.addStretch(1)
        foot.addWidget(self._saved)
        foot.addWidget(self._close)
        page = Page(max_width=None)
        page.add(Title(say("other_words.title")), self._about)
        for layout in (choices, line, self._list):
            page.column.addLayout(layout)
        whole = layouts.column(self, spacing=0)
        whole.addWidget(page, 1)
        whole.addWidget(layouts.hairline())
        foot.setContentsMargins(24, 12, 24, 12)
        whole.addLayout(foot)
        look, room = theme.current(), self.screen().availableSize()
        wide, high = look.px(WIDTH), look.px(HEIGHT)
        self.resize(min(wide, room.width() - EDGE), min(high, room.height() - EDGE))

    def _connect(self) -> None:
        self._document.picked.connect(self._choose_document)
        self._way.picked.connect(self._choose_way)
        self._only_left.toggled.connect(self._filter)
        self._checked.clicked.connect(self._check_all)
        self._close.clicked.connect(self.accept)

    @Slot(str)
    def _choose_document(self, id_: str) -> None:
        self.flush()
        self._document_id = id_
        self._read()

    @Slot(str)
    def _choose_way(self, id_: str) -> None:
        self.flush()
        self._language = id_
        self._read()

    def _read(self) -> None:
        self._document.show_picks(document_picks(), self._document_id)
        self._way.show_picks(self._languages, self._language)
        self._about.setText(about_words(self._language))
        wanted = (self._family_id, self._document_id, self._language)
        easy_words = self._desk.easy_words

        def show(found: tuple[Sentence, ...]) -> None:
            if wanted == (self._family_id, self._document_id, self._language):
                self._show(found)

        self._runner.run(lambda _ticket: easy_words.read(*wanted), show, self._trouble, owner=self)

    def _show(self, sentences: tuple[Sentence, ...]) -> None:
        layouts.clear(self._list)
        self._cards = [PassageCard(each, self._language) for each in passages_of(sentences)]
        for card in self._cards:
            card.written.connect(self._take)
            self._list.addWidget(card)
        translated = self._language != EASY
        self._checker.setVisible(translated)
        self._checked.setVisible(translated)
        self._tell()
        self._filter()

    def _tell(self) -> None:
        self._progress.setText(progress_words([card.passage for card in self._cards]))

    @Slot()
    def _filter(self) -> None:
        for card in self._cards:
            card.setVisible(shows(card, only_left=self._only_left.isChecked()))

    @Slot()
    def _check_all(self) -> None:
        name = self._checker.text().strip()
        if not name:
            self._checker.setFocus()
            return
        day = self._desk.clock.today().isoformat()
        for card in self._cards:
            card.check(name, day)

    @Slot(object)
    def _take(self, sentence: Sentence) -> None:
        """Take one passage's words as they are now."""
        self._tell()
        self._told_unsaved = False
        self._work.put(self._language, sentence)

    def _save(self, typed: Typed) -> tuple[tuple[Wording, ...], ChangeSet]:
        """Keep what was typed, on the database lane."""
        return self._desk.easy_words.write_all(self._family_id, typed.sentences)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


def show_other_words(
    parent: QWidget | None,
    desk: Desk,
    runner: TaskRunner,
    family_id: str,
    languages: Sequence[LanguageOffer],
) -> OtherWordsWindow:
    """Open the window and return it; ``begin`` says what it shows first."""
    window = OtherWordsWindow(parent, desk, runner, family_id, languages)
    window.open()
    return window
