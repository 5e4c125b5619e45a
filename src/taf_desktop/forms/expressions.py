"""The closed expression language of ``relevant``, ``required``, ``constraint`` and ``calculation``.

It is XLSForm's, cut down to what forms need: ``${name}``, a dot for the own answer, numbers,
'texts', ``= != < <= > >=``, ``and or not()``, ``+ - * div mod``, ``selected() count()
count-selected() sum() if() today() coalesce() string-length()``. A text is parsed once by
``expression_parser``; the tree is evaluated here. Nothing is ever given to Python's ``eval``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from taf_desktop.forms.expression_functions import FUNCTIONS, OPERATORS, TODAY, truth
from taf_desktop.forms.expression_parser import parse_tree
from taf_desktop.forms.expression_tokens import ExpressionFault
from taf_desktop.forms.expression_tree import Call, Literal, Node, Own, Reference, Value, walk

__all__ = [
    "Expression",
    "ExpressionFault",
    "Scope",
    "Value",
    "evaluate",
    "holds",
    "parse_expression",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed rule. ``text`` is as written; ``names`` are the questions it refers to."""

    text: str
    tree: Node
    names: frozenset[str]
    uses_own: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule can see: the other answers by name, the day, and its own question's answer."""

    lookup: Callable[[str], Value]
    today: date
    own: Value = ""


def parse_expression(text: str) -> Expression:
    """Read a rule. ``yes`` and ``no`` alone mean always and never.

    Raises:
        ExpressionFault: it is not in the language; the fault says where and how to mend it.
    """
    always = {"yes": True, "true": True, "no": False, "false": False}.get(text.strip().lower())
    if always is not None:
        return Expression(text, Literal(always), frozenset())
    tree = parse_tree(text)
    nodes = list(walk(tree))
    return Expression(
        text,
        tree,
        frozenset(node.name for node in nodes if isinstance(node, Reference)),
        any(isinstance(node, Own) for node in nodes),
    )


def evaluate(expression: Expression, scope: Scope) -> Value:
    """Return the value of a rule; ``None`` where it cannot be told. It never fails."""
    return _value(expression.tree, scope)


def holds(expression: Expression, scope: Scope) -> bool | None:
    """Say whether a rule holds; ``None`` where that cannot be told."""
    return truth(evaluate(expression, scope))


def _value(node: Node, scope: Scope) -> Value:
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Reference):
        return scope.lookup(node.name)
    if isinstance(node, Own):
        return scope.own
    return _call(node, scope)


def _call(node: Call, scope: Scope) -> Value:
    if node.function == TODAY:
        return scope.today.isoformat()
    values = [_value(argument, scope) for argument in node.arguments]
    operator = OPERATORS.get(node.function)
    if operator is not None:
        return operator(values[0], values[1])
    return FUNCTIONS[node.function].apply(*values)
