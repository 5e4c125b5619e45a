"""Help: short texts in plain words, found by typing, and the forms that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.faults import Fault
from taf_desktop.support.words import say
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Heading, PlainLabel, Title
from taf_desktop.ui.settings.help_view import (
    Block,
    Kind,
    Topic,
    faults_topic,
    matching,
    read_topics,
)

LIST_WIDTH = 260
READING_WIDTH = 600
"""About 72 letters to a line."""


class HelpScreen(QWidget):
    """A list of topics at the left, the chosen one at the right."""

    def __init__(self, runner: TaskRunner, faults: Callable[[], Sequence[Fault]]) -> None:
        """Take what runs the reading, and what tells the faults of the forms."""
        super().__init__()
        self.setObjectName("help")
        self._runner = runner
        self._faults = faults
        self._asked = False
        self._topics: tuple[Topic, ...] = ()
        self.search = QLineEdit()
        self.search.setObjectName("help_search")
        self.search.setPlaceholderText(self.tr("Type to find help"))
        self.search.setAccessibleName(self.tr("Find help"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("help_topics")
        self.list.setAccessibleName(self.tr("Help topics"))
        self.list.setWordWrap(True)
        self.page = Page(max_width=READING_WIDTH, spacing=8)
        self.page.setObjectName("help_text")
        self._nothing = Body("")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._choose)

    def show_topic(self, id_: str) -> None:
        """Show one topic; an unknown id is ignored."""
        for row in range(self.list.count()):
            topic = self.list.item(row).data(Qt.ItemDataRole.UserRole)
            if topic.id == id_:
                self.list.setCurrentRow(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the texts the first time the page is seen."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._runner.run(lambda _ticket: read_topics(), self._show, owner=self, lane="cpu")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing searches, wherever the keyboard is."""
        if event.text().isprintable() and event.text().strip() and not event.modifiers():
            self.search.setFocus()
            self.search.insert(event.text())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        left = layouts.column(spacing=12)
        left.setContentsMargins(MARGIN, 24, 0, 24)
        left.addWidget(Title(self.tr("Help")))
        left.addWidget(self.search)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        self._nothing.setVisible(False)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(theme.current().px(LIST_WIDTH) + MARGIN)
        across = layouts.row(self, spacing=0)
        across.addWidget(holder)
        across.addWidget(self.page, 1)

    def _show(self, topics: tuple[Topic, ...]) -> None:
        self._topics = (*topics, faults_topic(self.tr("Forms with faults"), self._faults()))
        self._find(self.search.text())

    @Slot(str)
    def _find(self, words: str) -> None:
        found = matching(self._topics, words)
        self.list.clear()
        for topic in found:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(bool(self._topics) and not found)
        self._nothing.setText(say("settings.help.nothing"))
        if found:
            self.list.setCurrentRow(0)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        topic: Topic = item.data(Qt.ItemDataRole.UserRole)
        layouts.clear(self.page.column)
        self.page.add(Title(topic.title))
        for block in topic.blocks:
            self.page.add(_widget(block))
        self.page.verticalScrollBar().setValue(0)


def _widget(block: Block) -> QWidget:
    if block.kind is Kind.HEADING:
        heading = Heading(block.words)
        heading.setContentsMargins(0, 12, 0, 0)
        return heading
    if block.kind is Kind.TEXT:
        return Body(block.words)
    box = QWidget()
    across = layouts.row(box, spacing=8)
    across.addWidget(PlainLabel("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Body(block.words), 1)
    return box
