"""Two agreed versions of a plan beside each other, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from taf_desktop.domain.plan import Plan
from taf_desktop.services.compare import Comparison, VersionLine
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.shown_whole import coming
from taf_desktop.ui.common.text import Body, Muted, Small, Strong, Title
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.layout_rules import chained
from taf_desktop.ui.plans.compare_cards import adding_things, part_card
from taf_desktop.ui.plans.compare_view import PartRow, compare_view, version_words
from taf_desktop.ui.plans.review_presenter import ReviewPresenter

WIDTH = 800


class ComparePage(Page):
    """Begins with the two newest versions. ``left`` is sent to go back to the plan."""

    left = Signal()

    def __init__(self, plan: Plan, presenter: ReviewPresenter) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("comparePage")
        self._plan = plan
        self._presenter = presenter
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        self.older = _chooser("olderVersion", self.tr("The earlier version"))
        self.newer = _chooser("newerVersion", self.tr("The later version"))
        for chooser in (self.older, self.newer):
            chooser.activated.connect(self._compare)
        self._sum = Strong("")
        self._sum.setObjectName("compareSum")
        self._reasons = Body("")
        self._parts = layouts.column(spacing=16)
        self._turns = Turns(iter(()), self, inside=self._holder)
        self._lay_out()
        presenter.versions(plan, self._show_versions)

    def focus_first(self) -> None:
        """Put the keyboard on the earlier version."""
        self.older.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Nothing to save: nothing can be typed here."""

    def _lay_out(self) -> None:
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("What has changed")), 1)
        head.addWidget(self._back)
        choose = layouts.row(spacing=12)
        choose.addWidget(self.older, 1)
        choose.addWidget(Muted(self.tr("and")))
        choose.addWidget(self.newer, 1)
        self.column.addLayout(head)
        self.column.addLayout(choose)
        self.add(self._sum, self._reasons)
        self.add(Small(self.tr(
            "Words that are not there any more are struck through, new words are underlined."
        )))  # fmt: skip
        self.column.addLayout(self._parts)

    def _show_versions(self, versions: Sequence[VersionLine]) -> None:
        last = len(versions) - 1
        for chooser, place in ((self.older, max(last - 1, 0)), (self.newer, last)):
            with QSignalBlocker(chooser):
                chooser.clear()
                for version in versions:
                    chooser.addItem(version_words(version), version.number)
                chooser.setCurrentIndex(place)
        self._compare()

    @Slot()
    def _compare(self) -> None:
        one, other = self.older.currentData(), self.newer.currentData()
        if one is not None and other is not None:
            self._presenter.compare(self._plan, one, other, self._show)

    def _show(self, comparison: Comparison) -> None:
        view = compare_view(comparison)
        self._sum.setText(view.sum)
        self._reasons.setText("\n".join(view.reasons))
        self._reasons.setVisible(bool(view.reasons))
        layouts.clear(self._parts)
        self._turns = self._turns.instead(self._showing(view.parts))
        self._turns.begin_soon()

    def _showing(self, parts: Sequence[PartRow]) -> Iterator[None]:
        """Show the parts from the top, each of them when it is whole."""
        for part in parts:
            card = part_card(part)
            card.hide()
            self._parts.addWidget(card)
            yield from coming(card, adding_things(card, part))
        yield from chained(self._holder)


def _chooser(name: str, spoken: str, parent: QWidget | None = None) -> QComboBox:
    chooser = QComboBox(parent)
    chooser.setObjectName(name)
    chooser.setAccessibleName(spoken)
    chooser.setToolTip(spoken)
    return chooser
