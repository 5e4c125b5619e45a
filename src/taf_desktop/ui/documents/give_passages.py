"""“Give a copy”, leaving more out: every passage on the page, to be marked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from taf_desktop.domain.copies import NOT_FOR_FAMILY, THIRD_PARTY
from taf_desktop.services.copies_texts import Written
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Title

_AT = Qt.ItemDataRole.UserRole


class PassagesPage(Page):
    """The passages of a copy.

    Signals:
        marked: a passage and the code of its mark.
        left: nothing more is to be left out.
    """

    marked = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._passages: tuple[Written, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("passages")
        self.list.setAccessibleName(self.tr("Passages on this copy"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setMinimumHeight(420)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._look)
        words = self.tr(
            "Choose a passage and say why. It is left out of coming copies too, in every kind of"
            " file. The record itself keeps it."
        )
        self._third = buttons.secondary(self.tr("It is about somebody else"))
        self._third.setObjectName("mark_third_party")
        self._third.clicked.connect(lambda: self._mark(THIRD_PARTY))
        self._inside = buttons.secondary(self.tr("It is not for the family"))
        self._inside.setObjectName("mark_not_for_family")
        self._inside.clicked.connect(lambda: self._mark(NOT_FOR_FAMILY))
        back = buttons.quiet(self.tr("Back to the copy"))
        back.setObjectName("passages_back")
        back.clicked.connect(self.left)
        line = layouts.FlowLayout(spacing=12)
        for button in (self._third, self._inside, back):
            line.addWidget(button)
        self.add(Title(self.tr("Leave something out")), Body(words), self.list)
        self.column.addLayout(line)
        self._look()

    def show_passages(self, passages: Sequence[Written]) -> None:
        """Show these passages."""
        self._passages = tuple(passages)
        self.list.clear()
        for at, each in enumerate(self._passages):
            item = QListWidgetItem(each.text, self.list)
            item.setData(_AT, at)
        self._look()

    @Slot()
    def _look(self) -> None:
        chosen = self.list.currentItem() is not None
        self._third.setEnabled(chosen)
        self._inside.setEnabled(chosen)

    def _mark(self, code: str) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.marked.emit(self._passages[int(item.data(_AT))], code)
