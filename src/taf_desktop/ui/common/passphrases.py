"""A new passphrase, typed twice, with an honest strength."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrase_field import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker, StrengthWords
from taf_desktop.ui.common.text import Small

PAUSE = 250
"""Milliseconds without typing before a passphrase is judged."""
_TONES = {1: Tone.WORRY, 2: Tone.WORRY, 3: Tone.HOPE, 4: Tone.GOOD}


class StrengthLine(QWidget):
    """Four short bars and a sentence; the sentence alone says everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars()
        self.words = Small("")
        self.words.setObjectName("strength")
        column = layouts.column(self, spacing=4)
        column.addWidget(self._bars)
        column.addWidget(self.words)
        self.show_strength(StrengthWords(0, ""))

    def show_strength(self, strength: StrengthWords) -> None:
        """Show a judgement."""
        tone = _TONES.get(strength.level, Tone.NEUTRAL)
        self._bars.show_level(strength.level, tone)
        self.words.setText(strength.sentence)
        self.words.set_tone(tone)
        self.setVisible(bool(strength.sentence))


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int, tone: Tone) -> None:
        self._level, self._tone = level, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the four bars."""
        return QSize(160, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw four bars, as many of them filled as the level says."""
        del event
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = min(self.width(), look.px(240))
        each = (width - 3 * 4) / 4
        for at in range(4):
            filled = at < self._level
            painter.setBrush(look.tone(self._tone) if filled else look.color("line"))
            painter.drawRoundedRect(QRectF(at * (each + 4), 2, each, 4), 2, 2)
        painter.end()


class NewPassphrase(QWidget):
    """A new passphrase typed twice, with its strength while it is typed."""

    entered = Signal()
    """Return was pressed in the second field."""

    def __init__(self, asker: StrengthAsker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self.first = PassphraseField(name="passphrase")
        self.second = PassphraseField(name="repeated")
        self.strength = StrengthLine()
        self.first_row = FormRow(
            self.tr("New passphrase"),
            self.first,
            help_text=self.tr(
                "At least 12 letters. Four or five words that have no link work well."
            ),
        )
        self.suggest = buttons.quiet(self.tr("Suggest five words"))
        self.suggest.setObjectName("suggest_words")
        self.learn = Small(
            self.tr(
                "These words were chosen by chance. Say them to yourself a few times, or write them"
                " down and keep the paper away from the laptop. Then type them below."
            )
        )
        self.learn.setVisible(False)
        self.second_row = FormRow(self.tr("The same again"), self.second)
        column = layouts.column(self, spacing=12)
        for part in (self.first_row, self.strength, self.learn):
            column.addWidget(part)
        column.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.second_row)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._judge)
        self.first.edited.connect(self._pause.start)
        self.first.edited.connect(self._is_own)
        self.suggest.clicked.connect(self._suggest)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first)

    def values(self) -> tuple[str, str]:
        """Return what is typed in the first and in the second field."""
        return self.first.text(), self.second.text()

    def clear(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.second.clear()
        self.strength.show_strength(StrengthWords(0, ""))

    def hideEvent(self, event: QHideEvent) -> None:
        """Judge nothing any more once the field is gone from the screen."""
        super().hideEvent(event)
        self._pause.stop()

    @Slot()
    def _suggest(self) -> None:
        self._asker.suggest(self._show_suggestion, self)

    def _show_suggestion(self, words: str) -> None:
        self.first.line.setText(words)
        self.first.eye.setChecked(True)
        self.second.clear()
        self.learn.setVisible(True)
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _is_own(self) -> None:
        self.learn.setVisible(False)

    @Slot()
    def _judge(self) -> None:
        self._asker.ask(self.first.text(), self.strength.show_strength, self)
