"""The measures of a family tree: where each person, each lane for lines and each name is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taf_desktop.domain.drawing import Room, Weight
from taf_desktop.domain.drawing_key import fitted
from taf_desktop.domain.genogram import FamilyTree
from taf_desktop.domain.genogram_places import Places, Ring

LINE = 1.28
"""From one line of words to the next, in their size."""
_GAP = 12.0
"""Free on both sides of a person's name, so that lines can pass between two."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands under a person: the lines of the name, then those of the notes."""

    name: tuple[str, ...]
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.name) + len(self.notes)


@dataclass(frozen=True, slots=True)
class Row:
    """One row from above: the lanes for lines begin at ``lanes``, people stand at ``middle``."""

    top: float
    lanes: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The measures of a family tree in the room it has."""

    places: Places
    left: float
    cell: float
    reach: float
    lane: float
    rows: tuple[Row, ...]
    labels: Mapping[str, Label]
    titles: Mapping[str, tuple[str, ...]]

    def x(self, id_: str) -> float:
        """Return the middle of a person's column."""
        return self.left + (self.places.cells[id_][0] + 0.5) * self.cell

    def row(self, id_: str) -> int:
        """Return the number of a person's row."""
        return self.places.cells[id_][1]

    def y(self, id_: str) -> float:
        """Return the middle of a person's sign."""
        return self.rows[self.row(id_)].middle

    def edge(self, column: int) -> float:
        """Return the edge at the left of a column."""
        return self.left + column * self.cell

    def lane_at(self, row: int, number: int) -> float:
        """Return where a lane above a row runs."""
        return self.rows[row].lanes + (number + 0.8) * self.lane

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.rows[-1].bottom


def cells_of(
    tree: FamilyTree, standing: Places, lanes: Mapping[int, int], room: Room, cell: float
) -> Cells:
    """Return the measures; ``lanes`` is how many lines run above each row."""
    size = room.small
    labels = {
        member.id: Label(
            fitted(member.name, cell - _GAP, room, size, Weight.SEMIBOLD),
            tuple(line for note in member.notes for line in fitted(note, cell - _GAP, room, size)),
        )
        for member in tree.members
    }
    titles = {
        ring.house.id: fitted(
            ring.house.name, (ring.right - ring.left) * cell - 2 * _GAP, room, size, Weight.SEMIBOLD
        )
        for ring in standing.rings
    }
    return Cells(
        places=standing,
        left=max((room.width - standing.columns * cell) / 2, 0),
        cell=cell,
        reach=size * 1.2,
        lane=size * 0.7,
        rows=_rows(standing, lanes, labels, titles, size),
        labels=labels,
        titles=titles,
    )


def _rows(
    standing: Places,
    lanes: Mapping[int, int],
    labels: Mapping[str, Label],
    titles: Mapping[str, tuple[str, ...]],
    size: float,
) -> tuple[Row, ...]:
    rows: list[Row] = []
    y = 0.0
    for number in range(standing.rows):
        top = y
        if number in standing.tops:
            top = y = y + (size if number else 2)
            deepest = max((len(titles[r.house.id]) for r in _begun(standing, number)), default=0)
            y += size * (LINE * deepest + 0.5)
        begin = y
        y += size * 0.7 * (lanes.get(number, 0) + 0.9)
        middle = y + size * 1.4
        here = [len(labels[id_]) for id_, (_, row) in standing.cells.items() if row == number]
        y = middle + size * (1.7 + LINE * max(here, default=0) + 0.6)
        rows.append(Row(top, begin, middle, y))
    return tuple(rows)


def _begun(standing: Places, row: int) -> list[Ring]:
    return [ring for ring in standing.rings if ring.top == row]
