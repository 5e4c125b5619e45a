"""The window before a vault is open: a picture at the left, one page at the right.

Pages are imported and made when they are first wanted, so that the first painting waits for one of
them only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import Heading, Muted
from taf_desktop.ui.start.motif import Motif
from taf_desktop.ui.start.pages import StartPage
from taf_desktop.ui.start.presenter import Page, Unlocking, UnlockState
from taf_desktop.ui.start.unlock_page import UnlockPage

if TYPE_CHECKING:
    from taf_desktop.domain.vault import VaultCard
    from taf_desktop.ui.start.choose_page import ChoosePage
    from taf_desktop.ui.start.code_page import NewCodePage
    from taf_desktop.ui.start.first_page import FirstPage
    from taf_desktop.ui.start.making import Making
    from taf_desktop.ui.start.other_keys import NewPassphrasePage, RecoveryPage
    from taf_desktop.ui.start.restore_page import RestorePage
    from taf_desktop.ui.start.restoring import Restoring
    from taf_desktop.ui.start.steps import Printing

    UnlockingPage = UnlockPage | RecoveryPage | NewPassphrasePage | ChoosePage | NewCodePage

P = TypeVar("P", bound="UnlockingPage")

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
        first_start: Callable[[], Making],
        print_code: Printing | None = None,
        restoring: Callable[[], Restoring] | None = None,
    ) -> None:
        """Make the window.

        Args:
            unlocking: Leads to an open vault.
            first_start: Gives what leads through the first start, if it is ever needed.
            print_code: Prints the recovery sheet; on the person's printer if not given.
            restoring: Gives what brings a backup back, if that is ever needed.
        """
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(self.tr("TAF Desktop"))
        self._unlocking = unlocking
        self._first_start = first_start
        self._print_code = print_code or _print_sheet
        self._restoring = restoring
        self._was_painted = False
        self._page: Page | None = None
        self._panel = _Panel()
        self._stack = QStackedWidget()
        self._made: dict[Page, UnlockingPage] = {}
        across = layouts.row(self, spacing=0)
        across.addWidget(self._panel)
        across.addWidget(self._stack, 1)
        self.setMinimumSize(560, 420)
        self.resize(1120, 700)
        unlocking.show = self.show_state
        self.show_state(unlocking.state)

    @property
    def page(self) -> Page | None:
        """Which page is shown."""
        return self._page

    @cached_property
    def unlock_page(self) -> UnlockPage:
        """The passphrase of the chosen vault."""
        return self._keep(Page.UNLOCK, UnlockPage(self._unlocking))

    @cached_property
    def recovery_page(self) -> RecoveryPage:
        """The recovery code instead of the passphrase."""
        from taf_desktop.ui.start.other_keys import RecoveryPage

        return self._keep(Page.RECOVERY, RecoveryPage(self._unlocking))

    @cached_property
    def new_passphrase_page(self) -> NewPassphrasePage:
        """A new passphrase after the recovery code."""
        from taf_desktop.ui.start.other_keys import NewPassphrasePage

        page = NewPassphrasePage(self._unlocking, self._making.asker)
        return self._keep(Page.NEW_PASSPHRASE, page)

    @cached_property
    def choose_page(self) -> ChoosePage:
        """One of several vaults."""
        from taf_desktop.ui.start.choose_page import ChoosePage

        return self._keep(Page.CHOOSE, ChoosePage(self._unlocking))

    @cached_property
    def code_page(self) -> NewCodePage:
        """A new recovery code."""
        from taf_desktop.ui.start.code_page import NewCodePage

        return self._keep(Page.NEW_CODE, NewCodePage(self._unlocking, self._print_code))

    @cached_property
    def first_page(self) -> FirstPage:
        """The five steps of the first start."""
        from taf_desktop.ui.start.first_page import FirstPage

        making = self._making
        page = FirstPage(making, making.asker, self._print_code)
        page.wants_vaults.connect(self._show_vaults)
        page.wants_backup.connect(self._show_restore)
        self._stack.addWidget(page)
        page.show_state(making.state)
        making.show = page.show_state
        if self._was_painted:
            making.find_areas()
        else:
            self.painted.connect(making.find_areas)
        return page

    @cached_property
    def restore_page(self) -> RestorePage:
        """Bringing a backup back.

        Raises:
            LookupError: the window was made without what restores backups.
        """
        from taf_desktop.ui.start.restore_page import RestorePage

        if self._restoring is None:
            raise LookupError("restoring")
        restoring = self._restoring()
        page = RestorePage(restoring)
        restoring.left = self._leave_restore
        restoring.restored = self._open_restored
        self._stack.addWidget(page)
        return page

    @cached_property
    def _making(self) -> Making:
        return self._first_start()

    def show_state(self, state: UnlockState) -> None:
        """Show the page of a state, and put the keyboard into it when it is another one."""
        shown = self._page_for(state.page)
        for page in self._made.values():
            page.show_state(state)
        if state.page is Page.FIRST:
            self.first_page.offer_vaults(bool(state.cards))
        if state.page is not self._page:
            self._page = state.page
            self._stack.setCurrentWidget(shown)
            shown.setFocus()
            if state.page is Page.RESTORE:
                self.restore_page.begin()

    def _keep(self, name: Page, page: P) -> P:
        self._stack.addWidget(page)
        self._made[name] = page
        page.show_state(self._unlocking.state)
        return page

    def _page_for(self, name: Page) -> StartPage:
        match name:
            case Page.UNLOCK:
                return self.unlock_page
            case Page.RECOVERY:
                return self.recovery_page
            case Page.NEW_PASSPHRASE:
                return self.new_passphrase_page
            case Page.CHOOSE:
                return self.choose_page
            case Page.NEW_CODE:
                return self.code_page
            case Page.FIRST:
                return self.first_page
            case Page.RESTORE:
                return self.restore_page

    def leave(self) -> None:
        """Go away for good: the vault is open and another window has taken over."""
        self._unlocking.show = _nobody
        if "_making" in vars(self):
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
    def _show_restore(self) -> None:
        self._unlocking.go(Page.RESTORE)

    def _leave_restore(self) -> None:
        state = self._unlocking.state
        some = Page.CHOOSE if state.cards else Page.FIRST
        self._unlocking.go(Page.UNLOCK if state.chosen else some)

    def _open_restored(self, card: VaultCard, secret: str) -> None:
        self._unlocking.choose(card)
        self._unlocking.unlock(secret)

    @Slot()
    def _show_vaults(self) -> None:
        self._unlocking.go(Page.CHOOSE)


def _print_sheet(parent: QWidget, vault_name: str, code: str) -> bool:
    from taf_desktop.ui.common.recovery_sheet import print_sheet

    return print_sheet(parent, vault_name, code)


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
