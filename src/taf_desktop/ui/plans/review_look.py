"""One action looked at again: its words, four choices on one line, and room for how it went."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QWidget

from taf_desktop.forms.codes import code_list
from taf_desktop.forms.definition import in_language
from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.text import PlainLabel, Small, no_mnemonic, tooltip
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.choice_parts import CLEARING_KEYS
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.plans.review_view import LookRow
from taf_desktop.ui.plans.tools import Tools

OUTLOOKS = "action_outlook"


class OutlookChoice(QGroupBox):
    """The choices side by side. Arrows move and choose, Delete takes the choice back."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlook")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        line = layouts.FlowLayout(self, spacing=16)
        for option in code_list(OUTLOOKS).options:
            button = QRadioButton(no_mnemonic(in_language(option.label)))
            button.setObjectName(f"outlook:{option.name}")
            button.setToolTip(tooltip(in_language(option.hint)) if option.hint else "")
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[option.name] = button
            line.addWidget(button)
        self._group.buttonClicked.connect(lambda _button: self.picked.emit(self.code()))

    def code(self) -> str:
        """Return the code chosen, or ""."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def show_code(self, code: str) -> None:
        """Show what is chosen; "" shows nothing chosen."""
        if code == self.code():
            return
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == code)
        self._group.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the choice back with Delete."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and key in CLEARING_KEYS and self.code():
            self.show_code("")
            self.picked.emit("")
            return True
        return super().eventFilter(watched, event)


class LookLine(QWidget):
    """One action. What it says is kept as it is written."""

    def __init__(self, row: LookRow, tools: Tools) -> None:
        super().__init__()
        self.setObjectName(f"look:{row.id}")
        self._what = PlainLabel("", style=TextStyle.STRONG)
        self._facts = Small("")
        self.keeper = Keeper(row.look, tools.kit, tools.lists, self)
        session = self.keeper.session
        self.choice = OutlookChoice()
        self.choice.picked.connect(self._pick)
        self.reason: FieldsView | None = None
        self._column = layouts.column(self, spacing=4)
        self._column.setContentsMargins(0, 0, 0, 10)
        self._column.addWidget(layouts.hairline())
        self._column.addSpacing(6)
        for part in (self._what, self._facts, self.choice, self.keeper):
            self._column.addWidget(part)
        session.listen(lambda _keys: self._show_session())
        self.show_row(row)

    def show_row(self, row: LookRow) -> None:
        """Show the action as it is now, unless something is being written about it."""
        self._what.setText(row.what)
        self._facts.setText(row.facts)
        self.setAccessibleName(row.what)
        self.choice.setAccessibleName(self.tr("What about “{what}”?").format(what=row.what))
        self.keeper.take_newer(row.look)
        self._show_session()

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()

    def _pick(self, code: str) -> None:
        self.keeper.session.set_value("outlook", code)

    def _show_session(self) -> None:
        session = self.keeper.session
        code = str(session.value("outlook") or "")
        self.choice.show_code(code)
        asked = bool(code or session.value("reason"))
        if asked and self.reason is None:
            self.reason = FieldsView(session, ("reason",), bare=True)
            self._column.insertWidget(self._column.count() - 1, self.reason)
        if self.reason is not None:
            self.reason.setVisible(asked)
