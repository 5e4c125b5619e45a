"""The frame: the rail at the left, one page at a time, and a status line that only says “Saved”.

The frame knows no page. ``app.workplace`` adds them by name, and only what was added is shown. A
page may be made later, when somebody comes to it or when there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.banner import Banner
from taf_desktop.ui.common.coming import Coming
from taf_desktop.ui.common.paint_later import paint_later
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import Maker, Making, finish
from taf_desktop.ui.common.progress import ProgressPanel
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.text import Small
from taf_desktop.ui.shell.navigation import Rail

NARROW_BELOW = 960
"""Below this width, in pixels at 100 %, the rail shows icons only."""
_KEYS = {
    "families": Shortcut.FAMILIES,
    "due": Shortcut.DUE,
    "library": Shortcut.LIBRARY,
    "settings": Shortcut.SETTINGS,
    "help": Shortcut.HELP,
}


Made = QWidget | Maker[QWidget]
"""A page, or what makes it."""


class MainWindow(QMainWindow):
    """The program's window once a vault is open."""

    lock_wanted = Signal()
    close_wanted = Signal()
    """Somebody wants to close. Whoever is connected saves, then calls ``close_for_good``."""
    page_changed = Signal(str)
    hide_wanted = Signal()
    """Others on a call shall no longer see this window."""

    def __init__(self, parent: QWidget | None = None, *, in_pieces: bool = False) -> None:
        """Make the window; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setWindowTitle("TAF Desktop")
        self.setMinimumSize(720, 480)
        self.resize(1366, 768)
        self._pages: dict[str, QWidget] = {}
        self._makings: dict[str, Making[QWidget]] = {}
        self._current = ""
        self._may_close = False
        self.coming = Coming(self)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the frame a piece at a time, each in its place: moved, it would be styled again."""
        ground = QWidget()
        ground.setObjectName("page")
        self.setCentralWidget(ground)
        across = layouts.row(ground, spacing=0)
        self.rail = Rail(ground)
        self.rail.chosen.connect(self.show_page)
        self.rail.lock_wanted.connect(self.lock_wanted)
        action(self, Shortcut.LOCK, self.tr("Lock now")).triggered.connect(self.lock_wanted)
        across.addWidget(self.rail)
        yield
        right = layouts.column(spacing=0)
        across.addLayout(right, 1)
        self.banner = Banner(ground)
        right.addWidget(self.banner)
        yield
        self._stack = QStackedWidget(ground)
        right.addWidget(self._stack, 1)
        right.addWidget(self._status_line(ground))
        yield
        self.progress = ProgressPanel(ground)

    @property
    def current_page(self) -> str:
        """The name of the page now shown; empty while there is none."""
        return self._current

    @property
    def unmade(self) -> tuple[str, ...]:
        """The names of the pages that nobody needed yet, in the order they were added."""
        return tuple(self._makings)

    def add_page(
        self, name: str, title: str, icon: str, page: Made, *, in_rail: bool = True
    ) -> None:
        """Add a page; the first one is shown at once.

        Args:
            name: What the program calls it.
            title: What people read in the rail.
            icon: An icon's name.
            page: The page itself, or what makes it once it is asked for.
            in_rail: Whether it is a place of its own; a family's page belongs to “Families”.
        """
        if isinstance(page, QWidget):
            self._pages[name] = page
            self._put(page)
        else:
            self._makings[name] = Making(page, self._put)
        if in_rail:
            self.rail.add_entry(name, title, icon)
            if name in _KEYS:
                made = action(self, _KEYS[name], title)
                made.setData(name)
                made.triggered.connect(self._key_pressed)
        if not self._current:
            self.show_page(name)

    @Slot(str)
    def show_page(
        self, name: str, place: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Show a page; one that nobody needed before is shown once it is made in turns.

        Args:
            name: What the program calls it.
            place: The rail's entry it belongs to, if not its own.
            then: Called when it is shown.

        Raises:
            KeyError: no page has this name.
        """

        def there() -> None:
            self._show(name, place)
            if then is not None:
                then()

        self.come_to(name, there)

    def come_to(self, name: str, there: Callable[[], object]) -> None:
        """Do something once a page is made, before it is shown.

        Raises:
            KeyError: no page has this name.
        """
        if name not in self._pages and name not in self._makings:
            raise KeyError(name)
        self.coming.ask(self.make(name) if name in self._makings else None, there)

    def _show(self, name: str, place: str) -> None:
        page = self.page(name)
        if page is not self._stack.currentWidget():
            paint_later(self._stack)
        self._stack.setCurrentWidget(page)
        self._current = name
        self.rail.mark(place or name)
        self.page_changed.emit(name)

    def show_frame_first(self) -> None:
        """Show the window, and paint the page in a turn of its own after the frame."""
        self._stack.setUpdatesEnabled(False)
        self.show()

    def page(self, name: str) -> QWidget:
        """Return the page with this name; make it now if it was not needed before.

        Raises:
            KeyError: no page has it.
        """
        if name not in self._pages:
            self._pages[name] = self._makings[name].whole()
            del self._makings[name]
        return self._pages[name]

    def make(self, name: str) -> Iterator[None]:
        """Make a page in pieces, before anybody needs it."""
        if name in self._makings:
            yield from self._makings[name].steps()
        self.page(name)

    def made(self, name: str) -> QWidget | None:
        """Return the page with this name if somebody needed it before."""
        return self._pages.get(name)

    @Slot(str)
    def show_saved(self, words: str) -> None:
        """Say in the status line how saving stands."""
        self._status.setText(words)
        self._status.setAccessibleName(words)

    @Slot(bool)
    def show_seen(self, seen: bool) -> None:
        """Say, for as long as it is so, that others on a call can see this window."""
        self._seen.setVisible(seen)

    def close_for_good(self) -> None:
        """Close without asking again: everything has been saved, or that was decided."""
        self._may_close = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with the page once the frame is painted."""
        super().paintEvent(event)
        if not self._stack.updatesEnabled():
            QTimer.singleShot(0, self._stack, lambda: self._stack.setUpdatesEnabled(True))

    def event(self, event: QEvent) -> bool:
        """Draw the icons anew on a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            buttons.draw_icons(self)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask to be closed instead of closing, so that nothing is lost."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show only icons in the rail when there is little room."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < theme.current().px(NARROW_BELOW))

    def _put(self, page: QWidget) -> None:
        self._stack.addWidget(page)

    @Slot()
    def _key_pressed(self) -> None:
        made = self.sender()
        if isinstance(made, QAction):
            self.show_page(str(made.data()))

    def _status_line(self, ground: QWidget) -> QWidget:
        status = QWidget(ground)
        status.setObjectName("status")
        line = layouts.row(status, spacing=0)
        line.setContentsMargins(32, 5, 32, 5)
        self._status = Small("")
        self._status.setObjectName("saved_words")
        line.addWidget(self._status, 1)
        self._seen = self._seen_line()
        line.addWidget(self._seen)
        return status

    def _seen_line(self) -> QWidget:
        box = QWidget()
        box.setObjectName("seen_on_call")
        across = layouts.row(box, spacing=8)
        words = Small(self.tr("Others on your call can see this window."), tone=Tone.WORRY)
        words.setWordWrap(False)
        across.addWidget(words)
        hide = buttons.quiet(self.tr("Hide it again"))
        hide.setObjectName("hide_from_call")
        hide.clicked.connect(self.hide_wanted)
        across.addWidget(hide)
        box.hide()
        return box
