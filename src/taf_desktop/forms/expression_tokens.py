"""Cuts an expression into its words and signs, and explains what does not belong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from taf_desktop.support.words import ENGLISH, say


class Kind(Enum):
    """What a piece of an expression is."""

    NUMBER = "number"
    TEXT = "text"
    REFERENCE = "reference"
    OWN = "own"
    FUNCTION = "function"
    OPERATOR = "operator"
    OPEN = "("
    CLOSE = ")"
    COMMA = ","
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of an expression. ``at`` is its place in the text, counted from 0."""

    kind: Kind
    text: str
    at: int


class ExpressionFault(ValueError):
    """An expression that cannot be read. ``at`` counts characters from 0.

    ``sentence`` says what is wrong and where; ``hint`` says how to mend it. Both come from the
    definition's own text and hold nothing a family said.
    """

    def __init__(self, fault: str, at: int, **values: object) -> None:
        super().__init__(fault)
        self.fault = fault
        self.at = at
        self.sentence = say(f"forms.expression.{fault}.message", ENGLISH, place=at + 1, **values)
        self.hint = say(f"forms.expression.{fault}.hint", ENGLISH, **values)


WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<reference>\$\{\s*[a-z][a-z0-9_]*\s*\})
      | (?P<number>\d+(?:\.\d+)?|\.\d+)
      | (?P<text>'[^']*'|"[^"]*")
      | (?P<function>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*(?=\s*\())
      | (?P<word>[A-Za-z_][A-Za-z0-9_-]*)
      | (?P<operator><=|>=|!=|[=<>+\-*])
      | (?P<own>\.)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<comma>,)
    )""",
    re.VERBOSE,
)

_FOREIGN_SIGNS = {
    "&&": "and",
    "||": "or",
    "&": "and",
    "|": "or",
    "/": "div",
    "%": "mod",
    "!": "not( )",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "−": "-",
    "×": "*",
    "÷": "div",
}


def tokens(text: str) -> tuple[Token, ...]:
    """Cut an expression into tokens, the last of them ``END``.

    Raises:
        ExpressionFault: a sign, a name or a quotation does not belong to the language.
    """
    found: list[Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise _unreadable(text, start)
        token = _token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup))
        found.append(_without_doubling(token, found))
        at = match.end()
    found.append(Token(Kind.END, "", end))
    return tuple(found)


def _token(group: str, piece: str, at: int) -> Token:
    if group == "reference":
        return Token(Kind.REFERENCE, piece[2:-1].strip(), at)
    if group == "text":
        return Token(Kind.TEXT, piece[1:-1], at)
    if group in {"word", "function"}:
        if piece in WORD_OPERATORS:
            return Token(Kind.OPERATOR, piece, at)
        if group == "word":
            raise ExpressionFault("bare_word", at, word=piece)
    return Token(Kind[group.upper()], piece, at)


def _without_doubling(token: Token, before: list[Token]) -> Token:
    """Refuse ``==`` and ``<>``, which other languages use, by their own names."""
    if before and token.kind is Kind.OPERATOR and before[-1].kind is Kind.OPERATOR:
        pair = before[-1].text + token.text
        mended = {"==": "=", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">="}.get(pair)
        if mended and before[-1].at + len(before[-1].text) == token.at:
            raise ExpressionFault("foreign_sign", before[-1].at, sign=pair, mended=mended)
    return token


def _unreadable(text: str, at: int) -> ExpressionFault:
    sign = text[at]
    if sign in "‘’“”":
        return ExpressionFault("curly_quote", at, sign=sign)
    if sign in "'\"":
        return ExpressionFault("open_quote", at, sign=sign)
    if sign == "$":
        return ExpressionFault("broken_reference", at)
    for length in (2, 1):
        mended = _FOREIGN_SIGNS.get(text[at : at + length])
        if mended:
            return ExpressionFault("foreign_sign", at, sign=text[at : at + length], mended=mended)
    return ExpressionFault("unknown_sign", at, sign=sign)
