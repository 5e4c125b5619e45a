"""Tables: one model over a tuple of frozen rows, a filter that forgives accents, a calm view."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.theme import TextStyle

ROW_HEIGHT = 44
"""Height of a table's row at 100 %, in pixels."""

_Index = QModelIndex | QPersistentModelIndex
_SORT_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its title, the words it shows of a row, and how it sorts and looks.

    ``stretch`` columns share the room that is left; the others take what their words need.
    """

    title: str
    text: Callable[[Any], str]
    sort_key: Callable[[Any], Any] | None = None
    tone: Callable[[Any], Tone | None] | None = None
    strong: bool = False
    stretch: bool = False


class RowsModel(QAbstractTableModel):
    """A table model over rows that never change; a new tuple replaces them all."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()
        self._lines: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows in the order they were given."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        # Rows never change, so what they say is folded here and not again at each key typed.
        self._lines = tuple(self._folded(row) for row in self._rows)
        self.endResetModel()

    def line(self, row: int) -> str:
        """Return all a row says as one folded line, for finding words in it."""
        return self._lines[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what Qt asks about a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == _SORT_ROLE:
            return column.sort_key(row) if column.sort_key else fold(column.text(row))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return theme.current().font(TextStyle.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return None if tone is None else theme.current().tone(tone)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _folded(self, row: object) -> str:
        return fold(" ".join(column.text(row) for column in self.columns))


class FoldingFilter(QSortFilterProxyModel):
    """Keeps the rows in which every typed word occurs somewhere, whatever accents or case."""

    def __init__(self, rows: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words: tuple[str, ...] = ()
        self.setSortRole(_SORT_ROLE)
        self.setSourceModel(rows)

    def set_words(self, text: str) -> None:
        """Filter by what was typed; an empty text shows everything."""
        words = tuple(fold(text).split())
        if words == self._words:
            return
        self.beginFilterChange()
        self._words = words
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Say whether a row stays."""
        del source_parent
        if not self._words:
            return True
        line = self._rows.line(source_row)
        return all(word in line for word in self._words)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        """Compare two cells by their columns' sort keys."""
        return bool(left.data(_SORT_ROLE) < right.data(_SORT_ROLE))


class TableView(QTableView):
    """A table one reads row by row: comfortable rows, one selected at a time, Enter opens it."""

    opened = Signal(object)
    """The row that was opened with Enter or a double click."""
    chosen = Signal(object)
    """The row now selected, or None."""

    def __init__(
        self, columns: Sequence[Column], parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        """Make an empty table; ``name`` is its accessible name."""
        super().__init__(parent)
        self.rows_model = RowsModel(columns, self)
        self.filter_model = FoldingFilter(self.rows_model, self)
        self.setModel(self.filter_model)
        self.setAccessibleName(name)
        self._calm_down()
        self._fit()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows; the first one becomes the current one for the keyboard."""
        self.rows_model.set_rows(rows)
        if self.filter_model.rowCount():
            self.setCurrentIndex(self.filter_model.index(0, 0))

    def set_filter(self, text: str) -> None:
        """Show only the rows that hold every word of a text."""
        self.filter_model.set_words(text)

    def shown_rows(self) -> tuple[Any, ...]:
        """Return the rows that are shown, in the order they are shown."""
        proxy = self.filter_model
        return tuple(self._row(proxy.index(number, 0)) for number in range(proxy.rowCount()))

    def current_row(self) -> object | None:
        """Return the selected row, or None."""
        return self._row(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow the rows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows_model"):
            self._fit()

    def _calm_down(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        for number, column in enumerate(self.rows_model.columns):
            way = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                number, way.Stretch if column.stretch else way.ResizeToContents
            )

    def _fit(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(look.px(72))

    def _row(self, index: QModelIndex) -> object | None:
        source = self.filter_model.mapToSource(index)
        return self.rows_model.rows[source.row()] if source.isValid() else None

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.opened.emit(row)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self.chosen.emit(self._row(current))


def fold(text: str) -> str:
    """Return a text for comparing: without accents, case, or differences of width."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()
