"""Showing a card that was made out of sight, so that its page is laid out for it only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import one_layout
from taf_desktop.ui.common.turns import polished


def shown_whole(card: QWidget) -> Iterator[None]:
    """Give a hidden card in its place its look, let it measure its words, and show it."""
    yield from polished(card)
    above = card.parentWidget()
    layout = above.layout() if above is not None else None
    if layout is not None:
        # The labels keep what they measured, and are asked for it again when the card is shown.
        card.heightForWidth(layout.contentsRect().width())
        yield
    if above is not None:
        one_layout.hold(above)
    card.show()


def coming(card: QWidget, steps: Iterable[None] = ()) -> Iterator[None]:
    """Build the rest of a hidden card in its place and show it; one left half built goes again."""
    whole = False
    try:
        yield
        yield from steps
        yield from shown_whole(card)
        whole = True
    finally:
        if not whole and shiboken6.isValid(card):
            # Without a parent it is in no layout either.
            card.setParent(None)
            card.deleteLater()
