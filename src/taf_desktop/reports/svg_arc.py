"""An arc of an ellipse as curves (SVG 1.1, appendix F.6: from two ends to a centre)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc's two radii, how far its ellipse is turned in degrees, and which way it goes."""

    across: float
    down: float
    turn: float
    large: bool
    sweep: bool

    def turned(self, x: float, y: float) -> Point:
        """Return a point of the ellipse as it lies on the page."""
        cosine, sine = cos(radians(self.turn)), sin(radians(self.turn))
        return cosine * x - sine * y, sine * x + cosine * y


def arc_curves(arc: Arc, begin: Point, end: Point) -> Iterator[tuple[Point, Point, Point]]:
    """Walk the curves of an arc: for each, two points it bends towards and where it ends."""
    half = ((begin[0] - end[0]) / 2, (begin[1] - end[1]) / 2)
    px, py = Arc(1, 1, -arc.turn, large=False, sweep=False).turned(*half)
    grown = hypot(px / arc.across, py / arc.down)
    across, down = arc.across * max(grown, 1), arc.down * max(grown, 1)
    rest = (across * down) ** 2 - (across * py) ** 2 - (down * px) ** 2
    size = sqrt(max(rest / ((across * py) ** 2 + (down * px) ** 2), 0))
    size = -size if arc.large == arc.sweep else size
    cx, cy = size * across * py / down, -size * down * px / across
    start = _angle((px - cx) / across, (py - cy) / down)
    whole = _way(start, _angle((-px - cx) / across, (-py - cy) / down), sweep=arc.sweep)
    middle = arc.turned(cx, cy)
    middle = (middle[0] + (begin[0] + end[0]) / 2, middle[1] + (begin[1] + end[1]) / 2)
    for points in _quarters(start, whole):
        placed = [arc.turned(across * x, down * y) for x, y in points]
        one, two, three = ((x + middle[0], y + middle[1]) for x, y in placed)
        yield one, two, three


def _way(start: float, end: float, *, sweep: bool) -> float:
    """Return how far to go from one angle to another, in the direction wanted."""
    whole = end - start
    if sweep:
        return whole + 2 * pi if whole < 0 else whole
    return whole - 2 * pi if whole > 0 else whole


def _quarters(start: float, whole: float) -> Iterator[tuple[Point, Point, Point]]:
    """Walk parts of a circle of radius 1, none longer than a quarter of it."""
    count = max(ceil(abs(whole) / (pi / 2) - 1e-9), 1)
    part = whole / count
    reach = 4 / 3 * tan(part / 4)
    for each in range(count):
        one, two = start + each * part, start + (each + 1) * part
        yield (
            (cos(one) - reach * sin(one), sin(one) + reach * cos(one)),
            (cos(two) + reach * sin(two), sin(two) - reach * cos(two)),
            (cos(two), sin(two)),
        )


def _angle(x: float, y: float) -> float:
    return copysign(acos(max(-1.0, min(1.0, x / hypot(x, y)))), y)
