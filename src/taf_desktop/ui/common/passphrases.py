"""Fields for passphrases: shown or hidden, with a hint about Caps Lock and an honest strength."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker, StrengthWords
from taf_desktop.ui.common.text import Small

PAUSE = 250
"""Milliseconds without typing before a passphrase is judged."""
_TONES = {1: Tone.WORRY, 2: Tone.WORRY, 3: Tone.HOPE, 4: Tone.GOOD}


class PassphraseField(QWidget):
    """A line for a passphrase with a button that shows or hides what is typed."""

    entered = Signal()
    """Return was pressed."""
    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "passphrase") -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.eye = buttons.secondary(self.tr("Show"), icon="eye")
        self.eye.setObjectName(f"{name}_eye")
        self.eye.setCheckable(True)
        self.eye.setAccessibleName(self.tr("Show what is typed"))
        self.caps = Small(self.tr("Caps Lock seems to be on."), tone=Tone.WORRY)
        self.caps.setVisible(False)
        across = layouts.row(spacing=8)
        across.addWidget(self.line, 1)
        across.addWidget(self.eye)
        column = layouts.column(self, spacing=4)
        column.addLayout(across)
        column.addWidget(self.caps)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.edited)
        self.eye.toggled.connect(self._show_letters)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self.eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice from the letters typed whether Caps Lock is on: Qt does not tell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            on = caps_lock(event.text(), event.modifiers())
            if on is not None:
                self.caps.setVisible(on)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.caps.setVisible(False)
        return super().eventFilter(watched, event)

    @Slot(bool)
    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.setText(self.tr("Hide") if shown else self.tr("Show"))


def caps_lock(typed: str, modifiers: Qt.KeyboardModifier) -> bool | None:
    """Say whether a typed letter shows that Caps Lock is on; ``None`` if it does not tell."""
    if len(typed) != 1 or typed.lower() == typed.upper():
        return None
    with_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return typed.isupper() != with_shift


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
                "At least 12 letters. Three or four words that have no link work well."
            ),
        )
        self.second_row = FormRow(self.tr("The same again"), self.second)
        column = layouts.column(self, spacing=12)
        for part in (self.first_row, self.strength, self.second_row):
            column.addWidget(part)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._judge)
        self.first.edited.connect(self._pause.start)
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
    def _judge(self) -> None:
        self._asker.ask(self.first.text(), self.strength.show_strength, self)
