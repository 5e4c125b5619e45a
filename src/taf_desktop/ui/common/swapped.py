"""Rows that are made out of sight, a little at a time, and then take the place of those before.

What stands below them moves once, and not with every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts, one_layout
from taf_desktop.ui.common.turns import polished


class Swapped(QWidget):
    """A column of rows that all come and go together."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._rows: QWidget | None = None
        self._made: QWidget | None = None
        self._column = layouts.column(self, spacing=0)

    def swapping(self, rows: Iterable[QWidget]) -> Iterator[None]:
        """Make other rows, one in each step, and show them all at the end."""
        # What was begun and left belongs to something older.
        _let_go(self._made)
        made = self._made = QWidget(self)
        made.hide()
        column = layouts.column(made, spacing=self._spacing)
        empty = True
        for row in rows:
            column.addWidget(row)
            empty = False
            yield
        yield from polished(made)
        one_layout.hold(self)
        before, self._rows, self._made = self._rows, made, None
        if before is not None:
            self._column.removeWidget(before)
        _let_go(before)
        self._column.addWidget(made)
        made.setVisible(not empty)


def _let_go(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
