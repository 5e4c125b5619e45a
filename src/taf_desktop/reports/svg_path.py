"""The path language of SVG ("M10 10l5-3a2 2 0 0 1 4 0z") as PDF drawing steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taf_desktop.reports.svg_arc import Arc, arc_curves

_DIGITS = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_NUMBER = re.compile(_DIGITS)
_FLAG = r"\s*,?\s*([01])"
_ARC = re.compile(rf"\s*,?\s*{_DIGITS}" * 3 + _FLAG * 2 + rf"\s*,?\s*{_DIGITS}" * 2)
"""The two flags of an arc may stand right before the next number."""

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def number(value: float) -> str:
    """Return a number as PDF writes it, as short as it may be."""
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, however they are parted."""
    return [float(each) for each in _NUMBER.findall(text)]


def path_steps(text: str) -> str:
    """Return a path as drawing steps."""
    return " ".join(_Path().steps(text))


class _Path:
    """Walks a path; ``x`` and ``y`` are where it is, ``bend`` the last point it bent towards."""

    def __init__(self) -> None:
        self.x = self.y = 0.0
        self.begin = (0.0, 0.0)
        self.bend: tuple[float, float] | None = None
        self.last = ""

    def steps(self, text: str) -> Iterator[str]:
        for command, values in _commands(text):
            yield from self._step(command, values)

    def _step(self, command: str, values: list[float]) -> Iterator[str]:
        kind = command.upper()
        if command.islower() and kind not in "AZHV":
            values = [v + (self.x if n % 2 == 0 else self.y) for n, v in enumerate(values)]
        match kind:
            case "M":
                yield self._to(values[0], values[1], "m")
                self.begin = (self.x, self.y)
            case "L":
                yield self._to(values[0], values[1], "l")
            case "H":
                yield self._to(values[0] + (self.x if command == "h" else 0), self.y, "l")
            case "V":
                yield self._to(self.x, values[0] + (self.y if command == "v" else 0), "l")
            case "Z":
                self.x, self.y = self.begin
                yield "h"
            case "A":
                yield from self._arc(values, relative=command == "a")
            case _:
                yield self._curve(kind, values)
        self.last = kind

    def _to(self, x: float, y: float, step: str) -> str:
        self.x, self.y = x, y
        return f"{number(x)} {number(y)} {step}"

    def _curve(self, kind: str, values: list[float]) -> str:
        """Return a curve with two points it bends towards, worked out where fewer are given."""
        if kind in "ST":
            smooth = (
                self.bend if self.bend and self.last in ("CS" if kind == "S" else "QT") else None
            )
            bx, by = smooth or (self.x, self.y)
            values = [2 * self.x - bx, 2 * self.y - by, *values]
        if kind in "QT":
            qx, qy, x, y = values
            self.bend = (qx, qy)
            first = (self.x + (qx - self.x) * 2 / 3, self.y + (qy - self.y) * 2 / 3)
            second = (x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3)
        else:
            first, second = (values[0], values[1]), (values[2], values[3])
            x, y = values[4], values[5]
            self.bend = second
        self.x, self.y = x, y
        return " ".join(map(number, (*first, *second, x, y))) + " c"

    def _arc(self, values: list[float], *, relative: bool) -> Iterator[str]:
        across, down, turn, large, sweep, x, y = values
        if relative:
            x, y = x + self.x, y + self.y
        if not (across and down) or (x, y) == (self.x, self.y):
            yield self._to(x, y, "l")
            return
        shape = Arc(abs(across), abs(down), turn, large=bool(large), sweep=bool(sweep))
        for points in arc_curves(shape, (self.x, self.y), (x, y)):
            yield " ".join(f"{number(a)} {number(b)}" for a, b in points) + " c"
        self.x, self.y = x, y


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Walk the commands of a path, each with its own numbers; a command goes on until the next."""
    place = 0
    command = ""
    while place < len(text):
        sign = text[place]
        if sign.isalpha():
            command, place = sign, place + 1
            if sign in "Zz":
                yield command, []
            continue
        if not (sign.isdigit() or sign in "+-."):
            place += 1
            continue
        values, place = _values(text, place, command)
        yield command, values
        if command in "Mm":
            command = "L" if command == "M" else "l"


def _values(text: str, place: int, command: str) -> tuple[list[float], int]:
    if command in "Aa" and (arc := _ARC.match(text, place)):
        return [float(each) for each in arc.groups()], arc.end()
    values: list[float] = []
    for found in _NUMBER.finditer(text, place):
        values.append(float(found[0]))
        if len(values) == _COUNTS[command.upper()]:
            return values, found.end()
    return values, len(text)
