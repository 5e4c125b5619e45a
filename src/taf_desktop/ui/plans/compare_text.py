"""Words with marks: what went is struck through, what came is underlined and strong.

The marks are lines and weight first and colour second, and a listener hears them said.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from taf_desktop.services.compare_words import Mark, Run
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import escape
from taf_desktop.ui.plans.compare_view import Side

_LOOK = {
    Mark.WENT: ("text-decoration: line-through;", Tone.WORRY),
    Mark.CAME: ("text-decoration: underline; font-weight: 600;", Tone.GOOD),
}


class MarkedText(QLabel):
    """One text. It can be read word by word and copied with the keyboard."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("textStyle", theme.TextStyle.BODY.value)
        self.setAccessibleName(side.spoken)
        self._draw()

    def plain(self) -> str:
        """Return the words without their marks."""
        return "".join(run.text for run in self._side.runs)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        shown = "".join(_shown(run) for run in self._side.runs)
        if shown != self.text():
            self.setText(shown)


def _shown(run: Run) -> str:
    # What people wrote is escaped first: it is never read as mark-up.
    words = escape(run.text).replace("\n", "<br>")
    if run.mark not in _LOOK:
        return words
    look, tone = _LOOK[run.mark]
    return f'<span style="{look} color: {theme.current().tone(tone).name()};">{words}</span>'
