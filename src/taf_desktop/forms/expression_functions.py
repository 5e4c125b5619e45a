"""What every function and operator of the expression language means.

None of them ever fails: what cannot be told (a division by nothing, a text that is no number, an
order between things not answered) is ``None``, and a rule that cannot be told asks nothing and
refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from taf_desktop.domain.dates import Known, read_date
from taf_desktop.forms.expression_tree import Value

MANY = 99
"""The largest number of arguments where a function takes any number of them."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function, and how many arguments it takes."""

    apply: Callable[..., Value]
    least: int
    most: int


def truth(value: Value) -> bool | None:
    """Read a value as yes or no: "", 0 and no choices are no; ``None`` stays unknown."""
    return None if value is None else bool(value)


def number(value: Value) -> int | float | None:
    """Read a value as a number; ``None`` where it is none."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        try:
            found = float(value)
        except ValueError:
            return None
        return found if abs(found) < float("inf") else None
    return None


def equal(left: Value, right: Value) -> bool:
    """Compare as numbers where both are numbers, as texts elsewhere; a list, if any member fits."""
    if isinstance(left, tuple):
        return any(equal(one, right) for one in left) if left else blank(right)
    if isinstance(right, tuple):
        return equal(right, left)
    if blank(left) or blank(right):
        return blank(left) and blank(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return bool(left) == bool(right)
    numbers = number(left), number(right)
    if None in numbers:
        return str(left) == str(right)
    return numbers[0] == numbers[1]


def blank(value: Value) -> bool:
    """Say whether a value is "not answered" or cannot be told."""
    return value is None or value == "" or value == ()


def compare(left: Value, right: Value) -> int | None:
    """Return -1, 0 or 1 for the order of two numbers or two dates; ``None`` where there is none.

    Dates known only to the month or the year are compared as far as both are known.
    """
    numbers = number(left), number(right)
    if numbers[0] is not None and numbers[1] is not None:
        return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    days = _calendar_text(left), _calendar_text(right)
    if not days[0] or not days[1]:
        return None
    length = min(len(days[0]), len(days[1]))
    first, second = days[0][:length], days[1][:length]
    return (first > second) - (first < second)


def _calendar_text(value: Value) -> str:
    """Return a date in ISO form as far as it is known, or ""."""
    if not isinstance(value, str):
        return ""
    read = read_date(value)
    return "" if read.known in {Known.NOTHING, Known.WORDS} else read.text


def _order(accepts: Callable[[int], bool]) -> Callable[[Value, Value], Value]:
    def apply(left: Value, right: Value) -> Value:
        found = compare(left, right)
        return None if found is None else accepts(found)

    return apply


def _arithmetic(
    work: Callable[[int | float, int | float], int | float],
) -> Callable[[Value, Value], Value]:
    def apply(left: Value, right: Value) -> Value:
        first, second = number(left), number(right)
        if first is None or second is None:
            return None
        try:
            return _tidy(work(first, second))
        except (ZeroDivisionError, OverflowError):
            return None

    return apply


def _tidy(result: int | float) -> int | float | None:
    if isinstance(result, float):
        if result != result or abs(result) == float("inf"):
            return None
        return int(result) if result.is_integer() else result
    return result


def _and(left: Value, right: Value) -> Value:
    known = truth(left), truth(right)
    if False in known:
        return False
    return None if None in known else True


def _or(left: Value, right: Value) -> Value:
    known = truth(left), truth(right)
    if True in known:
        return True
    return None if None in known else False


def _not(value: Value) -> Value:
    known = truth(value)
    return None if known is None else not known


def _members(value: Value) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return value
    return () if blank(value) else (value,)


def _selected(value: Value, choice: Value) -> Value:
    return any(equal(member, choice) for member in _members(value))


def _count(value: Value) -> Value:
    return len(_members(value))


def _sum(*values: Value) -> Value:
    found = [number(member) for value in values for member in _members(value)]
    return _tidy(sum(one for one in found if one is not None))


def _if(condition: Value, then: Value, otherwise: Value) -> Value:
    return then if truth(condition) else otherwise


def _coalesce(*values: Value) -> Value:
    return next((value for value in values if not blank(value)), "")


def _string_length(value: Value) -> Value:
    return 0 if blank(value) else len(value if isinstance(value, str) else str(value))


FUNCTIONS: Mapping[str, Function] = {
    "not": Function(_not, 1, 1),
    "selected": Function(_selected, 2, 2),
    "count": Function(_count, 1, 1),
    "count-selected": Function(_count, 1, 1),
    "sum": Function(_sum, 1, MANY),
    "if": Function(_if, 3, 3),
    "coalesce": Function(_coalesce, 1, MANY),
    "string-length": Function(_string_length, 1, 1),
}
"""Every function but ``today``, which needs the day and so is answered by the evaluator."""

TODAY = "today"

OPERATORS: Mapping[str, Callable[[Value, Value], Value]] = {
    "=": equal,
    "!=": lambda left, right: not equal(left, right),
    "<": _order(lambda found: found < 0),
    "<=": _order(lambda found: found <= 0),
    ">": _order(lambda found: found > 0),
    ">=": _order(lambda found: found >= 0),
    "and": _and,
    "or": _or,
    "+": _arithmetic(lambda left, right: left + right),
    "-": _arithmetic(lambda left, right: left - right),
    "*": _arithmetic(lambda left, right: left * right),
    "div": _arithmetic(lambda left, right: left / right),
    "mod": _arithmetic(lambda left, right: left % right),
}
