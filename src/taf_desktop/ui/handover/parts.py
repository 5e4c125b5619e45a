"""Small widgets of the hand-over pages: what is in it, six words, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from taf_desktop.services.handover_preview import Shown
from taf_desktop.services.handover_remarks import Remark
from taf_desktop.ui.common import icons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Heading, PlainLabel, Small, Strong
from taf_desktop.ui.common.theme import TextStyle

IN_A_ROW = 3


class WordsCard(Card):
    """Six words, large enough to read out, numbered."""

    def __init__(self, name: str) -> None:
        super().__init__(tone=Tone.ACCENT)
        self.setObjectName(name)
        self._words = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(IN_A_ROW, 1)
        self.column.addLayout(self._grid)

    @property
    def words(self) -> str:
        """The words shown."""
        return self._words

    def show_words(self, words: str) -> None:
        """Show six words, or hide for none."""
        self.setVisible(bool(words))
        if words == self._words:
            return
        self._words = words
        layouts.clear(self._grid)
        for at, word in enumerate(words.split()):
            label = PlainLabel(word, style=TextStyle.TITLE, wrap=False)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line = layouts.row(spacing=8)
            line.addWidget(Small(str(at + 1)), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(label, 1)
            self._grid.addLayout(line, *divmod(at, IN_A_ROW))
        self.setAccessibleName(self.tr("Six words"))
        self.setAccessibleDescription(", ".join(words.split()))


class RemarksCard(Card):
    """What to think about before a record goes."""

    def __init__(self, title: str) -> None:
        super().__init__(bar=Tone.WORRY)
        self.setObjectName("remarks")
        self.column.setSpacing(8)
        self.add(Heading(title))
        self._lines: QVBoxLayout = layouts.column(spacing=6)
        self.column.addLayout(self._lines)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show the remarks, or hide where there are none."""
        layouts.clear(self._lines)
        for remark in remarks:
            self._lines.addWidget(warned(remark.text) if remark.serious else Body(remark.text))
        self.setVisible(bool(remarks))


class ShownParts(QWidget):
    """What is in a hand-over, a card for each part."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = layouts.column(self, spacing=12)

    def show_parts(self, parts: Iterable[Shown]) -> None:
        """Show the parts."""
        layouts.clear(self._column)
        for part in parts:
            card = Card()
            card.column.setSpacing(4)
            card.add(Strong(part.title))
            for line in part.lines:
                card.add(Body(line))
            self._column.addWidget(card)


class NextSteps(Card):
    """What is left to do, numbered."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column.setSpacing(12)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show the steps."""
        layouts.clear(self.column)
        for number, step in enumerate(steps, start=1):
            line = QWidget()
            across = layouts.row(line, spacing=12)
            count = Strong(str(number))
            count.setFixedWidth(theme.current().px(16))
            across.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(Body(step), 1)
            self.column.addWidget(line)


def warned(text: str) -> QWidget:
    """Return a sentence with a warning sign: never colour alone."""
    line = QWidget()
    across = layouts.row(line, spacing=8)
    sign = icons.IconLabel("warning", "worry", 18)
    across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Body(text), 1)
    return line


def buttons_line(*widgets: QWidget) -> layouts.FlowLayout:
    """Return buttons side by side."""
    line = layouts.FlowLayout(spacing=12)
    for widget in widgets:
        line.addWidget(widget)
    return line
