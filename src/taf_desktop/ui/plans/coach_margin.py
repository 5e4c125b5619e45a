"""The coach's column: groups of notes at the height of the words they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.plans.coach_notes import GroupWidget, NoteDeeds
from taf_desktop.ui.plans.coach_view import NoteGroup

WIDTH = 288
"""The width of the column, in pixels at 100 %."""
BETWEEN = 20


class CoachMargin(QWidget):
    """A column beside ``words``. Groups never overlap: one moves down where there is no room.

    Args:
        words: The column of the page; what moves there moves the notes.
        anchor: Finds the widget a group stands beside, by the group's id.
        deeds: What can be done with a note.
    """

    def __init__(
        self, words: QWidget, anchor: Callable[[str], QWidget | None], deeds: NoteDeeds
    ) -> None:
        super().__init__()
        self.setObjectName("coachMargin")
        self.setAccessibleName(self.tr("The coach"))
        self._words = words
        self._anchor = anchor
        self._deeds = deeds
        self._groups: dict[str, GroupWidget] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(theme.current().px(WIDTH))
        words.installEventFilter(self)

    def showing(self, groups: Sequence[NoteGroup]) -> Iterator[None]:
        """Show these groups, one note that is new in each step; what stays keeps its widget.

        A group that is new is seen once all its notes are there: the page is laid out once for it.
        """
        wanted = {group.id for group in groups}
        for id_ in [known for known in self._groups if known not in wanted]:
            gone = self._groups.pop(id_)
            gone.hide()
            gone.deleteLater()
        for group in groups:
            widget = self._groups.get(group.id)
            if widget is None:
                widget = self._groups[group.id] = self._new(group)
                self._groups = {
                    each.id: self._groups[each.id] for each in groups if each.id in self._groups
                }
            yield from widget.showing(group)
            if widget.isHidden():
                yield from shown_whole(widget)
                # Now, or it would be painted at the top first.
                self.place()
            self._soon.start()
        self._groups = {each.id: self._groups[each.id] for each in groups}
        self._soon.start()

    def _new(self, group: NoteGroup) -> GroupWidget:
        widget = GroupWidget(group, self._deeds, self, whole=False)
        widget.installEventFilter(self)
        return widget

    @Slot()
    def place(self) -> None:
        """Put every group at the height of its words, or below the one before."""
        if self.isHidden():
            return
        below = 0
        for id_, group in self._groups.items():
            if group.isHidden():
                continue
            anchor = self._anchor(id_)
            at = 0
            if anchor is not None and anchor.isVisibleTo(self._words):
                at = anchor.mapTo(self._words, QPoint(0, 0)).y()
            layout = group.layout()
            height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
            group.setGeometry(0, max(at, below), self.width(), height)
            below = max(at, below) + height + BETWEEN
        self.setMinimumHeight(below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the words when they move, and the notes when they grow."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the notes when the column gets its room."""
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Widen with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedWidth(theme.current().px(WIDTH))
