"""The list of a form's sections with how far each is, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taf_desktop.forms.definition import Section, in_language
from taf_desktop.forms.keys import split_key
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.stylesheet import CONTROL_RADIUS
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.words import answered_words, look_words

_NAME = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_STATE_ROLE = Qt.ItemDataRole.UserRole + 2
INDENT = 8
Index = QModelIndex | QPersistentModelIndex


class SectionNav(QListWidget):
    """The sections that are asked. Arrow keys choose; the present one is marked.

    "look at 2" shows for sections that were visited and left, or everywhere after
    ``look_everywhere``: nobody is told off for what they have not come to yet.
    """

    chosen = Signal(str)
    """The person went to the section with this name."""

    def __init__(self, session: FormSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section_of = _sections_by_question(session.definition.sections)
        self._visited: set[str] = set()
        self._everywhere = False
        self.setObjectName("section_nav")
        self.setAccessibleName(self.tr("Sections"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SectionLine(self))
        self.setMinimumWidth(theme.current().px(160))
        for section in session.definition.sections:
            self._add(section)
        self._refresh()
        self.currentItemChanged.connect(self._on_current)
        stop = session.listen(self._on_session)
        self.destroyed.connect(stop)

    def current(self) -> str:
        """Return the name of the present section, or ""."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def set_current(self, name: str) -> None:
        """Mark a section as the present one; ``chosen`` tells it if it is another."""
        for item in self._items():
            if item.data(_NAME) == name:
                self.setCurrentItem(item)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) section that is asked."""
        shown = [item for item in self._items() if not item.isHidden()]
        here = self.currentItem()
        place = shown.index(here) + by if here in shown else 0
        if 0 <= place < len(shown):
            self.setCurrentItem(shown[place])

    def look_everywhere(self) -> None:
        """Show what there is to look at in every section, as when finishing."""
        self._everywhere = True
        self._refresh()

    def state_words(self, name: str) -> str:
        """Return what the list says of a section."""
        return next(str(item.data(_STATE)) for item in self._items() if item.data(_NAME) == name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long names anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumWidth(theme.current().px(160))
            self.scheduleDelayedItemsLayout()

    def _add(self, section: Section) -> None:
        item = QListWidgetItem(in_language(section.label), self)
        item.setData(_NAME, section.name)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _on_session(self, keys: frozenset[str]) -> None:
        """Count anew where something changed: counting them all is felt while typing."""
        changed = {self._section_of[split_key(key).name] for key in keys}
        for item in self._items():
            if item.data(_NAME) in changed:
                self._count(item)

    def _refresh(self) -> None:
        for item in self._items():
            self._count(item)

    def _count(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NAME))
        item.setHidden(not self._session.section_is_relevant(name))
        words, role = self._state(name)
        if item.data(_STATE) != words:
            item.setData(_STATE, words)
            item.setData(_STATE_ROLE, role)
            spoken = f"{item.text()}, {words}" if words else item.text()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _state(self, name: str) -> tuple[str, str]:
        """Return the words for how far a section is, and the role of their colour."""
        state = self._session.section_state(name)
        if state.findings and (self._everywhere or name in self._visited):
            return look_words(state.findings), "worry"
        done = state.asked > 0 and state.answered >= state.asked and not state.findings
        return answered_words(state), "good" if done else "muted"

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None:
            self._visited.add(str(before.data(_NAME)))
            self._count(before)
        if item is not None:
            self.chosen.emit(str(item.data(_NAME)))


def _sections_by_question(sections: Sequence[Section]) -> dict[str, str]:
    """Return the name of the section that each question stands in, those of rows too."""
    return {
        question.name: section.name
        for section in sections
        for field in section.fields
        for question in (field, *field.fields)
    }


class _SectionLine(QStyledItemDelegate):
    """Draws a section: its name at the left, wrapped if need be; its state at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or over:
            shape = QPainterPath()
            shape.addRoundedRect(
                QRectF(option.rect).adjusted(0, 1, 0, -1), CONTROL_RADIUS, CONTROL_RADIUS
            )
            painter.fillPath(shape, look.color("accent_soft" if here else "neutral_soft"))
        room = option.rect.adjusted(INDENT, 0, -INDENT, 0)
        state = str(index.data(_STATE) or "")
        if state:
            painter.setFont(look.font(TextStyle.SMALL_STRONG if here else TextStyle.SMALL))
            painter.setPen(look.color(str(index.data(_STATE_ROLE))))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state
            )
            room.setRight(room.right() - _state_width(state))
        strong = here and self._height(option, index, TextStyle.STRONG) <= option.rect.height()
        painter.setFont(look.font(TextStyle.STRONG if strong else TextStyle.BODY))
        painter.setPen(look.color("accent" if here else "ink"))
        flags = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        painter.drawText(room, flags, str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Not in the strong letters of the present one: rows must not grow when they are chosen.
        return QSize(self._width(option), self._height(option, index, TextStyle.BODY))

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()

    def _height(self, option: QStyleOptionViewItem, index: Index, style: TextStyle) -> int:
        """Return the height a section needs with its name in these letters."""
        look = theme.current()
        room = self._width(option) - 2 * INDENT - _state_width(str(index.data(_STATE) or ""))
        tall = look.height_of(str(index.data()), style, max(room, 40))
        return max(tall + look.px(12), look.px(34))


def _state_width(state: str) -> int:
    return theme.current().width_of(state, TextStyle.SMALL_STRONG) + INDENT if state else 0
