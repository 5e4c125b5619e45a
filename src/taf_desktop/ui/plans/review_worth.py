"""What the coach says of a plan that is agreed: time, oversight, copies, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot

from taf_desktop.services.coaching import Advice
from taf_desktop.support.words import say
from taf_desktop.ui.common.coach_look import worth_rows
from taf_desktop.ui.common.overview_places import ENDING_PAGE
from taf_desktop.ui.common.worth_card import WorthCard
from taf_desktop.ui.plans.tools import Tools

CHECKS = frozenset(
    {"P21", "P22", "P48", "P49", "P50", "P51", "P52", "P53", "P54", "P55", "P56", "P59", "P60"}
)
COPY = "copy_given"
_OF_ENDING = frozenset({"P55", "P56"})
_HERE = frozenset({"plan", "goal", "score", "action"})
"""Kinds of things that stand on the plan's own page."""


class PlanWorth(WorthCard):
    """The card of an agreed plan. It is no part of what was agreed."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._advice: Advice | None = None
        self.go_wanted.connect(self._go)
        self.fine_wanted.connect(self._rest)

    def show_advice(self, advice: Advice) -> None:
        """Show what the coach says now."""
        self._advice = advice
        self.show_rows(worth_rows(advice, CHECKS, _place))

    @Slot(str)
    def _go(self, fingerprint: str) -> None:
        for remark in self._advice.remarks if self._advice else ():
            if remark.fingerprint == fingerprint:
                kind, id_ = remark.kind, remark.thing_id
                if remark.check in _OF_ENDING and kind == "family":
                    kind, id_ = ENDING_PAGE, ENDING_PAGE
                self._tools.go_elsewhere(COPY if remark.check == "P21" else kind, id_)

    @Slot(str)
    def _rest(self, fingerprint: str) -> None:
        coach = self._tools.presenter.coach
        for remark in self._advice.remarks if self._advice else ():
            if remark.fingerprint == fingerprint and self._advice is not None:
                coach.lay_to_rest(
                    self._advice.file.family.id,
                    remark.check,
                    remark.fingerprint,
                    lambda rested: self._tools.offer_undo(
                        say("review_screen.rested"), lambda: coach.wake(rested.id)
                    ),
                )


def _place(check: str, kind: str) -> str:
    if check == "P21":
        return QCoreApplication.translate("plan", "Give a copy")
    return "" if kind in _HERE else QCoreApplication.translate("plan", "Write it")
