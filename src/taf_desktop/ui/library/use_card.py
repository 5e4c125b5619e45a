"""Takes a beginning into a plan: which family, for which child, under which goal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.plan import Goal
from taf_desktop.services.library import ACTION, Beginning
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Heading, Muted
from taf_desktop.ui.library.presenter import LibraryPresenter
from taf_desktop.ui.library.view import OpenPlan


class UseCard(Card):
    """What is chosen here stays chosen while one looks from beginning to beginning.

    Signals:
        names: the names of child and adult to read the beginning with.
        used: the family's id and the id of the goal it was copied into.
    """

    names = Signal(str, str)
    used = Signal(str, str)

    def __init__(self, presenter: LibraryPresenter) -> None:
        super().__init__()
        self.setObjectName("libraryUse")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._beginning: Beginning | None = None
        self._plan: OpenPlan | None = None
        self.family = _box("libraryFamily")
        self.child = _box("libraryForChild")
        self.goal = _box("libraryGoal")
        self._use = buttons.primary(self.tr("Copy into this plan"))
        self._use.setObjectName("libraryUseIt")
        self._use.clicked.connect(self._take)
        self._none = Muted(
            self.tr(
                "No plan is being written at the moment. Begin one on a family’s Plan tab, or"
                " choose “Change this plan” there if it is agreed."
            )
        )
        self._none.setObjectName("libraryNoPlan")
        self._no_goal = Muted(self.tr("This plan has no goal yet. An action belongs to a goal."))
        self._no_goal.setObjectName("libraryNoGoal")
        self._lay_out()
        self.family.currentIndexChanged.connect(self._open_family)
        self.child.currentIndexChanged.connect(self._tell_names)
        self.show_families(())

    def show_families(self, families: Sequence[FamilyFacts]) -> None:
        """Offer the families whose plan is being written; the one chosen stays chosen."""
        chosen = self.family.currentData()
        self.family.blockSignals(True)
        self.family.clear()
        for each in families:
            self.family.addItem(each.name, each.family_id)
        self.family.setCurrentIndex(max(self.family.findData(chosen), 0))
        self.family.blockSignals(False)
        self._open_family()

    def show_beginning(self, beginning: Beginning | None) -> None:
        """Know what would be copied."""
        self._beginning = beginning
        self._settle()

    def _lay_out(self) -> None:
        self.add(Heading(self.tr("Use it in a plan")))
        self.add(
            Muted(
                self.tr(
                    "It is copied as a start. The plan opens at it, so that it can be put into the"
                    " family’s own words."
                )
            )
        )
        self._rows = {
            "family": FormRow(self.tr("Family"), self.family),
            "child": FormRow(self.tr("For which child"), self.child),
            "goal": FormRow(self.tr("Under which goal"), self.goal),
        }
        self.add(self._none, *self._rows.values(), self._no_goal)
        across = layouts.row(spacing=8)
        across.addWidget(self._use)
        across.addStretch(1)
        self.column.addLayout(across)

    @Slot()
    def _open_family(self) -> None:
        self._plan = None
        family = str(self.family.currentData() or "")
        if family:
            self._presenter.open_plan(family, self._show_plan)
        self._settle()

    def _show_plan(self, plan: OpenPlan | None) -> None:
        self._plan = plan
        for box in (self.child, self.goal):
            box.blockSignals(True)
            box.clear()
        if plan is not None:
            for id_, name in plan.people.children:
                self.child.addItem(name, id_)
            for number, goal in enumerate(plan.goals, start=1):
                words = goal.words or self.tr("no words yet")
                text = self.tr("{number}. {words}").format(number=number, words=words)
                self.goal.addItem(text, goal)
        for box in (self.child, self.goal):
            box.blockSignals(False)
        self._settle()
        self._tell_names()

    def _settle(self) -> None:
        plan, beginning = self._plan, self._beginning
        action = beginning is not None and beginning.kind == ACTION
        self._none.setVisible(self.family.count() == 0)
        self._rows["family"].setVisible(self.family.count() > 0)
        self._rows["child"].setVisible(plan is not None and self.child.count() > 1)
        self._rows["goal"].setVisible(action and self.goal.count() > 0)
        no_goal = plan is not None and action and self.goal.count() == 0
        self._no_goal.setVisible(no_goal)
        self._use.setVisible(self.family.count() > 0)
        self._use.setEnabled(plan is not None and beginning is not None and not no_goal)

    @Slot()
    def _tell_names(self) -> None:
        child = self.child.currentText()
        adults = self._plan.people.adults if self._plan is not None else ()
        self.names.emit(child, adults[0][1] if adults else "")

    @Slot()
    def _take(self) -> None:
        plan, beginning = self._plan, self._beginning
        if plan is None or beginning is None:
            return
        self._use.setEnabled(False)
        child = str(self.child.currentData() or "")
        if beginning.kind == ACTION:
            goal: Goal = self.goal.currentData()
            self._presenter.add_action(beginning, plan, goal, child, self._copied)
        else:
            self._presenter.add_goal(beginning, plan, child, self._copied)

    def _copied(self, thing: Entity) -> None:
        self._settle()
        self.used.emit(thing.family_id, thing.id)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box
