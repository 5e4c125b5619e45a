"""The line below a family's name: how far they are, who leads, and what helps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Muted, PlainLabel, Strong, tooltip
from taf_desktop.ui.common.theme import TextStyle

LINES = 2
"""How tall it may get: what is below belongs to the tabs, also with large text."""
NEEDS_SHOWN = 4
"""How many needs stand in it where there is room; the page of people has them all."""
GAP = 5


class HeaderLine(QWidget):
    """Quiet facts, then as many needs as there is room for, then "and 10 more"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = layouts.FlowLayout(self, spacing=GAP)
        self._facts: list[PlainLabel] = []
        self._needs: tuple[str, ...] = ()
        self._shown: list[PlainLabel] = []
        self._rest: PlainLabel | None = None

    def show_words(self, facts: Sequence[str], needs: Sequence[str]) -> None:
        """Show these."""
        layouts.clear(self._flow)
        self._needs = tuple(needs)
        last = "" if needs else facts[-1]
        self._facts = [self._add(Muted(_followed(fact, fact == last))) for fact in facts]
        first = needs[:NEEDS_SHOWN]
        self._shown = [self._add(_need(_followed(need, need == needs[-1]))) for need in first]
        self._rest = self._add(_need(""))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many needs as fit now."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when the words got larger or smaller."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _add(self, label: PlainLabel) -> PlainLabel:
        label.setWordWrap(False)
        self._flow.addWidget(label)
        return label

    def _fit(self) -> None:
        count = len(self._shown)
        while count and self._lines(count) > LINES:
            count -= 1
        for number, label in enumerate(self._shown):
            label.setVisible(number < count)
        left = self._needs[count:]
        if self._rest is not None:
            self._rest.setVisible(bool(left))
            self._rest.setText(self._more(count))
            self._rest.setToolTip(tooltip(" · ".join(self._needs)))
            self._rest.setAccessibleDescription(", ".join(left))

    def _lines(self, count: int) -> int:
        """Return how many lines it takes with so many needs."""
        widths = [label.sizeHint().width() for label in (*self._facts, *self._shown[:count])]
        if count < len(self._needs):
            widths.append(theme.current().width_of(self._more(count), TextStyle.STRONG))
        return _lines_of(widths, self.width())

    def _more(self, shown: int) -> str:
        """Return the words for the needs that are not shown."""
        left = len(self._needs) - shown
        words = self.tr("and {count} more") if shown else self.tr("What helps: {count} things")
        return words.format(count=left)


def _need(words: str) -> Strong:
    return Strong(words, tone=Tone.HOPE)


def _followed(words: str, last: bool) -> str:
    return words if last else f"{words} ·"


def _lines_of(widths: Iterable[int], room: int) -> int:
    lines, used = 0, 0
    for width in widths:
        if not lines or used + GAP + width > room:
            lines, used = lines + 1, width
        else:
            used += GAP + width
    return lines
