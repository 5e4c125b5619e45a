"""Turns the words of an expression into its tree, loosest operator first.

``or``, ``and``, comparisons, ``+ -``, ``* div mod``, a minus sign, then values and brackets.
"""

from __future__ import annotations

from difflib import get_close_matches

from taf_desktop.forms.expression_functions import FUNCTIONS, MANY, TODAY, Function
from taf_desktop.forms.expression_tokens import ExpressionFault, Kind, Token, tokens
from taf_desktop.forms.expression_tree import Call, Literal, Node, Own, Reference

_LOOSE = (frozenset({"or"}), frozenset({"and"}))
_COMPARE = frozenset({"=", "!=", "<", "<=", ">", ">="})
_TIGHT = (frozenset({"+", "-"}), frozenset({"*", "div", "mod"}))
_LEVELS = (*_LOOSE, _COMPARE, *_TIGHT)

MAX_LENGTH = 4_000
MAX_STEPS = 100
MAX_BRACKETS = 20
"""Far more than any rule needs, and few enough that none can exhaust the computer."""

_STEPS = frozenset({Kind.OPERATOR, Kind.FUNCTION, Kind.OPEN})


def parse_tree(text: str) -> Node:
    """Return the tree of an expression.

    Raises:
        ExpressionFault: it cannot be read; the fault says where and how to mend it.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionFault("too_long", MAX_LENGTH, most=MAX_LENGTH)
    found = tokens(text)
    if found[0].kind is Kind.END:
        raise ExpressionFault("empty", 0)
    steps = [token for token in found if token.kind in _STEPS]
    if len(steps) > MAX_STEPS:
        raise ExpressionFault("too_many_steps", steps[MAX_STEPS].at, most=MAX_STEPS)
    return _Parser(found).whole()


class _Parser:
    def __init__(self, found: tuple[Token, ...]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        tree = self._level(0)
        if not self._at_end():
            raise self._leftover()
        return tree

    def _at_end(self) -> bool:
        return self._token.kind is Kind.END

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        left = self._level(level + 1)
        compared = False
        while self._token.kind is Kind.OPERATOR and self._token.text in _LEVELS[level]:
            if compared:
                raise ExpressionFault("chained", self._token.at, sign=self._token.text)
            compared = _LEVELS[level] is _COMPARE
            operator = self._take().text
            left = Call(operator, (left, self._level(level + 1)))
        return left

    def _signed(self) -> Node:
        minus = 0
        while self._token.kind is Kind.OPERATOR and self._token.text == "-":
            self._take()
            minus += 1
        value = self._value()
        return Call("-", (Literal(0), value)) if minus % 2 else value

    def _value(self) -> Node:
        token = self._take()
        match token.kind:
            case Kind.NUMBER:
                return Literal(float(token.text) if "." in token.text else int(token.text))
            case Kind.TEXT:
                return Literal(token.text)
            case Kind.REFERENCE:
                return Reference(token.text, token.at)
            case Kind.OWN:
                return Own()
            case Kind.FUNCTION:
                return self._call(token)
            case Kind.OPEN:
                return self._bracket(token)
            case Kind.END:
                raise ExpressionFault("ends_early", token.at)
            case _:
                raise ExpressionFault("out_of_place", token.at, sign=token.text)

    def _bracket(self, opening: Token) -> Node:
        self._enter(opening)
        inside = self._level(0)
        self._leave(opening)
        return inside

    def _call(self, name: Token) -> Node:
        known = _function(name)
        self._enter(self._take())
        arguments: list[Node] = []
        if self._token.kind is not Kind.CLOSE:
            arguments.append(self._level(0))
        while self._token.kind is Kind.COMMA:
            self._take()
            arguments.append(self._level(0))
        self._leave(name)
        if not known.least <= len(arguments) <= known.most:
            raise ExpressionFault(
                "argument_count", name.at, function=name.text, wanted=_wanted(known)
            )
        return Call(name.text, tuple(arguments))

    def _enter(self, opening: Token) -> None:
        self._depth += 1
        if self._depth > MAX_BRACKETS:
            raise ExpressionFault("too_deep", opening.at, most=MAX_BRACKETS)

    def _leave(self, opening: Token) -> None:
        self._depth -= 1
        if self._token.kind is not Kind.CLOSE:
            raise self._unclosed(opening.at, opening.text)
        self._take()

    def _unclosed(self, at: int, opened: str) -> ExpressionFault:
        """Say that a bracket is not closed, or what stands where it should close."""
        if self._at_end():
            return ExpressionFault("missing_close", at, opened=opened)
        return self._leftover()

    def _leftover(self) -> ExpressionFault:
        token = self._token
        if token.kind in {Kind.CLOSE, Kind.COMMA}:
            return ExpressionFault("out_of_place", token.at, sign=token.text)
        return ExpressionFault("missing_operator", token.at, sign=token.text or token.kind.value)


def _function(name: Token) -> Function:
    if name.text == TODAY:
        return Function(lambda: None, 0, 0)
    known = FUNCTIONS.get(name.text)
    if known is None:
        names = (*FUNCTIONS, TODAY)
        near = get_close_matches(name.text.lower(), names, n=1)
        listed = ", ".join(f"{each}()" for each in sorted(names))
        fault = "unknown_function_near" if near else "unknown_function"
        raise ExpressionFault(
            fault, name.at, function=name.text, near=near[0] if near else "", listed=listed
        )
    return known


def _wanted(known: Function) -> str:
    if known.most == MANY:
        return f"{known.least} or more"
    return str(known.least)
