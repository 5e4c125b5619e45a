"""A finished review, to read: what helped, what was found, where everybody stood, what follows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.review import PlanReview
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
from taf_desktop.ui.common.scale_line import ScaleLine
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Quote, Small, Strong, Title
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.code_pill import tone_of
from taf_desktop.ui.plans.review_ending import what_follows
from taf_desktop.ui.plans.review_presenter import ReviewPresenter
from taf_desktop.ui.plans.review_state import state_line
from taf_desktop.ui.plans.review_view import GoalRow, LookRow, ReviewView, VoiceRow
from taf_desktop.ui.plans.tools import Tools

WIDTH = 800
_LABEL_WIDTH = 168
_TOLD = ("who_took_part", "decision", "decision_reason", "next_review")


class ReviewReadPage(BuiltPage):
    """One finished review.

    Signals:
        left: the person goes back to the plan.
        wants_ending: how the work ends should be written down.
    """

    left = Signal()
    wants_ending = Signal()

    def __init__(self, view: ReviewView, tools: Tools, presenter: ReviewPresenter) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("reviewRecord")
        self._view = view
        self._tools = tools
        self._presenter = presenter
        self.column.addLayout(self._head())
        self.column.addLayout(state_line(view, Tone.GOOD))
        self.build(self.adding_all(self._cards(view)))

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the review, and whether it is finished."""
        return self._view.review.id, self._view.finished

    def show_view(self, view: ReviewView) -> None:
        """Nothing to do: a finished review stays as it is."""
        self._view = view

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Nothing to save: nothing can be typed here."""

    def _head(self) -> layouts.QHBoxLayout:
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        correct = buttons.quiet(self.tr("Correct something"))
        correct.setObjectName("correctReview")
        correct.clicked.connect(self._correct)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("Looking at the plan together")), 1)
        head.addWidget(correct)
        head.addWidget(self._back)
        return head

    def _cards(self, view: ReviewView) -> Iterator[QWidget]:
        if view.review.helped.strip():
            helped = Card(tone=Tone.GOOD, title=self.tr("What helped"))
            helped.add(Quote(view.review.helped.strip()))
            yield helped
        yield self._decided(view.review)
        for goal in view.goals:
            if goal.looks or goal.voices:
                yield _goal_card(goal)

    def _decided(self, review: PlanReview) -> Card:
        card = Card(title=self.tr("What was decided"))
        card.setObjectName("reviewDecided")
        session = FormSession(
            record_form(PlanReview.KIND),
            to_answers(review),
            lists=self._tools.lists,
            today=self._tools.kit.clock.today(),
        )
        for name in _TOLD:
            if is_answered(session.value(name)):
                label = Muted(in_language(session.field(name).label))
                label.setFixedWidth(theme.current().px(_LABEL_WIDTH))
                line = layouts.row(spacing=16)
                line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Body(session.shown(name)), 1, Qt.AlignmentFlag.AlignTop)
                card.column.addLayout(line)
        card.add_line()
        card.add(Strong(self.tr("What follows")), Body(what_follows(review)))
        if review.decision in ENDS:
            go = buttons.secondary(self.tr("Write down how it ends"))
            go.setObjectName("reviewEnding")
            go.clicked.connect(self.wants_ending)
            line = layouts.row()
            line.addWidget(go)
            line.addStretch(1)
            card.column.addLayout(line)
        return card

    @Slot()
    def _correct(self) -> None:
        told = self.tr(
            "The review opens again for a correction. What was finished stays beside it, and you"
            " say what was corrected when you finish it again."
        )
        yes = self.tr("Correct something")
        if dialogs.question(self, self.tr("Correct this review?"), told, yes):
            self._presenter.correct(self._view.review, lambda _review: None)


def _goal_card(goal: GoalRow) -> Card:
    card = Card(bar=Tone.HOPE if goal.id else None)
    card.setAccessibleName(goal.words or goal.title)
    if goal.id:
        card.add(Small(goal.title), PlainLabel(goal.words or goal.title, style=TextStyle.TITLE))
    for look in goal.looks:
        _add_look(card, look)
    for voice in goal.voices:
        _add_voice(card, voice)
    return card


def _add_look(card: Card, row: LookRow) -> None:
    card.add_line()
    words = layouts.column(spacing=2)
    words.addWidget(Strong(row.what))
    if row.look.reason.strip():
        words.addWidget(Body(row.look.reason.strip()))
    line = layouts.row(spacing=12)
    line.addLayout(words, 1)
    code = row.look.outlook
    if code:
        pill = Pill(label_of("action_outlook", code), tone_of("action_outlook", code))
    else:
        pill = Pill(say("review_screen.action.not_looked_at"))
    line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(line)


def _add_voice(card: Card, row: VoiceRow) -> None:
    card.add_line()
    point = row.point
    name = layouts.column(spacing=0)
    name.addWidget(Strong(row.voice))
    name.addWidget(Small(row.last))
    holder = QWidget()
    holder.setLayout(name)
    holder.setFixedWidth(theme.current().px(_LABEL_WIDTH))
    words = layouts.column(spacing=4)
    words.addWidget(ScaleLine(point.value))
    form = {field.name: field for field in record_form(point.KIND).fields()}
    for name, said in (("why", point.why), ("one_more", point.one_more)):
        if said.strip():
            words.addWidget(Small(in_language(form[name].label)))
            words.addWidget(Quote(said.strip()))
    line = layouts.row(spacing=16)
    line.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    card.column.addLayout(line)
