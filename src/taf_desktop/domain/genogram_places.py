"""Where everybody stands in a family tree: in columns by home, in rows by generation.

Each home has columns of its own, so that its ring holds its people and nobody else. Where the room
has too few columns for all homes, a generation takes several rows, and then the homes stand one
under another. Nobody is ever left out, and nothing is made smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from taf_desktop.domain.genogram import FamilyTree, House, Member, Stroke, Union

_COUPLE_PULL = 3.0
Rows = Mapping[int, list[str]]
"""The people of one home by generation, from left to right."""


@dataclass(slots=True)
class Group:
    """A home (or nowhere in particular) with its people; ``columns`` is how wide it stands."""

    house: House | None
    rows: dict[int, list[str]]
    columns: int = 1

    def widest(self) -> int:
        """Return how many people its largest generation has."""
        return max(map(len, self.rows.values()))


@dataclass(frozen=True, slots=True)
class Ring:
    """Which columns and rows a home takes, from the first to the one after the last."""

    house: House
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Places:
    """A column and a row for each person by id, and the homes' rings.

    ``tops`` are the rows above which the names of homes stand.
    """

    cells: Mapping[str, tuple[int, int]]
    rings: tuple[Ring, ...]
    columns: int
    rows: int
    tops: tuple[int, ...]


def places(
    tree: FamilyTree, ranks: Mapping[str, int], lines: Sequence[Union], columns: int
) -> Places:
    """Return where everybody stands in a room of so many columns (two at least)."""
    groups = _groups(tree, ranks)
    fixed = {member.id for member in tree.members if member.child}
    _settle(groups, lines, fixed)
    columns = max(columns, 2)
    _fit(groups, columns)
    cells: dict[str, tuple[int, int]] = {}
    rings: list[Ring] = []
    tops: list[int] = []
    row = wide = 0
    for band in _bands(groups, columns):
        tops.append(row)
        bottom = _stand(band, row, cells)
        left = 0
        for group in band:
            if group.house is not None:
                rings.append(Ring(group.house, left, left + group.columns, row, bottom))
            left += group.columns
        wide, row = max(wide, left), bottom
    return Places(cells, tuple(rings), wide, row, tuple(tops))


def _groups(tree: FamilyTree, ranks: Mapping[str, int]) -> list[Group]:
    found: list[Group] = []
    known = {house.id for house in tree.houses}
    for house in (*tree.houses, None):
        living = [m for m in tree.members if _lives_in(m, house, known)]
        rows: dict[int, list[str]] = {}
        for member in sorted(living, key=lambda m: (m.child, m.order if m.child else "")):
            rows.setdefault(ranks[member.id], []).append(member.id)
        if rows:
            found.append(Group(house, rows))
    return found


def _lives_in(member: Member, house: House | None, known: set[str]) -> bool:
    return member.house not in known if house is None else member.house == house.id


def _settle(groups: list[Group], lines: Sequence[Union], fixed: set[str]) -> None:
    """Change neighbours' places as long as it brings those together who belong together."""
    best, before = _strain(groups, lines), inf
    while best < before:
        before = best
        for row, number in _swaps(groups, fixed):
            _swap(row, number)
            now = _strain(groups, lines)
            if now < best:
                best = now
            else:
                _swap(row, number)


def _swaps(groups: list[Group], fixed: set[str]) -> Iterator[tuple[list[Group] | list[str], int]]:
    last = len(groups) - (1 if groups and groups[-1].house is None else 0)
    for number in range(last - 1):
        yield groups, number
    for group in groups:
        for row in group.rows.values():
            for number in range(len(row) - 1):
                if not {row[number], row[number + 1]} <= fixed:
                    yield row, number


def _swap(row: list[Group] | list[str], number: int) -> None:
    row[number : number + 2] = reversed(row[number : number + 2])  # type: ignore[assignment]


def _strain(groups: Sequence[Group], lines: Sequence[Union]) -> float:
    """Return how far from each other those stand who belong together."""
    at: dict[str, float] = {}
    left = 0.0
    for group in groups:
        wide = group.widest()
        for row in group.rows.values():
            for number, id_ in enumerate(row):
                at[id_] = left + (wide - len(row)) / 2 + number
        left += wide
    strain = 0.0
    for line in lines:
        pull = 1.0 if line.couple == Stroke.SIBLING else _COUPLE_PULL
        middle = sum(at[id_] for id_ in line.parents) / len(line.parents)
        strain += pull * sum(abs(at[id_] - middle) for id_ in line.parents)
        strain += sum(abs(at[id_] - middle) for id_ in line.children)
    return strain


def _fit(groups: Sequence[Group], columns: int) -> None:
    """Give each home its columns: as many as it needs, fewer where all need too many."""
    for group in groups:
        group.columns = min(group.widest(), columns)
    while sum(group.columns for group in groups) > columns:
        widest = max(groups, key=lambda group: group.columns)
        if widest.columns <= 2:
            return
        widest.columns -= 1


def _bands(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Return which homes stand side by side."""
    bands: list[list[Group]] = []
    for group in groups:
        if bands and sum(each.columns for each in bands[-1]) + group.columns <= columns:
            bands[-1].append(group)
        else:
            bands.append([group])
    return bands


def _stand(band: Sequence[Group], row: int, cells: dict[str, tuple[int, int]]) -> int:
    """Give the people of homes side by side their places; return the first row below them."""
    for generation in sorted({rank for group in band for rank in group.rows}):
        deepest = left = 0
        for group in band:
            people = group.rows.get(generation, [])
            for number, id_ in enumerate(people):
                line, column = divmod(number, group.columns)
                here = min(len(people) - line * group.columns, group.columns)
                cells[id_] = (left + (group.columns - here) // 2 + column, row + line)
                deepest = max(deepest, line)
            left += group.columns
        row += deepest + 1
    return row
