"""The cards of the page of an ending that are read, not written in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.dates import show_date
from taf_desktop.services.coaching import Advice
from taf_desktop.services.endings import Outlook
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, Quote, Small, Strong
from taf_desktop.ui.families.ending_view import EndGoal, EndingView, record_lines, stops
from taf_desktop.ui.forms.parts.line_button import LineButton


class ChangedCard(Card):
    """What changed, as the record tells it. ``wanted`` carries what to show of the plan."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(title=self.tr("What changed"))
        self.setObjectName("endingChanged")
        self._shown: tuple[object, ...] = ()
        self._rows = layouts.column(spacing=6)
        self.column.addLayout(self._rows)

    def show_view(self, view: EndingView) -> None:
        """Show how far every goal came."""
        shown = (view.sentence, view.kept, view.goals, view.has_plan)
        if shown == self._shown:
            return
        self._shown = shown
        layouts.clear(self._rows)
        if not view.has_plan:
            words = self.tr("There was no plan, so there are no goals to look back at.")
            self._rows.addWidget(Muted(words))
            return
        for words in filter(None, (view.sentence, view.kept)):
            self._rows.addWidget(Body(words))
        for goal in view.goals:
            self._rows.addWidget(layouts.hairline())
            line = _GoalLine(goal)
            line.clicked.connect(partial(self.wanted.emit, goal.id))
            self._rows.addWidget(line)
        see = buttons.quiet(self.tr("See how far we have come"))
        see.setObjectName("endingProgress")
        see.clicked.connect(partial(self.wanted.emit, "progress"))
        line = layouts.row()
        line.addWidget(see)
        line.addStretch(1)
        self._rows.addLayout(line)


class _GoalLine(LineButton):
    def __init__(self, goal: EndGoal) -> None:
        super().__init__()
        self.setObjectName(f"endGoal:{goal.id}")
        result = goal.result or self.tr("Nobody has written yet what came of it.")
        words = layouts.column(spacing=2)
        words.addWidget(Quote(goal.words))
        words.addWidget(Small(goal.sentence))
        words.addWidget(Body(result) if goal.result else Muted(result))
        line = layouts.row(spacing=12)
        line.setContentsMargins(0, 4, 0, 4)
        line.addLayout(words, 1)
        if goal.state:
            line.addWidget(Pill(goal.state, Tone.HOPE), 0, Qt.AlignmentFlag.AlignTop)
        self.settle(line)
        self.setAccessibleName(goal.words)
        self.setAccessibleDescription(" ".join(filter(None, (goal.sentence, goal.state, result))))


class RecordCard(Card):
    """What happens to the record, and what is still open."""

    def __init__(self) -> None:
        super().__init__(title=self.tr("What happens to the record"))
        self.setObjectName("endingRecord")
        self._lines = layouts.column(spacing=6)
        self.column.addLayout(self._lines)

    def show_outlook(self, outlook: Outlook) -> None:
        """Say how long it is kept."""
        layouts.clear(self._lines)
        for words in record_lines(outlook):
            self._lines.addWidget(Body(words))


class OpenCard(Card):
    """What is still open. Hidden where nothing is."""

    def __init__(self) -> None:
        super().__init__(title=self.tr("Still open"))
        self.setObjectName("endingOpen")
        self._words = Body("")
        self.add(self._words)

    def show_view(self, view: EndingView) -> None:
        """Show what is still open."""
        self._words.setText("\n".join(view.open))
        self.setVisible(bool(view.open))


class LastCard(Card):
    """The end itself: what is needed, the button, and afterwards the way back.

    Signals:
        ended: the work should end.
        taken_back: the ending should be taken back.
        documents_wanted: copies of the last page should be given.
        hand_over_wanted: the record should go to somebody else who leads.
    """

    ended = Signal()
    taken_back = Signal()
    documents_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(title=self.tr("The last step"))
        self.setObjectName("endingLast")
        self._reason: tuple[str, ...] = ()
        self._stops: tuple[str, ...] = ()
        self._asked = False
        self._words = Body("")
        self._needed = Body("", tone=Tone.WORRY)
        self._needed.setObjectName("endingNeeded")
        self._end = buttons.primary("", icon="check")
        self._end.setObjectName("endNow")
        self._end.clicked.connect(self._press)
        self._back = buttons.secondary(self.tr("Take the ending back"), icon="undo")
        self._back.setObjectName("endTakeBack")
        self._back.clicked.connect(self.taken_back)
        self._copies = buttons.quiet(self.tr("Give copies of “How far we have come”"))
        self._copies.setObjectName("endCopies")
        self._copies.clicked.connect(self.documents_wanted)
        self._hand = buttons.quiet(self.tr("Hand the record over"))
        self._hand.setObjectName("endHandOver")
        self._hand.clicked.connect(self.hand_over_wanted)
        line = layouts.FlowLayout(spacing=8)
        for button in (self._end, self._back, self._copies, self._hand):
            line.addWidget(button)
        self.add(self._words, self._needed)
        self.column.addLayout(line)

    def show_view(self, view: EndingView) -> None:
        """Show whether the work has ended."""
        day = show_date(view.day)
        ended = self.tr("The work ended on {day}. Everything is kept, and you can go on any time.")
        going = self.tr(
            "Ending changes nothing that is written. It says that the team stops meeting, and from"
            " when the record is kept."
        )
        self._words.setText(ended.format(day=day) if view.closed else going)
        self._end.setText(say("ending_screen.state.button", day=day))
        self._end.setVisible(not view.closed)
        self._back.setVisible(view.closed)
        self._copies.setVisible(view.has_plan)
        self._hand.setVisible(view.hands_over)
        self._reason = () if view.has_reason else (self.tr("There is no reason why it ends."),)
        self._asked = self._asked and not view.closed
        self._tell()

    def show_advice(self, advice: Advice) -> None:
        """Take what has to be written, or found fine, first."""
        self._stops = stops(advice)
        self._tell()

    def _tell(self) -> None:
        lines = (*self._reason, *self._stops)
        told = self.tr("Before it ends, write this, or say of it that it is fine as it is:")
        self._needed.setText("\n".join([told, *(f"•  {each}" for each in lines)]))
        self._needed.setVisible(self._asked and bool(lines))

    @Slot()
    def _press(self) -> None:
        self._asked = True
        self._tell()
        if not (self._reason or self._stops):
            self._asked = False
            self.ended.emit()


def lines_of(pairs: tuple[tuple[str, str], ...]) -> QWidget:
    """Return what the plan says of later: each heading with its words."""
    holder = QWidget()
    column = layouts.column(holder, spacing=2)
    for at, (heading, words) in enumerate(pairs):
        if at:
            column.addSpacing(6)
        column.addWidget(Small(heading))
        column.addWidget(Body(words))
    return holder


def agreed_lines(lines: tuple[str, ...]) -> QWidget:
    """Return where the ending was decided."""
    holder = QWidget()
    column = layouts.column(holder, spacing=2)
    for at, words in enumerate(lines):
        column.addWidget(Body(words) if at else Strong(words))
    return holder
