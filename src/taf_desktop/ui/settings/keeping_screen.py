"""“How long records are kept”: what is due, one family's rule, and removing a record for good."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from taf_desktop.domain.audit_ports import Aftercare
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common import buttons, errors, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tables import Column, TableView
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Title
from taf_desktop.ui.settings.keeping_page import KeepingPage
from taf_desktop.ui.settings.keeping_presenter import KeepingList, KeepingPresenter
from taf_desktop.ui.settings.keeping_view import KeepingRow, KeepingView

_LEDGER_SHOWN = 5


class KeepingScreen(QStackedWidget):
    """The list, and one family at a time. ``wants_back`` when the person is done with it."""

    wants_back = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        bus: ChangeBus,
        after: Aftercare,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("keeping")
        self._presenter = KeepingPresenter(desk, runner, after, self)
        self._open = ""
        self._bus = bus
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the list, then the page of one family."""
        self.list_page = _ListPage()
        self.addWidget(self.list_page)
        yield
        yield from self.list_page.pieces()
        self.list_page.wants_back.connect(self.wants_back)
        self.list_page.table.opened.connect(self._open_row)
        self.list_page.table.doubleClicked.disconnect()
        self.list_page.table.clicked.connect(self._open_current)
        yield
        self.page = KeepingPage(self._presenter, in_pieces=True)
        self.addWidget(self.page)
        yield from self.page.pieces()
        self.page.wants_back.connect(self.show_list)
        self.page.removed.connect(self._say_removed)
        self._bus.changed.connect(self._something_changed)

    @Slot()
    def show_list(self) -> None:
        """Show the list, read again."""
        self._open = ""
        self.setCurrentWidget(self.list_page)
        self._refresh()
        self.list_page.table.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard where reading begins."""
        self.list_page.filter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show how things are now."""
        super().showEvent(event)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._open:
            self.show_list()
        else:
            self.wants_back.emit()

    def _refresh(self) -> None:
        self._presenter.load(self.list_page.show_list, self._trouble)
        if self._open:
            self._presenter.open(self._open, self._show_page, self._trouble)

    @Slot(object)
    def _open_row(self, row: object) -> None:
        if isinstance(row, KeepingRow):
            self._open = row.family_id
            self.list_page.say("")
            self._presenter.open(row.family_id, self._show_page, self._trouble)

    @Slot()
    def _open_current(self) -> None:
        self._open_row(self.list_page.table.current_row())

    def _show_page(self, view: KeepingView) -> None:
        if view.family_id == self._open:
            self.page.show_view(view)
            self.setCurrentWidget(self.page)

    @Slot(str)
    def _say_removed(self, words: str) -> None:
        self.list_page.say(words)
        self.show_list()

    @Slot(object)
    def _something_changed(self, changes: ChangeSet) -> None:
        if self._open and changes.touches_kind("family") and self.page.removing:
            return
        if self.isVisible():
            self._refresh()

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class _ListPage(QWidget):
    """Every family with its day. Whoever makes it takes ``pieces`` to the end."""

    wants_back = Signal()

    def pieces(self) -> Iterator[None]:
        """Make the page a piece at a time, each in its place."""
        whole = layouts.column(self, spacing=16)
        whole.setContentsMargins(MARGIN, 24, MARGIN, 16)
        whole.addLayout(self._top())
        whole.addWidget(
            Muted(
                self.tr(
                    "Nothing is ever removed by itself. When a day has come, look at the record"
                    " with whoever is responsible for data, and decide. Open a family to choose its"
                    " rule, to keep it longer, or to remove it."
                )
            )
        )
        yield
        self._said = Card(self, bar=Tone.GOOD)
        self._said.setObjectName("keepingSaid")
        self._words = Body("")
        self._said.add(self._words)
        self._said.hide()
        whole.addWidget(self._said)
        self._body = QStackedWidget(self)
        whole.addWidget(self._body, 1)
        self._ledger = Card(self)
        self._ledger.setObjectName("ledger")
        whole.addWidget(self._ledger)
        yield
        self._body.addWidget(self._list())
        self._body.addWidget(
            EmptyState(
                self.tr("No record here yet"),
                self.tr("Here will be each family, and the day on which to decide about it."),
            )
        )

    def show_list(self, found: KeepingList) -> None:
        """Show the list and what was removed before."""
        self.table.set_rows(found.rows)
        self._count.setText(found.count)
        self.filter.setVisible(bool(found.rows))
        self._body.setCurrentIndex(0 if found.rows else 1)
        layouts.clear(self._ledger.column)
        self._ledger.setVisible(bool(found.ledger))
        self._ledger.add(Heading(self.tr("Removed for good")))
        for line in found.ledger[:_LEDGER_SHOWN]:
            self._ledger.add(Small(line))
        more = len(found.ledger) - _LEDGER_SHOWN
        if more > 0:
            self._ledger.add(Small(self.tr("and {count} before").format(count=more)))

    def say(self, words: str) -> None:
        """Say above the list what was done, or nothing."""
        self._words.setText(words)
        self._said.setAccessibleName(words)
        self._said.setVisible(bool(words))

    def _top(self) -> QHBoxLayout:
        top = layouts.row()
        top.addWidget(Title(self.tr("How long records are kept"), self), 1)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("keepingFilter")
        self.filter.setPlaceholderText(self.tr("Type to find a family"))
        self.filter.setAccessibleName(self.tr("Find a family"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.current().px(280))
        top.addWidget(self.filter)
        back = buttons.secondary(self.tr("Back to the settings"), icon="back", parent=self)
        back.setObjectName("keeping_back")
        back.clicked.connect(self.wants_back)
        top.addWidget(back)
        return top

    def _list(self) -> QWidget:
        full = QWidget(self._body)
        inside = layouts.column(full, spacing=8)
        self.table = TableView(
            (
                Column(title=self.tr("Family"), text=_name, strong=True),
                Column(title=self.tr("When"), text=_when, sort_key=_order, tone=_tone),
                Column(title=self.tr("Why then"), text=_why, stretch=True),
            ),
            full,
            name=self.tr("How long records are kept"),
        )
        self.table.setObjectName("keepingTable")
        self.filter.textChanged.connect(self.table.set_filter)
        inside.addWidget(self.table, 1)
        self._count = Muted("", full)
        self._count.setObjectName("keepingCount")
        inside.addWidget(self._count)
        return full


def _name(row: KeepingRow) -> str:
    return row.name


def _when(row: KeepingRow) -> str:
    return row.when


def _why(row: KeepingRow) -> str:
    return row.why


def _order(row: KeepingRow) -> int:
    return row.order


def _tone(row: KeepingRow) -> Tone | None:
    return Tone.WORRY if row.is_due else None
