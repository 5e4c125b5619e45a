"""Two questions in a row whose editors begin at the same height, however long their help is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSpacerItem, QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.forms.places import Cell, QuestionRow

BETWEEN = 16


class SideBySide(QWidget):
    """Questions beside each other, sharing the width; a hidden one leaves its room to the other.

    It is hidden until it is ``done``, and whenever none of them is asked: it would leave a gap.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._done = False
        self._rows: list[QuestionRow | Cell] = []
        self._line = layouts.row(self, spacing=BETWEEN)
        self._gaps: list[tuple[QuestionRow, QBoxLayout, QSpacerItem]] = []

    def add(self, row: QuestionRow | Cell) -> None:
        """Put a question beside those before it."""
        self._line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
        row.installEventFilter(self)
        layout = row.layout()
        if isinstance(row, QuestionRow) and isinstance(layout, QBoxLayout):
            gap = QSpacerItem(0, 0)
            layout.insertSpacerItem(layout.indexOf(row.editor), gap)
            self._gaps.append((row, layout, gap))

    def done(self) -> None:
        """Show the questions: all of them are here, with their answers."""
        self._done = True
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the questions."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Line the editors up when words above them break elsewhere."""
        super().resizeEvent(event)
        self._line_up()

    def event(self, event: QEvent) -> bool:
        """Line the editors up when something in the row changed its size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._line_up()
        return handled

    def _fit(self) -> None:
        asked = self._done and not all(row.isHidden() for row in self._rows)
        if asked is self.isHidden():
            self.setVisible(asked)

    def _line_up(self) -> None:
        shown = [one for one in self._gaps if not one[0].isHidden()]
        width = (self.width() - BETWEEN * (len(shown) - 1)) // max(len(shown), 1)
        heads = [_height_above(row, layout, gap, width) for row, layout, gap in shown]
        for (_row, layout, gap), head in zip(shown, heads, strict=True):
            missing = max(heads) - head
            if gap.sizeHint().height() != missing:
                gap.changeSize(0, missing)
                layout.invalidate()


def _height_above(row: QuestionRow, layout: QBoxLayout, gap: QSpacerItem, width: int) -> int:
    """Return how much room the words above a row's editor take at a width."""
    height = 0
    for place in range(layout.indexOf(row.editor)):
        item = layout.itemAt(place)
        if item is None or item is gap or item.isEmpty():
            continue
        tall = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        height += tall + layout.spacing()
    return height
