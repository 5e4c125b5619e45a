"""The cards of the overview that open a page of their own: other services, and the ending."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, Small, Strong
from taf_desktop.ui.families.ending_view import EndingDoor
from taf_desktop.ui.families.request_view import RequestRow
from taf_desktop.ui.forms.parts.line_button import LineButton


class RequestsCard(Card):
    """What was asked of other services, those without an answer first.

    Signals:
        wanted: a request should be shown; carries its id.
        wants_new: something is asked of another service.
    """

    wanted = Signal(str)
    wants_new = Signal()

    def __init__(self, rows: Sequence[RequestRow], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Asked of other services"))
        self.setObjectName("requests")
        if not rows:
            self.add(Muted(self.tr("Nothing is waiting for another service.")))
        for row in rows:
            line = _RequestLine(row)
            line.clicked.connect(partial(self.wanted.emit, row.id))
            self.add(line)
        new = buttons.quiet(self.tr("Ask another service"), icon="plus")
        new.setObjectName("newRequest")
        new.clicked.connect(self.wants_new)
        self.column.addWidget(new)
        self.column.setContentsMargins(16, 16, 16, 8)


class _RequestLine(LineButton):
    def __init__(self, row: RequestRow) -> None:
        super().__init__()
        self.setObjectName(f"request:{row.id}")
        words = layouts.column(spacing=2)
        words.setContentsMargins(0, 4, 0, 4)
        words.addWidget(Strong(row.name))
        if row.about:
            words.addWidget(Small(row.about))
        line = layouts.row()
        line.addWidget(Pill(row.state, Tone(row.mood)))
        line.addStretch(1)
        words.addLayout(line)
        self.settle(words)
        self.setAccessibleName(f"{row.name}, {row.state}")
        self.setAccessibleDescription(row.about)


class EndingCard(Card):
    """The way to the page on which the work ends. ``wanted`` is sent to see it."""

    wanted = Signal()

    def __init__(self, door: EndingDoor, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, title=self.tr("How it ends"), bar=Tone.ACCENT if door.wanted else None
        )
        self.setObjectName("endingDoor")
        make = buttons.secondary if door.wanted else buttons.quiet
        go = make(self.tr("See the ending") if door.closed else self.tr("Write down how it ends"))
        go.setObjectName("seeEnding")
        go.clicked.connect(self.wanted)
        line = layouts.row()
        line.addWidget(go)
        line.addStretch(1)
        self.add(Body(door.words) if door.wanted else Muted(door.words))
        self.column.addLayout(line)
