"""What matters now: each need and child becomes a goal, or gets a recorded reason why not now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.one_layout import held
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.text import Muted, Small, Strong
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.plans.needs_view import NeedRow, NeedsView


@dataclass(frozen=True, slots=True)
class NeedDeeds:
    """What can be done with a need: a goal, a reason not to, and taking the reason back."""

    make_goal: Callable[[NeedRow], None]
    leave: Callable[[NeedRow, str], None]
    take_up: Callable[[NeedRow], None]


class NeedsCard(Card):
    """Hidden where every need has its goal and each child is seen."""

    def __init__(self, deeds: NeedDeeds) -> None:
        super().__init__(title=self.tr("What matters now"))
        self.setObjectName("whatMattersNow")
        self.add(Small(self.tr("From the assessment and the family, and not in a goal yet.")))
        self._shown: NeedsView | None = None
        self._rows = KeyedColumn(lambda row: NeedLine(row, deeds), spacing=4)
        self.add(self._rows)
        self.hide()

    def showing(self, view: NeedsView) -> Iterator[None]:
        """Show the needs as they are now. Those that are new here come all at once."""
        if view == self._shown:
            return
        self._shown = None
        if self.isHidden() and view.rows:
            yield from self._rows.showing(view.rows)
            yield from shown_whole(self)
        else:
            with held(self):
                self._rows.show_rows(view.rows)
                self.setVisible(bool(view.rows))
        self._shown = view


class NeedLine(QWidget):
    """One need or child with its two ways on; or the reason it waits, with a way back."""

    def __init__(self, row: NeedRow, deeds: NeedDeeds) -> None:
        super().__init__()
        self.setObjectName(f"need:{row.id}")
        self._row = row
        self._deeds = deeds
        self._words = Strong("")
        self._area = Small("")
        self._reason = Muted("")
        self._goal = self._button("needGoal", self.tr("Make a goal of it"), self._make_goal)
        child = bool(row.person)
        because = self.tr("Nothing extra, because …") if child else self.tr("Not now, because …")
        self._not_now = self._button("needNotNow", because, self._ask)
        self._again = self._button("needAgain", self.tr("Take it up"), self._take_up)
        self._line = QLineEdit()
        self._line.setObjectName("needReason")
        keeps = self.tr("{because} (Enter keeps it)").format(because=because)
        self._line.setPlaceholderText(keeps)
        self._line.returnPressed.connect(self._leave)
        self._line.hide()
        column = layouts.column(self, spacing=2)
        column.addWidget(layouts.hairline())
        column.addSpacing(4)
        for part in (self._words, self._area, self._reason):
            column.addWidget(part)
        ways = layouts.FlowLayout(spacing=2)
        for button in (self._goal, self._not_now, self._again):
            ways.addWidget(button)
        column.addLayout(ways)
        column.addWidget(self._line)
        self.show_row(row)

    def show_row(self, row: NeedRow) -> None:
        """Show the need as it is now."""
        self._row = row
        waits = bool(row.reason)
        self._words.setText(row.words)
        self._area.setText(row.label)
        self._area.setVisible(bool(row.label))
        told = self.tr("Nothing extra: {reason}") if row.person else self.tr("Not now: {reason}")
        self._reason.setText(told.format(reason=row.reason))
        self._reason.setVisible(waits)
        self._again.setVisible(waits and bool(row.reason_id))
        self._goal.setVisible(not waits)
        self._not_now.setVisible(not waits and bool(row.area or row.person))
        self._line.setAccessibleName(self.tr("Why not now: {words}").format(words=row.words))
        if waits:
            self._line.hide()

    def _button(self, name: str, words: str, deed: Callable[[], None]) -> buttons.Button:
        button = buttons.quiet(words)
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    @Slot()
    def _make_goal(self) -> None:
        self._deeds.make_goal(self._row)

    @Slot()
    def _ask(self) -> None:
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave(self) -> None:
        if self._line.text().strip():
            self._deeds.leave(self._row, self._line.text().strip())

    @Slot()
    def _take_up(self) -> None:
        self._deeds.take_up(self._row)
