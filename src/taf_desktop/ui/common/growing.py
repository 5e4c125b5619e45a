"""A box in a page that scrolls: as high as its words need at the width it is given."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Growing(QWidget):
    """A box that is not measured at a width it never gets.

    Qt wants to know how high a box would be at the width it likes best, and at its least one, for
    every change of a page. The box around it only ever asks for the height at the real width; and
    as a layout remembers one width, all words in the page were broken into lines three times over.
    """

    def sizeHint(self) -> QSize:
        """Return the width it likes best; its height is asked for by its width."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return its least width; its height is asked for by its width."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()
