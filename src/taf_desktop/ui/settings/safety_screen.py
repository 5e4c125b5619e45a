"""“Worried about a child’s safety?”: what to do first, whom to call, what to write down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.profiles import profile_for
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Small, Strong, Title
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.settings.safety_view import Call, Part, SafetyView, safety_view

WIDTH = 1100
"""Wider than a form: whom to call stands beside what to do."""


class SafetyScreen(Page):
    """The safeguarding page. ``wants_back`` when the person is done with it."""

    wants_back = Signal()

    def __init__(self, runner: TaskRunner, profile_id: Callable[[], str]) -> None:
        """Take what runs the reading, and what tells the area's profile."""
        super().__init__(max_width=WIDTH)
        self.setObjectName("safety")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._runner = runner
        self._profile_id = profile_id
        self._shown: SafetyView | None = None
        self._back = buttons.secondary(self.tr("Back to what I was doing"), icon="back")
        self._back.setObjectName("safety_back")
        self._back.clicked.connect(self.wants_back)
        self._title = Title("")
        self._body = layouts.column(spacing=16)
        self._turns = Turns(iter(()), self)
        top = layouts.row(spacing=16)
        top.addWidget(self._title, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addLayout(self._body)

    def refresh(self) -> None:
        """Read the area's numbers again: somebody may have changed its file."""
        id_ = self._profile_id()
        self._runner.run(
            lambda _ticket: safety_view(profile_for(id_)), self.show_view, owner=self, lane="cpu"
        )

    def show_view(self, view: SafetyView) -> None:
        """Show the page; the same one is left as it is."""
        if view == self._shown:
            return
        self._shown = view
        layouts.clear(self._body)
        self._title.setText(view.title)
        self._turns = self._turns.instead(self._showing(view))
        self._turns.begin_soon()

    def _showing(self, view: SafetyView) -> Iterator[None]:
        """Add the cards from the top; who to call comes before everything else at the left."""
        yield
        self._body.addWidget(Muted(view.intro))
        self._body.addWidget(_card(view.danger, tone=Tone.URGENT))
        left, right = layouts.column(spacing=16), layouts.column(spacing=16)
        across = layouts.row(spacing=16)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self._body.addLayout(across)
        left.addStretch(1)
        right.addStretch(1)
        yield
        left.insertWidget(0, _card(view.lead, bar=Tone.ACCENT))
        yield
        right.insertWidget(0, _calls(view))
        for place, part in enumerate(view.rest, 1):
            yield
            left.insertWidget(place, _card(part))

    def focus_first(self) -> None:
        """Put the keyboard on the way back: the page can be read and left at once."""
        self._back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.wants_back.emit()
            return
        super().keyPressEvent(event)


def _card(part: Part, tone: Tone | None = None, bar: Tone | None = None) -> Card:
    card = Card(tone=tone, bar=bar)
    card.add(Heading(part.title, tone=tone))
    for words in part.words[:1]:
        card.add(Body(words))
    for line in part.lines:
        card.add(_bullet(line))
    for words in part.words[1:]:
        card.add(Body(words))
    card.setAccessibleName(part.title)
    return card


def _bullet(words: str) -> QWidget:
    box = QWidget()
    across = layouts.row(box, spacing=8)
    across.addWidget(PlainLabel("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Body(words), 1)
    return box


def _calls(view: SafetyView) -> Card:
    card = _card(view.call)
    for call in view.calls:
        card.add_line()
        card.add(_call(call))
    return card


def _call(call: Call) -> QWidget:
    box = QWidget()
    column = layouts.column(box, spacing=4)
    top = layouts.row(spacing=12)
    top.addWidget(Strong(call.name), 1)
    style = TextStyle.HEADING if call.has_number else TextStyle.SMALL
    number = PlainLabel(call.number, style=style, wrap=False)
    number.set_tone(Tone.ACCENT if call.has_number else Tone.WORRY)
    number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    top.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(top)
    for label in (Body(call.about), Small(call.small)):
        if label.text():
            column.addWidget(label)
    box.setAccessibleName(f"{call.name}: {call.number}")
    return box
