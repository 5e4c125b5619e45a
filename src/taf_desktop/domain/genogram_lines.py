"""The lines of a family tree: between two people, and down from them to their children.

Lines run in lanes above the rows and along the edges between columns, where no name stands, so that
they never cross words or signs; two of them never share a lane.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from taf_desktop.domain.drawing import Dash, Item, Line, Pen, Polyline, Role
from taf_desktop.domain.genogram import Stroke, Union
from taf_desktop.domain.genogram_cells import Cells
from taf_desktop.domain.genogram_places import Places

PENS: Mapping[Stroke, Pen] = {
    Stroke.COUPLE: Pen(Role.INK, 1.6),
    Stroke.PARTED: Pen(Role.INK, 1.6),
    Stroke.TOGETHER: Pen(Role.INK, 1.2, Dash.DOTTED),
    Stroke.CHILD: Pen(Role.INK, 1.1),
    Stroke.CARE: Pen(Role.INK, 1.2, Dash.DASHED),
    Stroke.GRAND: Pen(Role.INK, 1.2, Dash.DASH_DOT),
    Stroke.SIBLING: Pen(Role.INK, 2.4, Dash.DOTTED),
}
"""Each kind of line differs in its breaks or has a mark, never only in colour."""
_BESIDE = (0.0, 5.0, -5.0, 9.0, -9.0)
"""Where lines that go down along the same edge run, from the edge."""
_LOWER = (0.55, -0.55, 0.2, -0.2)
"""Where lines of one person alone leave their sign, from its middle, in halves of its height."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Which lane each line runs in: ``over`` between two people, ``down`` to children."""

    over: Mapping[tuple[int, int], int]
    down: Mapping[tuple[int, int], int]
    count: Mapping[int, int]


def lanes_of(lines: Sequence[Union], standing: Places) -> Lanes:
    """Return a lane for each line in each row it comes to; keys are line and row by number."""
    count: Counter[int] = Counter()
    over: dict[tuple[int, int], int] = {}
    down: dict[tuple[int, int], int] = {}
    for number, line in enumerate(lines):
        for found, people in (
            (down, line.children),
            (over, () if is_beside(line, standing) else line.parents),
        ):
            for row in sorted({standing.cells[id_][1] for id_ in people}):
                found[number, row] = count[row]
                count[row] += 1
    return Lanes(over, down, count)


def is_beside(line: Union, standing: Places) -> bool:
    """Say whether a line needs no lane between its people: they are neighbours, or one alone."""
    if len(line.parents) == 1:
        return True
    (column, row), (other, other_row) = (standing.cells[id_] for id_ in line.parents)
    return row == other_row and abs(column - other) == 1


@dataclass(slots=True)
class _Edges:
    """Counts what goes down along each edge, and leaves each person, to keep lines apart."""

    along: Counter[int] = field(default_factory=Counter[int])
    leaving: Counter[str] = field(default_factory=Counter[str])

    def beside(self, edge: int) -> float:
        """Return how far from an edge the next line runs."""
        self.along[edge] += 1
        return _BESIDE[(self.along[edge] - 1) % len(_BESIDE)]

    def lower(self, id_: str) -> float:
        """Return how far from the middle of somebody's sign their next line leaves."""
        self.leaving[id_] += 1
        return _LOWER[(self.leaving[id_] - 1) % len(_LOWER)]


def drawn_lines(lines: Sequence[Union], cells: Cells, lanes: Lanes) -> tuple[Item, ...]:
    """Return all lines. They begin in the middle of signs, which are drawn over them."""
    items: list[Item] = []
    edges = _Edges()
    for number, line in enumerate(lines):
        start, drawn = _between(number, line, cells, lanes, edges)
        items += drawn
        items += _down(number, line, cells, lanes, start)
    return tuple(items)


def _between(
    number: int, line: Union, cells: Cells, lanes: Lanes, edges: _Edges
) -> tuple[tuple[float, float], list[Item]]:
    """Return where children come down from, and the line between two people."""
    if len(line.parents) == 1:
        return _from_one(line, cells, edges)
    first, second = sorted(line.parents, key=lambda id_: cells.places.cells[id_])
    edge = cells.places.cells[first][0] + 1
    x = cells.edge(edge) + (edges.beside(edge) if line.children else 0)
    pen = PENS[line.couple]
    if is_beside(line, cells.places):
        y = cells.y(first)
        items: list[Item] = [Line(cells.x(first), y, cells.x(second), y, pen)]
        slash = (cells.x(first) + cells.reach + cells.edge(edge)) / 2
        return (x, y), items + _slashes(line, slash, y, cells.reach)
    y = cells.lane_at(cells.row(first), lanes.over[number, cells.row(first)])
    to_y = cells.lane_at(cells.row(second), lanes.over[number, cells.row(second)])
    foot, to_foot = cells.x(first) + cells.reach / 2, cells.x(second) - cells.reach / 2
    path = [(foot, cells.y(first)), (foot, y)]
    path += [(x, y), (x, to_y)] if y != to_y else []
    path += [(to_foot, to_y), (to_foot, cells.y(second))]
    return (x, y), [Polyline(tuple(path), pen), *_slashes(line, (foot + x) / 2, y, cells.reach)]


def _from_one(line: Union, cells: Cells, edges: _Edges) -> tuple[tuple[float, float], list[Item]]:
    own = line.parents[0]
    column = cells.places.cells[own][0]
    middle = sum(cells.x(id_) for id_ in line.children) / len(line.children)
    edge = column if middle < cells.x(own) else column + 1
    x, y = cells.edge(edge) + edges.beside(edge), cells.y(own) + cells.reach * edges.lower(own)
    return (x, y), [Line(cells.x(own), y, x, y, PENS[line.descent])]


def _slashes(line: Union, x: float, y: float, reach: float) -> list[Item]:
    if line.couple != Stroke.PARTED:
        return []
    high, lean = reach * 0.45, reach * 0.25
    return [
        Line(x + away - lean, y + high, x + away + lean, y - high, Pen(Role.INK, 1.6))
        for away in (-2.5, 2.5)
    ]


def _down(
    number: int, line: Union, cells: Cells, lanes: Lanes, start: tuple[float, float]
) -> list[Item]:
    """Return the line down along an edge, and from its lanes to each child."""
    x, y = start
    pen = PENS[line.descent]
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for child in line.children:
        rows[cells.row(child)].append(child)
    items: list[Item] = []
    ends = [y]
    for row, children in rows.items():
        lane = cells.lane_at(row, lanes.down[number, row])
        across = [x, *(cells.x(child) for child in children)]
        items.append(Line(min(across), lane, max(across), lane, pen))
        items += [Line(cells.x(id_), lane, cells.x(id_), cells.y(id_), pen) for id_ in children]
        ends.append(lane)
    return [Line(x, min(ends), x, max(ends), pen), *items] if rows else []
