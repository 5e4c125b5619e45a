"""The cards of the overview that open a page: other services, talks about the work, the ending."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, Small, Strong
from taf_desktop.ui.families.ending_view import EndingDoor
from taf_desktop.ui.families.request_view import RequestRow
from taf_desktop.ui.families.talk_view import SHOWN, TalkRow, Talks
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


class TalksCard(Card):
    """Talks with somebody who looks at the work, the newest first.

    Signals:
        wanted: a talk should be shown; carries its id.
        wants_new: a talk is written down.
    """

    wanted = Signal(str)
    wants_new = Signal()

    def __init__(self, talks: Talks, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Talked through"))
        self.setObjectName("talks")
        if not talks.rows:
            self.add(Muted(self.tr("Two see more than one. Keep a note of each talk.")))
        self._earlier: list[_TalkLine] = []
        for number, row in enumerate(talks.rows):
            line = _TalkLine(row)
            line.clicked.connect(partial(self.wanted.emit, row.id))
            self.add(line)
            if number >= SHOWN:
                line.hide()
                self._earlier.append(line)
        if talks.before:
            self.add(Small(talks.before))
        if talks.next:
            self.add(Small(talks.next, tone=Tone.WORRY if talks.late else Tone.NEUTRAL))
        ways = layouts.FlowLayout(spacing=2)
        new = buttons.quiet(self.tr("Write down a talk"), icon="plus")
        new.setObjectName("newTalk")
        new.clicked.connect(self.wants_new)
        ways.addWidget(new)
        if self._earlier:
            words = self.tr("{count} earlier").format(count=len(self._earlier))
            self._more = buttons.quiet(words)
            self._more.setObjectName("earlierTalks")
            self._more.clicked.connect(self._show_earlier)
            ways.addWidget(self._more)
        self.column.addLayout(ways)
        self.column.setContentsMargins(16, 16, 16, 8)

    @Slot()
    def _show_earlier(self) -> None:
        for line in self._earlier:
            line.show()
        self._earlier[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._more.hide()


class _TalkLine(LineButton):
    def __init__(self, row: TalkRow) -> None:
        super().__init__()
        self.setObjectName(f"talk:{row.id}")
        words = layouts.column(spacing=2)
        words.setContentsMargins(0, 4, 0, 4)
        words.addWidget(Strong(row.name))
        if row.about:
            words.addWidget(Small(row.about))
        self.settle(words)
        self.setAccessibleName(row.name)
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
