"""The door to the page of progress on the plan's own page: two sentences and a button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Body, Muted
from taf_desktop.ui.plans.progress_presenter import ProgressTold


class ProgressCard(Card):
    """Hidden while the plan has no goals. ``wanted`` is sent to see the page of progress."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("How far we have come"))
        self.setObjectName("progress")
        self._sentence = Body("")
        self._kept = Muted("")
        see = buttons.secondary(self.tr("See progress"))
        see.setObjectName("seeProgress")
        see.clicked.connect(self.wanted)
        line = layouts.row()
        line.addWidget(see)
        line.addStretch(1)
        self.add(self._sentence, self._kept)
        self.column.addLayout(line)
        self.hide()

    def show_told(self, told: ProgressTold | None) -> None:
        """Show how far the plan has come now; nothing where there is no goal."""
        if told is not None:
            self._sentence.setText(told.sentence)
            self._kept.setText(told.kept)
            self._kept.setVisible(bool(told.kept))
        self.setVisible(told is not None)
