"""Every document in its group, each with a sentence. Arrow keys choose.

What is not possible yet stands there too, muted, and can be chosen: then the page says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taf_desktop.support.words import say
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.stylesheet import CONTROL_RADIUS
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.documents.shelf import DocumentRow

_ID = Qt.ItemDataRole.UserRole
_SENTENCE = Qt.ItemDataRole.UserRole + 1
_MUTED = Qt.ItemDataRole.UserRole + 2
INDENT = 8
PAD = 8
HEADING_ROOM = 14
Index = QModelIndex | QPersistentModelIndex


class DocumentList(QListWidget):
    """Holds the rows. ``chosen`` carries the id of the row in front when the person changed it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QListWidgetItem] = {}
        self._rows: tuple[DocumentRow, ...] = ()
        self.setObjectName("document_list")
        self.setAccessibleName(self.tr("Documents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        # It is as tall as its rows; the column it stands in scrolls.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_DocumentLine(self))
        self.currentItemChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[DocumentRow], chosen: str) -> None:
        """Show these documents with one in front; nobody is told."""
        with QSignalBlocker(self):
            if tuple(rows) != self._rows:
                self._show(rows)
            if chosen in self._items:
                self.setCurrentItem(self._items[chosen])

    def choose(self, document_id: str) -> None:
        """Choose a document as the person would; an unknown one is passed over."""
        if document_id in self._items:
            self.setCurrentItem(self._items[document_id])

    def _show(self, rows: Sequence[DocumentRow]) -> None:
        if [row.document_id for row in rows] != list(self._items):
            self._make_items(rows)
        self._rows = tuple(rows)
        for row in rows:
            item = self._items[row.document_id]
            sentence = row.why_not or row.sentence
            item.setText(row.title)
            item.setData(_SENTENCE, sentence)
            item.setData(_MUTED, not row.possible)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {sentence}")
        self._fit()

    def _make_items(self, rows: Sequence[DocumentRow]) -> None:
        """Make a line for each document, with a heading before each group."""
        self.clear()
        self._items = {}
        group = None
        for row in rows:
            if row.professional is not group:
                group = row.professional
                heading = QListWidgetItem(self)
                words = "professionals" if group else "family"
                heading.setText(say(f"documents_screen.group.{words}"))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(self)
            item.setData(_ID, row.document_id)
            self._items[row.document_id] = item

    def place_of_current(self) -> QRect:
        """Return where the row in front stands."""
        item = self.currentItem()
        return self.visualItemRect(item) if item is not None else QRect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long sentences anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what came while nobody saw it."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be as tall as the rows are at this width; it is not known before the list is shown."""
        if not self.isVisible():
            return
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 4)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            self.chosen.emit(str(item.data(_ID)))


class _DocumentLine(QStyledItemDelegate):
    """Draws a document: its name, and the sentence about it below. A heading is a small line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        if index.data(_ID) is None:
            self._paint_heading(painter, option, index)
            return
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or over:
            shape = QPainterPath()
            ground = QRectF(option.rect).adjusted(0, 1, 0, -1)
            shape.addRoundedRect(ground, CONTROL_RADIUS, CONTROL_RADIUS)
            painter.fillPath(shape, look.color("accent_soft" if here else "neutral_soft"))
        room = option.rect.adjusted(INDENT, PAD, -INDENT, -PAD)
        painter.setFont(look.font(TextStyle.STRONG))
        plain = "muted" if index.data(_MUTED) else "ink"
        painter.setPen(look.color("accent" if here else plain))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, str(index.data()))
        room.setTop(room.top() + self._height(index.data(), TextStyle.STRONG, room.width()) + 2)
        painter.setFont(look.font(TextStyle.SMALL))
        painter.setPen(look.color("muted"))
        painter.drawText(room, flags, str(index.data(_SENTENCE) or ""))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        if index.data(_ID) is None:
            height = self._height(index.data(), TextStyle.SMALL_STRONG, width - 2 * INDENT)
            return QSize(width, height + HEADING_ROOM)
        room = width - 2 * INDENT
        name = self._height(index.data(), TextStyle.STRONG, room)
        sentence = self._height(index.data(_SENTENCE), TextStyle.SMALL, room)
        return QSize(width, name + 2 + sentence + 2 * PAD)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        painter.save()
        painter.setFont(look.font(TextStyle.SMALL_STRONG))
        painter.setPen(look.color("muted"))
        room = option.rect.adjusted(INDENT, 0, -INDENT, -4)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, str(index.data()))
        painter.restore()

    def _height(self, text: object, style: TextStyle, width: int) -> int:
        return theme.current().height_of(str(text or ""), style, max(width, 40))
