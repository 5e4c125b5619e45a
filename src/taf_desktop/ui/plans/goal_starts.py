"""The two ways a goal begins: with an empty card, or with a beginning from the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.plan import Plan
from taf_desktop.services.library import Beginning
from taf_desktop.services.library_names import filled
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.forms.layout_rules import chain, tab_stops
from taf_desktop.ui.plans.library_panel import LibraryPanel
from taf_desktop.ui.plans.tools import Tools


class GoalStarts(QWidget):
    """The button that adds a goal, the way to the library, and the library.

    Args:
        add: The button that adds an empty goal.
        tools: What every part of the page needs.
        begun: Told about a goal that was begun from the library.
    """

    def __init__(self, add: buttons.Button, tools: Tools, begun: Callable[[Entity], None]) -> None:
        super().__init__()
        self._tools = tools
        self._begun = begun
        self._plan: Plan | None = None
        self._open = buttons.quiet(self.tr("Start from the library"))
        self._open.setObjectName("goalLibrary")
        self._open.clicked.connect(self._open_library)
        self.library: LibraryPanel | None = None
        ways = layouts.row(spacing=8)
        ways.addWidget(add)
        ways.addWidget(self._open)
        ways.addStretch(1)
        self._column = layouts.column(self, spacing=12)
        self._column.addLayout(ways)

    def take_plan(self, plan: Plan) -> None:
        """Know the plan a goal would be added to."""
        self._plan = plan

    @Slot()
    def _open_library(self) -> None:
        children, panel = self._tools.people.children, self._panel()
        self._tools.presenter.load_library(lambda found: panel.open(found, children))

    def _panel(self) -> LibraryPanel:
        """Return the library, which is made when it is first asked for."""
        if self.library is None:
            self.library = LibraryPanel("goal", self._filled)
            self.library.picked.connect(self._take)
            self.library.left.connect(self._open.setFocus)
            self._column.addWidget(self.library)
            chain([self._open, *tab_stops(self.library)])
        return self.library

    def _filled(self, beginning: Beginning, child: str) -> dict[str, str]:
        return filled(beginning, self._tools.people, child)

    @Slot(object)
    def _take(self, beginning: Beginning) -> None:
        if self._plan is None:
            return
        child = self._panel().child
        values: dict[str, Answer] = dict(filled(beginning, self._tools.people, child))
        values["whose"] = (child,) if child else ()
        self._tools.presenter.add_goal(self._plan, self._added, values)

    def _added(self, goal: Entity) -> None:
        self._begun(goal)
        self._tools.offer_undo(
            say("plan_screen.library.goal"),
            lambda: self._tools.presenter.put_aside(goal, lambda: None),
        )
