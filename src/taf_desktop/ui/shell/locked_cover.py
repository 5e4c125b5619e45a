"""What stands on the screen while a locked program still saves the last words: no one's words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.support.words import say
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import Body, Title

WIDTH = 440


class LockedCover(QWidget):
    """A page with one sentence where the window was. It cannot be closed by hand."""

    def __init__(self, place: QRect) -> None:
        super().__init__()
        self._may_close = False
        self.setObjectName("page")
        self.setWindowTitle(self.tr("TAF Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder = QWidget()
        holder.setMaximumWidth(theme.current().px(WIDTH))
        self._words = Body("")
        self._words.setObjectName("cover_words")
        inner = layouts.column(holder, spacing=12)
        inner.addWidget(Title(say("app.cover.title")))
        inner.addWidget(self._words)
        column = layouts.column(self, spacing=0, margin=32)
        column.addStretch(2)
        across = layouts.row(spacing=0)
        across.addStretch(1)
        across.addWidget(holder, 1000)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(3)
        self.setGeometry(place)
        self._say("app.cover.saving")

    def show_trying(self) -> None:
        """Say that the last words cannot be saved yet and what may help."""
        self._say("app.cover.trying")

    def _say(self, message_id: str) -> None:
        self._words.setText(say(message_id))
        self.setAccessibleName(self._words.text())

    def leave(self) -> None:
        """Go away for good."""
        self._may_close = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: the program ends by itself in a minute at most."""
        event.setAccepted(self._may_close)
