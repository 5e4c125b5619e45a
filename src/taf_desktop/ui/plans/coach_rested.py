"""The remarks somebody found fine as they are, at the end of the page, each with a way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.text import Body
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.coach_view import RestedNote


@dataclass(frozen=True, slots=True)
class RestDeeds:
    """What can be done with a remark that rests: show it again, or say why it is fine."""

    wake: Callable[[str], None]
    say_why: Callable[[str, str], None]


class RestedList(QWidget):
    """A line that opens the list; hidden while nothing rests."""

    def __init__(self, deeds: RestDeeds) -> None:
        super().__init__()
        self.setObjectName("restedList")
        self._open = False
        self._count = 0
        self._line = buttons.quiet("")
        self._line.setObjectName("restedLine")
        self._line.clicked.connect(self._toggle)
        self._rows = KeyedColumn(lambda row: _RestedRow(row, deeds), spacing=8)
        column = layouts.column(self, spacing=8)
        column.addWidget(self._line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rows)
        self.hide()

    def show_rows(self, rows: tuple[RestedNote, ...]) -> None:
        """Show what rests now."""
        self._rows.show_rows(rows)
        self._count = len(rows)
        self._refresh()
        self.setVisible(bool(rows))

    @Slot()
    def _toggle(self) -> None:
        self._open = not self._open
        self._refresh()

    def _refresh(self) -> None:
        self._rows.setVisible(self._open and self._count > 0)
        words = self.tr("Found fine as it is: {count}").format(count=self._count)
        self._line.setText(self.tr("Fold what was found fine") if self._open else words)


class _RestedRow(QWidget):
    def __init__(self, row: RestedNote, deeds: RestDeeds) -> None:
        super().__init__()
        self.setObjectName(f"rested:{row.id}")
        self._row = row
        self._deeds = deeds
        self._words = Body(row.message)
        self._reason = QLineEdit(row.reason)
        self._reason.setObjectName("restedReason")
        self._reason.setPlaceholderText(self.tr("Why it is fine, if you like"))
        self._reason.setAccessibleName(self.tr("Why it is fine: {words}").format(words=row.message))
        self._reason.editingFinished.connect(self._keep_reason)
        again = buttons.quiet(self.tr("Show again"))
        again.setObjectName("restedAgain")
        again.clicked.connect(partial(deeds.wake, row.id))
        line = layouts.row(spacing=8)
        line.addWidget(self._reason, 1)
        line.addWidget(again)
        column = layouts.column(self, spacing=4)
        column.addWidget(self._words)
        column.addLayout(line)

    def show_row(self, row: RestedNote) -> None:
        """Show the words as they are now, unless a reason is being typed."""
        self._row = row
        self._words.setText(row.message)
        if not self._reason.hasFocus():
            self._reason.setText(row.reason)

    @Slot()
    def _keep_reason(self) -> None:
        words = self._reason.text().strip()
        if words != self._row.reason:
            self._deeds.say_why(self._row.id, words)
