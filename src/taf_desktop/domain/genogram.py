"""A family tree as plain values: who is shown, who is who to whom, and in which homes.

What is drawn of it (``genogram_drawing``) follows from three questions answered here: which
generation is each person of, which couples are there, and whose children are whose. The signs are
the usual ones of family trees; none of them rests on colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The sign for a person: a man or boy, a woman or girl, not said, not born yet."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class Stroke(StrEnum):
    """What a line means. Two parents of whom nobody said more are ``TOGETHER``."""

    COUPLE = "couple"
    PARTED = "parted"
    TOGETHER = "together"
    CHILD = "child"
    CARE = "care"
    GRAND = "grand"
    SIBLING = "sibling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in the tree. ``child``: of the family, with a double outline.

    ``order`` sorts brothers and sisters, the eldest first; ``house`` is "" for somebody elsewhere.
    """

    id: str
    name: str
    notes: tuple[str, ...] = ()
    shape: Shape = Shape.DIAMOND
    child: bool = False
    house: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """``person`` stands to ``other`` as ``line`` says: the ``line`` of a relationship's code."""

    person: str
    line: str
    other: str


@dataclass(frozen=True, slots=True)
class House:
    """A home, around whose people a ring is drawn."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTree:
    """Everybody in a family tree, in the order recorded."""

    members: tuple[Member, ...] = ()
    bonds: tuple[Bond, ...] = ()
    houses: tuple[House, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One or two people and the children who come down from them, if any.

    ``couple`` is the line between the two, ``descent`` that to the children.
    """

    parents: tuple[str, ...]
    children: tuple[str, ...] = ()
    couple: Stroke = Stroke.COUPLE
    descent: Stroke = Stroke.CHILD


_NEAR: Mapping[str, int] = {
    "parent": 1, "step_parent": 1, "carer": 1, "child": -1, "step_child": -1, "cared_for": -1,
    "partner": 0, "former_partner": 0, "sibling": 0,
}  # fmt: skip
_FAR: Mapping[str, int] = {"grandparent": 2, "grandchild": -2, "aunt_uncle": 1, "niece_nephew": -1}
"""How many generations later ``other`` is than ``person``, by the line between them."""
_TURNED: Mapping[str, str] = {
    "child": "parent", "step_child": "step_parent", "cared_for": "carer",
    "grandchild": "grandparent",
}  # fmt: skip


def generations(tree: FamilyTree) -> Mapping[str, int]:
    """Return the generation of each person by id; 0 is the oldest.

    Somebody with no tie that says it stands with the children or with the adults. Where ties
    contradict each other, the nearer and earlier one counts.
    """
    near, far = _steps(tree.bonds, _NEAR), _steps(tree.bonds, {**_NEAR, **_FAR})
    found: dict[str, int] = {}
    for children in (True, False):
        for member in tree.members:
            if member.id not in found and member.child == children:
                found[member.id] = 0 if children else -1
                _spread(near, found)
                _spread(far, found)
    first = min(found.values(), default=0)
    return {id_: generation - first for id_, generation in found.items()}


def _steps(bonds: Iterable[Bond], known: Mapping[str, int]) -> Mapping[str, list[tuple[str, int]]]:
    steps: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for bond in bonds:
        if bond.line in known:
            steps[bond.person].append((bond.other, known[bond.line]))
            steps[bond.other].append((bond.person, -known[bond.line]))
    return steps


def _spread(steps: Mapping[str, list[tuple[str, int]]], found: dict[str, int]) -> None:
    waiting = list(found)
    while waiting:
        each = waiting.pop(0)
        for other, step in steps.get(each, ()):
            if other not in found:
                found[other] = found[each] + step
                waiting.append(other)


def unions(tree: FamilyTree) -> tuple[Union, ...]:
    """Return every couple and everybody's children, so that each line is drawn once.

    A tie that other lines show already has none of its own: the grandmother who is a mother's
    mother, the stepfather who is the mother's partner, a brother with the same parent.
    """
    bonds = tuple(_turned(bond) for bond in tree.bonds)
    parents = _parents(tree, bonds)
    couples = _couples(bonds)
    found = list(_families(parents, couples))
    drawn = {frozenset(each.parents) for each in found}
    found += [Union(pair, (), how) for pair, how in couples.items() if frozenset(pair) not in drawn]
    for line, stroke in (("step_parent", Stroke.CARE), ("carer", Stroke.CARE)):
        found += _alone(bonds, line, stroke, _Known(parents, couples))
    found += _alone(bonds, "grandparent", Stroke.GRAND, _Known(parents, couples))
    siblings = {tuple(sorted((b.person, b.other))) for b in bonds if b.line == "sibling"}
    for first, second in sorted(siblings):
        if not set(parents.get(first, ())) & set(parents.get(second, ())):
            found.append(Union((first, second), (), Stroke.SIBLING))
    return tuple(found)


def _turned(bond: Bond) -> Bond:
    """Return a bond read from the elder end."""
    if bond.line in _TURNED:
        return Bond(bond.other, _TURNED[bond.line], bond.person)
    return bond


def _parents(tree: FamilyTree, bonds: Sequence[Bond]) -> Mapping[str, tuple[str, ...]]:
    """Return the parents of each child by id, both in the order the people were recorded."""
    places = {member.id: number for number, member in enumerate(tree.members)}
    found: dict[str, tuple[str, ...]] = {}
    for member in tree.members:
        own = {b.person for b in bonds if b.line == "parent" and b.other == member.id}
        if own:
            found[member.id] = tuple(sorted(own, key=lambda id_: places[id_]))
    return found


def _couples(bonds: Sequence[Bond]) -> Mapping[tuple[str, ...], Stroke]:
    """Return the couples there are; one that is together again is together."""
    found: dict[tuple[str, ...], Stroke] = {}
    for line, stroke in (("former_partner", Stroke.PARTED), ("partner", Stroke.COUPLE)):
        for bond in bonds:
            if bond.line == line:
                found[tuple(sorted((bond.person, bond.other)))] = stroke
    return found


def _families(
    parents: Mapping[str, tuple[str, ...]], couples: Mapping[tuple[str, ...], Stroke]
) -> Iterable[Union]:
    children: dict[tuple[str, ...], list[str]] = {}
    for child, own in parents.items():
        children.setdefault(own[:2], []).append(child)
        for further in own[2:]:
            children.setdefault((further,), []).append(child)
    for own, theirs in children.items():
        how = couples.get(tuple(sorted(own)), Stroke.TOGETHER)
        yield Union(own, tuple(theirs), how)


@dataclass(frozen=True, slots=True)
class _Known:
    """What other lines show already."""

    parents: Mapping[str, tuple[str, ...]]
    couples: Mapping[tuple[str, ...], Stroke]

    def shows(self, bond: Bond) -> bool:
        """Say whether a tie can be seen without a line of its own."""
        own = self.parents.get(bond.other, ())
        if bond.line == "grandparent":
            return any(bond.person in self.parents.get(each, ()) for each in own)
        pairs = (tuple(sorted((bond.person, each))) for each in own)
        return bond.line == "step_parent" and any(
            self.couples.get(pair) == Stroke.COUPLE for pair in pairs
        )


def _alone(bonds: Sequence[Bond], line: str, stroke: Stroke, known: _Known) -> Iterable[Union]:
    """Return the lines from one person each to those younger, for ties of one kind."""
    younger: dict[str, list[str]] = {}
    for bond in bonds:
        if bond.line == line and not known.shows(bond):
            younger.setdefault(bond.person, []).append(bond.other)
    for person, others in younger.items():
        yield Union((person,), tuple(dict.fromkeys(others)), descent=stroke)
