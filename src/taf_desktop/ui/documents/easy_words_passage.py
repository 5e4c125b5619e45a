"""One passage of a family's words with a box beside it for the same in other words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.wording import EASY, joined_pictures, lines_of, pictures_of
from taf_desktop.services.wordings import Sentence
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Small
from taf_desktop.ui.documents.easy_words_view import Passage, State, carried, passage_of
from taf_desktop.ui.documents.picture_choice import PictureRow, choose_picture
from taf_desktop.ui.forms.text_editors import LongTextEditor

_TONES = {State.EMPTY: None, State.KEPT: Tone.GOOD, State.OVERTAKEN: Tone.WORRY}


class PassageCard(Card):
    """The passage at the left, the other words at the right, and how far they are below.

    Easy sentences have their pictures below the box.

    Signals:
        written: the words or pictures changed; carries the ``Sentence`` as it is now.
    """

    written = Signal(object)

    def __init__(self, passage: Passage, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = passage.sentence
        self._easy = language == EASY
        self.setObjectName(f"passage:{self._sentence.of_id}:{self._sentence.part}")
        said = Body(self._sentence.said)
        self.box = LongTextEditor(lines=3)
        self.box.setObjectName("otherWords")
        self.box.set_value(self._sentence.words)
        self.box.setAccessibleName(self.tr("Easy words") if self._easy else self.tr("Translation"))
        self.box.setAccessibleDescription(f"{passage.place}: {self._sentence.said}")
        self._state = Small("")
        self._right = buttons.quiet(self.tr("It is still right"), icon="check")
        self._right.setObjectName("stillRight")
        self._right.clicked.connect(self._keep)
        self.pictures = PictureRow()
        self.pictures.wanted.connect(self._choose)
        beside = layouts.row(spacing=20)
        beside.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        right = layouts.column(spacing=4)
        for widget in (self.box, self.pictures, self._state, self._right):
            right.addWidget(widget)
        right.addStretch(1)
        beside.addLayout(right, 1)
        self.add(Small(passage.place))
        self.column.addLayout(beside)
        self.box.changed.connect(self._typed)
        self._show(passage)

    @property
    def passage(self) -> Passage:
        """The passage as it was typed last."""
        return passage_of(self._sentence)

    def check(self, name: str, day: str) -> None:
        """Say who checked these words and when, if there are any."""
        if self._sentence.words and not self._sentence.overtaken:
            self._take(replace(self._sentence, checked_by=name, checked_on=day))

    @Slot()
    def _typed(self) -> None:
        if str(self.box.value()).strip() != self._sentence.words:
            self._keep()

    @Slot()
    def _keep(self) -> None:
        """Take the words as they are now; words that were changed must be checked anew."""
        words = str(self.box.value()).strip()
        now = replace(self._sentence, words=words, overtaken=False)
        if words != self._sentence.words:
            before = lines_of(self._sentence.words)
            names = carried(before, self._pictures(), lines_of(words))
            now = replace(now, checked_by="", checked_on="", picture=joined_pictures(names))
        self._take(now)

    @Slot(int)
    def _choose(self, place: int) -> None:
        """Let the person choose the picture of one sentence."""
        lines, chosen = lines_of(self._sentence.words), self._pictures()

        def take(name: str) -> None:
            names = (*chosen[:place], name, *chosen[place + 1 :])
            self._take(replace(self._sentence, picture=joined_pictures(names)))

        choose_picture(self, lines[place], chosen[place], take)

    def _pictures(self) -> tuple[str, ...]:
        return pictures_of(self._sentence.picture, len(lines_of(self._sentence.words)))

    def _take(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._show(self.passage)
        self.written.emit(self._sentence)

    def _show(self, passage: Passage) -> None:
        self._state.setText(passage.state_words)
        self._state.set_tone(_TONES[passage.state])
        self._right.setVisible(passage.state == State.OVERTAKEN)
        if self._easy:
            self.pictures.show_lines(lines_of(self._sentence.words), self._pictures())


def shows(card: PassageCard, *, only_left: bool) -> bool:
    """Say whether a card is shown: all of them, or those with something left to do."""
    return not only_left or card.passage.state != State.KEPT
