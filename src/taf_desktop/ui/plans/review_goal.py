"""One goal at a review: its actions one by one, then where every voice stands with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.ui.common import buttons
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import PlainLabel, Small, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.quick_line import QuickLine
from taf_desktop.ui.plans.review_look import LookLine
from taf_desktop.ui.plans.review_presenter import ReviewPresenter
from taf_desktop.ui.plans.review_view import GoalRow
from taf_desktop.ui.plans.review_voice import VoiceLine
from taf_desktop.ui.plans.tools import Tools


class ReviewGoal(Card):
    """A goal, or the actions of none. ``asked`` carries the goal's id and a further voice."""

    asked = Signal(str, str)

    def __init__(
        self, row: GoalRow, tools: Tools, presenter: ReviewPresenter, *, whole: bool = True
    ) -> None:
        """Make a card; where it is not to be made as a whole, ``building`` makes the rest."""
        super().__init__(bar=Tone.HOPE if row.id else None)
        self.setObjectName(f"reviewGoal:{row.id}")
        self._tools = tools
        self._goal_id = row.id
        self._row = row
        self._title = Small("")
        self._words = PlainLabel("", style=TextStyle.TITLE)
        self.looks = KeyedColumn(lambda look: LookLine(look, tools))
        self._question = Strong(self.tr("Where are we with this, from 0 to 10?"))
        self.voices = KeyedColumn(lambda voice: VoiceLine(voice, tools, presenter), spacing=4)
        self._more = buttons.quiet(self.tr("Ask somebody else"), icon="plus")
        self._more.setObjectName("askVoice")
        self._more.clicked.connect(self._ask)
        self._line: QuickLine | None = None
        self.column.setSpacing(6)
        self.add(self._title, self._words, self.looks)
        self.column.addSpacing(8)
        self.add(self._question, self.voices, self._more)
        for part in (self._title, self._words, self._question, self._more):
            part.setVisible(bool(row.id))
        self._show_words(row)
        if whole:
            self.show_row(row)

    def building(self) -> Iterator[None]:
        """Make the lines, one in each step."""
        yield from self.looks.showing(self._row.looks)
        yield from self.voices.showing(self._row.voices)

    def show_row(self, row: GoalRow) -> None:
        """Show the goal as it is now; what is being written stays."""
        self._show_words(row)
        self.looks.show_rows(row.looks)
        self.voices.show_rows(row.voices)

    def _show_words(self, row: GoalRow) -> None:
        named = row.title and row.words
        name = f"{row.title}: {row.words}" if named else self.tr("Other actions")
        self.setAccessibleName(name)
        self._title.setText(row.title)
        self._words.setText(row.words or row.title)

    def flush(self) -> None:
        """Save at once."""
        for line in (*self.looks.rows(), *self.voices.rows()):
            if isinstance(line, LookLine | VoiceLine):
                line.flush()

    def focus_voice(self, voice_id: str) -> None:
        """Put the keyboard on a voice's line."""
        line = self.voices.row(voice_id)
        if isinstance(line, VoiceLine):
            line.focus_number()

    @Slot()
    def _ask(self) -> None:
        if self._line is None:
            self._line = self._quick_line()
            self.add(self._line)
        self._more.hide()
        self._line.show()
        self._line.focus_first()

    def _quick_line(self) -> QuickLine:
        line = QuickLine(
            "score_point",
            ("voice",),
            needed="voice",
            add_words=self.tr("Ask"),
            today=self._tools.kit.clock.today(),
            lists=self._tools.lists,
        )
        line.setObjectName("askWhom")
        line.entered.connect(self._name)
        line.left.connect(self._left)
        return line

    @Slot(object)
    def _name(self, answers: dict[str, Answer]) -> None:
        self.asked.emit(self._goal_id, str(answers["voice"] or "").strip())
        self._left()

    @Slot()
    def _left(self) -> None:
        line: QWidget | None = self._line
        if line is not None:
            line.hide()
        self._more.show()
