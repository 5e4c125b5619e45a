"""Making a page in pieces, so that the window hears every key in between.

What makes a page may be a plain function, or a generator that first yields the page while it is
still empty, then after each piece, and returns it. It is put in its place at once, where nobody
sees it before it is whole: Qt looks at the style of everything in it again whenever it gets another
parent. Whoever comes to the page waits for the rest of it in turns (``coming``); whoever needs it
now gets it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

Page = TypeVar("Page", bound=QWidget)
Pieces = Generator[Page | None, None, Page]
Maker = Callable[[], Page | Pieces[Page]]
"""Makes a page, at once or in pieces."""


def finish(pieces: Iterator[None]) -> None:
    """Make all pieces now."""
    for _piece in pieces:
        continue


class Making(Generic[Page]):
    """A page that is made when somebody needs it, or a piece at a time before that."""

    def __init__(self, maker: Maker[Page], put: Callable[[Page], None]) -> None:
        """Take what makes the page and what puts it in its place; nothing is made yet."""
        self._maker = maker
        self._put = put
        self._pieces: Pieces[Page] | None = None
        self._placed = False
        self._page: Page | None = None

    def step(self) -> bool:
        """Make one piece; say whether the page is whole."""
        if self._page is None and self._pieces is None:
            made = self._maker()
            if isinstance(made, QWidget):
                self._place(made)
                self._page = made
            else:
                self._pieces = made
        if self._pieces is not None:
            try:
                self._place(next(self._pieces))
            except StopIteration as end:
                self._place(end.value)
                self._page, self._pieces = end.value, None
        return self._page is not None

    def steps(self) -> Iterator[None]:
        """Make a piece in each step; whoever asked puts the page in view in a step of its own."""
        while not self.step():
            yield
        yield

    def whole(self) -> Page:
        """Make what is left and return the page."""
        while self._page is None:
            self.step()
        return self._page

    def _place(self, page: Page | None) -> None:
        if page is not None and not self._placed:
            self._placed = True
            self._put(page)
