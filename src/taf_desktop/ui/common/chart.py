"""A chart on the screen: the sentence that says it, the lines, and its table on request."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QWidget

from taf_desktop.domain.drawing import Drawing, Room
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.drawing_view import DrawingView
from taf_desktop.ui.common.tables import Column, TableView
from taf_desktop.ui.common.text import Body


class Shown(Protocol):
    """What can be shown: a chart, or several side by side (``domain.charts``)."""

    @property
    def sentence(self) -> str:
        """What is seen, in one sentence."""
        ...

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of its table."""
        ...

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of its table."""
        ...

    def drawn(self, room: Room) -> Drawing:
        """Return the drawing for a room."""
        ...


class ChartBox(QWidget):
    """The sentence, the drawing, and below it the table as long as somebody wants to see it.

    ``name`` is what the chart is about, for those who listen.
    """

    def __init__(self, chart: Shown, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._name = name
        self.sentence = Body("")
        self.view = DrawingView()
        self._table: ChartTable | None = None
        self.toggle = buttons.quiet("")
        self.toggle.setObjectName("showAsTable")
        self.toggle.clicked.connect(self._turn)
        line = layouts.row()
        line.addWidget(self.toggle)
        line.addStretch(1)
        self._column = layouts.column(self, spacing=8)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.view)
        self._column.addLayout(line)
        self.show_chart(chart, name=name)

    @property
    def table(self) -> ChartTable | None:
        """The table, once somebody asked for it."""
        return self._table

    def show_chart(self, chart: Shown, *, name: str) -> None:
        """Show another chart; a table that is open stays open."""
        same = chart == self._chart and bool(self.sentence.text())
        self._chart, self._name = chart, name
        if same:
            return
        self.sentence.setText(chart.sentence)
        self.view.show_drawing(
            chart, name=self.tr("Chart: {name}").format(name=name), words=chart.sentence
        )
        if self._table is not None:
            shown = not self._table.isHidden()
            self._column.removeWidget(self._table)
            self._table.deleteLater()
            self._table = None
            if shown:
                self._open_table()
        self._say_turn()

    @Slot()
    def _turn(self) -> None:
        if self._table is None:
            self._open_table()
        else:
            self._table.setVisible(self._table.isHidden())
        self._say_turn()

    def _open_table(self) -> None:
        self._table = ChartTable(self._chart.headers, self._chart.rows, name=self._name)
        self._column.addWidget(self._table)
        self._table.show()

    def _say_turn(self) -> None:
        shown = self._table is not None and not self._table.isHidden()
        self.toggle.setText(self.tr("Hide the table") if shown else self.tr("Show as table"))
        self.toggle.set_icon("chevron-down" if shown else "chevron-right")
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {self._name}")


class ChartTable(TableView):
    """The numbers of a chart as a table that is as high as what is in it."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        columns = [
            Column(title=title, text=itemgetter(place), strong=place == 0, stretch=True)
            for place, title in enumerate(headers)
        ]
        super().__init__(columns, parent, name=name)
        self.setObjectName("chartTable")
        # Days stand in the order of time; sorted by their letters they would not.
        self.setSortingEnabled(False)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.set_rows(rows)
        self.clearSelection()
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink with the words that wrap."""
        super().resizeEvent(event)
        # The rows get their heights after this.
        QTimer.singleShot(0, self, self._fit_height)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._fit_height)

    @Slot()
    def _fit_height(self) -> None:
        rows = self.verticalHeader().length()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows + 4)
