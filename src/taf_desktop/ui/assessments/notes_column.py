"""What stands beside a section: what was said last time, and what one could ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.dates import show_date
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Muted, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.side_notes import SideNote, guidance_for, last_time


class NotesColumn(QWidget):
    """Two cards; one with nothing to say is left out.

    Args:
        session: The answers; last time's are its ``previous``.
        previous_on: The ISO day last time's assessment was finished, or "".
        prompts: Whether to show what one could ask; not beside what is only read.
    """

    def __init__(
        self,
        session: FormSession,
        previous_on: str,
        *,
        prompts: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._previous_on = previous_on
        self._prompts = prompts
        self._section = ""
        self._shown: tuple[tuple[SideNote, ...], tuple[SideNote, ...]] = ((), ())
        self._folded: set[str] = set()
        self._turns = Turns(iter(()), self)
        self._column = layouts.column(self, spacing=12)
        stop = session.listen(self._on_session)
        self.destroyed.connect(stop)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to show beside this section."""
        return any(self._shown)

    def show_section(self, name: str) -> None:
        """Show what belongs to a section."""
        self._section = name
        said = last_time(self._session, name)
        asks = guidance_for(self._session, name) if self._prompts else ()
        if (said, asks) == self._shown:
            return
        self._shown = (said, asks)
        self._turns.drop()
        self._turns.deleteLater()
        layouts.clear(self._column)
        self._turns = Turns(self._building(said, asks), self)
        self._turns.begin_soon()

    def _building(self, said: Sequence[SideNote], asks: Sequence[SideNote]) -> Iterator[None]:
        if said:
            yield from self._last_time(said)
        if asks:
            yield from self._to_ask(asks)
        self._column.addStretch(1)

    def _on_session(self, _keys: frozenset[str]) -> None:
        if self._section:
            self.show_section(self._section)

    def _last_time(self, notes: Sequence[SideNote]) -> Iterator[None]:
        card = FoldCard(self.tr("Last time"), self._folded)
        card.setObjectName("last_time")
        if self._previous_on:
            card.inside.addWidget(Small(show_date(self._previous_on)))
        self._column.addWidget(card)
        for note in notes:
            card.add_note(note.label, note.text)
            yield

    def _to_ask(self, notes: Sequence[SideNote]) -> Iterator[None]:
        card = FoldCard(self.tr("You could ask"), self._folded)
        card.setObjectName("to_ask")
        self._column.addWidget(card)
        for note in notes:
            card.add_note(note.label if note.key else "", note.text)
            yield


class FoldCard(Card):
    """A card whose heading folds it; ``folded`` holds the headings of all that are folded now."""

    def __init__(self, heading: str, folded: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self._folded = folded
        self.setAccessibleName(heading)
        self._fold = buttons.quiet(heading)
        self._fold.setObjectName("fold")
        self._fold.clicked.connect(self._turn)
        self._box = QWidget()
        self.inside = layouts.column(self._box, spacing=8)
        self.inside.setContentsMargins(8, 0, 8, 8)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(4)
        self.add(self._fold, self._box)
        self._show()

    def add_note(self, label: str, text: str) -> None:
        """Add a few lines under a small heading, or under none."""
        part = layouts.column(spacing=2)
        if label:
            part.addWidget(PlainLabel(label, style=TextStyle.SMALL_STRONG, tone=Tone.NEUTRAL))
        for line in text.splitlines():
            if line.strip():
                part.addWidget(Muted(line.strip()))
        self.inside.addLayout(part)

    def _show(self) -> None:
        opened = self._heading not in self._folded
        self._box.setVisible(opened)
        self._fold.set_icon("chevron-down" if opened else "chevron-right")
        self._fold.setAccessibleDescription(self.tr("open") if opened else self.tr("folded away"))

    @Slot()
    def _turn(self) -> None:
        self._folded ^= {self._heading}
        self._show()
