"""The people of a family at the left of the screen: by home, then those who help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Muted
from taf_desktop.ui.families.chooser import ChooserRow
from taf_desktop.ui.families.people_view import (
    HomeGroup,
    OutsiderRow,
    helper_rows,
    homes_of,
    professional_rows,
)


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everything the list shows."""

    family_id: str
    family_name: str
    family_lead: str
    homes: tuple[HomeGroup, ...]
    helpers: tuple[OutsiderRow, ...]
    professionals: tuple[OutsiderRow, ...]


def people_view(file: FamilyFile, clock: Clock) -> PeopleView:
    """Return what the list shows of a family."""
    family = file.family
    lead = family.lead_name
    return PeopleView(
        family.id,
        family.name or say("family_screens.list.no_name"),
        say("family_screens.header.lead", name=lead)
        if lead
        else say("family_screens.header.no_lead"),
        homes_of(file, clock.today()),
        helper_rows(file),
        professional_rows(file),
    )


class PeopleList(QWidget):
    """Rows to choose from. ``picked`` carries kind and id, ``wants_new`` the kind to add."""

    picked = Signal(str, str)
    wants_new = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PeopleView | None = None
        self._column = layouts.column(self, spacing=12)

    def show_view(self, view: PeopleView) -> None:
        """Show the list; rows keep the keyboard if they are still there."""
        for _step in self.showing(view):
            pass

    def showing(self, view: PeopleView) -> Iterator[None]:
        """Show the list, a card in each step; rows keep the keyboard if they are still there."""
        if view == self._shown:
            return
        self._shown = None
        focused = self.window().focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        layouts.clear(self._column)
        self._add_head(view)
        yield
        for home in view.homes:
            self._column.addWidget(self._home_card(home))
            yield
        self._column.addWidget(
            self._outsiders(
                self.tr("People who help"),
                "helper",
                view.helpers,
                self.tr("Add somebody who helps"),
            )
        )
        yield
        self._column.addWidget(
            self._outsiders(
                self.tr("Professionals"),
                "professional",
                view.professionals,
                self.tr("Add a professional"),
            )
        )
        yield
        self._column.addWidget(self._family_card(view))
        # The last of this name is the new one: those taken away are let go a moment later.
        again = self.findChildren(QWidget, name) if name else []
        if again:
            again[-1].setFocus()
        self._shown = view

    def mark(self, kind: str, thing_id: str) -> None:
        """Show which row is chosen."""
        for row in self.findChildren(ChooserRow):
            row.setChecked((row.kind, row.thing_id) == (kind, thing_id))

    def _add_head(self, view: PeopleView) -> None:
        line = layouts.FlowLayout(spacing=12)
        line.addWidget(self._adder(buttons.primary(self.tr("Add a person"), icon="plus"), "person"))
        line.addWidget(self._adder(buttons.secondary(self.tr("Add a home"), icon="home"), "home"))
        self._column.addLayout(line)
        if not any(home.people for home in view.homes):
            self._column.addWidget(
                Muted(
                    self.tr(
                        "Who belongs together? Children, parents, a baby on the way, "
                        "also those who live elsewhere. A name for each is enough to begin."
                    )
                )
            )

    def _home_card(self, home: HomeGroup) -> Card:
        card = _tight(Card())
        if home.home_id:
            card.add(self._row("home", home.home_id, home.name, lines=(home.note,)))
            card.add_line()
        elif home.name:
            heading = Muted(home.name)
            heading.setContentsMargins(12, 4, 0, 0)
            card.add(heading)
            card.add_line()
        for person in home.people:
            card.add(
                self._row(
                    "person",
                    person.person_id,
                    person.name,
                    beside=person.age,
                    lines=(" · ".join(filter(None, (person.roles, person.also_at))),),
                    chips=person.needs,
                )
            )
        if not home.people:
            nobody = Muted(self.tr("Nobody lives here yet."))
            nobody.setContentsMargins(12, 4, 0, 4)
            card.add(nobody)
        return card

    def _outsiders(
        self, title: str, kind: str, rows: Sequence[OutsiderRow], add_words: str
    ) -> Card:
        card = _titled(title)
        for row in rows:
            card.add(self._row(kind, row.thing_id, row.name, lines=(row.words, row.helps)))
        card.add(self._adder(buttons.quiet(add_words, icon="plus"), kind))
        return card

    def _family_card(self, view: PeopleView) -> Card:
        card = _titled(self.tr("About the family"))
        card.add(self._row("family", view.family_id, view.family_name, lines=(view.family_lead,)))
        return card

    def _row(
        self,
        kind: str,
        thing_id: str,
        name: str,
        *,
        beside: str = "",
        lines: Sequence[str] = (),
        chips: Sequence[str] = (),
    ) -> ChooserRow:
        row = ChooserRow(kind, thing_id, name, beside=beside, lines=lines, chips=chips)
        row.picked.connect(self.picked)
        return row

    def _adder(self, button: Button, kind: str) -> Button:
        button.setObjectName(f"add_{kind}")
        button.setProperty("kind", kind)
        button.clicked.connect(self._want_new)
        return button

    @Slot()
    def _want_new(self) -> None:
        self.wants_new.emit(str(self.sender().property("kind")))


def _titled(title: str) -> Card:
    card = _tight(Card())
    card.setAccessibleName(title)
    heading = Heading(title)
    # The words of the heading stand above the words of the rows, which are inset by their bar.
    heading.setContentsMargins(12, 4, 0, 2)
    card.add(heading)
    return card


def _tight(card: Card) -> Card:
    card.column.setContentsMargins(8, 8, 8, 8)
    card.column.setSpacing(2)
    return card
