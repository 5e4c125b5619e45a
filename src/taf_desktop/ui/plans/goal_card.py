"""One goal: the family's words large, how it will be known, each voice's numbers, the actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.plan import Goal
from taf_desktop.forms.codes import label_of
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, dialogs, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.opens import Opens
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.actions import ActionLine, ActionTable
from taf_desktop.ui.plans.drag_mover import DragMover
from taf_desktop.ui.plans.goal_state import StateReason, state_pill
from taf_desktop.ui.plans.plan_view import GoalRow
from taf_desktop.ui.plans.scores import ScoreLine
from taf_desktop.ui.plans.tools import Tools

LABEL_WIDTH = 150
MARGINS = (24, 12, 16, 8)
ACTIVE, PUT_ASIDE = "active", "put_aside"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GoalCard(Card):
    """A goal. ``moved`` asks to go up or down among the goals."""

    moved = Signal(str, int)

    def __init__(self, row: GoalRow, tools: Tools, *, whole: bool = True) -> None:
        """Make a card; where it is not to be made as a whole, ``building`` makes the rest."""
        super().__init__(bar=Tone.HOPE)
        self.setObjectName(f"goal:{row.id}")
        self._row = row
        self._tools = tools
        self._tone_shown = Tone.HOPE
        self._title = Small("")
        self._title.setWordWrap(False)
        self._words = PlainLabel("", style=TextStyle.TITLE)
        self._words.setObjectName("goalWords")
        self._facts = FactsGrid()
        self._state = state_pill()
        self._state.picked.connect(self._pick_state)
        self._since = StateReason(self._say_why)
        self._change = self._change_button()
        self._offer_moving()
        self.below = Opens(self._editor, self._closed)
        self.scores = ScoreLine(tools, agreed=row.agreed)
        self.table = ActionTable(tools, agreed=row.agreed, goal=row.goal)
        self._lay_out()
        add = action(self, Shortcut.ADD_LINE, self.tr("Add an action"))
        add.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.triggered.connect(self.table.begin_line)
        self._show_words(row)
        if whole:
            self._show_rest()

    def _change_button(self) -> buttons.Button:
        change = buttons.quiet(self.tr("Change"))
        change.setObjectName("changeGoal")
        change.clicked.connect(self._toggle)
        change.setToolTip(self.tr("Alt with an arrow moves the goal up or down"))
        change.installEventFilter(self)
        return change

    def show_row(self, row: GoalRow) -> None:
        """Show the goal as it is now."""
        if row != self._row:
            self._show_words(row)
            self._show_rest()
            return
        # What was picked and could not be kept is taken back too.
        if self._state.code != row.goal.state:
            self._state.show_code(row.goal.state)
        self.below.take(row.goal, self._tools.lists)
        self.scores.take_lists()
        self.table.show_again(row.actions)

    def building(self) -> Iterator[None]:
        """Make what stands below the words of the goal, a piece in each step; then show it all."""
        row = self._row
        self._facts.show_facts(row.facts)
        yield
        self.scores.show_rows(row.scores, row.goal)
        self._fold()
        yield
        yield from self.table.showing(row.actions, row.goal)
        yield from shown_whole(self)

    def _show_rest(self) -> None:
        row = self._row
        self._facts.show_facts(row.facts)
        self.scores.show_rows(row.scores, row.goal)
        self._fold()
        self.table.show_rows(row.actions, row.goal)

    def _show_words(self, row: GoalRow) -> None:
        self._row = row
        self._title.setText(row.title)
        self._words.setText(row.words or self.tr("What do you want to be different?"))
        self._words.set_tone(None if row.words else Tone.NEUTRAL)
        self._state.show_code(row.goal.state)
        self._since.show_state(row.goal, row.told)
        self.setAccessibleName(f"{row.title}: {row.words}")
        self._change.setAccessibleName(self.tr("Change the goal {words}").format(words=row.words))
        self.below.take(row.goal, self._tools.lists)

    def open(self, id_: str) -> bool:
        """Open this goal, or one of its voices or actions, to be written in; false if not here."""
        if id_ == self._row.id:
            self._toggle_to(open_=True)
            return True
        line = self.table.rows.row(id_)
        if isinstance(line, ActionLine):
            line.below.open("who")
            return True
        return self.scores.open(id_)

    def open_field(self, field: str) -> None:
        """Open the goal and put the keyboard into one of its questions."""
        self._toggle_to(open_=True, field=field or "words")

    def flush(self) -> None:
        """Save at once."""
        self.below.flush()
        self.scores.flush()
        self.table.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the goal with Alt and an arrow while its own button has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.column.setSpacing(6)
        self.column.setContentsMargins(*MARGINS)
        top = layouts.row(spacing=8)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._state)
        top.addWidget(self._change)
        self.column.addLayout(top)
        self.add(self._words, self._since)
        self.column.addSpacing(2)
        self.add(self._facts, self.below, self.scores)
        self.column.addSpacing(4)
        self.add(self.table)

    def _fold(self) -> None:
        """Show only the words of a goal that was put aside, unless it is being written in."""
        aside = self._row.goal.state == PUT_ASIDE
        self.table.setVisible(not aside)
        if aside:
            self.scores.hide()
        if self.below.editor is None:
            self._facts.setVisible(not aside)
        tone = Tone.NEUTRAL if aside else Tone.HOPE
        if tone is not self._tone_shown:
            # Even the same margins set again would lay the whole page out anew.
            self._tone_shown = tone
            self.set_bar(tone)
            self.column.setContentsMargins(*MARGINS)

    @Slot(str)
    def _pick_state(self, code: str) -> None:
        goal = self._row.goal
        if code == goal.state:
            return
        if code == ACTIVE and self._row.agreed and not self._may_reopen():
            return
        self.flush()

        def moved(_goal: Entity) -> None:
            label = label_of("goal_state", code)
            self._tools.offer_undo(
                say("plan_screen.goal.moved_to", state=label),
                lambda: self._move_to(goal, goal.state, goal.state_reason),
            )
            self._since.ask()

        self._tools.presenter.move_goal_to(goal, code, "", moved)

    def _may_reopen(self) -> bool:
        told = self.tr(
            "The plan becomes a draft again, and everybody is asked whether they agree. The agreed"
            " version stays as it is."
        )
        yes = self.tr("Take it up")
        return dialogs.question(self, self.tr("Take this goal up now?"), told, yes)

    @Slot(str)
    def _say_why(self, reason: str) -> None:
        self._move_to(self._row.goal, self._row.goal.state, reason)

    def _move_to(self, goal: Goal, state: str, reason: str) -> None:
        self._tools.presenter.move_goal_to(goal, state, reason, lambda _goal: None)

    def _offer_moving(self) -> None:
        if self._row.agreed:
            self._change.hide()
        else:
            self._title.setCursor(Qt.CursorShape.OpenHandCursor)
            self._title.setToolTip(self.tr("Pull up or down to move the goal"))
            DragMover(self._title, self, self._move)

    def _editor(self) -> ThingEditor:
        editor = ThingEditor(
            self._row.goal,
            self._tools.kit,
            self._tools.lists,
            remove=self.tr("Remove this goal"),
            moves=True,
        )
        editor.remove_asked.connect(self._remove)
        self._tools.watch(editor.editor)
        editor.move_asked.connect(self._move)
        return editor

    @Slot()
    def _toggle(self) -> None:
        self._toggle_to(open_=self.below.editor is None)

    def _toggle_to(self, *, open_: bool, field: str = "words") -> None:
        if not open_:
            self.below.close_editor()
            return
        self.below.open(field)
        for part in (self._words, self._facts, self._change):
            part.hide()

    @Slot()
    def _closed(self) -> None:
        for part in (self._words, self._facts, self._change):
            part.show()
        self._fold()
        self._change.setFocus()

    @Slot(int)
    def _move(self, step: int) -> None:
        if not self._row.agreed:
            self.moved.emit(self._row.id, step)

    @Slot()
    def _remove(self) -> None:
        self._tools.put_aside(self._row.goal)


class FactsGrid(QWidget):
    """Labels at the left, words beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of a label and words."""
        if tuple(facts) == self._shown:
            return
        self._shown = tuple(facts)
        layouts.clear(self._grid)
        for line, (name, words) in enumerate(facts):
            label = Muted(name)
            label.setFixedWidth(theme.current().px(LABEL_WIDTH))
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Body(words), line, 1, Qt.AlignmentFlag.AlignTop)
