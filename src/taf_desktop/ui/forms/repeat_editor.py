"""Editor for what is asked of each of several: rows to add, to move and to take out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Field, FieldType, Option, in_language
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Small, no_mnemonic
from taf_desktop.ui.forms.editor import EditorDefaults
from taf_desktop.ui.forms.repeat_rows import LineRow, RowCard

COMPACT = "compact"
RowBuilder = Callable[[str], QWidget]
"""Makes the questions of the row with this id."""
RowNamer = Callable[[str], str]
"""Says what to call the row with this id; "" where there is nothing to call it."""
Members = Callable[[], Sequence[Option]]
"""Says who of the repeat's list has no row yet."""


class RepeatEditor(EditorDefaults, QWidget):
    """The rows of a repeat. It changes nothing itself: it asks, and shows what it is then given."""

    changed = Signal()
    committed = Signal()
    add_asked = Signal()
    add_about_asked = Signal(object)
    """A row about one member of the repeat's list is wanted; carries the member."""
    remove_asked = Signal(str)
    move_asked = Signal(str, int)
    bring_back_asked = Signal()
    rows_going = Signal()
    """Rows may be about to go: nothing they say counts any more."""
    rows_changed = Signal()
    """Rows came, went or moved: the order of the keyboard has to be set anew."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = COMPACT in field.appearance
        self._build: RowBuilder = _nothing
        self._name: RowNamer = _no_name
        self._absent: Members = tuple
        self._rows: dict[str, RowCard | LineRow] = {}
        column = layouts.column(self, spacing=8)
        self._column = self._row_column(column, _ends(field))
        self._gone = self._gone_line()
        column.addWidget(self._gone)
        self.add_button = buttons.quiet(self.tr("Add another"), icon="plus", parent=self)
        self.add_button.setAccessibleName(
            self.tr("Add another: {0}").format(in_language(field.label))
        )
        self.add_button.setObjectName("add_row")
        self.add_button.clicked.connect(self._ask_to_add)
        column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def build_rows_with(self, builder: RowBuilder) -> None:
        """Name what makes the questions of a row."""
        self._build = builder

    def name_rows_with(self, namer: RowNamer) -> None:
        """Name what says how to call a row."""
        self._name = namer

    def offer_members_with(self, absent: Members) -> None:
        """Name what says about whom a row may be added."""
        self._absent = absent

    def value(self) -> Answer:
        """Return the ids of the rows in order."""
        return tuple(self._rows)

    def set_value(self, answer: Answer) -> None:
        """Show these rows; a row that stays keeps its editors and what is being typed in them."""
        wanted = answer if isinstance(answer, tuple) else ()
        if wanted == tuple(self._rows):
            return
        self.rows_going.emit()
        self._drop([id_ for id_ in self._rows if id_ not in wanted])
        ordered = {id_: self._rows.get(id_) or self._new_row(id_) for id_ in wanted}
        self._rows = ordered
        for place, row in enumerate(ordered.values()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self.show_names()
        if self._card is not None:
            self._card.setVisible(bool(ordered))
        self._gone.setVisible(False)
        self.rows_changed.emit()

    def show_names(self) -> None:
        """Call every row what it is called now."""
        for place, (row_id, row) in enumerate(self._rows.items()):
            row.show_place(place, len(self._rows), self._name(row_id))

    def make_add_menu(self, members: Sequence[Option]) -> QMenu:
        """Return a menu of those about whom a row may be added, and of somebody else."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for member in members:
            words = no_mnemonic(in_language(member.label))
            menu.addAction(words, partial(self.add_about_asked.emit, member))
        menu.addSeparator()
        menu.addAction(self.tr("Somebody else"), self.add_asked.emit)
        return menu

    def offer_bring_back(self) -> None:
        """Say that a row was taken out and offer it back."""
        self._gone.setVisible(True)

    def _row_column(self, column: QVBoxLayout, ends: str) -> QVBoxLayout:
        self._card: Card | None = None
        if not self._compact:
            inner = layouts.column(spacing=12)
            column.addLayout(inner)
            return inner
        self._card = Card(self)
        self._card.column.setContentsMargins(12, 8, 4, 8)
        self._card.column.setSpacing(4)
        self._card.hide()
        column.addWidget(self._card)
        if ends:
            self._card.column.addWidget(Small(ends, self._card))
        rows = layouts.column(spacing=4)
        self._card.column.addLayout(rows)
        return rows

    def _gone_line(self) -> QWidget:
        line = QWidget(self)
        inner = layouts.row(line, spacing=4)
        inner.addWidget(Small(self.tr("Taken out."), line))
        back = buttons.quiet(self.tr("Bring it back"), icon="undo", parent=line)
        back.setObjectName("bring_back")
        back.clicked.connect(self.bring_back_asked)
        inner.addWidget(back)
        inner.addStretch(1)
        line.hide()
        return line

    def _new_row(self, row_id: str) -> RowCard | LineRow:
        row = (LineRow if self._compact else RowCard)(row_id, self._build(row_id), self)
        row.remove_asked.connect(self.remove_asked)
        row.move_asked.connect(self._ask_move)
        return row

    def _drop(self, row_ids: list[str]) -> None:
        for row_id in row_ids:
            row = self._rows.pop(row_id)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    @Slot()
    def _ask_to_add(self) -> None:
        members = self._absent()
        if not members:
            self.add_asked.emit()
            return
        below = self.add_button.mapToGlobal(QPoint(0, self.add_button.height()))
        self.make_add_menu(members).popup(below)

    @Slot(str, int)
    def _ask_move(self, row_id: str, by: int) -> None:
        place = list(self._rows).index(row_id) + by
        if 0 <= place < len(self._rows):
            self.move_asked.emit(row_id, place)


def _nothing(_row_id: str) -> QWidget:
    return QWidget()


def _no_name(_row_id: str) -> str:
    return ""


def _ends(field: Field) -> str:
    """Return what the ends of the rows' lines mean, said once for all rows."""
    for inner in field.fields:
        ends = ((inner.start, inner.start_label), (inner.end, inner.end_label))
        said = [f"{number}: {in_language(words)}" for number, words in ends if in_language(words)]
        if inner.type is FieldType.RANGE and said:
            return " · ".join(said)
    return ""
