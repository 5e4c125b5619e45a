"""The cards of the overview. Each shows one part of an ``Overview`` and knows nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scale_line import ScaleLine
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Quote, Small, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.families.due_view import DueRow
from taf_desktop.ui.families.goals_view import GoalRow
from taf_desktop.ui.families.overview_view import Knows, StepCard
from taf_desktop.ui.families.people_view import HomeGroup, PersonRow
from taf_desktop.ui.forms.parts.line_button import LineButton

DUE_SHOWN = 7
_DAY_WIDTH = 76
_SCALE_WIDTH = 196


class NextStepCard(Card):
    """The one next step, with the page's one filled button.

    ``wanted`` carries a tab, and a page there or "".
    """

    wanted = Signal(str, str)

    def __init__(self, step: StepCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, bar=Tone.ACCENT)
        self.setObjectName("nextStep")
        self._place = step.tab, step.thing_id
        words = layouts.column(spacing=2)
        words.addWidget(Small(self.tr("Next step")))
        title = Heading(step.title, tone=Tone.WORRY if step.overdue else None)
        title.setObjectName("nextStepTitle")
        words.addWidget(title)
        if step.why:
            words.addWidget(Muted(step.why))
        line = layouts.row(spacing=16)
        line.addLayout(words, 1)
        if step.button:
            button = buttons.primary(step.button)
            button.setObjectName("nextStepButton")
            button.clicked.connect(self._want)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.setAccessibleName(step.title)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(*self._place)


class GoalsCard(Card):
    """Our goals: the family's words largest, then and now on the line, a word for how it moved.

    ``wanted`` carries the tab and the id of a goal that was pressed.
    """

    wanted = Signal(str, str)

    def __init__(self, goals: Sequence[GoalRow], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Our goals"))
        self.setObjectName("ourGoals")
        if not goals:
            self.add(
                Muted(self.tr("No goals yet. They grow out of the assessment and the meetings."))
            )
            return
        rows = layouts.column(spacing=0)
        for goal in goals:
            rows.addWidget(layouts.hairline())
            line = _GoalLine(goal)
            line.clicked.connect(partial(self.wanted.emit, "plan", goal.goal_id))
            rows.addWidget(line)
        self.column.addLayout(rows)
        self.column.setContentsMargins(16, 16, 16, 8)


class _GoalLine(LineButton):
    def __init__(self, goal: GoalRow) -> None:
        super().__init__()
        self.setObjectName(f"goal:{goal.goal_id}")
        look = theme.current()
        words = layouts.column(spacing=2)
        words.addWidget(Quote(goal.words))
        if goal.about:
            words.addWidget(Small(goal.about))
        mood = Tone(goal.mood)
        scale = ScaleLine(
            goal.now,
            then=goal.start,
            tone=Tone.GOOD if goal.mood == "good" and _reached(goal) else Tone.HOPE,
        )
        scale.setFixedWidth(look.px(_SCALE_WIDTH))
        pill = Pill(goal.progress, mood)
        pill_place = layouts.row(spacing=0)
        pill_place.addWidget(pill)
        pill_place.addStretch(1)
        holder = QWidget()
        holder.setLayout(pill_place)
        holder.setFixedWidth(look.px(112))
        line = layouts.row(spacing=12)
        line.setContentsMargins(0, 10, 0, 10)
        line.addLayout(words, 1)
        line.addWidget(scale)
        line.addWidget(holder)
        self.settle(line)
        said = (goal.words, scale.words(), goal.progress)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(goal.about)


def _reached(goal: GoalRow) -> bool:
    return goal.now is not None and goal.hoped is not None and goal.now >= goal.hoped


class GoingWellCard(Card):
    """What goes well, on green, as the family said it."""

    def __init__(self, strengths: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Going well"), tone=Tone.GOOD)
        self.setObjectName("goingWell")
        if strengths:
            self.add(PlainLabel(" · ".join(strengths), style=TextStyle.QUOTE))
        else:
            self.add(Body(self.tr("Nothing is written here yet. The assessment begins with it.")))


class PeopleCard(Card):
    """The people by home, in words. ``wanted`` asks for the tab that has them all."""

    wanted = Signal(str)

    def __init__(self, homes: Sequence[HomeGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("People"))
        self.setObjectName("overviewPeople")
        if not any(home.people for home in homes):
            self.add(Muted(self.tr("Nobody is written down yet.")))
        for home in homes:
            if home.people:
                self._add_home(home)
        more = buttons.quiet(self.tr("See everybody"))
        more.setObjectName("seeEverybody")
        more.clicked.connect(self._want)
        self.column.addWidget(more)
        self.column.setContentsMargins(16, 16, 16, 8)

    def _add_home(self, home: HomeGroup) -> None:
        if home.name:
            self.column.addSpacing(2)
            self.add(PlainLabel(home.name, style=TextStyle.SMALL_STRONG, tone=Tone.ACCENT))
        grown = [person for person in home.people if not person.is_child]
        for person in grown:
            self.column.addLayout(_person_lines(person))
        children = [_in_short(person) for person in home.people if person.is_child]
        if children:
            self.add(Body(" · ".join(children)))

    @Slot()
    def _want(self) -> None:
        self.wanted.emit("people")


def _in_short(person: PersonRow) -> str:
    words = f"{person.name}, {person.age}" if person.age else person.name
    return f"{words} ({person.also_at})" if person.also_at else words


def _person_lines(person: PersonRow) -> QVBoxLayout:
    lines = layouts.column(spacing=0)
    top = layouts.row(spacing=8)
    name = Strong(person.name)
    name.setWordWrap(False)
    top.addWidget(name)
    top.addWidget(Muted(person.age), 1)
    lines.addLayout(top)
    about = " · ".join(part for part in (person.roles, person.also_at) if part)
    if about:
        lines.addWidget(Small(about))
    return lines


class _DueLine(LineButton):
    def __init__(self, row: DueRow, day_width: int) -> None:
        super().__init__()
        self.setObjectName(f"due:{row.thing_id}")
        self.setAccessibleName(f"{row.when}: {row.words}")
        when = Strong(row.when, tone=Tone.WORRY if row.overdue or row.soon else None)
        when.setFixedWidth(day_width)
        line = layouts.row(spacing=8)
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Body(row.words), 1)
        self.settle(line)


class DueCard(Card):
    """What is due, soonest first; what is late says so.

    ``wanted`` carries the tab where a thing that was pressed is dealt with, and its id.
    """

    wanted = Signal(str, str)

    def __init__(self, due: Sequence[DueRow], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Due"))
        self.setObjectName("due")
        if not due:
            self.add(Muted(self.tr("Nothing with a day yet.")))
            return
        shown = due[:DUE_SHOWN]
        look = theme.current()
        width = max(look.width_of(row.when, TextStyle.STRONG) for row in shown)
        width = max(width, look.px(_DAY_WIDTH))
        rows = layouts.column(spacing=0)
        for row in shown:
            line = _DueLine(row, width)
            line.clicked.connect(partial(self.wanted.emit, row.tab, row.thing_id))
            rows.addWidget(line)
        self.column.addLayout(rows)
        left = len(due) - DUE_SHOWN
        if left > 0:
            self.add(Small(self.tr("and {count} more, in the plan").format(count=left)))


class KnowsCard(Card):
    """Who may know what: one line a person."""

    def __init__(self, knows: Sequence[Knows], parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Who may know what"))
        self.setObjectName("whoMayKnow")
        if not knows:
            self.add(Muted(self.tr("Nobody has been asked yet.")))
        for one in knows:
            lines = layouts.column(spacing=0)
            lines.addWidget(Strong(one.name))
            lines.addWidget(Small(one.words))
            self.column.addLayout(lines)
