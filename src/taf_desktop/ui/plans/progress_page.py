"""How far a plan has come: all goals at a glance, then each with its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.chart import ChartBox
from taf_desktop.ui.common.text import Body, Strong, Title
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.progress_goal import ProgressGoal
from taf_desktop.ui.plans.progress_presenter import GoalProgress, ProgressPresenter, ProgressView
from taf_desktop.ui.plans.tools import Tools

WIDTH = 800


class ProgressPage(BuiltPage):
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
        self._all = Card(title=self.tr("All goals at a glance"))
        self._all.setObjectName("progressOverview")
        self._sentence = Strong("")
        self._kept = Body("")
        self._kept.setObjectName("actionsKept")
        self.overview: ChartBox | None = None
        self._all.add(self._sentence, self._kept)
        self.goals = KeyedColumn(self._make_goal, spacing=16)
        self.build(self._cards(view))

    def show_view(self, view: ProgressView) -> None:
        """Show the plan's progress as it is now; what is being written stays."""
        self.once_whole("view", partial(self._show_view, view))

    def _cards(self, view: ProgressView) -> Iterator[None]:
        self._show_overview(view)
        yield from self.adding(self._all)
        self.add(self.goals)
        yield from self.goals.showing(view.goals)
        self.column.addStretch(1)

    def _show_view(self, view: ProgressView) -> None:
        self._show_overview(view)
        self.goals.show_rows(view.goals)

    def _show_overview(self, view: ProgressView) -> None:
        self._kept.setText(view.kept)
        self._kept.setVisible(bool(view.kept))
        self._sentence.setText(view.sentence)
        self._sentence.setVisible(view.overview is None)
        if view.overview is not None:
            name = self.tr("All goals at a glance")
            if self.overview is None:
                self.overview = ChartBox(view.overview, name=name)
                self._all.column.insertWidget(1, self.overview)
            self.overview.show_chart(view.overview, name=name)
        if self.overview is not None:
            self.overview.setVisible(view.overview is not None)

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
