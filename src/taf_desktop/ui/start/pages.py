"""What the pages of the start window have in common: a column, trouble, busy words."""

from __future__ import annotations

import time
from math import ceil

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, PlainLabel, Small

NARROW = 400
WIDE = 520


class StartPage(QScrollArea):
    """A page whose ``column`` stands in the middle and scrolls when there is no room."""

    def __init__(self, name: str, width: int = NARROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_page")
        self._width = width
        self.setWidgetResizable(True)
        # The keyboard goes to the controls; a ring round the whole page says nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        ground = QWidget()
        ground.setObjectName("page")
        self._holder = QWidget()
        self.column = layouts.column(self._holder, spacing=16)
        across = layouts.row(ground, spacing=0)
        across.setContentsMargins(32, 24, 32, 24)
        across.addStretch(1)
        upright = layouts.column(spacing=0)
        upright.addStretch(2)
        upright.addWidget(self._holder)
        upright.addStretch(3)
        across.addLayout(upright, 1000)
        across.addStretch(1)
        self._limit()
        self.setWidget(ground)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets below what is there."""
        for widget in widgets:
            self.column.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Widen the column with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        self._holder.setMaximumWidth(theme.current().px(self._width))


class Trouble(QWidget):
    """What went wrong, in a tinted box with a warning sign; not there while nothing did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = PlainLabel("")
        self.words.setObjectName("trouble_words")
        self._sign = QLabel()
        across = layouts.row(self, spacing=8)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.words, 1)
        self.words.set_tone(Tone.WORRY)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            from taf_desktop.ui.common import icons

            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(icons.pixmap("warning", "worry", ratio=ratio))


class BusyButton(Button):
    """The filled button of a page; it says what is going on while it cannot be pressed."""

    def __init__(self, text: str, busy_text: str, *, wide: bool = False) -> None:
        super().__init__(text, Look.PRIMARY)
        self._idle_text = text
        self._busy_text = busy_text
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, busy_text: str) -> None:
        """Change the verb and the words for being at work."""
        self._idle_text, self._busy_text = text, busy_text

    def set_busy(self, busy: bool) -> None:
        """Show the words for being at work, or the verb again."""
        self.setText(self._busy_text if busy else self._idle_text)
        self.setEnabled(not busy)


class CountDown(QWidget):
    """How many seconds are left until the next try, told in words. ``over`` when none are."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count_down")
        self.words = Body("")
        self.words.setObjectName("count_down_words")
        column = layouts.column(self, spacing=4)
        column.addWidget(self.words)
        column.addWidget(
            Small(
                self.tr(
                    "Nothing is locked for good. Waiting slows somebody at the keyboard; against"
                    " somebody with a copy of the file only your passphrase helps."
                )
            )
        )
        self._until = 0.0
        self._second = QTimer(self, interval=250)
        self._second.timeout.connect(self._tell)
        self.setVisible(False)

    @property
    def waiting(self) -> bool:
        """Whether the next try still has to wait."""
        return time.monotonic() < self._until

    def wait(self, until: float) -> None:
        """Count down to a moment of ``time.monotonic``; an earlier one ends it."""
        self._until = until
        self._tell()

    @Slot()
    def _tell(self) -> None:
        was_there = not self.isHidden()
        seconds = ceil(self._until - time.monotonic())
        self.setVisible(seconds > 0)
        if seconds > 0:
            self.words.setText(self._sentence(seconds))
            self._second.start()
            return
        self._second.stop()
        if was_there:
            self.over.emit()

    def _sentence(self, seconds: int) -> str:
        if seconds == 1:
            return self.tr("You can try again in one second.")
        return self.tr("You can try again in %d seconds.") % seconds
