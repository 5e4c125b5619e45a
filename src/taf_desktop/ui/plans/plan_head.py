"""The line at the top of a plan's page: how it stands, which version it is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Muted
from taf_desktop.ui.plans.plan_view import PlanView


@dataclass(frozen=True, slots=True)
class HeadDeeds:
    """What the head offers: asking about a draft; changing and looking at an agreed plan."""

    ask: Callable[[], None]
    change: Callable[[], None]
    look: Callable[[], None]


class PlanHead:
    """The line. ``row`` is to be laid out by the page, ``first`` takes the keyboard."""

    def __init__(self, view: PlanView, deeds: HeadDeeds) -> None:
        self._pill = Pill("")
        self._pill.setObjectName("planPill")
        self._version = Muted("")
        self.first = _first_button(view, deeds)
        self.row = layouts.row(spacing=12)
        self.row.addWidget(self._pill)
        self.row.addWidget(self._version)
        self.row.addStretch(1)
        self.row.addWidget(self.first)
        if view.agreed:
            look = buttons.primary(_tr("Look at it together"))
            look.setObjectName("reviewPlan")
            look.clicked.connect(deeds.look)
            self.row.addWidget(look)
        self.show_view(view)

    def show_view(self, view: PlanView) -> None:
        """Show how the plan stands now."""
        if self._pill.text() != view.pill:
            self._pill.show_state(view.pill, Tone.GOOD if view.agreed else Tone.WORRY)
        self._version.setText(view.version)


def _first_button(view: PlanView, deeds: HeadDeeds) -> buttons.Button:
    if view.agreed:
        button = buttons.secondary(_tr("Change the plan"))
        button.setObjectName("changePlan")
        button.clicked.connect(deeds.change)
    else:
        button = buttons.primary(_tr("Ask the family to agree"))
        button.setObjectName("askToAgree")
        button.clicked.connect(deeds.ask)
    return button


def _tr(words: str) -> str:
    return QCoreApplication.translate("plan", words)
