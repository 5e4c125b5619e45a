"""The starter library as a panel: type a word or choose an area, and take a beginning over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from taf_desktop.forms.codes import code_list, label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.services.library import Beginning, search
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.text import Body, Small
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.parts.line_button import LineButton

MOST_SHOWN = 8


class LibraryPanel(Card):
    """Closed at first; ``open`` shows it. ``picked`` carries a ``Beginning``, ``left`` nothing.

    Args:
        kind: ``goal`` or ``action``.
        names: Fills a beginning's texts with the names of the family; it gets a child's id.
    """

    picked = Signal(object)
    left = Signal()

    def __init__(self, kind: str, names: Callable[[Beginning, str], dict[str, str]]) -> None:
        super().__init__(tone=Tone.NEUTRAL)
        self.setObjectName("libraryPanel")
        self._kind = kind
        self._names = names
        self._library: tuple[Beginning, ...] = ()
        self._words = QLineEdit()
        self._words.setObjectName("librarySearch")
        self._words.setPlaceholderText(self.tr("Type a word: sleep, morning, money, friends …"))
        self._words.setAccessibleName(self.tr("Search the library"))
        self._words.textChanged.connect(self._refresh)
        self._words.returnPressed.connect(self._take_first)
        self._area = _area_box(self.tr("All parts of family life"))
        self._area.setAccessibleName(self.tr("Part of family life"))
        self._area.currentIndexChanged.connect(self._refresh)
        self._child = QComboBox()
        self._child.setObjectName("libraryChild")
        self._child.setAccessibleName(self.tr("For which child"))
        self._child.currentIndexChanged.connect(self._refresh)
        self._more = Small("")
        self._found = layouts.column(spacing=0)
        self._lines: list[BeginningLine] = []
        self._turns = Turns(iter(()), self)
        self._lay_out()
        self.hide()

    @property
    def child(self) -> str:
        """The id of the child a beginning is for; "" where there is none."""
        return str(self._child.currentData() or "")

    def open(
        self,
        library: Sequence[Beginning],
        children: Sequence[tuple[str, str]] = (),
        area: str = "",
    ) -> None:
        """Show the library and put the keyboard into the search.

        Args:
            library: Every beginning.
            children: Whom it may be for, as id and name; the first one is chosen.
            area: The part of family life to begin at.
        """
        self._library = ()
        self._child.clear()
        for id_, name in children:
            self._child.addItem(self.tr("For {name}").format(name=name), id_)
        self._child.setVisible(len(children) > 1)
        self._area.setCurrentIndex(max(self._area.findData(area), 0))
        self._words.clear()
        self._library = tuple(library)
        self._empty()
        self.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turns = self._turns.instead(self._showing())
        self._turns.begin_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = layouts.row(spacing=8)
        close = buttons.quiet(self.tr("Close"))
        close.setObjectName("libraryClose")
        close.clicked.connect(self._leave)
        top.addWidget(self._words, 1)
        top.addWidget(self._child)
        top.addWidget(self._area)
        top.addWidget(close)
        words = self.tr("A beginning to be put into the family’s own words.")
        self.column.addLayout(top)
        self.add(Small(words))
        self.column.addLayout(self._found)
        self.add(self._more)

    @Slot()
    def _refresh(self) -> None:
        self._turns.drop()
        self._empty()
        finish(self._showing())

    def _empty(self) -> None:
        layouts.clear(self._found)
        self._lines = []
        self._more.hide()

    def _showing(self) -> Iterator[None]:
        """Show what fits, a line in each step."""
        area = str(self._area.currentData() or "")
        found = search(self._library, self._words.text(), area=area, kind=self._kind)
        for each in found[:MOST_SHOWN]:
            line = BeginningLine(each, self._names(each, self.child))
            line.clicked.connect(lambda _checked=False, one=each: self._take(one))
            self._lines.append(line)
            self._found.addWidget(line)
            yield
        more = len(found) - MOST_SHOWN
        words = self.tr("and {count} more: type another word").format(count=more)
        self._more.setText(words if found else self.tr("Nothing with these words. Try another."))
        self._more.setVisible(more > 0 or not found)

    @Slot()
    def _take_first(self) -> None:
        if self._lines:
            self._lines[0].click()

    def _take(self, beginning: Beginning) -> None:
        self.hide()
        self.picked.emit(beginning)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class BeginningLine(LineButton):
    """One beginning: its words, and how one would know or how often."""

    def __init__(self, beginning: Beginning, filled: dict[str, str]) -> None:
        super().__init__()
        self.setObjectName(f"beginning:{beginning.id}")
        main = filled["words" if beginning.kind == "goal" else "what"]
        beside = filled["measure" if beginning.kind == "goal" else "how_often"]
        area = label_of("assessment_areas", beginning.area)
        column = layouts.column(spacing=0)
        column.setContentsMargins(6, 5, 6, 5)
        column.addWidget(Body(main))
        column.addWidget(Small(f"{beside} · {area}"))
        self.setAccessibleName(f"{main}, {beside}, {area}")
        self.settle(column)


def _area_box(every: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName("libraryArea")
    box.addItem(every, "")
    for option in code_list("assessment_areas").options:
        box.addItem(in_language(option.label), option.name)
    return box
