"""The window before a vault is open: a picture at the left, one page at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.recovery_sheet import print_sheet
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Heading, Muted
from taf_desktop.ui.start.choose_page import ChoosePage
from taf_desktop.ui.start.code_page import NewCodePage
from taf_desktop.ui.start.first_page import FirstPage
from taf_desktop.ui.start.making import Making
from taf_desktop.ui.start.motif import Motif
from taf_desktop.ui.start.pages import StartPage
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState
from taf_desktop.ui.start.steps import Printing
from taf_desktop.ui.start.unlock_page import NewPassphrasePage, RecoveryPage, UnlockPage

PANEL_SHARE = 0.42
ROOM_FOR_PAGE = 560
SMALLEST_PANEL = 280


class StartWindow(QWidget):
    """Unlock, choose a vault, or make one.

    ``painted`` is sent once, after the first painting; ``closed`` when the person closed it.
    """

    painted = Signal()
    closed = Signal()

    def __init__(
        self,
        unlocking: Unlocking,
        making: Making,
        asker: StrengthAsker,
        print_code: Printing = print_sheet,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(self.tr("TAF Desktop"))
        self._unlocking = unlocking
        self._making = making
        self._was_painted = False
        self._page: Page | None = None
        self._panel = _Panel()
        self._stack = QStackedWidget()
        self.unlock_page = UnlockPage(unlocking)
        self.recovery_page = RecoveryPage(unlocking)
        self.new_passphrase_page = NewPassphrasePage(unlocking, asker)
        self.choose_page = ChoosePage(unlocking)
        self.code_page = NewCodePage(unlocking, print_code)
        self.first_page = FirstPage(making, asker, print_code)
        self._pages: dict[Page, StartPage] = {
            Page.UNLOCK: self.unlock_page,
            Page.RECOVERY: self.recovery_page,
            Page.NEW_PASSPHRASE: self.new_passphrase_page,
            Page.CHOOSE: self.choose_page,
            Page.NEW_CODE: self.code_page,
            Page.FIRST: self.first_page,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        across = layouts.row(self, spacing=0)
        across.addWidget(self._panel)
        across.addWidget(self._stack, 1)
        self.first_page.wants_vaults.connect(self._show_vaults)
        self.setMinimumSize(560, 420)
        self.resize(1120, 700)
        unlocking.show = self.show_state
        making.show = self.first_page.show_state
        self.first_page.show_state(making.state)
        self.show_state(unlocking.state)

    @property
    def page(self) -> Page | None:
        """Which page is shown."""
        return self._page

    def show_state(self, state: UnlockState) -> None:
        """Show the page of a state, and put the keyboard into it when it is another one."""
        for page in (
            self.unlock_page,
            self.recovery_page,
            self.new_passphrase_page,
            self.choose_page,
            self.code_page,
        ):
            page.show_state(state)
        self.first_page.offer_vaults(bool(state.cards))
        if state.page is not self._page:
            self._page = state.page
            shown = self._pages[state.page]
            self._stack.setCurrentWidget(shown)
            shown.setFocus()

    def leave(self) -> None:
        """Go away for good: the vault is open and another window has taken over."""
        self._unlocking.show = _nobody
        self._making.show = _nobody
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window is on the screen: heavy work may begin."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture its share, or none where the page needs the room."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Share anew when the text grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person closed the window."""
        super().closeEvent(event)
        self.closed.emit()

    def _share(self) -> None:
        left = self.width() - theme.current().px(ROOM_FOR_PAGE)
        width = min(round(self.width() * PANEL_SHARE), left)
        self._panel.setVisible(width >= SMALLEST_PANEL)
        self._panel.setFixedWidth(max(width, SMALLEST_PANEL))

    @Slot()
    def _show_vaults(self) -> None:
        self._unlocking.go(Page.CHOOSE)


def _nobody(_state: object) -> None:
    """Take a state that nobody shows any more."""


class _Panel(QWidget):
    """The quiet half: the program's name, a picture, and what it promises."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = layouts.column(self, spacing=8, margin=32)
        column.addWidget(Heading(self.tr("TAF Desktop")))
        column.addWidget(Motif(), 1)
        column.addWidget(Heading(self.tr("A team around one family.")))
        column.addWidget(
            Muted(
                self.tr(
                    "What families tell you stays on this computer, locked with your passphrase."
                    " Nothing is sent anywhere."
                )
            )
        )
