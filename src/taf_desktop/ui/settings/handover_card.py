"""The way from the settings to taking over a record, and to contact cards."""

from __future__ import annotations

from PySide6.QtCore import Signal

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Muted


class HandoverCard(Card):
    """Two doors.

    Signals:
        wants_receive: a record is to be taken over.
        wants_cards: the contact cards should be shown.
    """

    wants_receive = Signal()
    wants_cards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handover_card")
        self.column.setSpacing(12)
        self.add(
            Heading(self.tr("From colleague to colleague")),
            Muted(
                self.tr(
                    "Take over a record that a colleague sealed for you. To hand one over, open the"
                    " family and choose “Hand over”."
                )
            ),
        )
        receive = buttons.secondary(self.tr("Take over a record…"))
        receive.setObjectName("show_receive")
        receive.clicked.connect(self.wants_receive)
        cards = buttons.secondary(self.tr("Contact cards"))
        cards.setObjectName("show_cards")
        cards.clicked.connect(self.wants_cards)
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(receive)
        flow.addWidget(cards)
        self.column.addLayout(flow)
