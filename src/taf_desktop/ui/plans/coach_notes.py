"""What the coach says beside one place: a pencilled note for each remark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Muted, PlainLabel, Small, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.plans.coach_use import Use
from taf_desktop.ui.plans.coach_view import Note, NoteGroup

BAR = 3
_LEFT = 14


@dataclass(frozen=True, slots=True)
class NoteDeeds:
    """What can be done with a note."""

    go_to: Callable[[str, str, str], None]
    """Show a thing of a kind and put the keyboard into a field of it."""
    use: Callable[[Note, Use], None]
    rest: Callable[[Note], None]


class NoteWidget(QWidget):
    """One remark: what it says, the words meant, an example, and why on request."""

    def __init__(self, note: Note, deeds: NoteDeeds) -> None:
        super().__init__()
        self.setObjectName(f"note:{note.remark.check}")
        self.setAccessibleName(note.message)
        self._note = note
        self._deeds = deeds
        self._tone = Tone.HOPE if note.tip else Tone.WORRY
        column = layouts.column(self, spacing=3)
        column.setContentsMargins(_LEFT, 2, 0, 4)
        if note.stops:
            column.addWidget(Small(self.tr("Needed before agreeing"), tone=Tone.WORRY))
        column.addWidget(Strong(note.message))
        if note.meant:
            column.addWidget(Muted(note.meant))
        if note.better:
            column.addWidget(Body(note.better))
        if note.would_say:
            words = self.tr("It would say: {words}").format(words=note.would_say)
            column.addWidget(PlainLabel(words, tone=Tone.HOPE))
        self._why = Muted(note.why)
        self._source = Small(self.tr("From: {source}").format(source=note.source))
        column.addLayout(self._buttons(note))
        for label in (self._why, self._source):
            label.hide()
            column.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pencil line at the left."""
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme.current().tone(self._tone))
        painter.end()

    def _buttons(self, note: Note) -> layouts.FlowLayout:
        line = layouts.FlowLayout(spacing=2)
        wanted: list[tuple[str, str, Callable[[], None]]] = []
        if note.use is not None:
            wanted.append(("noteUse", self.tr("Use this"), self._use))
        elif note.remark.field:
            wanted.append(("noteGo", self.tr("Write it"), self._go))
        wanted.append(("noteFine", self.tr("Fine as it is"), self._rest))
        wanted.append(("noteWhy", self.tr("Why?"), self._toggle_why))
        for name, words, deed in wanted:
            button = buttons.quiet(words)
            button.setObjectName(name)
            button.setAccessibleName(f"{words}: {note.message}")
            button.clicked.connect(deed)
            line.addWidget(button)
        return line

    @Slot()
    def _use(self) -> None:
        if self._note.use is not None:
            self._deeds.use(self._note, self._note.use)

    @Slot()
    def _go(self) -> None:
        remark = self._note.remark
        self._deeds.go_to(remark.kind, remark.thing_id, remark.field)

    @Slot()
    def _rest(self) -> None:
        self._deeds.rest(self._note)

    @Slot()
    def _toggle_why(self) -> None:
        shown = self._why.isHidden()
        for label in (self._why, self._source):
            label.setVisible(shown)


class GroupWidget(QWidget):
    """The notes beside one place; those that stay are kept while others come and go."""

    def __init__(
        self,
        group: NoteGroup,
        deeds: NoteDeeds,
        parent: QWidget | None = None,
        *,
        whole: bool = True,
    ) -> None:
        """Make the group; where it is not to be made as a whole, ``showing`` makes the notes."""
        super().__init__(parent)
        self.setObjectName(f"notes:{group.id}")
        self._deeds = deeds
        self._title = PlainLabel(group.title, style=TextStyle.SMALL, tone=Tone.NEUTRAL)
        self._notes: dict[Note, NoteWidget] = {}
        self._column = layouts.column(self, spacing=10)
        self._column.addWidget(self._title)
        if whole:
            self.show_row(group)

    def show_row(self, group: NoteGroup) -> None:
        """Show the notes as they are now."""
        for _step in self.showing(group):
            pass

    def showing(self, group: NoteGroup) -> Iterator[None]:
        """Show the notes as they are now, one that is new in each step."""
        self._title.setText(group.title)
        self.setAccessibleName(spoken_count(group))
        for gone in [note for note in self._notes if note not in group.notes]:
            widget = self._notes.pop(gone)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, note in enumerate(group.notes, start=1):
            widget = self._notes.get(note)
            new = widget is None
            if widget is None:
                widget = self._notes[note] = NoteWidget(note, self._deeds)
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
            if new:
                yield

    def first_button(self) -> QWidget | None:
        """Return the first thing one can press."""
        return self.findChild(buttons.Button)


def spoken_count(group: NoteGroup) -> str:
    """Return "Goal 1: 2 remarks of the coach" for people who listen."""
    words = QCoreApplication.translate("plan", "{place}: {count} remarks of the coach")
    return words.format(place=group.title, count=len(group.notes))
