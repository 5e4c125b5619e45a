"""The family's own words, first and large: a card for each voice, the children's before others."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Heading, no_mnemonic
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.quick_line import QuickLine
from taf_desktop.ui.meetings.meeting_view import MeetingView, VoiceRow
from taf_desktop.ui.meetings.tools import Tools

GATHERED = ("gathered_how", "gathered_on", "gathered_by", "changed_plan")


class VoiceCard(Card):
    """One person's words. How they were gathered, and what changed, is folded away."""

    def __init__(self, row: VoiceRow, tools: Tools) -> None:
        super().__init__(bar=Tone.HOPE)
        self.setObjectName(f"voice:{row.id}")
        self._row = row
        self._tools = tools
        self._who = Heading("")
        self._fold = buttons.quiet("", icon="chevron-right")
        self._fold.setObjectName("voiceGathered")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_gathered)
        self._gathered: FieldsView | None = None
        self.keeper = Keeper(row.voice, tools.kit, tools.lists, self)
        remove = buttons.icon_only("trash", self.tr("Put this voice aside"), small=True)
        remove.setObjectName("removeVoice")
        remove.clicked.connect(self._remove)
        top = layouts.row()
        top.addWidget(self._who, 1)
        top.addWidget(remove)
        self.column.addLayout(top)
        self.add(FieldsView(self.keeper.session, ("words",), bare=True))
        self.add(self._fold)
        self._place = layouts.column()
        self.column.addLayout(self._place)
        self.add(self.keeper)
        self.show_row(row)

    def show_row(self, row: VoiceRow) -> None:
        """Show the voice as it is now, unless it is being written."""
        self._row = row
        self._who.setText(row.who)
        self.setAccessibleName(row.who)
        words = self.tr("How it was gathered, and what changed because of it")
        self._fold.setText(no_mnemonic(row.gathered or words))
        self._fold.setAccessibleName(words)
        self.keeper.take_newer(row.voice)
        self.keeper.session.update_lists(self._tools.lists)

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()

    @Slot(bool)
    def _show_gathered(self, shown: bool) -> None:
        if self._gathered is None:
            self._gathered = FieldsView(self.keeper.session, GATHERED, self)
            self._place.addWidget(self._gathered)
        self._gathered.setVisible(shown)
        self._fold.set_icon("chevron-down" if shown else "chevron-right")

    @Slot()
    def _remove(self) -> None:
        self.flush()
        self._tools.put_aside(self._row.voice)


class Voices(QWidget):
    """All voices, and a line to add one that has no card yet. ``building`` makes the cards."""

    def __init__(self, tools: Tools, view: MeetingView) -> None:
        super().__init__()
        self._tools = tools
        self._meeting = view.meeting
        self._first_rows = view.voices
        self.cards = KeyedColumn(lambda row: VoiceCard(row, tools), spacing=16)
        self.quick = QuickLine(
            "voice",
            ("who", "words"),
            needed="who",
            add_words=self.tr("Add a voice"),
            today=tools.kit.clock.today(),
            lists=tools.lists,
        )
        self.quick.setObjectName("quickVoice")
        self.quick.entered.connect(self._enter)
        column = layouts.column(self, spacing=16)
        column.addWidget(self.cards)
        column.addWidget(self.quick)

    def building(self) -> Iterator[None]:
        """Make the cards, one in each step."""
        yield from self.cards.showing(self._first_rows)

    def show_view(self, view: MeetingView) -> None:
        """Show the voices as they are now."""
        self._meeting = view.meeting
        self._first_rows = view.voices
        self.cards.show_rows(view.voices)
        self.quick.take_lists(self._tools.lists)

    def flush(self) -> None:
        """Save at once, a line begun and not yet added too."""
        for card in self.cards.rows():
            if isinstance(card, VoiceCard):
                card.flush()
        self.quick.flush()

    @Slot(object)
    def _enter(self, answers: dict[str, Answer]) -> None:
        def give_back(error: Exception) -> None:
            self.quick.put(answers)
            errors.show(self, error)

        self._tools.presenter.add("voice", self._meeting, answers, give_back)
