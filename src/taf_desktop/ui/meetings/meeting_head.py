"""The top of a meeting's page: the way back, the day, what kind of meeting and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.meetings.meeting_view import MeetingView


class MeetingHead(QWidget):
    """``left`` goes back to the list."""

    left = Signal()

    def __init__(self, view: MeetingView) -> None:
        super().__init__()
        self._title = Title("")
        self._about = Muted("")
        self._back = back = buttons.quiet(self.tr("All meetings"), icon="back")
        back.setObjectName("allMeetings")
        back.clicked.connect(self.left)
        words = layouts.column(spacing=2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self.line = layouts.row(self, spacing=12)
        self.line.setContentsMargins(MARGIN, 16, MARGIN, 4)
        self.line.addLayout(words, 1)
        self.line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self.show_view(view)

    def focus_back(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: MeetingView) -> None:
        """Show the meeting as it is now."""
        self._title.setText(view.day)
        self._about.setText(" · ".join(part for part in (view.title, view.place) if part))
