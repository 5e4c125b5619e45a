"""Simple vector drawings (SVG) as PDF drawing steps: shapes, paths, plain colours and transforms.

Enough for line pictures such as those in ``resources/pictures``; gradients, text, styles and clips
are not read. The format is described in "Scalable Vector Graphics 1.1", chapters 8, 9 and 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from taf_desktop.reports.svg_path import number, numbers, path_steps

_KAPPA = 0.5522848
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
_DEFAULTS = {"fill": "black", "stroke": "none", "stroke-width": "1"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate)\(([^)]*)\)")
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of so many units each way; ``steps`` count down from its top left corner."""

    width: float
    height: float
    steps: str


@cache
def read_drawing(file: Path) -> Drawing:
    """Return the drawing in one of the program's own files."""
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    _, _, width, height = numbers(root.get("viewBox", "0 0 72 72"))
    return Drawing(width, height, " ".join(_steps(root, _DEFAULTS)))


def _steps(node: ElementTree.Element, around: Mapping[str, str]) -> Iterator[str]:
    look = {**around, **{name: node.attrib[name] for name in _INHERITED if name in node.attrib}}
    moved = "".join(_transforms(node.get("transform", "")))
    path = _path(node)
    paint = _PAINT.get((look["fill"] != "none", look["stroke"] != "none"), "")
    if not path and not len(node):
        return
    yield "q" + moved
    if path and paint:
        yield f"{_look(look)} {path} {paint}"
    for child in node:
        yield from _steps(child, look)
    yield "Q"


def _look(look: Mapping[str, str]) -> str:
    steps: list[str] = []
    if look["fill"] != "none":
        steps.append(_colour(look["fill"]) + " rg")
    if look["stroke"] != "none":
        cap = _CAPS[look.get("stroke-linecap", "butt")]
        join = _JOINS[look.get("stroke-linejoin", "miter")]
        steps.append(f"{_colour(look['stroke'])} RG {look['stroke-width']} w {cap} J {join} j")
    return " ".join(steps)


def _colour(value: str) -> str:
    """Return a colour as three shares; the one name our files use is black."""
    digits = value.lstrip("#") if value.startswith("#") else "000"
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return " ".join(f"{int(digits[place : place + 2], 16) / 255:.3f}" for place in (0, 2, 4))


def _transforms(text: str) -> Iterator[str]:
    for name, values in _TRANSFORM.findall(text):
        given = numbers(values)
        if name == "matrix":
            matrix = given
        elif name == "translate":
            matrix = [1, 0, 0, 1, given[0], given[1] if len(given) > 1 else 0]
        elif name == "scale":
            matrix = [given[0], 0, 0, given[-1], 0, 0]
        else:
            matrix = _turned(given[0])
        yield " " + " ".join(map(number, matrix)) + " cm"


def _turned(degrees: float) -> list[float]:
    from math import cos, radians, sin

    angle = radians(degrees)
    return [cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0]


def _path(node: ElementTree.Element) -> str:
    kind = node.tag.rpartition("}")[2]
    at = {name: float(value) for name, value in node.attrib.items() if name in _MEASURES}
    match kind:
        case "path":
            return path_steps(node.get("d", ""))
        case "rect":
            return " ".join(number(at.get(n, 0)) for n in ("x", "y", "width", "height")) + " re"
        case "circle" | "ellipse":
            across, down = at.get("rx", at.get("r", 0)), at.get("ry", at.get("r", 0))
            return _round(at.get("cx", 0), at.get("cy", 0), across, down)
        case "line":
            return path_steps(f"M{at['x1']},{at['y1']}L{at['x2']},{at['y2']}")
        case "polyline" | "polygon":
            end = "Z" if kind == "polygon" else ""
            return path_steps(f"M{node.get('points', '')}{end}")
        case _:
            return ""


_MEASURES = frozenset(
    {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2"}
)


def _round(x: float, y: float, across: float, down: float) -> str:
    bend, lift = across * _KAPPA, down * _KAPPA
    points = (
        (x + across, y + lift, x + bend, y + down, x, y + down),
        (x - bend, y + down, x - across, y + lift, x - across, y),
        (x - across, y - lift, x - bend, y - down, x, y - down),
        (x + bend, y - down, x + across, y - lift, x + across, y),
    )
    curves = " ".join(" ".join(map(number, each)) + " c" for each in points)
    return f"{number(x + across)} {number(y)} m {curves} h"
