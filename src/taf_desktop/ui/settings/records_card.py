"""The way from the settings to what was done, and to how long records are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Muted


class RecordsCard(Card):
    """Two doors.

    Signals:
        wants_history: what was done should be shown.
        wants_keeping: how long records are kept should be shown.
    """

    wants_history = Signal()
    wants_keeping = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("records_card")
        self.column.setSpacing(12)
        self.add(
            Heading(self.tr("The records")),
            Muted(
                self.tr(
                    "Everything done in this vault is written down: who opened which record, what"
                    " was changed and printed, and when. And each record has a day on which to"
                    " decide whether it is still needed."
                )
            ),
        )
        self.history = buttons.secondary(self.tr("What was done"))
        self.history.setObjectName("show_history")
        self.history.clicked.connect(self.wants_history)
        self.keeping = buttons.secondary(self.tr("How long records are kept"))
        self.keeping.setObjectName("show_keeping")
        self.keeping.clicked.connect(self.wants_keeping)
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(self.history)
        flow.addWidget(self.keeping)
        self.column.addLayout(flow)
