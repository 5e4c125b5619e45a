"""The people of a family, their homes, who is who to whom, and who helps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.autosave import Delays
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.families.people_list import PeopleList, people_view
from taf_desktop.ui.families.people_view import tie_rows
from taf_desktop.ui.families.picture_page import PicturePage
from taf_desktop.ui.families.record_changes import RecordChanges, find_thing
from taf_desktop.ui.families.thing_names import thing_name
from taf_desktop.ui.families.thing_panel import ThingPanel
from taf_desktop.ui.families.two_pages import TwoPages
from taf_desktop.ui.forms.parts.aside_line import AsideLine

FIRST_QUESTION = {
    "person": "who",
    "home": "name",
    "relationship": "kind",
    "helper": "name",
    "professional": "name",
}
"""Where the keyboard goes in a thing just added."""

NOTHING_NEW: tuple[str, str, frozenset[str]] = ("", "", frozenset())


class PeopleScreen(FamilyScreen):
    """The list at the left, the chosen thing at the right, saved as it is typed."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        delays: Delays | None = None,
        in_pieces: bool = False,
    ) -> None:
        """Make the screen; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("people")
        self._records, self._runner, self._clock = desk.records, runner, desk.clock
        self._delays = delays
        self._changes = RecordChanges(desk.records, runner, self, self._trouble)
        self._opened: OpenFamily | None = None
        self._chosen = ("", "")
        self._new = NOTHING_NEW
        self._wants_focus = ""
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the list, what is chosen in it, and the pictures, one after the other."""
        column = layouts.column(self)
        self._pages = TwoPages()
        column.addWidget(self._pages)
        self._list = PeopleList()
        self._turns = Turns(iter(()), self, inside=self._list)
        self._aside = AsideLine()
        yield
        self._panel = ThingPanel(self._records, self._runner, self._clock, delays=self._delays)
        self._pages.chosen_page.add(self._panel)
        yield
        self._picture = PicturePage(self._clock)
        column.addWidget(self._picture)
        self._pages.list_page.add(self._picture.opener, self._aside, self._list)
        yield
        self._picture.shown.connect(self._show_picture)
        self._list.picked.connect(self.choose)
        self._list.wants_new.connect(self._add)
        self._aside.taken_back.connect(self._take_back)
        self._panel.picked.connect(self.choose)
        self._panel.wants_tie.connect(self._add_tie)
        self._panel.wants_aside.connect(self._put_aside)
        self._panel.said.connect(self.saved_words)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or the same one after a change."""
        other = self._opened is None or self._opened.file.family.id != opened.file.family.id
        if other:
            self._show_picture(False)
            self._panel.clear()
            self._aside.hide()
            self._chosen, self._new = ("", ""), NOTHING_NEW
        self._opened = opened
        self._picture.show_file(opened.file)
        kind, thing_id = self._chosen
        if find_thing(opened.file, kind, thing_id) is None:
            self._chosen = _first_thing(opened.file)
        if self._turns.going and not other:
            return
        self._turns = self._turns.instead(self._showing())
        if other:
            self._turns.begin_soon()
        else:
            self._turns.finish()

    def _showing(self) -> Iterator[None]:
        """Show the list, then what is chosen."""
        begun = None
        while self._opened is not None and begun is not self._opened:
            # It may have changed by the time all is shown.
            begun = self._opened
            yield from self._list.showing(people_view(begun.file, self._clock))
            self._show_chosen()

    def show_thing(self, id_: str) -> None:
        """Choose a person, home, helper or professional, or the family itself, by id."""
        if self._opened is None:
            return
        self._turns.finish()
        for kind in (*FIRST_QUESTION, "family"):
            if find_thing(self._opened.file, kind, id_) is not None:
                self._show_picture(False)
                self.choose(kind, id_)
                return

    @Slot(bool)
    def _show_picture(self, wanted: bool) -> None:
        """Show the pictures in place of the list, or the list again."""
        self._panel.flush()
        self._picture.setVisible(wanted)
        self._pages.setVisible(not wanted)

    def thing_shown(self) -> str:
        """Return the id of the thing in front."""
        return self._chosen[1]

    def flush(self) -> None:
        """Save at once what is typed."""
        self._panel.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no blank behind when another tab or page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._drop_if_blank()

    @Slot(str, str)
    def choose(self, kind: str, thing_id: str) -> None:
        """Show another thing at the right."""
        self._turns.finish()
        if (kind, thing_id) != self._chosen:
            self._drop_if_blank()
        self._chosen = (kind, thing_id)
        self._show_chosen()
        if self._pages.stacked:
            self._pages.chosen_page.verticalScrollBar().setValue(0)

    def _show_chosen(self) -> None:
        if self._opened is None:
            return
        file = self._opened.file
        kind, thing_id = self._chosen
        thing = find_thing(file, kind, thing_id)
        self._list.mark(kind, thing_id)
        if thing is None:
            return
        ties = tie_rows(file, thing_id) if kind == "person" else None
        self._panel.show_thing(thing, thing_name(file, thing), self._opened, ties)
        self._focus_new()

    def _focus_new(self) -> None:
        """Put the keyboard into what was just added, as soon as it is on screen."""
        shown = self._panel.thing
        if self._wants_focus and shown is not None and shown.id == self._wants_focus:
            self._wants_focus = ""
            self._panel.focus_field(FIRST_QUESTION[shown.KIND])

    @Slot(str)
    def _add(self, kind: str) -> None:
        values: dict[str, Answer] = {}
        if kind == "person" and self._opened is not None and len(self._opened.file.homes) == 1:
            values["home"] = self._opened.file.homes[0].id
        self._add_thing(kind, values)

    @Slot(str)
    def _add_tie(self, person_id: str) -> None:
        self._add_thing("relationship", {"person": person_id})

    def _add_thing(self, kind: str, values: dict[str, Answer]) -> None:
        if self._opened is None:
            return
        self._panel.flush()
        given = frozenset(values)

        def added(thing: Entity) -> None:
            self.choose(kind, thing.id)
            self._new = (kind, thing.id, given)
            self._wants_focus = thing.id
            self._focus_new()

        self._changes.add(kind, self._opened.file.family.id, added, **values)

    @Slot(str, str, str)
    def _put_aside(self, kind: str, thing_id: str, name: str) -> None:
        self._panel.flush()
        self._changes.put_aside(
            kind, thing_id, lambda _none: self._aside.tell_name(kind, thing_id, name)
        )

    @Slot(str, str)
    def _take_back(self, kind: str, thing_id: str) -> None:
        self._changes.bring_back(kind, thing_id, lambda _none: self.choose(kind, thing_id))

    def _drop_if_blank(self) -> None:
        """Take away what was added a moment ago and never filled in, so that no blanks gather."""
        (kind, new_id, given), self._new = self._new, NOTHING_NEW
        shown = self._panel.thing if new_id else None
        if shown is not None and shown.id == new_id and self._panel.is_blank(given):
            self._changes.put_aside(kind, new_id, lambda _none: None)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


def _first_thing(file: FamilyFile) -> tuple[str, str]:
    if file.people:
        return "person", file.people[0].id
    return "family", file.family.id
