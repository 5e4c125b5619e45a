"""The meeting itself: the family's voices first, then good news, worries, actions, decisions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import section
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.meetings.attendance import AttendanceCard
from taf_desktop.ui.meetings.decisions import DecisionsCard, NewActionsCard
from taf_desktop.ui.meetings.meeting_view import MeetingView
from taf_desktop.ui.meetings.reviews import ReviewsCard
from taf_desktop.ui.meetings.tools import Tools
from taf_desktop.ui.meetings.voices import Voices

BEGINNING = ("chair", "note_taker", "statement_read")


class RunPart(Page):
    """What is written while people talk."""

    def __init__(self, session: FormSession, tools: Tools, view: MeetingView) -> None:
        super().__init__()
        self.setObjectName("runPart")
        self.attendance = AttendanceCard(tools, view, self.tr("Who came"))
        self.attendance.setObjectName("whoCame")
        self.voices = Voices(tools, view)
        self.reviews = ReviewsCard(tools, view)
        self.decisions = DecisionsCard(tools, view)
        self.new_actions = NewActionsCard(tools, view)
        self._parts = (
            self.attendance,
            self.voices,
            self.reviews,
            self.decisions,
            self.new_actions,
        )
        self.add(
            _card(FieldsView(session, BEGINNING)),
            self.attendance,
            section(
                self.tr("The family first"),
                self.tr("Each voice in its own words, the children’s before the adults’."),
            ),
            self.voices,
            _card(FieldsView(session, ("good_news",)), tone=Tone.GOOD),
            _card(FieldsView(session, ("worries",)), bar=Tone.WORRY),
            self.reviews,
            self.decisions,
            self.new_actions,
            _card(FieldsView(session, ("new_needs", "disagreement"))),
        )

    def show_view(self, view: MeetingView) -> None:
        """Show the meeting as it is now, in place."""
        for part in self._parts:
            part.show_view(view)

    def flush(self) -> None:
        """Save at once."""
        for part in self._parts:
            part.flush()


def _card(content: QWidget, *, tone: Tone | None = None, bar: Tone | None = None) -> Card:
    card = Card(tone=tone, bar=bar)
    card.add(content)
    return card
