"""One passage of a family's words with a box beside it for the same in other words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.wording import EASY
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Small
from taf_desktop.ui.documents.easy_words_view import Passage, State, passage_of
from taf_desktop.ui.forms.text_editors import LongTextEditor

QUIET_MS = 1200
"""Words are kept this long after the last key, and when the box is left."""
_TONES = {State.EMPTY: None, State.KEPT: Tone.GOOD, State.OVERTAKEN: Tone.WORRY}


class PassageCard(Card):
    """The passage at the left, the other words at the right, and how far they are below.

    Signals:
        written: the words are to be kept; carries the ``Sentence`` as it is now.
    """

    written = Signal(object)

    def __init__(self, passage: Passage, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = passage.sentence
        self.setObjectName(f"passage:{self._sentence.of_id}:{self._sentence.part}")
        said = Body(self._sentence.said)
        self.box = LongTextEditor(lines=3)
        self.box.setObjectName("otherWords")
        self.box.set_value(self._sentence.words)
        self.box.setAccessibleName(
            self.tr("Easy words") if language == EASY else self.tr("Translation")
        )
        self.box.setAccessibleDescription(f"{passage.place}: {self._sentence.said}")
        self._state = Small("")
        self._right = buttons.quiet(self.tr("It is still right"), icon="check")
        self._right.setObjectName("stillRight")
        self._right.clicked.connect(self._keep)
        beside = layouts.row(spacing=20)
        beside.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        right = layouts.column(spacing=4)
        right.addWidget(self.box)
        right.addWidget(self._state)
        right.addWidget(self._right)
        right.addStretch(1)
        beside.addLayout(right, 1)
        self.add(Small(passage.place))
        self.column.addLayout(beside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.flush)
        self.box.changed.connect(self._timer.start)
        self.box.committed.connect(self.flush)
        self._show(passage)

    @property
    def passage(self) -> Passage:
        """The passage as it was kept last."""
        return passage_of(self._sentence)

    @Slot()
    def flush(self) -> None:
        """Keep at once what was typed."""
        self._timer.stop()
        if str(self.box.value()).strip() != self._sentence.words:
            self._keep()

    def check(self, name: str, day: str) -> None:
        """Keep who checked these words and when, if there are any."""
        self.flush()
        if self._sentence.words and not self._sentence.overtaken:
            self._sentence = replace(self._sentence, checked_by=name, checked_on=day)
            self._show(self.passage)
            self.written.emit(self._sentence)

    @Slot()
    def _keep(self) -> None:
        """Keep the words as they are now; words that were changed must be checked anew."""
        words = str(self.box.value()).strip()
        checked = self._sentence if words == self._sentence.words else None
        self._sentence = replace(
            self._sentence,
            words=words,
            overtaken=False,
            checked_by=checked.checked_by if checked else "",
            checked_on=checked.checked_on if checked else "",
        )
        self._show(self.passage)
        self.written.emit(self._sentence)

    def _show(self, passage: Passage) -> None:
        self._state.setText(passage.state_words)
        self._state.set_tone(_TONES[passage.state])
        self._right.setVisible(passage.state == State.OVERTAKEN)


def shows(card: PassageCard, *, only_left: bool) -> bool:
    """Say whether a card is shown: all of them, or those with something left to do."""
    return not only_left or card.passage.state != State.KEPT
