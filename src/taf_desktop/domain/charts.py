"""Charts of numbers from 0 to 10 over time, described once for screen and page.

A chart says what it shows in three ways: drawn, in a sentence and in a table. Lines differ by the
shape of their marks, by their breaks and by the name at their end; colour only helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from taf_desktop.domain.chart_parts import Series, Tick
from taf_desktop.domain.chart_plot import Plot, hope_key
from taf_desktop.domain.drawing import Drawing, Item, Room, Text, Weight, moved, wrapped

_CELL = 15
"""How many letter sizes wide one of several small charts is at least."""

_MOST_COLUMNS = 3
_LINE = 1.3
"""From one line of a title to the next, in letter sizes."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines from 0 to 10 over time.

    ``headers`` and ``rows`` are its table. ``hoped`` are the words for what is hoped for.
    """

    title: str
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    sentence: str
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    hoped: str = ""

    def drawn(self, room: Room) -> Drawing:
        """Return the chart with names at the ends of its lines and days below them."""
        return Plot(self.series, self.ticks, room, hoped=self.hoped).drawing()

    def small(self, room: Room, ticks: Sequence[Tick] = ()) -> Drawing:
        """Return the chart as one of several: flatter, with only the ends of time.

        ``ticks`` are those of all the charts it stands beside, so that time is as long in each.
        """
        return Plot(self.series, ticks or self.ticks, room, small=True).drawing()


@dataclass(frozen=True, slots=True)
class Overview:
    """Several charts side by side on the same scale, to be compared at a glance."""

    charts: tuple[Chart, ...]
    sentence: str
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    hoped: str = ""

    def drawn(self, room: Room) -> Drawing:
        """Return the charts in as many columns as there is room for, each below its title."""
        gap = room.text * 1.6
        fitting = int((room.width + gap) // (room.text * _CELL + gap))
        columns = max(min(fitting, len(self.charts), _MOST_COLUMNS), 1)
        cell = replace(room, width=(room.width - gap * (columns - 1)) / columns)
        ends = _ends(self.charts)
        items: list[Item] = []
        top = 0.0
        for start in range(0, len(self.charts), columns):
            row = self.charts[start : start + columns]
            drawn, high = _row(row, cell, gap, ends)
            items += (moved(item, 0, top) for item in drawn)
            top += high + gap
        bottom = max(top - gap, 0)
        lines = (line for chart in self.charts for line in enumerate(chart.series))
        hopeful = {number for number, each in lines if each.hoped is not None}
        if hopeful:
            key, bottom = hope_key(self.hoped, sorted(hopeful), room.small, bottom)
            items += key
        return Drawing(room.width, bottom, tuple(items))


def _ends(charts: Sequence[Chart]) -> tuple[Tick, ...]:
    """Return the first and the last day of all charts."""
    ticks = sorted((tick for each in charts for tick in each.ticks), key=lambda tick: tick.at)
    return (ticks[0], ticks[-1]) if ticks else ()


def _row(
    charts: Sequence[Chart], cell: Room, gap: float, ends: Sequence[Tick]
) -> tuple[list[Item], float]:
    """Return charts side by side with their titles above them, and how high they are."""
    size = cell.small
    titles = [wrapped(each.title, cell.width, cell, size, Weight.SEMIBOLD) for each in charts]
    head = max(map(len, titles)) * size * _LINE
    drawings = [each.small(cell, ends) for each in charts]
    items: list[Item] = []
    for place, (lines, drawing) in enumerate(zip(titles, drawings, strict=True)):
        left = place * (cell.width + gap)
        first = head - (len(lines) - 1) * size * _LINE - size * 0.3
        items += (
            Text(left, first + number * size * _LINE, line, size, weight=Weight.SEMIBOLD)
            for number, line in enumerate(lines)
        )
        items += (moved(item, left, head + size * 0.4) for item in drawing.items)
    return items, head + size * 0.4 + max(each.height for each in drawings)
