"""What is still missing before a plan is agreed, child by child, each line a way to the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shown_whole import shown_whole
from taf_desktop.ui.common.swapped import Swapped
from taf_desktop.ui.common.text import Body, Small, Strong
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.plans.coach_view import CoachView, Missing, MissingGroup

GoTo = Callable[[str, str, str], None]


class ReadyList(QWidget):
    """Hidden where nothing is missing. ``go_to`` takes a kind, an id and a field."""

    def __init__(self, go_to: GoTo) -> None:
        super().__init__()
        self.setObjectName("beforeAgreeing")
        self._go_to = go_to
        self._shown: tuple[tuple[MissingGroup, ...], tuple[str, ...]] | None = None
        self._ready = Small("")
        self._ready.setObjectName("readyCount")
        self._stops = Body("", tone=Tone.WORRY)
        self._stops.setObjectName("stopsAgreeing")
        self._stops.hide()
        self._groups = Swapped(spacing=2)
        column = layouts.column(self, spacing=6)
        column.addWidget(self._ready)
        column.addWidget(self._groups)
        column.addWidget(self._stops)
        self.hide()

    def showing(self, view: CoachView) -> Iterator[None]:
        """Show what is missing now, made line by line and then shown at once."""
        if (view.missing, view.stops) != self._shown:
            self._shown = None
            yield from self._groups.swapping(
                line for group in view.missing for line in self._lines(group)
            )
            self._shown = (view.missing, view.stops)
            self._stops.hide()
        self._ready.setText(view.ready)
        if self.isHidden() and view.missing:
            yield from shown_whole(self)
        else:
            self.setVisible(bool(view.missing))

    def say_stops(self, stops: Sequence[str]) -> None:
        """Say what has to be there before the plan can be kept."""
        told = [self.tr("Before the plan can be kept as agreed, this is needed:")]
        self._stops.setText("\n".join([*told, *(f"•  {each}" for each in stops)]))
        self._stops.show()
        self.show()

    def _lines(self, group: MissingGroup) -> Iterator[QWidget]:
        title = Strong(group.title)
        title.setContentsMargins(0, 4, 0, 0)
        yield title
        for line in group.lines:
            yield MissingLine(line, self._go_to)


class MissingLine(LineButton):
    """One thing that is missing; pressing it goes there."""

    def __init__(self, line: Missing, go_to: GoTo) -> None:
        super().__init__()
        self.setObjectName(f"missing:{line.kind}:{line.field}")
        needed = self.tr("Needed")
        row = layouts.row(spacing=8)
        row.setContentsMargins(4, 3, 4, 3)
        row.addWidget(Body(line.words), 1)
        if line.stops:
            row.addWidget(Small(needed, tone=Tone.WORRY))
        self.setAccessibleName(f"{line.words} {needed if line.stops else ''}".strip())
        self.settle(row)
        self.clicked.connect(lambda: go_to(line.kind, line.thing_id, line.field))
