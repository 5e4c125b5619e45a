"""A finished meeting, to read: who came, what each voice said, what was found and decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.meeting import Meeting
from taf_desktop.forms.codes import label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.records import record_form, to_answers
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.types import is_answered
from taf_desktop.services.endings import ENDS
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, dialogs, layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Small, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.code_pill import tone_of
from taf_desktop.ui.meetings.meeting_head import MeetingHead
from taf_desktop.ui.meetings.meeting_view import DecisionRow, MeetingView, VoiceRow
from taf_desktop.ui.meetings.tools import Tools
from taf_desktop.ui.meetings.worth import MeetingWorth

_LABEL_WIDTH = 200
_ROUND_ABOUT = ("mode", "arrangements", "chair", "note_taker", "statement_read")
_LAST = (
    "new_needs", "disagreement", "agreement_asked_again", "lead_still_right", "outcome",
    "outcome_reason", "if_things_change", "next_date", "next_time", "next_place",
)  # fmt: skip


class ReadPage(QWidget):
    """The record of a meeting. ``left`` goes back to the list."""

    left = Signal()

    def __init__(self, view: MeetingView, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("meetingRecord")
        self._view = view
        self._tools = tools
        self.head = MeetingHead(view)
        self.head.left.connect(self.left)
        correct = buttons.secondary(self.tr("Correct something"))
        correct.setObjectName("correctMeeting")
        correct.clicked.connect(self._correct)
        self.head.line.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
        self.worth = MeetingWorth(view.meeting, tools.presenter, tools.go_to_documents)
        self._record = page = BuiltPage()
        page.add(self.worth)
        page.build(page.adding_all(self._cards(view)))
        column = layouts.column(self, spacing=0)
        column.addWidget(self.head)
        column.addWidget(page, 1)
        self.show_view(view)

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the meeting, and whether it is finished."""
        return self._view.meeting.id, self._view.finished

    @property
    def whole(self) -> bool:
        """Whether everything is built."""
        return self._record.whole

    def parts(self) -> tuple[BuiltPage, ...]:
        """Return the record below the head."""
        return (self._record,)

    def show_view(self, view: MeetingView) -> None:
        """Show what is worth a look now; a finished record itself stays as it is."""
        self._view = view
        if self._tools.file is not None:
            self.worth.show_file(self._tools.file)

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self.head.focus_back()

    def flush(self) -> None:
        """Nothing to save: nothing can be typed here."""

    def _cards(self, view: MeetingView) -> Iterator[QWidget]:
        session = FormSession(
            record_form(Meeting.KIND),
            to_answers(view.meeting),
            lists=self._tools.lists,
            today=self._tools.kit.clock.today(),
        )
        if view.voices:
            yield Heading(self.tr("The family first"))
            yield from map(_voice_card, _spoken(view))
        yield from _answer_cards(session)
        if view.reviews:
            yield _reviews_card(self.tr("The actions, one by one"), view)
        for title, rows in (
            (self.tr("Decisions"), view.decisions),
            (self.tr("New actions"), view.new_actions),
        ):
            if rows:
                yield _rows_card(title, rows)
        ending = _answers(session, _LAST)
        if ending is not None:
            self._add_way_to_end(ending, view.meeting)
            yield ending
        if view.attendance:
            yield _attendance_card(self.tr("Who came"), view)
        round_about = _answers(session, _ROUND_ABOUT)
        if round_about is not None:
            yield round_about

    def _add_way_to_end(self, card: Card, meeting: Meeting) -> None:
        if meeting.outcome not in ENDS:
            return
        go = buttons.secondary(self.tr("Write down how it ends"))
        go.setObjectName("meetingEnding")
        go.clicked.connect(self._tools.go_to_ending)
        card.add_line()
        follows = say(f"meeting_screen.follows.{meeting.outcome}")
        card.add(Strong(self.tr("What follows")), Body(follows))
        line = layouts.row()
        line.addWidget(go)
        line.addStretch(1)
        card.column.addLayout(line)

    def _correct(self) -> None:
        told = self.tr(
            "The record opens again for a correction. What was finished stays beside it, and you"
            " say what was corrected when you finish it again."
        )
        yes = self.tr("Correct something")
        if dialogs.question(self, self.tr("Correct this record?"), told, yes):
            self._tools.presenter.correct(self._view.meeting)


def _spoken(view: MeetingView) -> list[VoiceRow]:
    return [row for row in view.voices if row.words or row.gathered]


def _voice_card(row: VoiceRow) -> Card:
    card = Card(bar=Tone.HOPE)
    card.add(Strong(row.who))
    if row.words:
        card.add(PlainLabel(row.words, style=TextStyle.QUOTE))
    if row.gathered:
        card.add(Small(row.gathered))
    if row.voice.changed_plan.strip():
        card.add(Body(row.voice.changed_plan.strip()))
    return card


def _answer_cards(session: FormSession) -> Iterator[QWidget]:
    for name, tone in (("good_news", Tone.GOOD), ("worries", None)):
        if is_answered(session.value(name)):
            card = Card(tone=tone, bar=None if tone else Tone.WORRY)
            label = in_language(session.field(name).label)
            card.add(Heading(label, tone=tone or Tone.WORRY))
            card.add(PlainLabel(session.shown(name), style=TextStyle.QUOTE))
            yield card


def _answers(session: FormSession, names: Sequence[str]) -> Card | None:
    card = Card()
    answered = [n for n in names if session.is_relevant(n) and is_answered(session.value(n))]
    for name in answered:
        label = Muted(in_language(session.field(name).label))
        label.setFixedWidth(theme.current().px(_LABEL_WIDTH))
        line = layouts.row(spacing=16)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Body(session.shown(name)), 1, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(line)
    return card if answered else None


def _reviews_card(title: str, view: MeetingView) -> Card:
    card = Card(title=title)
    for row in view.reviews:
        status = row.review.status
        pill = Pill(label_of("action_status", status), tone_of("action_status", status))
        _add_line(card, row.what, row.review.note.strip(), pill if status else None)
    return card


def _rows_card(title: str, rows: Sequence[DecisionRow]) -> Card:
    card = Card(title=title)
    for row in rows:
        _add_line(card, row.words, row.about, None)
    return card


def _attendance_card(title: str, view: MeetingView) -> Card:
    card = Card(title=title)
    for row in view.attendance:
        pill = Pill(label_of("came", row.came), tone_of("came", row.came)) if row.came else None
        words = "\n".join(part for part in (row.about, row.update) if part)
        _add_line(card, row.name, words, pill)
    return card


def _add_line(card: Card, first: str, second: str, pill: Pill | None) -> None:
    card.add_line()
    words = layouts.column(spacing=2)
    words.addWidget(Strong(first) if second else Body(first))
    if second:
        words.addWidget(Small(second))
    line = layouts.row(spacing=12)
    line.addLayout(words, 1)
    if pill is not None:
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(line)
