"""Ending pages that are not seen any more when nobody is at work.

A page of some hundred parts that ends in one piece keeps a key waiting. Its largest parts that know
nothing of each other end first, one in a turn; nothing speaks to a page that was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.hands import Hands
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.letting_go import let_go

LEFT = "left"
"""What such a page is called until it ends."""


class Endings:
    """Ends the pages of a screen.

    Args:
        screen: Whose window is watched.
        making: Says whether a page that somebody waits for is being built.
    """

    def __init__(self, screen: QWidget, making: Callable[[], bool]) -> None:
        self._screen = screen
        self._making = making
        self._hands: Hands | None = None

    def end(self, page: QWidget, parts: Sequence[QWidget] = ()) -> None:
        """Take a page off the screen; it ends once nobody is at work, ``parts`` of it first.

        What was typed in it should be saved already; what could not be is tried again until it is.
        Take it out of its layout first.
        """
        page.hide()
        page.setObjectName(LEFT)
        Turns(_ending(page, parts), page, wait=self._busy).begin_soon()

    def _busy(self) -> bool:
        """Say whether somebody is at work here, or the page they wait for is being built."""
        if self._hands is None and self._screen.window().windowHandle() is not None:
            self._hands = Hands(self._screen, self._screen)
        return self._making() or (self._hands is not None and self._hands.busy())


def _ending(page: QWidget, parts: Sequence[QWidget]) -> Iterator[None]:
    yield
    for part in parts:
        let_go(part)
        if QThread.currentThread().loopLevel() > 0:
            # Now, and no two in one turn; what is still being saved ends by itself when it is.
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)
        yield
    let_go(page)
