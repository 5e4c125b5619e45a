"""“Give a copy”, first page: who gets one. Several may be ticked; they come one after another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from taf_desktop.domain.copies import Recipient
from taf_desktop.services.copies import somebody
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Muted, Small, Title, no_mnemonic
from taf_desktop.ui.documents.give_presenter import ReaderRow

INDENT = 28


class ReadersPage(Page):
    """Everybody of the family and the team, and a line for somebody else.

    Signals:
        chosen: go on with those ticked.
        left: the person does not want to give a copy after all.
    """

    chosen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ReaderRow, ...] = ()
        self._ticks: list[QCheckBox] = []
        self._title = Title(self.tr("Who gets a copy?"))
        self._what = Muted("")
        self._list = layouts.column(spacing=10)
        self.other = QLineEdit()
        self.other.setObjectName("somebody_else")
        self.other.textChanged.connect(self._look)
        self.go = buttons.primary(self.tr("Go on"))
        self.go.setObjectName("give_go")
        self.go.clicked.connect(self.chosen)
        leave = buttons.secondary(self.tr("Cancel"))
        leave.setObjectName("give_cancel")
        leave.clicked.connect(self.left)
        card = Card()
        card.column.addLayout(self._list)
        about = self.tr("Somebody outside the family and the team. Their copy says nothing anybody"
                        " said.")  # fmt: skip
        line = layouts.row(spacing=12)
        line.addWidget(self.go)
        line.addWidget(leave)
        line.addStretch(1)
        self.add(self._title, self._what, card)
        self.add(FormRow(self.tr("Somebody else"), self.other, help_text=about))
        self.column.addLayout(line)
        self._look()

    def show_rows(self, what: str, rows: Sequence[ReaderRow], ticked: str) -> None:
        """Offer these people; one of them is ticked if their id is given."""
        self._what.setText(what)
        self._rows = tuple(rows)
        layouts.clear(self._list)
        self._ticks = [self._row(row, on=row.reader.id == ticked) for row in rows]
        self._look()

    def readers(self) -> tuple[Recipient, ...]:
        """Return those ticked, in their order, and whoever is named besides."""
        ticked = zip(self._rows, self._ticks, strict=True)
        chosen = [row.reader for row, tick in ticked if tick.isChecked()]
        name = " ".join(self.other.text().split())
        return (*chosen, *((somebody(name),) if name else ()))

    def _row(self, row: ReaderRow, *, on: bool) -> QCheckBox:
        tick = QCheckBox(no_mnemonic(row.reader.name))
        tick.setObjectName(f"reader_{row.reader.id}")
        tick.setChecked(on)
        tick.setAccessibleDescription(", ".join(part for part in (row.about, row.due) if part))
        tick.toggled.connect(self._look)
        part = QWidget()
        column = layouts.column(part, spacing=2)
        top = layouts.row(spacing=8)
        top.addWidget(tick)
        if row.due:
            top.addWidget(Pill(row.due, Tone.HOPE))
        top.addStretch(1)
        column.addLayout(top)
        if row.about:
            about = Small(row.about)
            about.setIndent(theme.current().px(INDENT))
            column.addWidget(about)
        self._list.addWidget(part)
        return tick

    @Slot()
    def _look(self) -> None:
        self.go.setEnabled(bool(self.readers()))
