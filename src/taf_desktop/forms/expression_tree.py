"""The small frozen tree an expression becomes, and the values it works on.

Operators are calls too: ``${a} = 'yes'`` is ``Call("=", (Reference("a"), Literal("yes")))``, so
that one table of functions gives every operation its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Value = str | int | float | bool | tuple[str | int | float, ...] | None
"""What an expression works on. ``""`` and ``()`` mean not answered; ``None`` means it cannot be
told, such as whether something not answered is larger than 5."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text written in the expression itself."""

    value: Value


@dataclass(frozen=True, slots=True)
class Reference:
    """The answer to another question, written ``${name}``. ``at`` is its place, counted from 0."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Own:
    """The answer to the question the rule belongs to, written as a dot."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator with what it is given."""

    function: str
    arguments: tuple[Node, ...]


Node = Literal | Reference | Own | Call


def walk(node: Node) -> Iterator[Node]:
    """Visit a tree's nodes, each before those inside it."""
    yield node
    if isinstance(node, Call):
        for argument in node.arguments:
            yield from walk(argument)
