"""The coach's notes of one card where there is no room for a column: a calm line that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.coach_notes import GroupWidget, NoteDeeds
from taf_desktop.ui.plans.coach_view import NoteGroup


class CoachFold(QWidget):
    """Hidden while the coach has nothing to say about its card."""

    def __init__(self, deeds: NoteDeeds) -> None:
        super().__init__()
        self.setObjectName("coachFold")
        self._open = False
        self._count = 0
        self._line = buttons.quiet("")
        self._line.setObjectName("coachFoldLine")
        self._line.clicked.connect(self._toggle)
        self._notes = KeyedColumn(lambda group: GroupWidget(group, deeds), spacing=16)
        column = layouts.column(self, spacing=8)
        column.addWidget(self._line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notes)
        self.hide()

    def show_rows(self, groups: Sequence[NoteGroup]) -> None:
        """Show these groups, or nothing where there are none."""
        self._notes.show_rows(groups)
        self._count = sum(len(group.notes) for group in groups)
        self._refresh()
        self.setVisible(bool(groups))

    @Slot()
    def _toggle(self) -> None:
        self._open = not self._open
        self._refresh()

    def _refresh(self) -> None:
        self._notes.setVisible(self._open and self._count > 0)
        if self._open:
            self._line.setText(self.tr("Fold the coach’s remarks"))
        elif self._count == 1:
            self._line.setText(self.tr("The coach asks about one thing"))
        else:
            words = self.tr("The coach asks about {count} things")
            self._line.setText(words.format(count=self._count))
