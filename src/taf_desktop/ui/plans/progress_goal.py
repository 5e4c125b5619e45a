"""One goal on the page of progress: its chart, why the numbers are what they are, a new number."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.domain.review import ScorePoint
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.chart import ChartBox
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Small, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.plans.progress_entry import NumberForm
from taf_desktop.ui.plans.progress_presenter import GoalProgress, ProgressPresenter
from taf_desktop.ui.plans.tools import Tools


class ProgressGoal(Card):
    """A goal with its chart. What is typed in its form stays when the goal changes elsewhere."""

    def __init__(self, row: GoalProgress, tools: Tools, presenter: ProgressPresenter) -> None:
        super().__init__(bar=Tone.HOPE)
        self.setObjectName(f"progressGoal:{row.id}")
        self._id = row.id
        self._tools = tools
        self._presenter = presenter
        self._row: GoalProgress | None = None
        self._title = Small("")
        self._words = PlainLabel("", style=TextStyle.HEADING)
        self._none = Body("")
        self.chart: ChartBox | None = None
        self._place = layouts.column(spacing=0)
        self._reasons = layouts.column(spacing=8)
        self._kept = Muted("")
        self.form: NumberForm | None = None
        self._more = buttons.quiet(self.tr("Write down a number"), icon="plus")
        self._more.setObjectName("writeNumber")
        self._more.clicked.connect(self.open_form)
        self.add(self._title, self._words, self._none)
        self.column.addLayout(self._place)
        self.column.addLayout(self._reasons)
        self.add(self._kept, self._more)
        self.show_row(row)

    def show_row(self, row: GoalProgress) -> None:
        """Show the goal as it is now."""
        if self.form is not None:
            self.form.take_lists(self._tools.lists)
        if row == self._row:
            return
        self._row = row
        self.setAccessibleName(f"{row.title}: {row.words}")
        self._title.setText(row.title)
        self._words.setText(row.words)
        self._more.setAccessibleName(f"{self._more.text()}: {row.words}")
        self._none.setText(row.sentence)
        self._none.setVisible(row.chart is None)
        self._kept.setText(row.kept)
        self._kept.setVisible(bool(row.kept))
        self._show_chart(row)
        layouts.clear(self._reasons)
        for reason in row.reasons:
            self._reasons.addWidget(_reason(*reason))

    def flush(self) -> None:
        """Keep a number that is written but not added yet."""
        if self.form is not None and not self.form.isHidden():
            self.form.flush()

    @Slot()
    def open_form(self) -> None:
        """Open the form for a new number."""
        if self.form is None:
            self.form = NumberForm(self._tools.kit.clock.today(), self._tools.lists)
            self.form.entered.connect(self._record)
            self.form.left.connect(self._close_form)
            self.add(self.form)
        self._more.hide()
        self.form.show()
        self.form.focus_first()
        into_view(self.form)

    @Slot()
    def _close_form(self) -> None:
        form: QWidget | None = self.form
        if form is not None:
            form.hide()
        self._more.show()
        self._more.setFocus()

    @Slot(object)
    def _record(self, answers: dict[str, Answer]) -> None:
        self._presenter.record(self._id, answers, self._recorded, self._not_recorded, self)

    def _recorded(self, point: ScorePoint) -> None:
        if self.form is not None:
            self.form.clear()
            self._close_form()
        told = say("progress.written", voice=point.voice, value=point.value)
        self._tools.offer_undo(told, partial(self._presenter.take_back, point.id))

    def _not_recorded(self, error: Exception) -> None:
        errors.show(self, error)

    def _show_chart(self, row: GoalProgress) -> None:
        if row.chart is not None and self.chart is not None:
            self.chart.show_chart(row.chart, name=row.words)
        elif row.chart is not None:
            self.chart = ChartBox(row.chart, name=row.words)
            self._place.addWidget(self.chart)
        elif self.chart is not None:
            layouts.clear(self._place)
            self.chart = None


def _reason(who: str, why: str, one_more: str) -> QWidget:
    """Return what one voice said last: why it is that number, and what would make it one more."""
    holder = QWidget()
    column = layouts.column(holder, spacing=2)
    column.addWidget(Strong(who))
    if why:
        column.addWidget(Body(why))
    if one_more:
        column.addWidget(Body(say("progress.line.one_more", words=one_more)))
    return holder
