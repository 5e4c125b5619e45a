"""Rows that stay themselves: a refresh changes their words in place and never makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts


class Row(Protocol):
    """What a row shows: frozen words, and the id that tells it from others."""

    @property
    def id(self) -> str:
        """The id of the thing the row stands for."""
        ...


class RowWidget(Protocol):
    """A widget that shows one row."""

    def show_row(self, row: Any, /) -> None:  # noqa: ANN401 - each column has its own kind of row
        """Show other words for the same thing, without disturbing what is typed."""
        ...


class KeyedColumn(QWidget):
    """A column of row widgets, one for each id.

    Args:
        make: Makes the widget of a row that is new here; the widget shows the row already.
        spacing: The room between rows.
    """

    def __init__(
        self,
        make: Callable[[Any], QWidget],
        parent: QWidget | None = None,
        *,
        spacing: int = 0,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: dict[str, QWidget] = {}
        self._column = layouts.column(self, spacing=spacing)

    def row(self, id_: str) -> QWidget | None:
        """Return the widget of a thing, if it is here."""
        return self._rows.get(id_)

    def rows(self) -> tuple[QWidget, ...]:
        """Return the widgets from top to bottom."""
        return tuple(self._rows.values())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; widgets of rows that stay are kept."""
        wanted = {row.id for row in rows}
        for id_ in [known for known in self._rows if known not in wanted]:
            gone = self._rows.pop(id_)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        ordered: dict[str, QWidget] = {}
        for place, row in enumerate(rows):
            widget = self._rows.get(row.id)
            if widget is None:
                widget = self._make(row)
            else:
                _show(widget, row)
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
            ordered[row.id] = widget
        self._rows = ordered
        self.setVisible(bool(ordered))


def _show(widget: Any, row: Row) -> None:  # noqa: ANN401 - a RowWidget that is a QWidget too
    widget.show_row(row)
