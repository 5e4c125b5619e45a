"""The list of families: read like a sentence, filtered by typing, opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common import buttons, errors, layouts, theme
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.paint_later import paint_later
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tables import Column, TableView
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.families.list_view import FamilyRow
from taf_desktop.ui.families.presenter import FamiliesPresenter
from taf_desktop.ui.families.start_card import StartCard

_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ROWS_MEASURED = 60
"""How many rows the table looks at to find a column's width; all of a thousand would stall it."""


class FamiliesScreen(QWidget):
    """Every family of the vault. ``open_family`` carries the id of the one to open."""

    open_family = Signal(str)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        bus: ChangeBus,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("families")
        self._presenter = FamiliesPresenter(desk, runner, self)
        self._known = -1
        self._turns = Turns(iter(()), self)
        self._bus = bus
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the page a piece at a time, from the outside in: each is given its look once."""
        whole = layouts.column(self, spacing=16)
        whole.setContentsMargins(MARGIN, 24, MARGIN, 16)
        top = layouts.row()
        whole.addLayout(top)
        top.addWidget(Title(self.tr("Families"), self), 1)
        top.addWidget(self._make_filter())
        yield
        self._start = buttons.primary(self.tr("Start with a family"), icon="plus", parent=self)
        self._start.setObjectName("startFamily")
        self._start.clicked.connect(self.start)
        top.addWidget(self._start)
        yield
        yield from self._main_pieces(whole)
        self._bus.changed.connect(self._something_changed)

    def _main_pieces(self, whole: QVBoxLayout) -> Iterator[None]:
        self._start_card = StartCard(self)
        self._start_card.hide()
        self._start_card.begun.connect(self._begin)
        self._start_card.left.connect(self._leave_start)
        whole.addWidget(self._start_card)
        yield
        self._body = QStackedWidget(self)
        whole.addWidget(self._body, 1)
        full = QWidget(self._body)
        self._body.addWidget(full)
        inside = layouts.column(full, spacing=8)
        yield
        self._make_table(full)
        inside.addWidget(self.table, 1)
        yield
        self._count = Muted("", full)
        self._count.setObjectName("familiesCount")
        inside.addWidget(self._count)
        self._body.addWidget(self._empty_state())

    def refresh(self) -> None:
        """Read the families again."""
        self._presenter.load(self._show_rows, self._trouble)

    @Slot()
    def start(self) -> None:
        """Ask for the name of a family to start with."""
        self._start_card.show()
        self._start.hide()
        self._body.setVisible(self._known > 0)
        self._start_card.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile, and be ready for typing."""
        super().showEvent(event)
        self._presenter.catch_up(self._show_rows, self._trouble)
        if self._start_card.isHidden():
            self._filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing filters at once, wherever the keyboard is; down goes into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._filter and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            typed = event.text()
            plain = typed.isprintable() and typed.strip() and not event.modifiers() & _COMMAND
            if watched is self.table and plain:
                self._filter.setFocus()
                self._filter.insert(typed)
                return True
        return super().eventFilter(watched, event)

    def _make_filter(self) -> QLineEdit:
        self._filter = QLineEdit(self)
        self._filter.setObjectName("familiesFilter")
        self._filter.setPlaceholderText(self.tr("Type to find a family"))
        self._filter.setAccessibleName(self.tr("Find a family"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(theme.current().px(280))
        self._filter.textChanged.connect(self._filter_rows)
        self._filter.returnPressed.connect(self._open_current)
        self._filter.installEventFilter(self)
        return self._filter

    def _make_table(self, inside: QWidget) -> None:
        self.table = TableView(
            (
                Column(
                    title=self.tr("Family"),
                    text=_name,
                    sort_key=attrgetter("line"),
                    strong=True,
                    stretch=True,
                ),
                Column(
                    title=self.tr("Where they are"), text=_stage, sort_key=attrgetter("stage_key")
                ),
                Column(
                    title=self.tr("Next step"),
                    text=_step,
                    sort_key=attrgetter("step_key"),
                    tone=_step_tone,
                    stretch=True,
                ),
                Column(title=self.tr("Last change"), text=_changed, sort_key=_changed_at),
            ),
            inside,
            name=self.tr("Families"),
            line=attrgetter("line"),
        )
        self.table.setObjectName("familiesTable")
        self.table.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        self.table.opened.connect(self._open)
        # A family opens with one click, so a second one has nothing left to do.
        self.table.doubleClicked.disconnect()
        self.table.clicked.connect(self._open_index)
        self.table.installEventFilter(self)

    def _empty_state(self) -> EmptyState:
        start = buttons.primary(self.tr("Start with a family"))
        start.setObjectName("emptyStart")
        start.clicked.connect(self.start)
        example = buttons.secondary(self.tr("Look at an example family"))
        example.setObjectName("emptyExample")
        example.clicked.connect(self._bring_example)
        return EmptyState(
            self.tr("No family yet"),
            self.tr(
                "Here will be each family you work with, where they are on their way, and the one "
                "thing to do next. A name is enough to begin. If you would rather look around "
                "first, open the example: everybody in it is made up."
            ),
            start,
            example,
        )

    def _show_rows(self, rows: tuple[FamilyRow, ...]) -> None:
        if self._known > 0:
            self._put_rows(rows)
            return
        self._turns = self._turns.instead(self._first_rows(rows))
        self._turns.begin_soon()

    def _first_rows(self, rows: tuple[FamilyRow, ...]) -> Iterator[None]:
        """Fill the list in a turn of its own: the window may just be coming up."""
        paint_later(self._body)
        self._put_rows(rows)
        yield

    def _put_rows(self, rows: tuple[FamilyRow, ...]) -> None:
        current = self.table.current_row()
        if self._known > 0:
            self.table.renew_rows(rows)
        else:
            self.table.set_rows(rows)
        if isinstance(current, FamilyRow):
            self._choose(current.family_id)
        self._known = len(rows)
        self._body.setCurrentIndex(0 if rows else 1)
        self._filter.setVisible(bool(rows))
        starting = not self._start_card.isHidden()
        self._start.setVisible(bool(rows) and not starting)
        self._body.setVisible(bool(rows) or not starting)
        self._say_count()

    def _choose(self, family_id: str) -> None:
        self.table.choose(lambda row: row.family_id == family_id)

    @Slot(str)
    def _filter_rows(self, text: str) -> None:
        self.table.find_first(text)
        self._say_count()

    def _say_count(self) -> None:
        shown, typed = len(self.table.rows_model.found), self._filter.text().strip()
        if not typed:
            words = self.tr("%n families", "", self._known) if self._known != 1 else ""
            words = words.replace("%n", str(self._known))
        elif shown:
            words = self.tr("{shown} of {all} families").format(shown=shown, all=self._known)
        else:
            words = self.tr("No family here has “{words}”. Try part of the name.").format(
                words=typed
            )
        self._count.setText(words)

    @Slot()
    def _open_current(self) -> None:
        self._open(self.table.current_row())

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        del index
        self._open(self.table.current_row())

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, FamilyRow):
            self.open_family.emit(row.family_id)

    @Slot(str, str)
    def _begin(self, name: str, reason: str) -> None:
        self._presenter.start(name, reason, self._started, self._not_started)

    def _started(self, family_id: str) -> None:
        self._start_card.empty()
        self._leave_start()
        self.open_family.emit(family_id)

    def _not_started(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._start_card.say_wrong(error.sentence())
        else:
            self._trouble(error)

    @Slot()
    def _leave_start(self) -> None:
        self._start_card.hide()
        self._start.setVisible(self._known > 0)
        self._body.show()
        self._filter.setFocus()

    @Slot()
    def _bring_example(self) -> None:
        self._presenter.bring_example(self.open_family.emit, self._trouble)

    @Slot(object)
    def _something_changed(self, changes: object) -> None:
        if isinstance(changes, ChangeSet):
            # Any change moves a family's "last change", so every one concerns the list.
            self._presenter.note(change.family_id for change in changes.changes)
        if self.isVisible():
            self._presenter.catch_up(self._show_rows, self._trouble)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


def _name(row: FamilyRow) -> str:
    return row.name


def _stage(row: FamilyRow) -> str:
    return row.stage


def _step(row: FamilyRow) -> str:
    return row.step


def _step_tone(row: FamilyRow) -> Tone | None:
    return Tone.WORRY if row.overdue else None


def _changed(row: FamilyRow) -> str:
    return row.changed


def _changed_at(row: FamilyRow) -> str:
    return row.changed_at
