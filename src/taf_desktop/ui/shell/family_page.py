"""The page of one family: its head, the journey on the overview, and a tab for each part.

The screen of a tab may be made later, when somebody looks at it or when there is time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.journey import Stop, where_now
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.families import Families, OpenFamily
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.coming import Coming
from taf_desktop.ui.common.focus import OWN_RING
from taf_desktop.ui.common.journey_line import JourneyLine
from taf_desktop.ui.common.pieces import Maker, Making
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tabs import Tabs
from taf_desktop.ui.families.step_words import stop_words
from taf_desktop.ui.shell.family_header import FamilyHeader, header_words
from taf_desktop.ui.shell.spot import Place

OVERVIEW = "overview"
Made = FamilyScreen | Maker[FamilyScreen]
"""A screen, or what makes it."""


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
        screens: Sequence[tuple[str, str, Made]],
        parent: QWidget | None = None,
    ) -> None:
        """Take the screens in order: the tab's id, its words, and the screen or its maker."""
        super().__init__(parent)
        self.setObjectName("familyPage")
        # The keyboard begins above all controls, where a ring would only mark the whole page.
        self.setProperty(OWN_RING, True)
        self._families = families
        self._runner = runner
        self._latest = Latest()
        self._latest_trouble = Latest()
        self._titles = {name: title for name, title, _screen in screens}
        self._makings: dict[str, Making[FamilyScreen]] = {}
        self._screens: dict[str, FamilyScreen] = {}
        self._family_id = ""
        self._thing_id = ""
        self._tab = ""
        self._just_opened = False
        self._opened: OpenFamily | None = None
        self._up_to_date: set[str] = set()
        self._held: FamilyScreen | None = None
        self.coming = Coming(self)
        self._build(screens)
        bus.changed.connect(self._something_changed)
        QApplication.instance().focusChanged.connect(self._leave_keyboard)  # pyright: ignore

    def open(self, family_id: str, tab: str = OVERVIEW, thing_id: str = "") -> None:
        """Open a family at a tab, and at one thing there if an id is given."""
        self.flush()
        if family_id != self._family_id:
            self._family_id = family_id
            self._opened = None
            self._up_to_date.clear()
            self._take_keys(taking=False)
        self._go(tab if tab in self._titles else next(iter(self._titles)), thing_id)
        self._just_opened = True
        self._load()

    def place(self) -> Place:
        """Return where the person is, to come back to after unlocking."""
        # A thing that was asked for and is not shown yet is where the person wants to be.
        shown = self._screens.get(self._tab)
        thing_id = self._thing_id or (shown.thing_shown() if shown is not None else "")
        return self._family_id, self._tab, thing_id

    def flush(self) -> None:
        """Save at once whatever is typed on any tab."""
        for screen in self._screens.values():
            screen.flush()

    @property
    def tab_names(self) -> tuple[str, ...]:
        """The ids of all tabs, in order."""
        return tuple(self._titles)

    @property
    def titles(self) -> dict[QWidget, str]:
        """The screens that were made, with the words people know them by."""
        return {screen: self._titles[name] for name, screen in self._screens.items()}

    def tab_screen(self, tab: str) -> FamilyScreen:
        """Return a tab's screen; make it now if it was not needed before.

        Raises:
            KeyError: there is no such tab.
        """
        if tab not in self._screens:
            screen = self._makings[tab].whole()
            del self._makings[tab]
            self._keep(tab, screen)
        return self._screens[tab]

    def make(self, tab: str) -> Iterator[None]:
        """Make a tab's screen in pieces, before anybody needs it."""
        if tab in self._makings:
            yield from self._makings[tab].steps()
        self.tab_screen(tab)

    def _keep(self, tab: str, screen: FamilyScreen) -> None:
        self._screens[tab] = screen
        screen.wants_tab.connect(self._go)
        screen.saved_words.connect(self.saved_words)
        if tab == self._tab:
            # Before it is seen, as for any tab that is come to: it takes no keyboard by that.
            self._hand_over(tab)
        self.tabs.whole(tab)

    def _build(self, screens: Sequence[tuple[str, str, Made]]) -> None:
        self.header = FamilyHeader()
        self.header.wants_list.connect(self._leave)
        self.header.wants_safety.connect(self._ask_safety)
        self.journey = JourneyLine([stop_words(stop) for stop in Stop])
        self.journey.setObjectName("journey")
        self.tabs = Tabs(margin=MARGIN)
        for name, title, made in screens:
            if isinstance(made, FamilyScreen):
                self._keep(name, made)
                self.tabs.add_tab(name, title, made)
            else:
                self._makings[name] = Making(made, partial(self.tabs.put_page, name))
                self.tabs.add_tab(name, title, QWidget())
        self._tab = self.tabs.current
        self.tabs.changing.connect(self._tab_changing)
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
        self._take_keys(taking=True)
        self.header.show_words(header_words(opened.file))
        self.journey.set_now(list(Stop).index(where_now(opened.file.facts)))
        self._show_in_tab()

    def _show_in_tab(self) -> None:
        """Hand the family to the shown tab; the others get it when they are looked at."""
        if self._tab:
            pieces = self.make(self._tab) if self._tab in self._makings else None
            self.coming.ask(pieces, self._show_in_screen)

    def _show_in_screen(self) -> None:
        if self._opened is None:
            if self._family_id:
                self._hold(self.tab_screen(self._tab))
            return
        self._hand_over(self._tab)
        if self._thing_id:
            # Shown once: later changes must not pull the person back to it.
            wanted, self._thing_id = self._thing_id, ""
            self.tab_screen(self._tab).show_thing(wanted)
        if self._just_opened:
            # Not earlier: while the page waits for the family or the tab it takes no keyboard.
            self._just_opened = False
            self.setAccessibleName(self._opened.file.family.name)
            self.setFocus()

    def _hand_over(self, tab: str) -> None:
        if self._opened is not None and tab not in self._up_to_date:
            self._up_to_date.add(tab)
            self.tab_screen(tab).show_family(self._opened)

    def _take_keys(self, *, taking: bool) -> None:
        """Take neither keys nor clicks while another family is read.

        The words of the one before are still here, and what is typed would be written to them.
        Only what is in view is told, the screen once it is shown: telling the thousands of parts of
        all screens would keep the window waiting. No click leads into the others, and
        ``_leave_keyboard`` keeps keys away.
        """
        if not taking:
            self._leave_keyboard(None, self.window().focusWidget())
        for part in (self.header, self._journey_place, self.tabs.line):
            part.setEnabled(taking)
        if taking:
            self._hold(None)

    @Slot(QWidget, QWidget)
    def _leave_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the keyboard from everything here while another family is read.

        Qt gives it even to a box on a screen that is not in view, if something asks for it.
        """
        waiting = self._family_id and self._opened is None
        if waiting and now is not None and self.isAncestorOf(now):
            now.clearFocus()

    def _hold(self, screen: FamilyScreen | None) -> None:
        """Let this screen take nothing, and the one before again."""
        before, self._held = self._held, screen
        if before is not None and before is not screen:
            before.setEnabled(True)
        if screen is not None:
            screen.setEnabled(False)

    def _could_not_open(self, error: Exception) -> None:
        self._family_id = ""
        self.wants_list.emit()
        errors.show(self, error)

    @Slot(str, str)
    def _go(self, tab: str, thing_id: str = "") -> None:
        if tab not in self._titles:
            return
        self._thing_id = thing_id
        self.tabs.show_tab(tab)
        self._show_in_tab()

    @Slot(str)
    def _tab_changing(self, tab: str) -> None:
        left = self._screens.get(self._tab)
        if left is not None and tab != self._tab:
            left.flush()
        # Now: what it showed before is not laid out once more, only to be taken away.
        if tab in self._screens:
            self._hand_over(tab)

    @Slot(str)
    def _tab_changed(self, tab: str) -> None:
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
