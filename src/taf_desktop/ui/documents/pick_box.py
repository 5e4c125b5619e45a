"""A box to choose one thing from, with headings between groups. The wheel never changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.text import elide, tooltip
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.documents.copy_view import Pick

_ID = Qt.ItemDataRole.UserRole
_LEAST_LETTERS = 12


class PickBox(QComboBox):
    """``picked`` carries the id the person chose."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._picks: tuple[Pick, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._activated)

    def show_picks(self, picks: Sequence[Pick], chosen: str) -> None:
        """Show what there is to choose, and what is chosen; nobody is told."""
        with QSignalBlocker(self):
            if tuple(picks) != self._picks:
                self._picks = tuple(picks)
                self.setModel(_model(self._picks, self))
            self.setCurrentIndex(self.findData(chosen, _ID))
        self.setToolTip(tooltip(self.currentText()))

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        """Open the list, as wide as its words.

        They are measured only now: names of languages in their own letters need fonts that nothing
        else on the page does, and reading those takes longer than all the rest of it.
        """
        widths = (self.fontMetrics().horizontalAdvance(each.words) for each in self._picks)
        self.view().setMinimumWidth(max(widths, default=0) + 48)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten with … what there is no room for."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        whole = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(whole, option, part, self).width()
        option.currentText = elide(option.currentText, self.fontMetrics(), room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()

    @Slot(int)
    def _activated(self, index: int) -> None:
        id_ = self.itemData(index, _ID)
        if id_ is not None:
            self.picked.emit(str(id_))


def _model(picks: Sequence[Pick], parent: QWidget) -> QStandardItemModel:
    """Return the rows; a heading can be read, and not chosen."""
    model = QStandardItemModel(parent)
    group = ""
    for pick in picks:
        if pick.group and pick.group != group:
            group = pick.group
            heading = QStandardItem(group)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.current().font(TextStyle.SMALL_STRONG))
            model.appendRow(heading)
        item = QStandardItem(pick.words)
        item.setData(pick.id, _ID)
        model.appendRow(item)
    return model
