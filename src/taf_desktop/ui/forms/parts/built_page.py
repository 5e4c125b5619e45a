"""A page that is built from the top, a little in each turn of the event loop.

What is built stands whole on screen, card by card, and nothing comes above it. The keyboard can be
used on what is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from taf_desktop.ui.common.kept_hidden import kept_hidden
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.theme import FORM_WIDTH
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.layout_rules import chain, chained, tab_stops
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keyed_column import Building

_T = TypeVar("_T")


class BuiltPage(Page):
    """A page with a head that is there at once, and parts that ``build`` adds below it."""

    def __init__(
        self, parent: QWidget | None = None, *, max_width: int | None = FORM_WIDTH
    ) -> None:
        super().__init__(parent, max_width=max_width)
        self._cards_turns = self._chain_turns = Turns(iter(()), self)
        self._waiting_for_all: dict[str, Callable[[], object]] = {}

    @property
    def whole(self) -> bool:
        """Whether everything is built."""
        return not self._cards_turns.going

    def build(self, steps: Iterator[None]) -> None:
        """Go through the steps in turns, then let Tab go through the page."""
        # A bar that came with the last cards would make the first ones narrower.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._cards_turns = Turns(self._to_the_end(steps), self)
        self._cards_turns.ended.connect(self._built)
        self._cards_turns.begin_soon()

    def finish(self) -> None:
        """Build at once what is not built yet."""
        self._cards_turns.finish()

    def when(self, built: Callable[[], _T | None], then: Callable[[_T], object]) -> None:
        """Do something with a part as soon as it is there."""
        self._cards_turns.when(built, then)

    def drop(self) -> None:
        """Leave unbuilt what is not built yet."""
        self._cards_turns.drop()

    def once_whole(self, what: str, call: Callable[[], object]) -> None:
        """Do something now, or when everything is built; then only the last ``what`` is done."""
        if self.whole:
            call()
        else:
            self._waiting_for_all[what] = call

    def adding(self, part: QWidget, place: QBoxLayout | None = None) -> Iterator[None]:
        """Add a part to the page, or to a place in it, and show it when it is whole."""
        stays_hidden = kept_hidden(part)
        part.hide()
        (place or self.column).addWidget(part)
        yield
        if isinstance(part, Building):
            yield from part.building()
        else:
            yield from asking(part)
        if not stays_hidden:
            yield from shown_whole(part)

    def adding_all(self, parts: Iterable[QWidget]) -> Iterator[None]:
        """Add parts one below the other, each of them made when its turn has come."""
        for part in parts:
            yield from self.adding(part)

    def chain_soon(self) -> None:
        """Let Tab go through what is there now in the order of the eye."""
        if self.whole:
            self._chain_turns = self._chain_turns.instead(self._chaining())
            self._chain_turns.begin_soon()

    def _to_the_end(self, steps: Iterator[None]) -> Iterator[None]:
        yield
        yield from steps
        yield from chained(self._holder)

    def _chaining(self) -> Iterator[None]:
        yield
        chain(list(tab_stops(self._holder)))

    @Slot()
    def _built(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        waiting, self._waiting_for_all = self._waiting_for_all, {}
        for call in waiting.values():
            call()


def asking(part: QWidget) -> Iterator[None]:
    """Build the questions in a part that were left for it, line by line."""
    views = [part] if isinstance(part, FieldsView) else part.findChildren(FieldsView)
    for view in views:
        yield from view.building()
