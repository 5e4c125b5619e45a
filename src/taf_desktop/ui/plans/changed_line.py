"""One line about what changed since the version agreed before, for those who compare them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Small, Strong


class ChangedLine(QWidget):
    """Hidden for a first version."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changedLine")
        self._label = Strong("")
        self._line = QLineEdit()
        self._line.setObjectName("whatChanged")
        self._line.setPlaceholderText(self.tr("For example “Goal 2 is new; Nan has Tuesdays now.”"))
        self._please = Small(self.tr("One line is enough."), tone=Tone.WORRY)
        self._please.hide()
        self._label.setBuddy(self._line)
        column = layouts.column(self, spacing=4)
        for part in (self._label, self._line, self._please):
            column.addWidget(part)
        self._line.textEdited.connect(self._please.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What was written; "" where no line is asked for."""
        return "" if self.isHidden() else self._line.text().strip()

    def show_version(self, number: int) -> None:
        """Ask about the version with this number; 0 asks for nothing."""
        words = self.tr("What has changed since version {number}?").format(number=number)
        self._label.setText(words)
        self._line.setAccessibleName(words)
        self.setVisible(number > 0)

    def ask(self) -> bool:
        """Put the keyboard into the line if it is wanted and still empty; say whether it was."""
        if self.isHidden() or self.words:
            return False
        self._please.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
