"""Tabs as words with a line under the present one, reached with Tab and moved along with arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from taf_desktop.ui.common import focus, layouts, theme
from taf_desktop.ui.common.paint_later import paint_later
from taf_desktop.ui.common.text import no_mnemonic
from taf_desktop.ui.common.theme import TextStyle

_GAP = 22
_UNDERLINE = 3


class TabLine(QTabBar):
    """The line of words. It draws itself so that the present tab can be semibold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setProperty(focus.OWN_RING, True)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's own name
        """Return room for the words in semibold, so that choosing a tab moves nothing."""
        look = theme.current()
        words = look.width_of(self._words(index), TextStyle.STRONG)
        return QSize(words + look.px(_GAP), look.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's own name
        """Return the same: words are never shortened, the line scrolls instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the line under the present one and the ring while it has the keyboard."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._draw_tab(painter, index)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember which tab the pointer is over."""
        super().mouseMoveEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember which tab the pointer came in over."""
        super().enterEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _draw_tab(self, painter: QPainter, index: int) -> None:
        look = theme.current()
        present = index == self.currentIndex()
        whole = QRectF(self.tabRect(index))
        words = whole.adjusted(0, 0, -look.px(_GAP), 0)
        strong = present or index == self._hovered
        painter.setFont(look.font(TextStyle.STRONG if present else TextStyle.BODY))
        painter.setPen(look.color("ink" if strong else "muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, self._words(index))
        if present:
            under = QRectF(words.x(), whole.bottom() - _UNDERLINE, words.width(), _UNDERLINE)
            painter.fillRect(under, look.color("accent"))
            if self.hasFocus():
                painter.setPen(QPen(look.color("accent"), focus.WIDTH))
                ring = words.adjusted(-6, 4, 6, -7).intersected(QRectF(self.rect()))
                painter.drawRoundedRect(ring.adjusted(1, 0, -1, 0), 6, 6)


class Tabs(QWidget):
    """A tab line above a stack of pages, each known by a name."""

    changing = Signal(str)
    """The name of the page that will be shown: it may be made ready before it is seen."""
    changed = Signal(str)
    """The name of the page now shown."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        """Make tabs without pages; ``margin`` insets the line of words from the left."""
        super().__init__(parent)
        self._names: list[str] = []
        self._pages: list[QWidget] = []
        self._stand_ins: dict[str, QWidget] = {}
        self.line = TabLine()
        self.stack = QStackedWidget()
        top = layouts.row(spacing=0)
        top.setContentsMargins(margin, 0, margin, 0)
        top.addWidget(self.line, 1)
        column = layouts.column(self, spacing=0)
        column.addLayout(top)
        column.addWidget(layouts.hairline())
        column.addWidget(self.stack, 1)
        self.line.currentChanged.connect(self._show_index)

    @property
    def current(self) -> str:
        """The name of the page now shown; empty while there is none."""
        index = self.line.currentIndex()
        return self._names[index] if 0 <= index < len(self._names) else ""

    def add_tab(self, name: str, title: str, page: QWidget) -> None:
        """Add a page at the end under a name the program knows and a title people read."""
        self._names.append(name)
        self._pages.append(page)
        self.stack.addWidget(page)
        self.line.addTab(no_mnemonic(title))

    def put_page(self, name: str, page: QWidget) -> None:
        """Put a page in the place of the one with this name; it is seen once it is ``whole``.

        Raises:
            ValueError: no page has it.
        """
        index = self._names.index(name)
        self._stand_ins[name], self._pages[index] = self._pages[index], page
        self.stack.addWidget(page)

    def whole(self, name: str) -> None:
        """Show a page that was put in its place from now on; what stood in for it goes away."""
        old = self._stand_ins.pop(name, None)
        if old is None:
            return
        if self.stack.currentWidget() is old:
            paint_later(self.stack)
            self.stack.setCurrentWidget(self.page(name))
        self.stack.removeWidget(old)
        old.deleteLater()

    def show_tab(self, name: str) -> None:
        """Show the page with this name.

        Raises:
            ValueError: no page has it.
        """
        self.line.setCurrentIndex(self._names.index(name))

    def show_tab_of(self, widget: QWidget) -> None:
        """Show the page that a widget is on; nothing happens if it is on none of them."""
        for index, page in enumerate(self._pages):
            if page.isAncestorOf(widget):
                self.line.setCurrentIndex(index)

    def page(self, name: str) -> QWidget:
        """Return the page with this name.

        Raises:
            ValueError: no page has it.
        """
        return self._pages[self._names.index(name)]

    @Slot(int)
    def _show_index(self, index: int) -> None:
        if 0 <= index < len(self._names):
            name = self._names[index]
            self.changing.emit(name)
            paint_later(self.stack)
            self.stack.setCurrentWidget(self._stand_ins.get(name, self._pages[index]))
            self.changed.emit(name)
