"""The actions of a goal: a row each, an editor in place, and one line to add the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.plan import Goal
from taf_desktop.services.library import Beginning
from taf_desktop.services.library_names import about_first, filled, who_does
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, errors, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.common.text import Body, Heading, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.code_pill import CodePill
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.pill_row import PILL_WIDTH, PillRow
from taf_desktop.ui.forms.parts.quick_line import QuickLine
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.action_view import ActionRow
from taf_desktop.ui.plans.drag_mover import DragMover
from taf_desktop.ui.plans.library_panel import LibraryPanel
from taf_desktop.ui.plans.tools import Tools

WHO_WIDTH, WHEN_WIDTH = 112, 88
"""The columns of the actions, in pixels at 100 %; what they do takes the rest."""
KEPT_UP = ("status", "progress")
"""What may change about an action of an agreed plan, see ``services.records.PROGRESS``."""


class ActionLine(PillRow):
    """One action."""

    def __init__(self, row: ActionRow, tools: Tools, *, agreed: bool) -> None:
        self._tools = tools
        self._agreed = agreed
        self._row = row
        self._who = Heading("")
        self._what = PlainLabel("", style=TextStyle.QUOTE)
        self._note = Small("")
        self._when = Body("")
        pill = CodePill("action_status", QCoreApplication.translate("plan", "How it is going"))
        super().__init__(self._words(), pill, self._editor)
        self.setObjectName(f"action:{row.id}")
        self.line.setObjectName("actionLine")
        self.line.clicked.connect(self._press)
        pill.setObjectName("actionStatus")
        pill.picked.connect(self._pick)
        if not agreed:
            self.line.setToolTip(self.tr("Pull up or down to move it, or press Alt with an arrow"))
            DragMover(self.line, self, self.moved.emit)
        self._show_words(row)
        self.show_row(row)

    def show_row(self, row: ActionRow) -> None:
        """Show the action as it is now."""
        if row != self._row:
            self._show_words(row)
        # What was picked and could not be kept is taken back too.
        if self.pill.code != row.status:
            self.pill.show_code(row.status)
        self.below.take(row.action, self._tools.lists)

    def _show_words(self, row: ActionRow) -> None:
        self._row = row
        self._who.setText(row.who)
        self._who.set_tone(None if row.action.who.strip() else Tone.NEUTRAL)
        self._what.setText(row.what)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self._when.setText(row.when)
        self._when.set_tone(Tone.WORRY if row.late else None)
        self.line.setAccessibleName(row.spoken)

    def _words(self) -> QHBoxLayout:
        look = theme.current()
        self._who.setFixedWidth(look.px(WHO_WIDTH))
        self._when.setFixedWidth(look.px(WHEN_WIDTH))
        words = layouts.column(spacing=2)
        words.addWidget(self._what)
        words.addWidget(self._note)
        inside = layouts.row(spacing=12)
        inside.addWidget(self._who, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        return inside

    def _editor(self) -> ThingEditor:
        editor = ThingEditor(
            self._row.action,
            self._tools.kit,
            self._tools.lists,
            names=KEPT_UP if self._agreed else (),
            remove="" if self._agreed else self.tr("Remove this action"),
            moves=not self._agreed,
        )
        editor.remove_asked.connect(self._remove)
        self._tools.watch(editor.editor)
        editor.move_asked.connect(self.moved)
        return editor

    @Slot()
    def _press(self) -> None:
        self.toggle("progress" if self._agreed else "who")

    @Slot(str)
    def _pick(self, code: str) -> None:
        # An open editor holds the thing's revision: the answer goes through it.
        if not self.below.answer("status", code):
            self._tools.presenter.answer(self._row.action, "status", code)

    @Slot()
    def _remove(self) -> None:
        self._tools.put_aside(self._row.action)


class ActionTable(QWidget):
    """All actions of a goal; without a goal nothing can be added."""

    def __init__(self, tools: Tools, *, agreed: bool, goal: Goal | None = None) -> None:
        super().__init__()
        self._tools = tools
        self._agreed = agreed
        self._goal = goal
        self._ids: tuple[str, ...] = ()
        self._head = QWidget()
        _fill_head(self._head, (self.tr("Who"), self.tr("Does what, how often"),
                                self.tr("By when"), self.tr("How it is going")))  # fmt: skip
        self.rows = KeyedColumn(self._make_row)
        self.column = layouts.column(self, spacing=0)
        self.column.addWidget(self._head)
        self.column.addWidget(self.rows)
        # Most goals are only read: what adds to them is made when it is asked for.
        self.quick: QuickLine | None = None
        self.library: LibraryPanel | None = None
        if goal is not None and not agreed:
            self._offer_ways()

    def show_rows(self, rows: Sequence[ActionRow], goal: Goal | None) -> None:
        """Show the actions as they are now."""
        for _step in self.showing(rows, goal):
            pass

    def showing(self, rows: Sequence[ActionRow], goal: Goal | None) -> Iterator[None]:
        """Show the actions as they are now, one in each step."""
        self._goal = goal
        self._ids = tuple(row.id for row in rows)
        self._head.setVisible(bool(rows))
        if self.quick is not None:
            self.quick.take_lists(self._tools.lists)
        yield from self.rows.showing(rows)

    def show_again(self, rows: Sequence[ActionRow]) -> None:
        """Show the actions that are here already."""
        if self.quick is not None:
            self.quick.take_lists(self._tools.lists)
        for line, row in zip(self.rows.rows(), rows, strict=True):
            if isinstance(line, ActionLine):
                line.show_row(row)

    def flush(self) -> None:
        """Save at once, a line begun and not yet added too."""
        for row in self.rows.rows():
            if isinstance(row, ActionLine):
                row.flush()
        if self.quick is not None:
            self.quick.flush()

    @Slot()
    def begin_line(self) -> None:
        """Show the line for the next action and put the keyboard there."""
        if self._goal is None or self._agreed:
            return
        if self.quick is None:
            self.quick = self._quick_line()
            self.column.insertWidget(self.column.indexOf(self._end), self.quick)
            self.quick.take_lists(self._tools.lists)
        self._add.hide()
        self.quick.show()
        self.quick.focus_first()

    def _offer_ways(self) -> None:
        keys = Shortcut.ADD_LINE.words
        self._add = buttons.quiet(self.tr("+ Add an action ({keys})").format(keys=keys))
        self._add.setObjectName("addAction")
        self._add.clicked.connect(self.begin_line)
        self._from_library = buttons.quiet(self.tr("From the library"))
        self._from_library.setObjectName("actionLibrary")
        self._from_library.clicked.connect(self._open_library)
        self._end = QWidget()
        self._end.hide()
        self.column.addWidget(layouts.hairline())
        self.column.addSpacing(6)
        ways = layouts.row(spacing=4)
        ways.addWidget(self._add)
        ways.addWidget(self._from_library)
        ways.addStretch(1)
        self.column.addLayout(ways)
        self.column.addWidget(self._end)

    def _quick_line(self) -> QuickLine:
        quick = QuickLine(
            "action",
            ("who", "what", "how_often", "by_when"),
            needed="what",
            add_words=self.tr("Add"),
            today=self._tools.kit.clock.today(),
            lists=self._tools.lists,
        )
        quick.setObjectName("quickAction")
        quick.entered.connect(self._enter)
        quick.left.connect(self._leave_line)
        return quick

    def _library_panel(self) -> LibraryPanel:
        if self.library is None:
            self.library = LibraryPanel("action", self._filled)
            self.library.picked.connect(self._take_beginning)
            self.library.left.connect(self._from_library.setFocus)
            self.column.addWidget(self.library)
        return self.library

    @Slot()
    def _open_library(self) -> None:
        if self._goal is None:
            return
        area, people = self._goal.area, about_first(self._tools.people, self._goal.whose)
        self._tools.presenter.load_library(
            lambda found: self._library_panel().open(found, people, area)
        )

    def _filled(self, beginning: Beginning, child: str) -> dict[str, str]:
        return filled(beginning, self._tools.people, child)

    @Slot(object)
    def _take_beginning(self, beginning: Beginning) -> None:
        if self._goal is None:
            return
        who = who_does(beginning, self._tools.people)
        values = {**self._filled(beginning, self._library_panel().child), "who": who}
        self._tools.presenter.begin_action(self._goal, values, self._begun)

    def _begun(self, action: Entity) -> None:
        self._tools.open_soon(action)
        self._tools.offer_undo(
            say("plan_screen.library.action"),
            lambda: self._tools.presenter.put_aside(action, _nothing),
        )

    def _make_row(self, row: ActionRow) -> QWidget:
        line = ActionLine(row, self._tools, agreed=self._agreed)
        if not self._agreed:
            line.moved.connect(partial(self._move, row.id))
        return line

    @Slot(object)
    def _enter(self, answers: dict[str, Answer]) -> None:
        quick = self.quick
        if self._goal is None or quick is None:
            return

        def give_back(error: Exception) -> None:
            quick.put(answers)
            errors.show(self, error)

        self._tools.presenter.add_action(self._goal, answers, give_back)

    @Slot()
    def _leave_line(self) -> None:
        if self.quick is not None:
            self.quick.hide()
        self._add.show()
        self._add.setFocus()

    def _move(self, id_: str, step: int) -> None:
        self.flush()
        self._tools.move("action", self._ids, id_, step)


def _nothing() -> None:
    return


def _fill_head(head: QWidget, words: Sequence[str]) -> None:
    look = theme.current()
    who, what, when, status = (
        PlainLabel(text, style=TextStyle.SMALL, tone=Tone.NEUTRAL, wrap=False) for text in words
    )
    who.setFixedWidth(look.px(WHO_WIDTH))
    when.setFixedWidth(look.px(WHEN_WIDTH))
    status.setFixedWidth(look.px(PILL_WIDTH))
    left: QHBoxLayout = layouts.row(spacing=12)
    left.addWidget(who)
    left.addWidget(what, 1)
    left.addWidget(when)
    line = layouts.row(head, spacing=8)
    line.setContentsMargins(0, 8, 0, 8)
    line.addLayout(left, 1)
    line.addWidget(status)
