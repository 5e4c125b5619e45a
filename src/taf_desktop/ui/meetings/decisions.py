"""What the meeting decided and who will do what: rows, and one line each to add the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import ChoiceList, Field, FieldType
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Muted, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.forms.parts.opens import Opens
from taf_desktop.ui.forms.parts.quick_line import QuickLine
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.meetings.meeting_view import DecisionRow, MeetingView
from taf_desktop.ui.meetings.tools import Tools


class DecisionLine(QWidget):
    """One decision or new action; a press opens it."""

    def __init__(self, row: DecisionRow, tools: Tools) -> None:
        super().__init__()
        self.setObjectName(f"{row.thing.KIND}:{row.id}")
        self._row = row
        self._tools = tools
        self._words = PlainLabel("", style=TextStyle.QUOTE)
        self._about = Small("")
        self.line = LineButton()
        self.line.setObjectName("decisionLine")
        inside = layouts.column(spacing=0)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.addWidget(self._words)
        inside.addWidget(self._about)
        self.line.settle(inside)
        self.below = Opens(self._editor, self.line.setFocus)
        self.line.clicked.connect(self.below.toggle)
        column = layouts.column(self, spacing=0)
        column.addWidget(layouts.hairline())
        column.addWidget(self.line)
        column.addWidget(self.below)
        self.show_row(row)

    def show_row(self, row: DecisionRow) -> None:
        """Show it as it is now."""
        self._row = row
        self._words.setText(row.words)
        self._about.setText(row.about)
        self._about.setVisible(bool(row.about))
        self.line.setAccessibleName(", ".join(part for part in (row.words, row.about) if part))
        self.below.take(row.thing, self._tools.lists)

    def flush(self) -> None:
        """Save at once."""
        self.below.flush()

    def _editor(self) -> ThingEditor:
        editor = ThingEditor(
            self._row.thing, self._tools.kit, self._tools.lists, remove=self.tr("Remove")
        )
        editor.remove_asked.connect(self._remove)
        return editor

    @Slot()
    def _remove(self) -> None:
        self._tools.put_aside(self._row.thing)


class _LinesCard(Card):
    """Rows with a line below to add the next one. ``building`` makes the rows."""

    def __init__(
        self,
        title: str,
        about: str,
        tools: Tools,
        quick: QuickLine,
        rows: Sequence[DecisionRow],
    ) -> None:
        super().__init__(title=title)
        self._first_rows = rows
        self.tools = tools
        self.quick = quick
        self.rows = KeyedColumn(lambda row: DecisionLine(row, tools))
        self.quick.entered.connect(self._enter)
        self.add(Muted(about), self.rows, quick)

    def building(self) -> Iterator[None]:
        """Make the rows, one in each step."""
        yield from self.rows.showing(self._first_rows)

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        """Show these rows."""
        self.rows.show_rows(rows)
        self.quick.take_lists(self.tools.lists)

    def flush(self) -> None:
        """Save at once, a line begun and not yet added too."""
        for row in self.rows.rows():
            if isinstance(row, DecisionLine):
                row.flush()
        self.quick.flush()

    def keep(self, answers: dict[str, Answer]) -> None:
        """Add what was entered."""
        raise NotImplementedError

    def give_back(self, answers: dict[str, Answer], error: Exception) -> None:
        """Write into the line again what could not be kept, and say why."""
        self.quick.put(answers)
        errors.show(self, error)

    @Slot(object)
    def _enter(self, answers: dict[str, Answer]) -> None:
        self.keep(answers)


class DecisionsCard(_LinesCard):
    """What was decided."""

    def __init__(self, tools: Tools, view: MeetingView) -> None:
        quick = QuickLine(
            "decision",
            ("words", "who"),
            needed="words",
            add_words=self.tr("Add"),
            today=tools.kit.clock.today(),
            lists=tools.lists,
        )
        quick.setObjectName("quickDecision")
        super().__init__(
            self.tr("Decisions"),
            self.tr("One sentence each. Enter adds the next."),
            tools,
            quick,
            view.decisions,
        )
        self.setObjectName("decisions")
        self._meeting = view.meeting

    def show_view(self, view: MeetingView) -> None:
        """Show the decisions as they are now."""
        self._meeting = view.meeting
        self.show_rows(view.decisions)

    def keep(self, answers: dict[str, Answer]) -> None:
        """Write down one decision."""
        self.tools.presenter.add(
            "decision", self._meeting, answers, lambda error: self.give_back(answers, error)
        )


class NewActionsCard(_LinesCard):
    """Who will do what; each becomes part of the plan at once."""

    def __init__(self, tools: Tools, view: MeetingView) -> None:
        quick = QuickLine(
            "action",
            ("who", "what", "by_when"),
            needed="what",
            add_words=self.tr("Add"),
            today=tools.kit.clock.today(),
            lists=tools.lists,
            more=(_goal_field(self.tr("For which goal")),),
        )
        quick.setObjectName("quickAction")
        super().__init__(
            self.tr("New actions"),
            self.tr("Who does what by when. They become part of the plan at once."),
            tools,
            quick,
            view.new_actions,
        )
        self.setObjectName("newActions")
        self._meeting = view.meeting

    def show_view(self, view: MeetingView) -> None:
        """Show the new actions as they are now."""
        self._meeting = view.meeting
        self.show_rows(view.new_actions)

    def keep(self, answers: dict[str, Answer]) -> None:
        """Write down one action."""
        self.tools.presenter.add_action(
            self._meeting, answers, lambda error: self.give_back(answers, error)
        )


def _goal_field(label: str) -> Field:
    return Field(
        type=FieldType.SELECT_ONE,
        name="goal_id",
        label={"en": label},
        choices=ChoiceList("goals", source="goals"),
    )
