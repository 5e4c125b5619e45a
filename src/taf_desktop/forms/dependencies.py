"""Which question's rules look at which other question, worked out once for a definition.

A section or repeat that is not asked takes its questions with it, so each question also depends on
the section and the repeat it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from taf_desktop.forms.definition import Field, FormDefinition, Section
from taf_desktop.forms.expressions import Expression

Graph = Mapping[str, set[str]]

SECTION = "section:"
"""Stands before a section's name, so that a section and a question may share one."""


@dataclass(frozen=True, slots=True)
class Affected:
    """What to work out again after a change, in order.

    ``in_row`` holds questions of the changed row only; ``everywhere`` those of the whole form.
    """

    in_row: tuple[str, ...]
    everywhere: tuple[str, ...]


def find_circles(sections: Iterable[Section]) -> tuple[tuple[str, ...], ...]:
    """Return circles of questions each of which is asked or calculated because of the next."""
    graph = {name: set(needs) for name, needs in _needs(sections).items()}
    circles: list[tuple[str, ...]] = []
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as problem:
            circle = tuple(str(name) for name in problem.args[1])
            circles.append(circle)
            graph[circle[0]] = set()
            continue
        return tuple(circles)


class Dependencies:
    """The order in which a form's rules are worked out, and what each answer has an effect on."""

    def __init__(self, definition: FormDefinition) -> None:
        needs = _needs(definition.sections)
        self.order: tuple[str, ...] = tuple(TopologicalSorter(needs).static_order())
        self._rank = {name: rank for rank, name in enumerate(self.order)}
        self._values = _turned(needs)
        self._checks = _turned(_checks(definition.sections))
        self._repeat_of = {
            inner.name: outer.name for outer in definition.fields() for inner in outer.fields
        }
        self._known: dict[str, Affected] = {}

    def affected(self, name: str) -> Affected:
        """Return what a change of this question's answer may change, itself included."""
        if name not in self._known:
            self._known[name] = self._work_out(name)
        return self._known[name]

    def _work_out(self, name: str) -> Affected:
        repeat = self._repeat_of.get(name)
        if repeat is None:
            return Affected((), self._sorted(self._reach({name}, None)))
        in_row = self._reach({name}, repeat)
        outside = {
            other
            for each in in_row
            for other in self._values.get(each, set()) | self._checks.get(each, set())
            if self._repeat_of.get(other) != repeat
        }
        everywhere = self._reach(outside, None)
        return Affected(self._sorted(in_row - everywhere), self._sorted(everywhere))

    def _reach(self, start: set[str], repeat: str | None) -> set[str]:
        """Follow the rules from some questions on, inside one repeat only where one is given."""
        reached: set[str] = set()
        waiting = list(start)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting.extend(self._within(self._values.get(name, set()), repeat))
        checked = {other for name in reached for other in self._checks.get(name, set())}
        return reached | self._within(checked, repeat)

    def _within(self, names: set[str], repeat: str | None) -> set[str]:
        if repeat is None:
            return names
        return {name for name in names if self._repeat_of.get(name) == repeat}

    def _sorted(self, names: set[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=self._rank.__getitem__))


def _needs(sections: Iterable[Section]) -> Graph:
    """Return for each question and section what must be known before it."""
    graph: dict[str, set[str]] = {}
    for section in sections:
        home = SECTION + section.name
        graph[home] = _names(section.relevant)
        for outer in section.fields:
            graph[outer.name] = {home} | _field_needs(outer)
            for inner in outer.fields:
                graph[inner.name] = {outer.name} | _field_needs(inner)
    return {name: needs & graph.keys() for name, needs in graph.items()}


def _field_needs(item: Field) -> set[str]:
    return _names(item.relevant, item.calculation)


def _checks(sections: Iterable[Section]) -> Graph:
    """Return for each question what its required and constraint rules look at."""
    every = [
        item for section in sections for outer in section.fields for item in (outer, *outer.fields)
    ]
    known = {item.name for item in every}
    return {item.name: _names(item.required, item.constraint) & known for item in every}


def _names(*rules: Expression | None) -> set[str]:
    return {name for rule in rules if rule is not None for name in rule.names}


def _turned(graph: Graph) -> Graph:
    turned: dict[str, set[str]] = {}
    for name, needs in graph.items():
        for other in needs:
            turned.setdefault(other, set()).add(name)
    return turned
