"""The meeting itself: the family's voices first, then good news, worries, actions, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import section
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.meetings.attendance import AttendanceCard
from taf_desktop.ui.meetings.decisions import DecisionsCard, NewActionsCard
from taf_desktop.ui.meetings.meeting_view import MeetingView
from taf_desktop.ui.meetings.reviews import ReviewsCard
from taf_desktop.ui.meetings.tools import Tools
from taf_desktop.ui.meetings.voices import Voices

BEGINNING = ("chair", "note_taker", "statement_read")

Part = AttendanceCard | Voices | ReviewsCard | DecisionsCard | NewActionsCard
_P = TypeVar("_P", bound=Part)


class RunPart(BuiltPage):
    """What is written while people talk."""

    attendance: AttendanceCard
    voices: Voices
    reviews: ReviewsCard
    decisions: DecisionsCard
    new_actions: NewActionsCard

    def __init__(self, session: FormSession, tools: Tools, view: MeetingView) -> None:
        super().__init__()
        self.setObjectName("runPart")
        self._tools = tools
        self._parts: list[Part] = []
        self.build(self.adding_all(self._cards(session, view)))

    def show_view(self, view: MeetingView) -> None:
        """Show the meeting as it is now, in place."""
        self.once_whole("view", partial(self._show_view, view))

    def _show_view(self, view: MeetingView) -> None:
        for part in self._parts:
            part.show_view(view)
        self.chain_soon()

    def _cards(self, session: FormSession, view: MeetingView) -> Iterator[QWidget]:
        tools = self._tools
        yield _card(session, BEGINNING)
        self.attendance = AttendanceCard(tools, view, self.tr("Who came"))
        self.attendance.setObjectName("whoCame")
        yield self._with(self.attendance)
        yield section(
            self.tr("The family first"),
            self.tr("Each voice in its own words, the children’s before the adults’."),
        )
        self.voices = Voices(tools, view)
        yield self._with(self.voices)
        yield _card(session, ("good_news",), tone=Tone.GOOD)
        yield _card(session, ("worries",), bar=Tone.WORRY)
        self.reviews = ReviewsCard(tools, view)
        yield self._with(self.reviews)
        self.decisions = DecisionsCard(tools, view)
        yield self._with(self.decisions)
        self.new_actions = NewActionsCard(tools, view)
        yield self._with(self.new_actions)
        yield _card(session, ("new_needs", "disagreement"))

    def _with(self, part: _P) -> _P:
        self._parts.append(part)
        return part

    def flush(self) -> None:
        """Save at once."""
        for part in self._parts:
            part.flush()


def _card(
    session: FormSession,
    names: Sequence[str],
    *,
    tone: Tone | None = None,
    bar: Tone | None = None,
) -> Card:
    card = Card(tone=tone, bar=bar)
    card.add(FieldsView(session, names, at_once=False))
    return card
