"""What a box is about, told by the pattern of a bar instead of a tint: for any printer.

The heading in the box says it in words; the pattern helps to find it again.
"""

from __future__ import annotations

from taf_desktop.reports.canvas import PageCanvas
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tree import Tone

_BLACK: Colour = (0, 0, 0)
_DASHES = {Tone.WORRY: (8.0, 4.0), Tone.HOPE: (2.5, 3.0), Tone.PLAIN: (0.0, 0.0)}
"""How long the parts of a bar are and the gaps between them, in points; others are whole."""

_BAR = 5.0


def draw_tone(
    canvas: PageCanvas, tone: Tone, left: float, top: float, width: float, height: float
) -> None:
    """Draw a bar with the pattern of a tone: whole, in long parts, in dots, or none."""
    part, gap = _DASHES.get(tone, (height, 0.0))
    y = top
    while part and y < top + height - 0.01:
        canvas.box(left, y, width, min(part, top + height - y), fill=_BLACK)
        y += part + gap


def draw_toned_box(
    canvas: PageCanvas, tone: Tone, left: float, top: float, width: float, height: float
) -> None:
    """Draw a box with an edge and, inside its beginning, the bar of its tone."""
    canvas.box(left, top, width, height, edge=_BLACK, line_width=1)
    draw_tone(canvas, tone, left + 2.5, top + 2.5, _BAR, height - 5)
