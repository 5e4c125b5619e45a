"""A plan as it was agreed, to read only."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.codes import label_of
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, PlainLabel, Small, Strong, Title
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.code_pill import tone_of
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.plans.action_view import ActionRow
from taf_desktop.ui.plans.goal_card import FactsGrid
from taf_desktop.ui.plans.plan_view import AnswerRow, GoalRow, PlanView
from taf_desktop.ui.plans.words_cards import read_cards

WIDTH = 800
_WHO_WIDTH = 132


class SignedPage(BuiltPage):
    """One version. ``left`` is sent when the person goes back to the plan."""

    left = Signal()

    def __init__(self, title: str, view: PlanView, kit: EditKit) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("signedPage")
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        head = layouts.row()
        head.addWidget(Title(title), 1)
        head.addWidget(self._back)
        self.column.addLayout(head)
        self.add(Small(self.tr("As it was agreed that day. Nothing here can be changed.")))
        self.build(self.adding_all(self._cards(view, kit)))

    def _cards(self, view: PlanView, kit: EditKit) -> Iterator[QWidget]:
        strengths, safety_net, afterwards = read_cards(view.plan, kit)
        yield strengths
        yield from map(_goal_card, view.goals)
        if view.other_actions:
            yield _actions_card(self.tr("Also agreed"), view.other_actions)
        yield from (safety_net, afterwards)
        if view.answers:
            yield _answers_card(self.tr("Who agreed"), view.answers)

    def focus_back(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)


def _goal_card(goal: GoalRow) -> Card:
    card = Card(bar=Tone.HOPE)
    card.setAccessibleName(goal.words)
    facts = FactsGrid()
    facts.show_facts(goal.facts)
    card.add(Small(goal.title), PlainLabel(goal.words, style=TextStyle.TITLE), facts)
    if goal.scores:
        card.add(Body("   ".join(f"{score.voice} {score.words}" for score in goal.scores)))
    for action in goal.actions:
        _add_action(card, action)
    return card


def _actions_card(title: str, actions: tuple[ActionRow, ...]) -> Card:
    card = Card(title=title)
    for action in actions:
        _add_action(card, action)
    return card


def _add_action(card: Card, action: ActionRow) -> None:
    pill = Pill(label_of("action_status", action.status), tone_of("action_status", action.status))
    words = "\n".join(part for part in (action.what, action.note) if part)
    _add_line(card, action.who, words, action.when, pill)


def _answers_card(title: str, answers: tuple[AnswerRow, ...]) -> Card:
    card = Card(title=title)
    for answer in answers:
        words = "\n".join(
            part for part in (answer.own_words, answer.reason, answer.details) if part
        )
        code = answer.code or "not_yet_asked"
        pill = Pill(label_of("plan_answer", code), tone_of("plan_answer", code))
        _add_line(card, answer.who, words, "", pill)
    return card


def _add_line(card: Card, who: str, words: str, when: str, pill: Pill) -> None:
    card.add_line()
    name = Strong(who)
    name.setFixedWidth(theme.current().px(_WHO_WIDTH))
    line = layouts.row(spacing=12)
    line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Body(words), 1)
    if when:
        day = Body(when)
        day.setWordWrap(False)
        line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(line)
