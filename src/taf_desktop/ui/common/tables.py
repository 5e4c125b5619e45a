"""Tables: one model over a tuple of frozen rows, a filter that forgives accents, a calm view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat
from operator import contains, is_
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from taf_desktop.support.folding import fold
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.theme import TextStyle

MEASURED = 30
"""So many rows tell how wide the words of a column get."""
ROW_HEIGHT = 44
"""Height of a table's row at 100 %, in pixels."""
PAGE = 200
"""So many rows are shown at first, and as many more whenever the end is reached."""

_Index = QModelIndex | QPersistentModelIndex
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
    """A table model over rows that never change; a new tuple replaces them all.

    It finds and sorts by itself and gives the view a page at a time: what is not looked at is not
    laid out, so a list of thousands opens and filters like a short one.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        line: Callable[[Any], str] | None = None,
    ) -> None:
        """Make an empty model; ``line`` returns all a row says, folded, if the row knows it."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._line = line or self._folded
        self._rows: tuple[Any, ...] = ()
        self._lines: list[str] | None = None
        self._order: list[int] | None = None
        self._words: tuple[str, ...] = ()
        self._sorting = (-1, Qt.SortOrder.AscendingOrder)
        self._found: Sequence[Any] = ()
        self._shown = 0

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows in the order they were given."""
        return self._rows

    @property
    def found(self) -> Sequence[Any]:
        """The rows that hold the words looked for, in the order they are shown."""
        return self._found

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows; words looked for and the order asked for stay."""
        self._take(rows)
        self.beginResetModel()
        self._found = self._matching()
        self._shown = min(PAGE, len(self._found))
        self.endResetModel()

    def renew_rows(self, rows: Sequence[Any]) -> list[int]:
        """Replace rows most of which stay; return the places of the new ones among those shown."""
        self._take(rows)
        return self._show(self._matching(), max(PAGE, self._shown))

    def set_words(self, text: str) -> bool:
        """Look for words and say whether they are others than before; "" shows everything."""
        words = tuple(fold(text).split())
        if words == self._words:
            return False
        self._words = words
        self._show(self._matching(), PAGE)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order the rows were given in."""
        if (column, order) == self._sorting:
            return
        self.layoutAboutToBeChanged.emit()
        marked = self.persistentIndexList()
        rows = [self._found[index.row()] for index in marked]
        self._sorting = (column, order)
        self._order = self._sorted()
        self._found = self._matching()
        places = {id(row): self._place(row) for row in rows}
        # The row in front stays in front, also where it comes to stand further down.
        self._shown = max([self._shown, *(place + 1 for place in places.values())])
        moved = [
            self.index(places[id(row)], at.column()) for row, at in zip(rows, marked, strict=True)
        ]
        self.changePersistentIndexList(marked, moved)
        self.layoutChanged.emit()

    def at(self, row: int) -> object | None:
        """Return the row shown at a place."""
        return self._found[row] if 0 <= row < self._shown else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows are shown; more come when they are scrolled to."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:
        """Say whether there are rows that are not shown yet."""
        return not parent.isValid() and self._shown < len(self._found)

    def fetchMore(self, parent: _Index = _NOWHERE) -> None:
        """Show another page."""
        if not parent.isValid():
            self.show_to(self._shown + PAGE)

    def show_to(self, row: int) -> None:
        """Show rows up to a place at least."""
        last = min(max(row, self._shown), len(self._found))
        if last > self._shown:
            self.beginInsertRows(_NOWHERE, self._shown, last - 1)
            self._shown = last
            self.endInsertRows()

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what Qt asks about a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._found[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
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

    def _take(self, rows: Sequence[Any]) -> None:
        self._rows = tuple(rows)
        self._lines = None
        self._order = self._sorted()

    def _show(self, found: Sequence[Any], most: int) -> list[int]:
        """Show other rows; what stays at its place is neither laid out nor painted again."""
        before, shown, to_show = self._found, self._shown, min(most, len(found))
        if to_show < shown:
            self.beginRemoveRows(_NOWHERE, to_show, shown - 1)
            self._found, self._shown = found, to_show
            self.endRemoveRows()
        elif to_show > shown:
            self.beginInsertRows(_NOWHERE, shown, to_show - 1)
            self._found, self._shown = found, to_show
            self.endInsertRows()
        self._found = found
        both = range(min(shown, to_show))
        others = [place for place in both if before[place] is not found[place]]
        if not others:
            return []
        self.dataChanged.emit(
            self.index(others[0], 0), self.index(others[-1], len(self.columns) - 1)
        )
        known = {id(row) for row in before[:shown]}
        return [place for place in others if id(found[place]) not in known]

    def _matching(self) -> Sequence[Any]:
        if not self._words:
            return self._rows if self._order is None else [self._rows[n] for n in self._order]
        # Rows never change, so what they say is folded once and not again at each key typed.
        if self._lines is None:
            # A new text each, so that they lie side by side in memory and are gone through quickly.
            self._lines = [f"{self._line(row)} " for row in self._rows]
        lines: Sequence[str] = self._lines
        left: Sequence[int] = range(len(lines))
        if self._order is not None:
            left, lines = self._order, [lines[number] for number in self._order]
        # Thousands of lines are gone through at each letter: no Python runs for one of them.
        for word in self._words:
            has = bytes(map(contains, lines, repeat(word)))
            if 0 in has:
                left, lines = list(compress(left, has)), list(compress(lines, has))
        if self._order is None and len(left) == len(self._rows):
            return self._rows
        return list(map(self._rows.__getitem__, left))

    def _place(self, row: object) -> int:
        """Return where a row that was found stands."""
        return next(compress(count(), map(is_, self._found, repeat(row))))

    def _sorted(self) -> list[int] | None:
        """Return the numbers of the rows in the order asked for; none is the order given."""
        number, order = self._sorting
        if not 0 <= number < len(self.columns):
            return None
        column = self.columns[number]
        key = column.sort_key or (lambda row: fold(column.text(row)))
        keys = [key(row) for row in self._rows]
        descending = order == Qt.SortOrder.DescendingOrder
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=descending)

    def _folded(self, row: object) -> str:
        return fold(" ".join(column.text(row) for column in self.columns))


class TableView(QTableView):
    """A table one reads row by row: comfortable rows, one selected at a time, Enter opens it."""

    opened = Signal(object)
    """The row that was opened with Enter or a double click."""
    chosen = Signal(object)
    """The row now selected, or None."""

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        name: str = "",
        line: Callable[[Any], str] | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            columns: The columns from left to right.
            parent: The parent.
            name: The accessible name.
            line: Returns all a row says, folded, where the row knows it already.
        """
        super().__init__(parent)
        self.rows_model = RowsModel(columns, self, line=line)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self._calm_down()
        self._fit()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows; the first one becomes the current one for the keyboard."""
        self.rows_model.set_rows(rows)
        self._fit_columns()
        self.choose_first()

    def renew_rows(self, rows: Sequence[Any]) -> None:
        """Replace rows most of which are the same objects as before: only the others are painted.

        The current place stays; another row may stand there now.
        """
        new = self.rows_model.renew_rows(rows)
        self._widen_columns(new[:MEASURED])
        if not self.currentIndex().isValid():
            self.choose_first()

    def set_filter(self, text: str) -> None:
        """Show only the rows that hold every word of a text."""
        current = self.current_row()
        if self.rows_model.set_words(text):
            self._choose_again(current)

    def find_first(self, text: str) -> None:
        """Show only the rows that hold every word of a text, and go to the first of them."""
        self.rows_model.set_words(text)
        self.choose_first()

    def shown_rows(self) -> tuple[Any, ...]:
        """Return the rows found, in the order they are shown."""
        return tuple(self.rows_model.found)

    def current_row(self) -> object | None:
        """Return the selected row, or None."""
        return self._row(self.currentIndex())

    def choose_first(self) -> None:
        """Make the first row the current one, if there is one."""
        if self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(0, 0))

    def choose(self, wanted: Callable[[Any], bool]) -> bool:
        """Make the first row that is wanted the current one, and say whether there is one."""
        for number, row in enumerate(self.rows_model.found):
            if wanted(row):
                self.rows_model.show_to(number + 1)
                self.setCurrentIndex(self.rows_model.index(number, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter; Home and End go to the first and the last of all."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home:
            self.choose_first()
        elif event.key() == Qt.Key.Key_End and self.rows_model.found:
            last = self.rows_model.found[-1]
            self.choose(lambda row: row is last)
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
        # A screenful tells how wide words get; Qt would measure a thousand rows after each change.
        header.setResizeContentsPrecision(MEASURED)
        for number, column in enumerate(self.rows_model.columns):
            way = QHeaderView.ResizeMode
            header.setSectionResizeMode(number, way.Stretch if column.stretch else way.Fixed)

    def _fit(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(look.px(72))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give each column the width its words need; not again at each letter of a search."""
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows_model.columns):
            if not column.stretch:
                words = max(self.sizeHintForColumn(number), header.sectionSizeHint(number))
                header.resizeSection(number, words)

    def _widen_columns(self, rows: Sequence[int]) -> None:
        """Give each column room for the words of some rows, if it has less."""
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows_model.columns):
            if column.stretch:
                continue
            for row in rows:
                words = self.sizeHintForIndex(self.rows_model.index(row, number)).width()
                if words > header.sectionSize(number):
                    header.resizeSection(number, words)

    def _row(self, index: QModelIndex) -> object | None:
        return self.rows_model.at(index.row()) if index.isValid() else None

    def _choose_again(self, row: object | None) -> None:
        if row is not None and not self.choose(lambda other: other is row):
            self.setCurrentIndex(QModelIndex())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.opened.emit(row)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self.chosen.emit(self._row(current))
