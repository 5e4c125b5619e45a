"""How questions follow one another: one below the other, two side by side where both say half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from taf_desktop.forms.definition import Field
from taf_desktop.ui.common.rows import FormRow

HALF = "half"
AT_ONCE = 24
"""So many stops of the keyboard are looked for in one step."""


def lines_of(fields: Iterable[Field]) -> Iterator[tuple[Field, ...]]:
    """Return the questions line by line: alone, or in pairs of neighbours that both say half."""
    waiting: Field | None = None
    for field in fields:
        if HALF not in field.appearance:
            if waiting is not None:
                yield (waiting,)
                waiting = None
            yield (field,)
        elif waiting is None:
            waiting = field
        else:
            yield (waiting, field)
            waiting = None
    if waiting is not None:
        yield (waiting,)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what takes the keyboard inside a widget, in the order of the eye."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if takes and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, FormRow):
        # The answer first; whoever wants the help beside the question goes one further.
        editor = list(tab_stops(widget.editor))
        yield from editor
        yield from (stop for stop in _stops_in(widget.layout()) if stop not in editor)
    else:
        yield from _stops_in(widget.layout())


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these widgets in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def chained(whole: QWidget) -> Iterator[None]:
    """Let Tab go through a widget in the order of the eye, some stops in each step."""
    before: QWidget | None = None
    for place, stop in enumerate(tab_stops(whole)):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop
        if place % AT_ONCE == AT_ONCE - 1:
            yield


def _stops_in(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield from tab_stops(widget)
        elif item is not None:
            yield from _stops_in(item.layout())
