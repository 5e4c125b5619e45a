"""How far a plan has come: all goals at a glance, then each with its numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.chart import ChartBox
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Strong, Title
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.progress_goal import ProgressGoal
from taf_desktop.ui.plans.progress_presenter import GoalProgress, ProgressPresenter, ProgressView
from taf_desktop.ui.plans.tools import Tools

WIDTH = 800


class ProgressPage(Page):
    """The page of progress. ``left`` is sent to go back to the plan."""

    left = Signal()

    def __init__(self, view: ProgressView, tools: Tools, presenter: ProgressPresenter) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("progressPage")
        self._tools = tools
        self._presenter = presenter
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("How far we have come")), 1)
        head.addWidget(self._back)
        self.column.addLayout(head)
        self._whole = Card(title=self.tr("All goals at a glance"))
        self._whole.setObjectName("progressOverview")
        self._sentence = Strong("")
        self._kept = Body("")
        self._kept.setObjectName("actionsKept")
        self.overview: ChartBox | None = None
        self._whole.add(self._sentence, self._kept)
        self.goals = KeyedColumn(self._make_goal, spacing=16)
        self.add(self._whole, self.goals)
        self.column.addStretch(1)
        self.show_view(view)

    def show_view(self, view: ProgressView) -> None:
        """Show the plan's progress as it is now; what is being written stays."""
        self._kept.setText(view.kept)
        self._kept.setVisible(bool(view.kept))
        self._sentence.setText(view.sentence)
        self._sentence.setVisible(view.overview is None)
        if view.overview is not None:
            name = self.tr("All goals at a glance")
            if self.overview is None:
                self.overview = ChartBox(view.overview, name=name)
                self._whole.column.insertWidget(1, self.overview)
            self.overview.show_chart(view.overview, name=name)
        if self.overview is not None:
            self.overview.setVisible(view.overview is not None)
        self.goals.show_rows(view.goals)

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep a number that is written but not added yet."""
        for card in self.goals.rows():
            if isinstance(card, ProgressGoal):
                card.flush()

    def _make_goal(self, row: GoalProgress) -> ProgressGoal:
        return ProgressGoal(row, self._tools, self._presenter)
