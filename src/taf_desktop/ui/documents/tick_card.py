"""A list of things to tick, in groups, made a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Small, no_mnemonic
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.documents.several_view import Tick


class TickCard(Card):
    """A list of things to tick, in groups. ``ticked``: the person changed something.

    What is ticked is known here and not in the boxes: some of them may not be made yet.
    """

    ticked = Signal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=title)
        self.setObjectName(f"several_{name}s")
        self._name = name
        self._ticks: tuple[Tick, ...] | None = None
        self._ticked: set[str] = set()
        self._boxes: dict[str, QCheckBox] = {}
        self._turns = Turns(iter(()), self)
        self._rows = layouts.column(spacing=4)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these; what is ticked stays so."""
        if tuple(ticks) == self._ticks:
            return
        self._ticks = tuple(ticks)
        self._ticked &= {tick.id for tick in ticks}
        layouts.clear(self._rows)
        self._boxes = {}
        self._turns = self._turns.instead(self._building(self._ticks))
        self._turns.begin()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids that are ticked, in their order."""
        return tuple(tick.id for tick in self._ticks or () if tick.id in self._ticked)

    def tick(self, ids: Sequence[str]) -> None:
        """Tick these and nothing else."""
        self._ticked = {tick.id for tick in self._ticks or ()} & set(ids)
        for id_, box in self._boxes.items():
            box.setChecked(id_ in self._ticked)

    def focus_first(self) -> None:
        """Put the keyboard on the first box."""
        self._turns.until(lambda: self._boxes)
        for box in self._boxes.values():
            box.setFocus()
            return

    def _building(self, ticks: Sequence[Tick]) -> Iterator[None]:
        group = ""
        for tick in ticks:
            if tick.group and tick.group != group:
                group = tick.group
                self._rows.addSpacing(4)
                self._rows.addWidget(Small(group))
            self._boxes[tick.id] = self._box(tick)
            yield

    def _box(self, tick: Tick) -> QCheckBox:
        box = QCheckBox(no_mnemonic(tick.words))
        box.setObjectName(f"tick_{self._name}")
        box.setAccessibleDescription(tick.more)
        box.setChecked(tick.id in self._ticked)
        box.clicked.connect(self._clicked)
        line = layouts.row(spacing=8)
        line.addWidget(box)
        if tick.more:
            line.addWidget(Small(tick.more), 1)
        else:
            line.addStretch(1)
        self._rows.addLayout(line)
        return box

    @Slot()
    def _clicked(self) -> None:
        for id_, box in self._boxes.items():
            (self._ticked.add if box.isChecked() else self._ticked.discard)(id_)
        self.ticked.emit()
