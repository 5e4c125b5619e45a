"""One page at a time over another one: opened, kept in front, and left again."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from taf_desktop.ui.common.focus import OWN_RING
from taf_desktop.ui.forms.ended_later import Endings
from taf_desktop.ui.forms.parts.built_page import BuiltPage


class OverPage(Protocol):
    """What a page over another one can do."""

    left: SignalInstance

    def focus_first(self) -> None:
        """Put the keyboard where the page begins."""
        ...

    def flush(self) -> None:
        """Save at once whatever is typed."""
        ...


class PageOver(QObject):
    """Keeps one page over the page a stack shows otherwise.

    Signals:
        left: the page was left; what was beneath it is wanted again.
    """

    left = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        # The keyboard goes there from a page that was left; a ring would only mark the whole page.
        stack.setProperty(OWN_RING, True)
        self._over: QWidget | None = None
        self._endings = Endings(stack, self._making)

    @property
    def page(self) -> QWidget | None:
        """What stands in front now, if anything does."""
        return self._over

    def put(self, page: QWidget) -> None:
        """Show a page (an ``OverPage``) in place of the one that is open, if one is."""
        self._let_page_go()
        self._over = page
        of_ours = cast("OverPage", page)
        of_ours.left.connect(self.leave)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        of_ours.focus_first()

    def raise_page(self) -> None:
        """Bring the open page to the front: the one beneath it may have been made anew."""
        if self._over is not None:
            self._stack.setCurrentWidget(self._over)

    def flush(self) -> None:
        """Save at once."""
        if self._over is not None:
            cast("OverPage", self._over).flush()

    def _making(self) -> bool:
        return isinstance(self._over, BuiltPage) and not self._over.whole

    @Slot()
    def leave(self) -> None:
        """Take the page away."""
        if self._let_page_go():
            self.left.emit()

    def _let_page_go(self) -> bool:
        page, self._over = self._over, None
        if page is None:
            return False
        cast("OverPage", page).flush()
        if page.isAncestorOf(QApplication.focusWidget() or self._stack):
            # Qt would hand the keyboard to whatever comes next in the window, such as Lock.
            self._stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.removeWidget(page)
        self._endings.end(page)
        return True
