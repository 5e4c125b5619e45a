"""The reviews of a plan on its page: each to be read or gone on with, and the next to begin."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Body, Muted, Small
from taf_desktop.ui.plans.review_rows import ReviewRow, ReviewRows


class ReviewsCard(Card):
    """Hidden while there is nothing to look back on.

    Signals:
        wanted: a review should be opened; carries its id.
        begin_wanted: a review should be begun.
    """

    wanted = Signal(str)
    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Looked at together"))
        self.setObjectName("reviews")
        self._shown = ReviewRows()
        self._none = Muted(self.tr(
            "Each action one by one, where everybody stands from 0 to 10, and what you decide."
        ))  # fmt: skip
        self._rows = layouts.column(spacing=0)
        self._begin = buttons.secondary(self.tr("Look at the plan together"))
        self._begin.setObjectName("beginReview")
        self._begin.clicked.connect(self.begin_wanted)
        line = layouts.row()
        line.addWidget(self._begin)
        line.addStretch(1)
        self.add(self._none)
        self.column.addLayout(self._rows)
        self.column.addLayout(line)
        self.hide()

    def show_rows(self, rows: ReviewRows) -> None:
        """Show the reviews as they are now."""
        for _step in self.showing(rows):
            pass

    def showing(self, rows: ReviewRows) -> Iterator[None]:
        """Show the reviews as they are now, a line in each step."""
        if rows == self._shown:
            return
        self._shown = rows
        layouts.clear(self._rows)
        for row in rows.rows:
            self._rows.addWidget(self._line(row))
            yield
        self._none.setVisible(not rows.rows)
        self._begin.setVisible(not rows.open_id)
        self.setVisible(rows.offered)

    def _line(self, row: ReviewRow) -> QWidget:
        holder = QWidget()
        line = layouts.row(holder)
        words = layouts.column(spacing=0)
        words.addWidget(Body(row.words))
        if row.about:
            words.addWidget(Small(row.about))
        if row.draft:
            read = buttons.secondary(self.tr("Go on with it"))
        else:
            read = buttons.quiet(self.tr("Read it"), icon="eye")
        read.setObjectName(f"readReview:{row.id}")
        read.setAccessibleName(f"{read.text()}: {row.words}")
        read.clicked.connect(lambda: self.wanted.emit(row.id))
        line.addLayout(words, 1)
        line.addWidget(read)
        return holder
