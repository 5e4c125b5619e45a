"""Starting with a family: one short step on the list itself, asking the name and why now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from taf_desktop.ui.common import buttons, layouts, rows, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone


class StartCard(Card):
    """Asks the family's name, and why now if that is known already.

    Signals:
        begun: the name and the reason as typed.
        left: the person does not want to start now; what they typed stays.
    """

    begun = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Start with a family"), bar=Tone.ACCENT)
        self.setObjectName("startCard")
        self.setMaximumWidth(theme.current().px(theme.FORM_WIDTH))
        self._name = QLineEdit()
        self._name.setObjectName("startName")
        self._name.returnPressed.connect(self._begin)
        self._reason = QPlainTextEdit()
        self._reason.setObjectName("startReason")
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(theme.current().px(76))
        self.name_row = rows.add_row(
            self.column,
            self.tr("Name of the family"),
            self._name,
            help_text=self.tr("As the family uses it. You can change it at any time."),
        )
        rows.add_row(
            self.column,
            self.tr("Why now?"),
            self._reason,
            help_text=self.tr("In the family’s own words, if you know it already."),
        )
        begin = buttons.primary(self.tr("Begin"))
        begin.setObjectName("startBegin")
        begin.clicked.connect(self._begin)
        leave = buttons.secondary(self.tr("Not now"))
        leave.setObjectName("startLeave")
        leave.clicked.connect(self.left)
        line = layouts.row()
        line.addWidget(begin)
        line.addWidget(leave)
        line.addStretch(1)
        self.column.addSpacing(4)
        self.column.addLayout(line)

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self._name.setFocus()

    def empty(self) -> None:
        """Forget what was typed."""
        self._name.clear()
        self._reason.clear()
        self.name_row.set_error("")

    def say_wrong(self, sentence: str) -> None:
        """Say below the name what is missing; nothing typed is lost."""
        self.name_row.set_error(sentence)
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _begin(self) -> None:
        self.name_row.set_error("")
        self.begun.emit(self._name.text(), self._reason.toPlainText())
