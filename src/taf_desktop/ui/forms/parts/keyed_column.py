"""Rows that stay themselves: a refresh changes their words in place and never makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.shown_whole import coming
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

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; widgets of rows that stay are kept."""
        self._drop_all_but(rows)
        self._turns = Turns(self._showing(rows), self)
        if self._in_turns:
            self._turns.begin()
        else:
            self._turns.finish()

    def showing(
        self, rows: Sequence[Row], begin: Callable[[Any], QWidget] | None = None
    ) -> Iterator[None]:
        """Show these rows in steps, for a page that is built in turns; a new one once it is whole.

        Args:
            rows: The rows.
            begin: Makes the widget of a new row whose ``building`` is still to be gone through.
        """
        self._drop_all_but(rows)
        before = self._rows
        ordered: dict[str, QWidget] = {}
        for place, row in enumerate(rows):
            widget = before.get(row.id)
            if widget is None:
                widget = (begin or self._make)(row)
                widget.hide()
                self._column.insertWidget(place, widget)
                yield from coming(widget, _rest(widget) if begin is not None else ())
            else:
                self._put(widget, row, place)
            self._rows = _with_the_rest(ordered, row.id, widget, before)
            yield
        self._rows = ordered

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
                self._column.insertWidget(place, widget)
            else:
                self._put(widget, row, place)
            self._rows = _with_the_rest(ordered, row.id, widget, before)
            yield
        self._rows = ordered

    def _put(self, widget: QWidget, row: Row, place: int) -> None:
        _show(widget, row)
        if self._column.indexOf(widget) != place:
            self._column.insertWidget(place, widget)


def _rest(widget: QWidget) -> Iterable[None]:
    return widget.building() if isinstance(widget, Building) else ()


def _with_the_rest(
    ordered: dict[str, QWidget], id_: str, widget: QWidget, before: dict[str, QWidget]
) -> dict[str, QWidget]:
    """Add a row to those that are in their place; what is not reached yet stays known, below."""
    ordered[id_] = widget
    return {**ordered, **{id_: kept for id_, kept in before.items() if id_ not in ordered}}


def _show(widget: Any, row: Row) -> None:  # noqa: ANN401 - a RowWidget that is a QWidget too
    widget.show_row(row)
