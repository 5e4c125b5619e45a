"""One row of a repeat: a card of its own, or one line among others in a common card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from taf_desktop.ui.common import buttons, icons, layouts
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Strong, no_mnemonic


class RowMenu(Button):
    """The button of a row that moves it or takes it out. Its menu is made when it is opened."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", buttons.Look.ICON, icon="more", parent=parent)
        self._first = self._last = True
        self.setObjectName("row_menu")
        self.clicked.connect(self._open)

    def show_place(self, place: int, count: int, title: str) -> None:
        """Know where the row stands, to offer only moves there is room for."""
        self._first = place == 0
        self._last = place == count - 1
        name = self.tr("Move or take out row {0}").format(place + 1)
        if title:
            name = self.tr("Move or take out: {0}").format(title)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def make_menu(self) -> QMenu:
        """Return the menu as it is now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up = menu.addAction(self.tr("Move up"), self._move_up)
        down = menu.addAction(self.tr("Move down"), self._move_down)
        up.setEnabled(not self._first)
        down.setEnabled(not self._last)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), self.tr("Take out"), self.removed.emit)
        return menu

    @Slot()
    def _open(self) -> None:
        self.make_menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)


class RowCard(Card):
    """A row as a card, at its top whom or what it is about, or else its number."""

    remove_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, row_id: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._row_id = row_id
        self._title = Strong("", self)
        self._menu = RowMenu(self)
        self._menu.moved.connect(self._move)
        self._menu.removed.connect(self._remove)
        top = layouts.row(spacing=8)
        top.addWidget(self._title, 1)
        self.column.setContentsMargins(16, 8, 16, 16)
        self.column.addLayout(top)
        self.column.addWidget(content)
        # Last in the order of the keyboard, first to the eye.
        top.addWidget(self._menu)

    def show_place(self, place: int, count: int, title: str) -> None:
        """Show what to call the row, or where it stands."""
        self._title.setText(no_mnemonic(title) or self.tr("{0} of {1}").format(place + 1, count))
        self._title.set_tone(None if title else Tone.NEUTRAL)
        self._menu.show_place(place, count, title)

    @Slot(int)
    def _move(self, by: int) -> None:
        self.move_asked.emit(self._row_id, by)

    @Slot()
    def _remove(self) -> None:
        self.remove_asked.emit(self._row_id)


class LineRow(QWidget):
    """A row as one line."""

    remove_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, row_id: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._row_id = row_id
        self._menu = RowMenu(self)
        self._menu.moved.connect(self._move)
        self._menu.removed.connect(self._remove)
        line = layouts.row(self, spacing=4)
        line.addWidget(content, 1)
        line.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)

    def show_place(self, place: int, count: int, title: str) -> None:
        """Know where the row stands, and what to call it where only people who listen hear it."""
        self._menu.show_place(place, count, title)

    @Slot(int)
    def _move(self, by: int) -> None:
        self.move_asked.emit(self._row_id, by)

    @Slot()
    def _remove(self) -> None:
        self.remove_asked.emit(self._row_id)
