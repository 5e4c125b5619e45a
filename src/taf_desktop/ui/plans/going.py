"""Finds a field of the plan's page by the thing it belongs to, and puts the keyboard there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.forms.layout_rules import tab_stops
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.actions import ActionLine, ActionTable
from taf_desktop.ui.plans.answers_card import AnswersCard
from taf_desktop.ui.plans.goal_card import GoalCard

ANSWER = "plan_answer"
SHOWN_KINDS = ("goal", "action", "answer")
"""What the page's ``show_thing`` finds; rows are called by their kind and id. A voice is shown by
its goal."""


class Parts(Protocol):
    """The parts of the page in which things are written."""

    goals: KeyedColumn
    others: ActionTable
    answers: AnswersCard

    def words_column(self) -> QWidget:
        """Return the widget that holds every card."""
        ...


def open_field(page: Parts, kind: str, id_: str, field: str) -> bool:
    """Open a field of a thing; false where the page does not show things of this kind."""
    if kind == "plan":
        return _open_own(page, field)
    if kind == ANSWER:
        into_view(page.answers)
        page.answers.focus_first()
        return True
    for card in page.goals.rows():
        if isinstance(card, GoalCard) and _open_in(card, kind, id_, field):
            return True
    line = page.others.rows.row(id_)
    if isinstance(line, ActionLine):
        line.below.open(field or "who")
        return True
    return False


def show_thing(cards: Iterable[QWidget], id_: str) -> None:
    """Bring a goal, an action or an answer into view and put the keyboard there."""
    for card in cards:
        found = card.findChild(QWidget, f"action:{id_}") or card.findChild(QWidget, f"answer:{id_}")
        whole = card if card.objectName() == f"goal:{id_}" else found
        if whole is not None:
            next(tab_stops(whole)).setFocus()
            into_view(whole)
            return


def open_thing(words: QWidget) -> str:
    """Return the id of what is open to be written in, one of them if several are; or ""."""
    editors = words.findChildren(ThingEditor)
    above: QWidget | None = next((e for e in editors if e.isVisibleTo(words)), None)
    while above is not None:
        kind, _, id_ = above.objectName().partition(":")
        if kind in SHOWN_KINDS:
            return id_
        above = above.parentWidget()
    return ""


def _open_own(page: Parts, field: str) -> bool:
    """Go to one of the plan's own questions; without a field to where goals are added."""
    named = page.words_column().findChildren(QWidget, field or "addGoal")
    # A card may bear the name of the question it holds.
    box = next((each for each in named if each.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
    if box is not None:
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        into_view(box)
    return True


def _open_in(card: GoalCard, kind: str, id_: str, field: str) -> bool:
    if kind == "goal" and card.objectName() == f"goal:{id_}":
        card.open_field(field)
        return True
    line = card.table.rows.row(id_)
    if isinstance(line, ActionLine):
        line.below.open(field or "who")
        return True
    return card.scores.open(id_)
