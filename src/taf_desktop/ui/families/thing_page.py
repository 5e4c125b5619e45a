"""A page over the overview on which one thing of the family's record is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.text import Title
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper

WIDTH = 760


class ThingPage(BuiltPage):
    """The page, saved as it is typed. A page of a kind adds its cards with ``lay_out``.

    Signals:
        left: back to the overview.
        put_aside: the thing should be put aside; carries its kind, its id and its name.
    """

    left = Signal()
    put_aside = Signal(str, str, str)

    def __init__(self, thing: Entity, kit: EditKit, lists: Lists, title: str) -> None:
        super().__init__(max_width=WIDTH)
        self.keeper = Keeper(thing, kit, lists)
        self._title = title
        self._first: FieldsView | None = None
        self._first_field = ""
        self._written: tuple[str, ...] = ()

    @property
    def thing_id(self) -> str:
        """The id of what is open."""
        return self.keeper.thing.id

    def fields(self, names: Sequence[str]) -> FieldsView:
        """Return some of the thing's questions, to be laid out; they are built on the page."""
        return FieldsView(self.keeper.session, names, at_once=False)

    def lay_out(
        self, cards: Sequence[QWidget], aside: buttons.Button, written: Sequence[str]
    ) -> None:
        """Put everything in its place.

        ``aside`` puts the thing aside. ``written`` are the questions without whose answers nothing
        has been written yet: what a new thing begins with is not among them.
        """
        self._written = tuple(written)
        self.column.addLayout(self._head())
        self.add(self.keeper)
        aside.clicked.connect(self._put_aside)
        self.build(self._below(cards, aside))

    def begins_at(self, view: FieldsView, field: str) -> None:
        """Say where the keyboard goes while that field is empty."""
        self._first, self._first_field = view, field

    def show_thing(self, thing: Entity, lists: Lists) -> None:
        """Show the thing as it is now; what is typed stays."""
        self.keeper.take_newer(thing)
        self.keeper.session.update_lists(lists)

    def focus_first(self) -> None:
        """Put the keyboard where a new thing begins; else on the way back."""
        if self._first is None or self.keeper.session.value(self._first_field):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._first.focus_field(self._first_field)

    def flush(self) -> None:
        """Save at once."""
        self.keeper.flush()

    def is_blank(self) -> bool:
        """Say whether nothing has been written yet."""
        return not any(self.keeper.session.value(name) for name in self._written)

    def name_of(self, thing: Entity) -> str:
        """Return what to call the thing when it is put aside."""
        raise NotImplementedError

    def _below(self, cards: Sequence[QWidget], aside: buttons.Button) -> Iterator[None]:
        yield from self.adding_all(cards)
        below = layouts.row()
        below.addWidget(aside)
        below.addStretch(1)
        self.column.addLayout(below)
        self.column.addStretch(1)

    def _head(self) -> layouts.QHBoxLayout:
        self._back = buttons.secondary(self.tr("Back to the overview"), icon="back")
        self._back.setObjectName("backToOverview")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self._title), 1)
        head.addWidget(self._back)
        return head

    @Slot()
    def _put_aside(self) -> None:
        thing = self.keeper.thing
        self.put_aside.emit(thing.KIND, thing.id, self.name_of(thing))
