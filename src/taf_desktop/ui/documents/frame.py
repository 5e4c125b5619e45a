"""How the documents' screen is laid out: list, pages, and how the copy is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from taf_desktop.ui.common import buttons, layouts, one_layout, theme
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Heading, Muted
from taf_desktop.ui.documents.copy_panel import CopyPanel
from taf_desktop.ui.documents.document_list import INDENT, DocumentList
from taf_desktop.ui.documents.hand_on import Consents, Ways
from taf_desktop.ui.documents.page_bar import PageBar
from taf_desktop.ui.documents.page_view import PageView
from taf_desktop.ui.documents.several_page import SeveralPage

LIST_WIDTH = 272
SIDE_WIDTH = 308
"""The widths of the outer columns with their margins, in pixels at 100 %."""
SIDE_FROM = 1020
"""Below this width, in pixels at 100 %, the right column takes turns with the list."""


class DocumentsFrame(QWidget):
    """Holds the parts, once whoever makes it has taken ``pieces`` to the end.

    Signals:
        again_wanted: the pages should be tried once more.
        tab_wanted: another tab, where a document that is not possible yet becomes possible.
        several_wanted: several documents should be made at once.
        words_wanted: the family's words should be written in easy words or another language.
    """

    again_wanted = Signal()
    tab_wanted = Signal(str)
    several_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab = ""
        self._whole = False

    def pieces(self) -> Iterator[None]:
        """Make the parts and put them in their places, step by step."""
        self.list = DocumentList()
        yield
        self.copy = CopyPanel(in_pieces=True)
        yield from self.copy.pieces()
        self.ways = Ways()
        self.consents = Consents()
        yield
        self.bar = PageBar()
        self.pages = PageView()
        yield
        self.several = SeveralPage()
        yield
        self._make_middle()
        yield
        self._columns = QWidget()
        yield from self._three_columns(layouts.row(self._columns, spacing=0))
        whole = layouts.column(self, spacing=0)
        whole.addWidget(self._columns)
        yield
        self.several.hide()
        whole.addWidget(self.several)
        yield
        self._connect()
        self._whole = True
        # It has its real width only once it is seen, and mostly there is room. Moving everything
        # from the left to the right then would be as long a work as making it.
        self._put(wide=True)

    def show_several(self, several: bool) -> None:
        """Show the page for several documents in place of the one, or the other way round."""
        self._columns.setVisible(not several)
        self.several.setVisible(several)

    def show_waiting(self) -> None:
        """Say that the pages are being made."""
        self._middle.setCurrentWidget(self._waiting)

    def show_pages(self) -> None:
        """Show the pages."""
        self._middle.setCurrentWidget(self._reading)

    def show_trouble(self, words: str) -> None:
        """Say in the pages' place why they could not be made."""
        self._trouble_words.setText(words)
        self._middle.setCurrentWidget(self._trouble)

    def show_not_yet(self, title: str, why: str, tab: str, button: str) -> None:
        """Say in the pages' place why there are none yet, and where that changes."""
        self._tab = tab
        self._not_yet_title.setText(title)
        self._not_yet_words.setText(why)
        self._go.setText(button)
        self._go.setVisible(bool(tab))
        self._middle.setCurrentWidget(self._not_yet)

    def hide_beside(self) -> None:
        """Show nothing beside the pages until it is made ready for a family."""
        for part in (self.copy, self.ways, self._side_end, self.consents):
            part.hide()

    def show_beside(self, *, possible: bool) -> None:
        """Show what stands beside the pages; how the copy is wanted only where there is one."""
        with one_layout.held(self.copy.parentWidget() or self), one_layout.held(self._side):
            self.consents.show()
            self.copy.setVisible(possible)
            self.ways.setVisible(possible)
            self._side_end.setVisible(possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right column a place at the left where there is no room for it."""
        super().resizeEvent(event)
        if self._whole:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_whole", False):
            self._arrange()

    def _connect(self) -> None:
        self.bar.smaller.connect(self.pages.zoom_out)
        self.bar.larger.connect(self.pages.zoom_in)
        self.bar.fit.connect(self.pages.fit_width)
        self.bar.turned.connect(self.pages.turn)
        self.pages.moved.connect(self.bar.show_page)
        self.pages.zoom_changed.connect(self.bar.show_zoom)
        self.list.chosen.connect(self._show_row)
        self._several.clicked.connect(self.several_wanted)
        self._other_words.clicked.connect(self.words_wanted)

    def _make_middle(self) -> None:
        self._trouble_words = Body("")
        self._not_yet_title = Heading("")
        self._not_yet_words = Muted("")
        self._go = buttons.secondary("")
        self._go.setObjectName("go_to")
        self._go.clicked.connect(self._go_there)
        again = buttons.secondary(self.tr("Try again"))
        again.setObjectName("again")
        again.clicked.connect(self.again_wanted)
        self._waiting = _page("waiting", Muted(self.tr("The pages are being made…")))
        self._trouble = _page("no_pages", self._trouble_words, again)
        self._not_yet = _page("not_yet", self._not_yet_title, self._not_yet_words, self._go)
        self._reading = self._reading_page()
        self._middle = QStackedWidget()
        for page in (self._waiting, self._reading, self._trouble, self._not_yet):
            self._middle.addWidget(page)

    def _three_columns(self, across: QHBoxLayout) -> Iterator[None]:
        self._left = self._left_column()
        across.addWidget(self._left)
        across.addWidget(_upright_line())
        yield
        across.addWidget(self._middle, 1)
        yield
        self._side = self._side_column()
        self._side_line = _upright_line()
        across.addWidget(self._side_line)
        across.addWidget(self._side)
        yield

    def _left_column(self) -> QWidget:
        column = QWidget()
        self._list_page = Page(max_width=None, spacing=8)
        _set_margins(self._list_page, MARGIN - INDENT, 4, 12, 16)
        self._list_page.add(self.list)
        self._several = buttons.quiet(self.tr("Several at once…"), icon="copy")
        self._several.setObjectName("several")
        self._other_words = buttons.quiet(self.tr("Easy words, translations…"), icon="assessment")
        self._other_words.setObjectName("other_words_open")
        self._how = buttons.quiet(self.tr("For whom, and in which format"), icon="settings")
        self._how.setObjectName("how")
        self._how.clicked.connect(self._turn_left)
        self._how_page = Page(max_width=None)
        _set_margins(self._how_page, MARGIN - INDENT, 12, 12, 16)
        self._lefts = QStackedWidget()
        self._lefts.addWidget(self._list_page)
        self._lefts.addWidget(self._how_page)
        foot = QWidget()
        self._foot = layouts.column(foot, spacing=4)
        self._foot.setContentsMargins(MARGIN - INDENT, 8, 12, 8)
        self._foot.addWidget(self._how)
        inner = layouts.column(column, spacing=0)
        inner.addWidget(self._lefts, 1)
        inner.addWidget(layouts.hairline())
        inner.addWidget(foot)
        return column

    def _side_column(self) -> QWidget:
        column = QWidget()
        self._side_page = Page(max_width=None)
        _set_margins(self._side_page, 20, 12, 20, 16)
        self._side_end = QWidget()
        end = layouts.column(self._side_end, spacing=0)
        end.addWidget(layouts.hairline())
        self._side_foot = layouts.column()
        self._side_foot.setContentsMargins(20, 12, 20, 12)
        end.addLayout(self._side_foot)
        inner = layouts.column(column, spacing=0)
        inner.addWidget(self._side_page, 1)
        inner.addWidget(self._side_end)
        return column

    def _reading_page(self) -> QWidget:
        page = QWidget()
        column = layouts.column(page, spacing=0)
        column.addWidget(self.bar)
        column.addWidget(layouts.hairline())
        column.addWidget(self.pages, 1)
        return page

    @Slot()
    def _go_there(self) -> None:
        self.tab_wanted.emit(self._tab)

    @Slot()
    def _show_row(self) -> None:
        place, ground = self.list.place_of_current(), self._list_page.widget()
        if ground is None:
            return
        spot = self.list.mapTo(ground, place.center())
        self._list_page.ensureVisible(spot.x(), spot.y(), 0, place.height())

    def _arrange(self) -> None:
        self._put(wide=self.width() >= theme.current().px(SIDE_FROM))

    def _put(self, *, wide: bool) -> None:
        """Keep save and print in sight: at the right, or below the list where it is narrow.

        There the list and how a copy is wanted take turns.
        """
        look = theme.current()
        self._left.setFixedWidth(look.px(LIST_WIDTH))
        self._side.setFixedWidth(look.px(SIDE_WIDTH))
        if wide and self._side_foot.indexOf(self.ways) < 0:
            self._side_page.add(self.copy, self.consents)
            self._side_foot.addWidget(self.ways)
            self._foot.addWidget(self._several)
            self._foot.addWidget(self._other_words)
        elif not wide and self._foot.indexOf(self.ways) < 0:
            self._how_page.add(self.copy, self.consents)
            self._foot.insertWidget(0, self.ways)
            # What is wanted now and then scrolls with the list, or little of the list is seen.
            self._list_page.add(self._several, self._other_words)
        for widget in (self._side, self._side_line):
            widget.setVisible(wide)
        self._how.setHidden(wide)
        self._show_left(how=not wide and self._lefts.currentWidget() is self._how_page)

    @Slot()
    def _turn_left(self) -> None:
        """Turn the left column: from the documents to how one is wanted, or back."""
        self._show_left(how=self._lefts.currentWidget() is self._list_page)

    def _show_left(self, *, how: bool) -> None:
        self._lefts.setCurrentWidget(self._how_page if how else self._list_page)
        self._how.setText(
            self.tr("All documents") if how else self.tr("For whom, and in which format")
        )
        self._how.set_icon("document" if how else "settings")


def _page(name: str, *widgets: QWidget) -> Page:
    page = Page()
    page.setObjectName(name)
    page.add(*widgets)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return page


def _set_margins(page: Page, left: int, top: int, right: int, bottom: int) -> None:
    ground = page.widget()
    layout = ground.layout() if ground is not None else None
    if layout is not None:
        layout.setContentsMargins(left, top, right, bottom)


def _upright_line() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedWidth(1)
    return line
