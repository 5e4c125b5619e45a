"""What the coach says of something that is finished: a few lines, each with what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.swapped import Swapped
from taf_desktop.ui.common.text import Body, Strong
from taf_desktop.ui.common.turns import Turns


@dataclass(frozen=True, slots=True)
class WorthRow:
    """One remark: its id for whoever hears of the buttons, what it says, and what would help.

    ``place`` is the words of a button that goes where it is written, "" for none.
    """

    id: str
    message: str
    better: str = ""
    place: str = ""


class WorthCard(Card):
    """Hidden while there is nothing to say. It stops nobody.

    Signals:
        go_wanted: the place of a remark should be shown.
        fine_wanted: a remark is fine as it is.
    """

    go_wanted = Signal(str)
    fine_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Worth a look"), bar=Tone.WORRY)
        self.setObjectName("worthALook")
        self._shown: tuple[WorthRow, ...] = ()
        self._rows = Swapped(spacing=10)
        self._turns = Turns(iter(()), self)
        self.add(self._rows)
        self.hide()

    def show_rows(self, rows: Sequence[WorthRow]) -> None:
        """Show these remarks, made in turns and then shown at once."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        self._turns = self._turns.instead(self._showing(self._shown))
        self._turns.begin_soon()

    def _showing(self, rows: Sequence[WorthRow]) -> Iterator[None]:
        yield from self._rows.swapping(map(self._line, rows))
        yield
        if rows:
            yield from shown_whole(self)
        else:
            self.hide()

    def _line(self, row: WorthRow) -> QWidget:
        holder = QWidget()
        holder.setObjectName(f"worth:{row.id}")
        column = layouts.column(holder, spacing=2)
        column.addWidget(Strong(row.message))
        if row.better:
            column.addWidget(Body(row.better))
        line = layouts.FlowLayout(spacing=2)
        if row.place:
            go = buttons.quiet(row.place)
            go.setObjectName("worthGo")
            go.setAccessibleName(f"{row.place}: {row.message}")
            go.clicked.connect(lambda: self.go_wanted.emit(row.id))
            line.addWidget(go)
        fine = buttons.quiet(self.tr("Fine as it is"))
        fine.setObjectName("worthFine")
        fine.setAccessibleName(f"{fine.text()}: {row.message}")
        fine.clicked.connect(lambda: self.fine_wanted.emit(row.id))
        line.addWidget(fine)
        column.addLayout(line)
        return holder
