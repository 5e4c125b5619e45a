"""Rows that stay themselves: a refresh changes their words in place and never makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.turns import Turns


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


@runtime_checkable
class Building(Protocol):
    """A row that is not whole before this was gone through."""

    def building(self) -> Iterator[None]:
        """Build the rest, a piece in each step."""
        ...


class KeyedColumn(QWidget):
    """A column of row widgets, one for each id.

    Args:
        make: Makes the widget of a row that is new here; the widget shows the row already.
        spacing: The room between rows.
        in_turns: Build new rows in turns from the top; for a column with nothing below it.
    """

    def __init__(
        self,
        make: Callable[[Any], QWidget],
        parent: QWidget | None = None,
        *,
        spacing: int = 0,
        in_turns: bool = False,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: dict[str, QWidget] = {}
        self._in_turns = in_turns
        self._turns = Turns(iter(()), self)
        self._column = layouts.column(self, spacing=spacing)

    def row(self, id_: str) -> QWidget | None:
        """Return the widget of a thing, if it is here."""
        self._turns.finish()
        return self._rows.get(id_)

    def rows(self) -> tuple[QWidget, ...]:
        """Return the widgets from top to bottom."""
        self._turns.finish()
        return tuple(self._rows.values())

    def add_row(self, row: Row, widget: QWidget) -> None:
        """Show one row more below the others, for a page that is built in turns."""
        self._rows[row.id] = widget
        self._column.addWidget(widget)
        self.setVisible(True)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; widgets of rows that stay are kept."""
        self._drop_all_but(rows)
        self._turns = Turns(self._showing(rows), self)
        if self._in_turns:
            self._turns.begin()
        else:
            self._turns.finish()

    def showing(self, rows: Sequence[Row]) -> Iterator[None]:
        """Show these rows, one in each step, for a page that is built in turns."""
        self._drop_all_but(rows)
        return self._showing(rows)

    def growing(
        self, rows: Sequence[Row], begin: Callable[[Any], QWidget] | None = None
    ) -> Iterator[None]:
        """Show these rows in an empty column, each of them when it is whole.

        Args:
            rows: The rows.
            begin: Makes a row's widget whose ``building`` is still to be gone through.
        """
        for row in rows:
            yield
            widget = (begin or self._make)(row)
            widget.hide()
            self.add_row(row, widget)
            yield
            if begin is not None and isinstance(widget, Building):
                yield from widget.building()
            yield from shown_whole(widget)
        self.setVisible(bool(rows))

    def _drop_all_but(self, rows: Sequence[Row]) -> None:
        self._turns = self._turns.instead(iter(()))
        wanted = {row.id for row in rows}
        for id_ in [known for known in self._rows if known not in wanted]:
            gone = self._rows.pop(id_)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(rows))

    def _showing(self, rows: Sequence[Row]) -> Iterator[None]:
        before = self._rows
        ordered: dict[str, QWidget] = {}
        for place, row in enumerate(rows):
            widget = before.get(row.id)
            if widget is None:
                widget = self._make(row)
            else:
                _show(widget, row)
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
            ordered[row.id] = widget
            # What is not reached yet stays known, and stands below.
            self._rows = {**ordered, **{i: w for i, w in before.items() if i not in ordered}}
            yield
        self._rows = ordered


def _show(widget: Any, row: Row) -> None:  # noqa: ANN401 - a RowWidget that is a QWidget too
    widget.show_row(row)
