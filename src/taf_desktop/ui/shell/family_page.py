"""The page of one family: its head, the journey on the overview, and a tab for each part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.journey import Stop, where_now
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.families import Families, OpenFamily
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.focus import OWN_RING
from taf_desktop.ui.common.journey_line import JourneyLine
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tabs import Tabs
from taf_desktop.ui.families.step_words import stop_words
from taf_desktop.ui.shell.family_header import FamilyHeader, header_words

OVERVIEW = "overview"
Place = tuple[str, str, str]
"""Where a person is: the family's id, the tab's id, and the id of the thing shown there or ""."""


class FamilyPage(QWidget):
    """Holds the screens of one family at a time.

    Signals:
        wants_safety: the safety page should be shown; carries the family's id.
        wants_list: the person goes back to the list of families.
        saved_words: what the status line should say.
    """

    wants_safety = Signal(str)
    wants_list = Signal()
    saved_words = Signal(str)

    def __init__(
        self,
        families: Families,
        runner: TaskRunner,
        bus: ChangeBus,
        screens: Sequence[tuple[str, str, FamilyScreen]],
        parent: QWidget | None = None,
    ) -> None:
        """Take the screens in order: the tab's id, its words, and the screen."""
        super().__init__(parent)
        self.setObjectName("familyPage")
        # The keyboard begins above all controls, where a ring would only mark the whole page.
        self.setProperty(OWN_RING, True)
        self._families = families
        self._runner = runner
        self._latest = Latest()
        self._latest_trouble = Latest()
        self._screens = {name: screen for name, _title, screen in screens}
        self._family_id = ""
        self._thing_id = ""
        self._tab = ""
        self._just_opened = False
        self._opened: OpenFamily | None = None
        self._up_to_date: set[str] = set()
        self._build(screens)
        bus.changed.connect(self._something_changed)

    def open(self, family_id: str, tab: str = OVERVIEW, thing_id: str = "") -> None:
        """Open a family at a tab, and at one thing there if an id is given."""
        self.flush()
        if family_id != self._family_id:
            self._family_id = family_id
            self._opened = None
            self._up_to_date.clear()
            self.setEnabled(False)
        self._go(tab if tab in self._screens else next(iter(self._screens)), thing_id)
        self._just_opened = True
        self._load()

    def place(self) -> Place:
        """Return where the person is, to come back to after unlocking."""
        # A thing that was asked for and is not shown yet is where the person wants to be.
        thing_id = self._thing_id or self._screens[self._tab].thing_shown()
        return self._family_id, self._tab, thing_id

    def flush(self) -> None:
        """Save at once whatever is typed on any tab."""
        for screen in self._screens.values():
            screen.flush()

    def _build(self, screens: Sequence[tuple[str, str, FamilyScreen]]) -> None:
        self.header = FamilyHeader()
        self.header.wants_list.connect(self._leave)
        self.header.wants_safety.connect(self._ask_safety)
        self.journey = JourneyLine([stop_words(stop) for stop in Stop])
        self.journey.setObjectName("journey")
        self.tabs = Tabs(margin=MARGIN)
        for name, title, screen in screens:
            self.tabs.add_tab(name, title, screen)
            screen.wants_tab.connect(self._go)
            screen.saved_words.connect(self.saved_words)
        self._tab = self.tabs.current
        self.tabs.changed.connect(self._tab_changed)
        self._journey_place = QWidget()
        place = layouts.column(self._journey_place)
        place.setContentsMargins(MARGIN, 12, MARGIN, 0)
        place.addWidget(self.journey)
        whole = layouts.column(self, spacing=0)
        whole.addWidget(self.header)
        whole.addWidget(layouts.hairline())
        whole.addWidget(self._journey_place)
        whole.addWidget(self.tabs, 1)

    def _load(self) -> None:
        family_id = self._family_id
        self._runner.run(
            lambda _ticket: self._families.open(family_id),
            self._latest.only(self._show),
            self._latest_trouble.only(self._could_not_open),
            owner=self,
        )

    def _show(self, opened: OpenFamily) -> None:
        self._opened = opened
        self._up_to_date.clear()
        self.setEnabled(True)
        self.header.show_words(header_words(opened.file))
        self.journey.set_now(list(Stop).index(where_now(opened.file.facts)))
        self._show_in_tab()
        if self._just_opened:
            # Not earlier: while the page waits for the family it takes no keyboard.
            self._just_opened = False
            self.setAccessibleName(opened.file.family.name)
            self.setFocus()

    def _show_in_tab(self) -> None:
        """Hand the family to the shown tab; the others get it when they are looked at."""
        if self._opened is None or not self._tab:
            return
        screen = self._screens[self._tab]
        if self._tab not in self._up_to_date:
            self._up_to_date.add(self._tab)
            screen.show_family(self._opened)
        if self._thing_id:
            # Shown once: later changes must not pull the person back to it.
            wanted, self._thing_id = self._thing_id, ""
            screen.show_thing(wanted)

    def _could_not_open(self, error: Exception) -> None:
        self._family_id = ""
        self.wants_list.emit()
        errors.show(self, error)

    @Slot(str, str)
    def _go(self, tab: str, thing_id: str = "") -> None:
        if tab not in self._screens:
            return
        self._thing_id = thing_id
        self.tabs.show_tab(tab)
        self._show_in_tab()

    @Slot(str)
    def _tab_changed(self, tab: str) -> None:
        left = self._screens.get(self._tab)
        if left is not None and tab != self._tab:
            left.flush()
        self._tab = tab
        self._journey_place.setVisible(tab == OVERVIEW)
        self._show_in_tab()

    @Slot(object)
    def _something_changed(self, changes: ChangeSet) -> None:
        if self._family_id and changes.touches_family(self._family_id):
            self._load()

    @Slot()
    def _leave(self) -> None:
        self.flush()
        self.wants_list.emit()

    @Slot()
    def _ask_safety(self) -> None:
        self.wants_safety.emit(self._family_id)
