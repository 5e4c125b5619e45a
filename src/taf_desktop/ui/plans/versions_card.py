"""The versions agreed before: a line each, to be read as they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Body, Small
from taf_desktop.ui.plans.versions_view import VersionRow


class VersionsCard(Card):
    """Hidden while there are none.

    Signals:
        wanted: a version should be read; carries its number.
        compare_wanted: two versions should be laid beside each other.
    """

    wanted = Signal(int)
    compare_wanted = Signal()

    def __init__(self, *, agreed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Agreed before"))
        self.setObjectName("agreedBefore")
        self._shown: tuple[VersionRow, ...] = ()
        self._rows = layouts.column(spacing=0)
        self.column.addLayout(self._rows)
        # The version now in force is no row, and one of those that can be compared.
        self._fewest = 1 if agreed else 2
        self._compare = buttons.secondary(self.tr("Compare two versions"))
        self._compare.setObjectName("compareVersions")
        self._compare.clicked.connect(self.compare_wanted)
        line = layouts.row()
        line.addWidget(self._compare)
        line.addStretch(1)
        self.column.addLayout(line)
        self.hide()

    def show_rows(self, rows: Sequence[VersionRow]) -> None:
        """Show these versions."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        layouts.clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._line(row))
        self._compare.setVisible(len(rows) >= self._fewest)
        self.setVisible(bool(rows))

    def _line(self, row: VersionRow) -> QWidget:
        holder = QWidget()
        line = layouts.row(holder)
        words = layouts.column(spacing=0)
        words.addWidget(Body(row.words))
        if row.reason:
            words.addWidget(Small(row.reason))
        read = buttons.quiet(self.tr("Read it"), icon="eye")
        read.setObjectName(f"readVersion:{row.number}")
        read.setAccessibleName(self.tr("Read {words}").format(words=row.words))
        read.clicked.connect(lambda: self.wanted.emit(row.number))
        line.addLayout(words, 1)
        line.addWidget(read)
        return holder
