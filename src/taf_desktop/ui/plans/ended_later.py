"""Ending a page that is not seen any more when nobody is at work.

A page of some hundred parts ends in one piece, which would keep a key waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.letting_go import let_go

LEFT = "left"
"""What such a page is called until it ends."""


def end_later(page: QWidget, busy: Callable[[], bool]) -> None:
    """Take a page off the screen; it ends once ``busy`` says that nobody is at work.

    What was typed in it should be saved already; what could not be is tried again until it is.
    Take it out of its layout first.
    """
    page.hide()
    page.setObjectName(LEFT)
    Turns(_ending(page), page, wait=busy).begin_soon()


def _ending(page: QWidget) -> Iterator[None]:
    yield
    let_go(page)
