"""The page of one plan, from what it builds on down to who agreed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.ui.common import buttons, dialogs, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Muted
from taf_desktop.ui.forms.layout_rules import chain, tab_stops
from taf_desktop.ui.forms.parts.into_view import into_view
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.actions import ActionTable
from taf_desktop.ui.plans.answers_card import AnswersCard
from taf_desktop.ui.plans.goal_card import GoalCard
from taf_desktop.ui.plans.plan_view import GoalRow, PlanView
from taf_desktop.ui.plans.tools import Tools
from taf_desktop.ui.plans.versions_card import VersionsCard
from taf_desktop.ui.plans.words_cards import PlanWords

WIDTH = 800
"""The widest the plan gets, in pixels at 100 %: the room beside it is for the coach."""
SHOWN_KINDS = ("goal", "action", "answer")
"""What ``show_thing`` finds; rows are called by their kind and id. A voice is shown by its goal."""


class PlanPage(Page):
    """One plan, draft or agreed. It is made anew only when it changes from one to the other."""

    wants_version = Signal(int)

    def __init__(self, view: PlanView, tools: Tools) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("planPage")
        self._view = view
        self._tools = tools
        self._waiting = ""
        self._versions_for = ""
        self._pill = Pill("")
        self._pill.setObjectName("planPill")
        self._version = Muted("")
        self.words = PlanWords(view.plan, tools.kit, tools.lists, agreed=view.agreed)
        self.goals = KeyedColumn(self._make_goal, spacing=16)
        self.others = ActionTable(tools, agreed=view.agreed)
        self._others_card = Card(title=self.tr("Also agreed"))
        self._others_card.add(self.others)
        self.answers = AnswersCard(tools, view)
        self.answers.keep.connect(self._keep)
        self.versions = VersionsCard()
        self.versions.wanted.connect(self.wants_version)
        self._lay_out()
        self.show_view(view)

    @property
    def key(self) -> tuple[str, bool]:
        """What makes this page another one: the plan, and whether it is agreed."""
        return self._view.plan.id, self._view.agreed

    def show_view(self, view: PlanView) -> None:
        """Show the plan as it is now, in place."""
        self._view = view
        self._pill.show_state(view.pill, Tone.GOOD if view.agreed else Tone.WORRY)
        self._version.setText(view.version)
        self.words.take(view.plan)
        self.goals.show_rows(view.goals)
        self.others.show_rows(view.other_actions, None)
        self._others_card.setVisible(bool(view.other_actions))
        self.answers.show_view(view)
        if view.version != self._versions_for:
            self._versions_for = view.version
            self._tools.presenter.load_versions(view.plan, view.agreed, self.versions.show_rows)
        chain(list(tab_stops(self._holder)))
        self._open_waiting()

    def open_soon(self, thing: Entity) -> None:
        """Open a thing to be written in, as soon as it is on the page."""
        self._waiting = thing.id
        self._open_waiting()

    def show_thing(self, id_: str) -> None:
        """Bring a goal, an action or an answer into view and put the keyboard there."""
        for card in (*self.goals.rows(), self.others, self.answers):
            found = card.findChild(QWidget, f"action:{id_}") or card.findChild(
                QWidget, f"answer:{id_}"
            )
            whole = card if card.objectName() == f"goal:{id_}" else found
            if whole is not None:
                next(tab_stops(whole)).setFocus()
                into_view(whole)
                return

    def thing_shown(self) -> str:
        """Return the id of what is open to be written in, one of them if several are; or ""."""
        editors = self._holder.findChildren(ThingEditor)
        above: QWidget | None = next((e for e in editors if e.isVisibleTo(self._holder)), None)
        while above is not None:
            kind, _, id_ = above.objectName().partition(":")
            if kind in SHOWN_KINDS:
                return id_
            above = above.parentWidget()
        return ""

    def flush(self) -> None:
        """Save at once."""
        self.words.flush()
        for card in self.goals.rows():
            if isinstance(card, GoalCard):
                card.flush()
        self.others.flush()
        self.answers.flush()

    def _lay_out(self) -> None:
        head = layouts.row(spacing=12)
        head.addWidget(self._pill)
        head.addWidget(self._version)
        head.addStretch(1)
        head.addWidget(self._head_button())
        self.column.addLayout(head)
        if self.words.keeper is not None:
            self.add(self.words.keeper)
        if self._view.agreed:
            self.add(Muted(self.tr(
                "These words stand as the family agreed them. How the actions are going, what has"
                " happened, and where each voice is now can still be written down."
            )))  # fmt: skip
        self.add(self.words.strengths, self.goals)
        if not self._view.agreed:
            add = buttons.secondary(self.tr("Add a goal"), icon="plus")
            add.setObjectName("addGoal")
            add.clicked.connect(self._add_goal)
            self.add(add)
        self.add(self._others_card, self.words.safety_net, self.words.afterwards)
        self.add(self.answers, self.versions)

    def _head_button(self) -> buttons.Button:
        if self._view.agreed:
            button = buttons.secondary(self.tr("Change the plan"))
            button.setObjectName("changePlan")
            button.clicked.connect(self._change_plan)
        else:
            button = buttons.primary(self.tr("Ask the family to agree"))
            button.setObjectName("askToAgree")
            button.clicked.connect(self._ask)
        return button

    def _make_goal(self, row: GoalRow) -> QWidget:
        card = GoalCard(row, self._tools)
        card.moved.connect(self._move_goal)
        return card

    def _open_waiting(self) -> None:
        if not self._waiting:
            return
        cards = [card for card in self.goals.rows() if isinstance(card, GoalCard)]
        if any(part.open(self._waiting) for part in (*cards, self.answers)):
            self._waiting = ""

    @Slot()
    def _add_goal(self) -> None:
        self._tools.presenter.add_goal(self._view.plan, self.open_soon)

    @Slot(str, int)
    def _move_goal(self, id_: str, step: int) -> None:
        self.flush()
        ids = [row.id for row in self._view.goals]
        self._tools.presenter.move("goal", ids, id_, step)

    @Slot()
    def _ask(self) -> None:
        self.flush()
        bar = self.verticalScrollBar()
        bar.setValue(min(self.answers.y(), bar.maximum()))
        self.answers.focus_first()

    @Slot()
    def _keep(self) -> None:
        self.flush()
        if self._view.blocked:
            dialogs.information(self, self.tr("Not yet"), self._view.blocked)
            return
        told = [self.tr("These words then stand as the family agreed them, and can be printed."
                        " How it goes is written beside them."), *self._view.missing]  # fmt: skip
        if dialogs.question(
            self,
            self.tr("Keep the plan as agreed?"),
            "\n\n".join(told),
            self.tr("Keep as agreed"),
            self.tr("Not yet"),
        ):
            self._tools.presenter.agree(self._view.plan)

    @Slot()
    def _change_plan(self) -> None:
        self.flush()
        told = self.tr(
            "The agreed version stays as it is and can be read below. The plan becomes a draft to"
            " write in, and everybody is asked again whether they agree."
        )
        yes = self.tr("Change the plan")
        if dialogs.question(self, self.tr("Change the agreed plan?"), told, yes):
            self._tools.presenter.change(self._view.plan)
