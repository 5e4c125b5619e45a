"""Who agreed: a row for each person asked, a quick way to add the others, and keeping the plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, Small, Strong
from taf_desktop.ui.forms.parts.code_pill import CodePill
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.pill_row import PillRow
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.changed_line import ChangedLine
from taf_desktop.ui.plans.plan_view import AnswerRow, PlanView
from taf_desktop.ui.plans.tools import Tools

WHO_WIDTH = 148
OPENS_ON = frozenset({"agree_part", "disagree"})
"""Answers after which one writes down what is seen differently."""


class AnswerLine(PillRow):
    """One person's answer."""

    def __init__(self, row: AnswerRow, tools: Tools) -> None:
        self._tools = tools
        self._row = row
        self._who = Strong("")
        self._said = Body("")
        self._reason = Body("", tone=Tone.WORRY)
        self._details = Small("")
        translate = QCoreApplication.translate
        about, unset = translate("plan", "Answer"), translate("plan", "Not yet asked")
        pill = CodePill("plan_answer", about, unset=unset)
        super().__init__(self._words(), pill, self._editor)
        self.setObjectName(f"answer:{row.id}")
        self.line.setObjectName("answerLine")
        self.line.clicked.connect(self._press)
        pill.setObjectName("answerPill")
        pill.picked.connect(self._pick)
        self._show_words(row)
        self.show_row(row)

    def show_row(self, row: AnswerRow) -> None:
        """Show the answer as it is now."""
        if row != self._row:
            self._show_words(row)
        # What was picked and could not be kept is taken back too.
        if self.pill.code != row.code:
            self.pill.show_code(row.code)
        self.below.take(row.answer, self._tools.lists)

    def _show_words(self, row: AnswerRow) -> None:
        self._row = row
        self._who.setText(row.who)
        for label, words in (
            (self._said, row.own_words),
            (self._reason, row.reason),
            (self._details, row.details),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.line.setAccessibleName(
            ", ".join(p for p in (row.who, row.own_words, row.details) if p)
        )

    def _words(self) -> QHBoxLayout:
        self._who.setFixedWidth(theme.current().px(WHO_WIDTH))
        words = layouts.column(spacing=0)
        for part in (self._said, self._reason, self._details):
            words.addWidget(part)
        inside = layouts.row(spacing=12)
        inside.addWidget(self._who, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        return inside

    def _editor(self) -> ThingEditor:
        editor = ThingEditor(
            self._row.answer,
            self._tools.kit,
            self._tools.lists,
            remove=self.tr("Remove this answer"),
        )
        editor.remove_asked.connect(self._remove)
        self._tools.watch(editor.editor)
        return editor

    @Slot()
    def _press(self) -> None:
        self.toggle("own_words" if self._row.answer.who else "who")

    @Slot(str)
    def _pick(self, code: str) -> None:
        if code in OPENS_ON and self.below.editor is None:
            self.below.open()
        if not self.below.answer("answer", code):
            self._tools.presenter.answer(self._row.answer, "answer", code)
        elif code in OPENS_ON and self.below.editor is not None:
            self.below.editor.focus_soon("reason")

    @Slot()
    def _remove(self) -> None:
        self._tools.put_aside(self._row.answer)


class AnswersCard(Card):
    """Everybody's answer to the plan. ``keep`` is what makes it an agreed one."""

    keep = Signal()

    def __init__(self, tools: Tools, view: PlanView) -> None:
        """Make the card without its answers; ``show_view`` or ``building`` shows them."""
        super().__init__(title=self.tr("Who agreed"))
        self.setObjectName("whoAgreed")
        self._tools = tools
        self._view = view
        self._asked: tuple[str, ...] | None = None
        self.add(Muted(self.tr("Ask everybody who has a part in it, and each child who can say.")))
        self.rows = KeyedColumn(lambda row: AnswerLine(row, tools))
        self._ask = layouts.FlowLayout(spacing=4)
        self._missing = Body("", tone=Tone.WORRY)
        self._missing.setObjectName("whatIsMissing")
        self._ready_place = layouts.column(spacing=0)
        self._reason = ChangedLine()
        self._keep = buttons.secondary(self.tr("Keep as agreed"), icon="check")
        self._keep.setObjectName("keepAsAgreed")
        self._keep.clicked.connect(self.keep)
        self.add(self.rows)
        self.column.addLayout(self._ask)
        self.column.addLayout(self._ready_place)
        self.add(self._missing, self._reason, self._keep)
        for part in (self._missing, self._reason, self._keep):
            part.hide()

    def show_view(self, view: PlanView) -> None:
        """Show the answers as they are now."""
        for _step in self.building(view):
            pass

    def building(self, view: PlanView) -> Iterator[None]:
        """Show the answers as they are now, one in each step."""
        self._view = view
        yield from self.rows.showing(view.answers)
        if view.to_ask != self._asked:
            self._asked = view.to_ask
            self._offer(view.to_ask)
        self._missing.setText(view.blocked)
        self._missing.setVisible(bool(view.blocked) and not view.agreed)
        self._reason.show_version(0 if view.agreed else view.number)
        self._keep.setVisible(not view.agreed)

    @property
    def what_changed(self) -> str:
        """What was written about why this version corrects the one before."""
        return self._reason.words

    def ask_what_changed(self) -> bool:
        """Ask for the line about what changed; false where none is needed or it is there."""
        return self._reason.ask()

    def add_ready(self, ready: QWidget) -> None:
        """Take the list of what is still missing."""
        self._ready_place.addWidget(ready)

    def open(self, id_: str) -> bool:
        """Open an answer to be written in; false if it is not here."""
        line = self.rows.row(id_)
        if not isinstance(line, AnswerLine):
            return False
        line.below.open("who")
        return True

    def focus_first(self) -> None:
        """Put the keyboard where asking goes on: at whom to ask, or at keeping the plan."""
        first = self._ask.itemAt(0)
        widget = first.widget() if first is not None and self._view.to_ask else self._keep
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save at once."""
        for row in self.rows.rows():
            if isinstance(row, AnswerLine):
                row.flush()

    def _offer(self, names: tuple[str, ...]) -> None:
        places = [self._ask.itemAt(place) for place in range(self._ask.count())]
        chips = [place.widget() for place in places if place is not None]
        had_keyboard = any(chip is not None and chip.hasFocus() for chip in chips)
        layouts.clear(self._ask)
        for name in names:
            chip = buttons.quiet(self.tr("+ {name}").format(name=name))
            chip.setObjectName(f"ask:{name}")
            chip.clicked.connect(partial(self._add, name))
            self._ask.addWidget(chip)
        other = buttons.quiet(self.tr("+ somebody else"))
        other.setObjectName("askSomebody")
        other.clicked.connect(partial(self._add, ""))
        self._ask.addWidget(other)
        if had_keyboard:
            self.focus_first()

    def _add(self, who: str) -> None:
        def added(answer: Entity) -> None:
            if not who:
                self._tools.open_soon(answer)

        self._tools.presenter.add_answer(self._view.plan, who, added)
