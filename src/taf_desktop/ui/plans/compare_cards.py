"""The parts of a comparison as cards: each thing with its badge and the words that differ."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from taf_desktop.services.compare_parts import Became
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Muted, Small, Strong
from taf_desktop.ui.plans.compare_text import MarkedText
from taf_desktop.ui.plans.compare_view import FieldRow, PartRow, ThingRow, spoken

_LABEL_WIDTH = 168
_SIDE_WIDTH = 44
_TONES = {
    Became.ADDED: Tone.GOOD,
    Became.PUT_ASIDE: Tone.NEUTRAL,
    Became.CHANGED: Tone.HOPE,
}


def part_card(part: PartRow) -> Card:
    """Return the card of one part of the plan; ``adding_things`` puts in what changed."""
    return Card(title=part.title)


def adding_things(card: Card, part: PartRow) -> Iterator[None]:
    """Add the things of a part to its card, one in each step."""
    for place, thing in enumerate(part.things):
        if place:
            card.add_line()
        card.add(_thing(thing))
        yield


def _thing(thing: ThingRow) -> QWidget:
    holder = QWidget()
    holder.setObjectName(f"compared:{thing.kind}")
    # Tab goes from change to change, and a listener hears the whole of each.
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    holder.setAccessibleName(": ".join(filter(None, (thing.state, thing.title))))
    holder.setAccessibleDescription(spoken(thing))
    column = layouts.column(holder, spacing=6)
    head = layouts.row(spacing=12)
    head.addWidget(Strong(thing.title), 1)
    head.addWidget(Pill(thing.state, _TONES[thing.became]), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    for field in thing.fields:
        column.addLayout(_field(field))
    return holder


def _field(field: FieldRow) -> QGridLayout:
    """Return the question at the left, and beside it what it said and what it says."""
    look = theme.current()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    label = Muted(field.label)
    label.setFixedWidth(look.px(_LABEL_WIDTH))
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(label, 0, 0, max(len(field.sides), 1), 1, top)
    for line, side in enumerate(field.sides):
        if side.label:
            which = Small(side.label)
            which.setWordWrap(False)
            which.setFixedWidth(look.px(_SIDE_WIDTH))
            grid.addWidget(which, line, 1, top)
        grid.addWidget(MarkedText(side), line, 2, top)
    return grid
