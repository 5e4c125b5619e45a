"""Draws a chart of lines from 0 to 10: shares out its room, then draws into the parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taf_desktop.domain.chart_parts import HIGHEST, LOWEST, Series, Tick, look_of, nudges
from taf_desktop.domain.drawing import (
    Anchor,
    Drawing,
    Item,
    Line,
    Pen,
    Polyline,
    Role,
    Room,
    Text,
    Weight,
    middle_of,
    wrapped,
)

_GRID = (0, 2, 4, 6, 8, 10)
_SMALL_GRID = (0, 5, 10)
_LABEL_SHARE = 0.3
"""Names take at most this share of the width beside the lines."""

_LEAST_LABEL, _LEAST_SMALL_LABEL = 7.5, 4.5
"""Where that would be fewer letter sizes than this, names stand below the lines instead."""

_HEIGHT = (0.36, 8.5, 14.0)
_SMALL_HEIGHT = (0.4, 5.0, 7.0)
"""How high the field is: a share of its width, and at least and at most so many letter sizes."""

_MARKS_SHOWN = 3
_LINE = 1.3
_HAIR = 0.75


@dataclass(frozen=True, slots=True)
class _Label:
    """Words at the end of a line: which line, where they would like to stand, where they do."""

    number: int
    lines: tuple[str, ...]
    wish: float
    middle: float = 0


class Plot:
    """One chart in a room. ``small`` leaves out what several charts need not all have.

    ``hoped`` are the words that explain the empty marks; "" leaves them unexplained.
    """

    def __init__(
        self,
        series: Sequence[Series],
        ticks: Sequence[Tick],
        room: Room,
        *,
        small: bool = False,
        hoped: str = "",
    ) -> None:
        self._series = series
        self._ticks = sorted(ticks, key=lambda tick: tick.at)
        self._room = room
        self._small = small
        self._hoped = hoped
        self._size = room.small
        self._radius = room.small * (0.3 if small else 0.36)
        self._grid = _SMALL_GRID if small else _GRID
        self._share_out()

    def drawing(self) -> Drawing:
        """Return the finished chart."""
        items = [*self._field(), *self._days(), *self._lines()]
        bottom = self._bottom + self._size * 1.6
        for more in (self._labels, self._explained):
            drawn, bottom = more(bottom)
            items += drawn
        # Where letters are too large for the room, the whole drawing is made smaller.
        needed = self._to + self._radius * 1.5 + self._hope_room
        return Drawing(max(self._room.width, needed), bottom, tuple(items))

    def _share_out(self) -> None:
        size, room = self._size, self._room
        numbers = max(room.measure(str(number), size, Weight.REGULAR) for number in self._grid)
        self._left = numbers + size * 0.6
        widest = room.width * _LABEL_SHARE
        least = _LEAST_SMALL_LABEL if self._small else _LEAST_LABEL
        self._below = widest < size * least
        hopes = [each.hoped for each in self._series if each.hoped is not None]
        crowd = max((hopes.count(each) for each in hopes), default=0)
        self._hope_room = self._radius * (1.6 + 2.7 * crowd) if crowd else 0
        names = 0.0
        self._words: list[tuple[str, ...]] = []
        for each in self._series:
            width = room.width - size * 3 if self._below else widest
            lines = tuple(wrapped(each.label or each.name, width, room, size, Weight.SEMIBOLD))
            self._words.append(lines)
            names = max([names, *(room.measure(line, size, Weight.SEMIBOLD) for line in lines)])
        beside = 0 if self._below or not self._series else names + size * 2.1
        inset = self._radius * 1.5
        self._from = self._left + inset
        self._to = max(room.width - beside - self._hope_room - inset, self._from + size)
        share, least, most = _SMALL_HEIGHT if self._small else _HEIGHT
        high = min(max((self._to - self._from) * share, size * least), size * most)
        self._top = size * 0.6
        self._bottom = self._top + high
        first, last = self._ends()
        self._scale = (self._to - self._from) / (last - first) if last > first else 0
        self._first = first

    def _ends(self) -> tuple[float, float]:
        places = [spot.at for each in self._series for spot in each.spots]
        places += [tick.at for tick in self._ticks]
        return (min(places), max(places)) if places else (0, 0)

    def _x(self, at: float) -> float:
        if not self._scale:
            return (self._from + self._to) / 2
        return self._from + (at - self._first) * self._scale

    def _y(self, value: int) -> float:
        share = (min(max(value, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return self._bottom - (self._bottom - self._top) * share

    def _field(self) -> Iterator[Item]:
        right = self._to + self._radius * 1.5
        for number in self._grid:
            y = self._y(number)
            pen = Pen(Role.EDGE if number == LOWEST else Role.LINE, _HAIR)
            yield Line(self._left, y, right, y, pen)
            words = self._left - self._size * 0.5, y + middle_of(self._size)
            yield Text(*words, str(number), self._size, Anchor.END, role=Role.MUTED)

    def _days(self) -> Iterator[Item]:
        """Draw the days below the field: first the two ends, then those there is room for."""
        order = [*self._ticks[:1], *self._ticks[:0:-1]]
        wanted = order[:2] if self._small else order
        taken: list[tuple[float, float]] = []
        size = self._size
        for tick in self._ticks:
            x = self._x(tick.at)
            foot = self._bottom + size * 0.28
            yield Line(x, self._bottom, x, foot, Pen(Role.EDGE, _HAIR))
        for tick in wanted:
            placed = self._placed(tick, taken)
            if placed is not None:
                words, left, right = placed
                taken.append((left, right))
                yield Text(left, self._bottom + size * 1.35, words, size, role=Role.MUTED)

    def _placed(
        self, tick: Tick, taken: Sequence[tuple[float, float]]
    ) -> tuple[str, float, float] | None:
        """Return the words of a day and where they stand, the shorter ones if only they fit."""
        short = tick.short or tick.words
        choices = (short, short.split(" ")[0])
        for words in choices if self._small else (tick.words, *choices):
            wide = self._room.measure(words, self._size, Weight.REGULAR)
            most = self._room.width - wide
            left = max(min(self._x(tick.at) - wide / 2, most), 0)
            gap = self._size * 0.8
            apart = all(left > end + gap or left + wide < start - gap for start, end in taken)
            if apart and most >= 0:
                return words, left, left + wide
        return None

    def _lines(self) -> Iterator[Item]:
        apart = nudges(self._series)
        marks: list[Item] = []
        for number, each in enumerate(self._series):
            look = look_of(number)
            points: list[tuple[float, float]] = []
            for place, spot in enumerate(each.spots):
                aside = apart[number, place] * self._radius
                points.append((self._x(spot.at) + aside, self._y(spot.value)))
            if len(points) > 1:
                yield Polyline(tuple(points), look.pen(self._size * 0.15))
            marks += (look.mark(x, y, self._radius) for x, y in points)
        yield from marks
        yield from self._hopes()

    def _hopes(self) -> Iterator[Item]:
        beside: dict[int, int] = {}
        for number, each in enumerate(self._series):
            if each.hoped is not None:
                place = beside[each.hoped] = beside.get(each.hoped, -1) + 1
                x = self._to + self._radius * (3.6 + 2.7 * place)
                yield look_of(number).hope(x, self._y(each.hoped), self._radius * 0.9)

    def _labels(self, bottom: float) -> tuple[list[Item], float]:
        """Draw the name of each line where it ends, or all of them below."""
        if self._below:
            return self._labels_below(bottom)
        items: list[Item] = []
        lowest = bottom
        left = self._to + self._radius * 1.5 + self._hope_room + self._size * 0.5
        for label in self._apart():
            items += self._label(label, left)
            lowest = max(lowest, label.middle + len(label.lines) * self._size * _LINE / 2)
        return items, lowest

    def _label(self, label: _Label, left: float) -> Iterator[Item]:
        look, size = look_of(label.number), self._size
        end = max(self._series[label.number].spots, key=lambda spot: spot.at)
        x = self._x(end.at) + self._radius * 1.8
        if x < self._to or abs(label.wish - label.middle) > size * 0.5:
            pen = Pen(Role.EDGE, _HAIR * 0.8)
            turn = left - size * 0.3
            bend = (max(x, turn - self._hope_room - size * 0.3), label.wish)
            yield Polyline(((x, label.wish), bend, (turn, label.middle)), pen)
        yield look.mark(left + size * 0.4, label.middle, self._radius)
        yield from self._name(label.lines, left + size * 1.1, label.middle)

    def _name(self, lines: Sequence[str], left: float, middle: float) -> Iterator[Item]:
        size = self._size
        first = middle - (len(lines) - 1) * size * _LINE / 2 + middle_of(size)
        for number, line in enumerate(lines):
            yield Text(left, first + number * size * _LINE, line, size, weight=Weight.SEMIBOLD)

    def _apart(self) -> list[_Label]:
        """Return the names so that none covers another, each as near to its line as can be."""
        labels = sorted(
            (
                _Label(number, self._words[number], self._y(self._newest(each)))
                for number, each in enumerate(self._series)
                if each.spots
            ),
            key=lambda label: (label.wish, label.number),
        )
        high = [len(label.lines) * self._size * _LINE for label in labels]
        room = self._bottom - self._top + self._size
        top = self._top - self._size / 2
        middles: list[float] = []
        floor = top
        for label, own in zip(labels, high, strict=True):
            middles.append(max(label.wish, floor + own / 2))
            floor = middles[-1] + own / 2
        ceiling = top + max(room, sum(high))
        for place in reversed(range(len(labels))):
            middles[place] = min(middles[place], ceiling - high[place] / 2)
            ceiling = middles[place] - high[place] / 2
        return [
            _Label(label.number, label.lines, label.wish, middle)
            for label, middle in zip(labels, middles, strict=True)
        ]

    def _newest(self, series: Series) -> int:
        return max(series.spots, key=lambda spot: spot.at).value

    def _labels_below(self, bottom: float) -> tuple[list[Item], float]:
        items: list[Item] = []
        size = self._size
        bottom += size * 0.4
        for number, words in enumerate(self._words):
            look = look_of(number)
            middle = bottom + size * _LINE / 2
            items.append(Line(0, middle, size * 2.2, middle, look.pen(size * 0.15)))
            items.append(look.mark(size * 1.1, middle, self._radius))
            high = len(words) * size * _LINE
            items += self._name(words, size * 3, bottom + high / 2)
            bottom += high
        return items, bottom

    def _explained(self, bottom: float) -> tuple[list[Item], float]:
        """Draw what the empty marks mean, if there are any and somebody wants to know."""
        if not self._hope_room:
            return [], bottom
        hopeful = [number for number, each in enumerate(self._series) if each.hoped is not None]
        return hope_key(self._hoped, hopeful, self._size, bottom, left=self._left)


def hope_key(
    words: str, series: Sequence[int], size: float, bottom: float, *, left: float = 0
) -> tuple[list[Item], float]:
    """Return what empty marks mean, drawn below something, and where it ends.

    ``series`` are the numbers of the lines whose marks are shown; no words draw nothing.
    """
    if not words:
        return [], bottom
    middle = bottom + size
    marks = sorted(series)[:_MARKS_SHOWN]
    items: list[Item] = [
        look_of(number).hope(left + size * (0.4 + place), middle, size * 0.32)
        for place, number in enumerate(marks)
    ]
    x = left + size * (0.2 + len(marks))
    items.append(Text(x, middle + middle_of(size), words, size, role=Role.MUTED))
    return items, middle + size * 0.7
