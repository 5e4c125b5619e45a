"""A line across the top of the window for what should be known, but stops nobody from working."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import buttons, icons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body


@dataclass(frozen=True, slots=True)
class BannerWords:
    """What a banner says.

    Args:
        id: Which banner it is, for whoever hears of its buttons.
        text: The sentence.
        action: The words of the button that does something about it, or "".
        later: The words of the button that puts it off, or "".
        tone: ``WORRY``, ``ACCENT`` or ``URGENT``.
    """

    id: str
    text: str
    action: str = ""
    later: str = ""
    tone: Tone = Tone.WORRY


class Banner(QWidget):
    """One sentence with at most two buttons. ``acted`` and ``put_off`` carry the banner's id."""

    acted = Signal(str)
    put_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._shown: BannerWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._across = layouts.row(self, spacing=12)
        self._across.setContentsMargins(32, 8, 24, 8)
        self._signs = {
            tone: icons.IconLabel(name, tone.role)
            for tone, name in (
                (Tone.WORRY, "warning"),
                (Tone.URGENT, "warning"),
                (Tone.ACCENT, "save"),
            )
        }
        for sign in self._signs.values():
            self._across.addWidget(sign)
        self.words = Body("")
        self.words.setObjectName("banner_words")
        self.action = buttons.quiet("")
        self.action.setObjectName("banner_action")
        self.later = buttons.quiet("")
        self.later.setObjectName("banner_later")
        self._across.addWidget(self.words, 1)
        self._across.addWidget(self.action)
        self._across.addWidget(self.later)
        self.action.clicked.connect(self._act)
        self.later.clicked.connect(self._put_off)
        self.show_words(None)

    @property
    def shown(self) -> BannerWords | None:
        """What it says now."""
        return self._shown

    def show_words(self, words: BannerWords | None) -> None:
        """Show a sentence, or nothing."""
        self._shown = words
        if words is None:
            self.hide()
            return
        for tone, sign in self._signs.items():
            sign.setVisible(tone is words.tone)
        self.words.setText(words.text)
        self.setAccessibleName(words.text)
        self.action.setText(words.action)
        self.action.setVisible(bool(words.action))
        self.later.setText(words.later)
        self.later.setVisible(bool(words.later))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted ground with a hairline below."""
        del event
        if self._shown is None:
            return
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.soft(self._shown.tone))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), now.color("line"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def _act(self) -> None:
        if self._shown is not None:
            self.acted.emit(self._shown.id)

    def _put_off(self) -> None:
        if self._shown is not None:
            self.put_off.emit(self._shown.id)
