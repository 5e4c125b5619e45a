"""The library's page: parts of family life and their beginnings at the left, one whole at right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.faults import Fault
from taf_desktop.services.desk import Desk
from taf_desktop.services.library import ACTION, GOAL, Beginning
from taf_desktop.services.own_library import Shelf
from taf_desktop.ui.common import buttons, errors, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong, Title
from taf_desktop.ui.library.presenter import LibraryPresenter
from taf_desktop.ui.library.use_card import UseCard
from taf_desktop.ui.library.view import (
    Detail,
    LibraryView,
    areas,
    beside,
    detail,
    fault_words,
    library_view,
    title_of,
)

LIST_WIDTH = 430
READING_WIDTH = 600
_ONE = Qt.ItemDataRole.UserRole


class LibraryScreen(QWidget):
    """The page.

    Signals:
        wants_plan: a family's id and the id of what was copied into its plan.
        wants_settings: the place's own folder is to be chosen.
    """

    wants_plan = Signal(str, str)
    wants_settings = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, *, in_pieces: bool = False) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("library")
        self._presenter = LibraryPresenter(desk, runner, self, self._trouble)
        self._shelf = Shelf()
        self._names = ("", "")
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the page a piece at a time, each in its place."""
        across = layouts.row(self, spacing=0)
        self._make_finder()
        yield
        across.addWidget(self._finder())
        yield
        self.page = Page(max_width=READING_WIDTH)
        self.page.setObjectName("library_page")
        across.addWidget(self.page, 1)
        self.entry = EntryCard()
        self.page.add(self.entry)
        yield
        self.use = UseCard(self._presenter)
        self.page.add(self.use)
        yield
        self.faults = FaultsCard()
        self.page.add(self.faults, self._own_words())
        self._connect()

    def _make_finder(self) -> None:
        self.search = self._search_line()
        every = self.tr("All parts of family life")
        self.area = _box("library_area", self.tr("Part of family life"), ((every, ""),))
        for code, title in areas():
            self.area.addItem(title, code)
        kinds = (
            (self.tr("Goals and actions"), ""),
            (self.tr("Goals"), GOAL),
            (self.tr("Actions"), ACTION),
        )
        self.kind = _box("library_kind", self.tr("Goals or actions"), kinds)
        self.count = Small("")
        self.count.setObjectName("library_count")
        self.list = QListWidget()
        self.list.setObjectName("library_list")
        self.list.setAccessibleName(self.tr("Beginnings"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)

    def _search_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("library_search")
        line.setPlaceholderText(self.tr("Type a word: sleep, morning, money, friends …"))
        line.setAccessibleName(self.tr("Search the library"))
        line.setClearButtonEnabled(True)
        return line

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the folder and the plans anew each time the page is come to."""
        super().showEvent(event)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the library and the open plans."""
        self._presenter.load(self._show_shelf)
        self._presenter.load_families(self.use.show_families)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing searches, wherever the keyboard is."""
        if event.text().isprintable() and event.text().strip() and not event.modifiers():
            self.search.setFocus()
            self.search.insert(event.text())
            return
        super().keyPressEvent(event)

    def _finder(self) -> QWidget:
        left = layouts.column(spacing=12)
        left.setContentsMargins(MARGIN, 24, 0, 24)
        filters = layouts.row(spacing=8)
        filters.addWidget(self.area, 1)
        filters.addWidget(self.kind, 1)
        left.addWidget(Title(self.tr("Library")))
        left.addWidget(self.search)
        left.addLayout(filters)
        left.addWidget(self.count)
        left.addWidget(self.list, 1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(theme.current().px(LIST_WIDTH) + MARGIN)
        return holder

    def _own_words(self) -> QWidget:
        box = QWidget()
        column = layouts.column(box, spacing=4)
        column.addWidget(
            Muted(
                self.tr(
                    "Beginnings are there to be reworded with the family, never ready-made plans."
                    " Your place can add its own in a folder."
                )
            )
        )
        across = layouts.row(spacing=8)
        choose = buttons.quiet(self.tr("Your place’s own folder"))
        choose.setObjectName("library_folder")
        choose.clicked.connect(self.wants_settings)
        across.addWidget(choose)
        across.addStretch(1)
        column.addLayout(across)
        return box

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refresh)
        self.area.currentIndexChanged.connect(self._refresh)
        self.kind.currentIndexChanged.connect(self._refresh)
        self.list.currentItemChanged.connect(self._choose)
        self.use.names.connect(self._read_with)
        self.use.used.connect(self.wants_plan)

    def _show_shelf(self, shelf: Shelf) -> None:
        self.faults.show_faults(shelf.faults)
        if shelf != self._shelf:
            self._shelf = shelf
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        area, kind = str(self.area.currentData() or ""), str(self.kind.currentData() or "")
        view = library_view(self._shelf, self.search.text(), area, kind)
        chosen = self._chosen()
        self.count.setText(view.count)
        self.list.blockSignals(True)
        self.list.clear()
        self._fill(view)
        self.list.blockSignals(False)
        self._mark(chosen.id if chosen is not None else "")
        self._choose()

    def _fill(self, view: LibraryView) -> None:
        for group in view.groups:
            heading = QListWidgetItem(group.title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.current().font(theme.TextStyle.STRONG))
            self.list.addItem(heading)
            for each in group.beginnings:
                item = QListWidgetItem(title_of(each))
                item.setToolTip(beside(each))
                item.setData(_ONE, each)
                self.list.addItem(item)

    def _mark(self, id_: str) -> None:
        rows = range(self.list.count())
        every = {row: self.list.item(row).data(_ONE) for row in rows}
        real = [row for row, each in every.items() if each is not None]
        same = [row for row in real if every[row].id == id_]
        if real:
            self.list.setCurrentRow((same or real)[0])

    def _chosen(self) -> Beginning | None:
        item = self.list.currentItem()
        return None if item is None else item.data(_ONE)

    @Slot()
    def _choose(self) -> None:
        chosen = self._chosen()
        self.use.show_beginning(chosen)
        self.entry.show_detail(None if chosen is None else detail(chosen, *self._names))
        self.use.setVisible(chosen is not None)

    @Slot(str, str)
    def _read_with(self, child: str, adult: str) -> None:
        self._names = (child, adult)
        chosen = self._chosen()
        if chosen is not None:
            self.entry.show_detail(detail(chosen, child, adult))

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class EntryCard(Card):
    """One beginning whole."""

    def __init__(self) -> None:
        super().__init__(bar=Tone.HOPE)
        self.setObjectName("libraryEntry")
        self._shown: Detail | None = None

    def show_detail(self, told: Detail | None) -> None:
        """Show a beginning, or nothing."""
        self.setVisible(told is not None)
        if told == self._shown or told is None:
            return
        self._shown = told
        layouts.clear(self.column)
        self.add(Small(f"{told.kind} · {told.area}"), Heading(told.title))
        for label, words in told.lines:
            self.add(Strong(label), Body(words))
        self.add(Small(told.source))
        self.setAccessibleName(told.title)


class FaultsCard(Card):
    """What could not be read in the place's own folder; not there where all is well."""

    def __init__(self) -> None:
        super().__init__(tone=Tone.WORRY)
        self.setObjectName("libraryFaults")
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say what is wrong, where, and how to mend it."""
        layouts.clear(self.column)
        self.setVisible(bool(faults))
        if not faults:
            return
        self.add(
            Heading(self.tr("In your place’s own folder something does not fit"), tone=Tone.WORRY)
        )
        for fault in faults:
            where, what = fault_words(fault)
            self.add(Strong(where), Body(what))


def _box(name: str, says: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(says)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for words, code in choices:
        box.addItem(words, code)
    return box
