"""How the documents' screen is laid out: list, pages, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Muted, Small
from taf_desktop.ui.documents.document_list import INDENT, DocumentList
from taf_desktop.ui.documents.hand_on import Consents, Ways
from taf_desktop.ui.documents.page_bar import PageBar
from taf_desktop.ui.documents.page_view import PageView

LIST_WIDTH = 272
SIDE_WIDTH = 308
"""The widths of the outer columns with their margins, in pixels at 100 %."""
SIDE_FROM = 1020
"""Below this width, in pixels at 100 %, the right column stands below the list."""


class DocumentsFrame(QWidget):
    """Holds the parts; ``again_wanted`` asks to try once more, ``plan_wanted`` to begin a plan."""

    again_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = DocumentList()
        self.ways = Ways()
        self.consents = Consents()
        self.bar = PageBar()
        self.pages = PageView()
        self._trouble_words = Body("")
        self._waiting = Page()
        self._waiting.add(Muted(self.tr("The pages are being made…")))
        self._trouble = self._trouble_page()
        self._reading = self._reading_page()
        self._middle = QStackedWidget()
        for page in (self._waiting, self._reading, self._trouble):
            self._middle.addWidget(page)
        self._columns = self._three_columns()
        self._empty = self._empty_page()
        whole = layouts.column(self, spacing=0)
        whole.addWidget(self._columns)
        whole.addWidget(self._empty)
        self._connect()
        self._arrange()

    def show_empty(self, empty: bool) -> None:
        """Say that there is nothing to print yet, or show the columns."""
        self._columns.setVisible(not empty)
        self._empty.setVisible(empty)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below the list where there is no room for it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_side_line"):
            self._arrange()

    def _connect(self) -> None:
        self.bar.smaller.connect(self.pages.zoom_out)
        self.bar.larger.connect(self.pages.zoom_in)
        self.bar.fit.connect(self.pages.fit_width)
        self.pages.moved.connect(self.bar.show_page)
        self.pages.zoom_changed.connect(self.bar.show_zoom)
        self.list.chosen.connect(self._show_row)

    def _three_columns(self) -> QWidget:
        columns = QWidget()
        self._left = self._left_column()
        self._side = Page(max_width=None)
        _set_margins(self._side, 20, 16, 24, 20)
        self._side_line = _upright_line()
        across = layouts.row(columns, spacing=0)
        across.addWidget(self._left)
        across.addWidget(_upright_line())
        across.addWidget(self._middle, 1)
        across.addWidget(self._side_line)
        across.addWidget(self._side)
        return columns

    def _left_column(self) -> QWidget:
        column = QWidget()
        heading = Small(self.tr("What you can print or save"))
        heading.setIndent(INDENT)
        self._list_page = Page(max_width=None, spacing=8)
        _set_margins(self._list_page, MARGIN - INDENT, 16, 12, 16)
        self._list_page.add(heading, self.list)
        self._foot = QWidget()
        self._foot_column = layouts.column(self._foot)
        self._foot_column.setContentsMargins(MARGIN, 12, 12, 12)
        self._foot_line = layouts.hairline()
        inner = layouts.column(column, spacing=0)
        inner.addWidget(self._list_page, 1)
        inner.addWidget(self._foot_line)
        inner.addWidget(self._foot)
        return column

    def _reading_page(self) -> QWidget:
        page = QWidget()
        column = layouts.column(page, spacing=0)
        column.addWidget(self.bar)
        column.addWidget(layouts.hairline())
        column.addWidget(self.pages, 1)
        return page

    def _trouble_page(self) -> Page:
        page = Page()
        page.setObjectName("no_pages")
        again = buttons.secondary(self.tr("Try again"))
        again.setObjectName("again")
        again.clicked.connect(self.again_wanted)
        page.add(self._trouble_words, again)
        return page

    def _empty_page(self) -> Page:
        begin = buttons.primary(self.tr("Go to the plan"))
        begin.setObjectName("go_to_plan")
        begin.clicked.connect(self.plan_wanted)
        page = Page()
        empty = EmptyState(
            self.tr("Nothing to print yet"),
            self.tr(
                "As soon as there is a plan, an assessment or the notes of a meeting, their pages "
                "stand here, ready to print or to save."
            ),
            begin,
        )
        empty.setObjectName("no_documents")
        page.add(empty)
        return page

    @Slot()
    def _show_row(self) -> None:
        place, ground = self.list.place_of_current(), self._list_page.widget()
        if ground is None:
            return
        spot = self.list.mapTo(ground, place.center())
        self._list_page.ensureVisible(spot.x(), spot.y(), 0, place.height())

    def _arrange(self) -> None:
        """Keep save and print in sight: at the right, or below the list where it is narrow."""
        look = theme.current()
        wide = self.width() >= look.px(SIDE_FROM)
        self._left.setFixedWidth(look.px(LIST_WIDTH))
        self._side.setFixedWidth(look.px(SIDE_WIDTH))
        if wide and self._side.column.indexOf(self.ways) < 0:
            self._side.add(self.ways, self.consents)
        elif not wide and self._foot_column.indexOf(self.ways) < 0:
            self._foot_column.addWidget(self.ways)
            self._list_page.add(self.consents)
        for widget in (self._side, self._side_line):
            widget.setVisible(wide)
        for widget in (self._foot, self._foot_line):
            widget.setVisible(not wide)


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
