"""Where a goal is: a badge with a menu, and a line for the day and the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.domain.plan import Goal
from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.text import Small
from taf_desktop.ui.forms.parts.code_pill import CodePill


def state_pill() -> CodePill:
    """Return the badge that shows where a goal is."""
    pill = CodePill("goal_state", QCoreApplication.translate("plan", "Where this goal is"))
    pill.setObjectName("goalState")
    return pill


class StateReason(QWidget):
    """The day and the reason a goal moved; right after moving, a line to write the reason in.

    Args:
        keep: Called with the reason when it was written.
    """

    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("stateReason")
        self._keep_reason = keep
        self._kept = ""
        self._told = Small("")
        self._told.setObjectName("stateSince")
        self._line = QLineEdit()
        self._line.setObjectName("stateWhy")
        self._line.setPlaceholderText(self.tr("Why, in a few words, if you like (Enter keeps it)"))
        self._line.setAccessibleName(self.tr("Why the goal is there now"))
        self._line.editingFinished.connect(self._finish)
        self._line.hide()
        column = layouts.column(self, spacing=4)
        column.addWidget(self._told)
        column.addWidget(self._line)
        self.hide()

    def show_state(self, goal: Goal, told: str) -> None:
        """Show the day and the reason; nothing where the goal is simply being worked on."""
        self._kept = goal.state_reason
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.setVisible(bool(told) or not self._line.isHidden())

    def ask(self) -> None:
        """Offer the line for the reason."""
        self._line.setText(self._kept)
        self._line.show()
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _finish(self) -> None:
        words = self._line.text().strip()
        self._line.hide()
        self.setVisible(bool(self._told.text()))
        if words != self._kept:
            self._keep_reason(words)
