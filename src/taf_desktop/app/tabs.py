"""The tabs of a family's page. A new screen is one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from taf_desktop.app.printing import draw_page
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.services.desk import Desk
from taf_desktop.ui.assessments.screen import AssessmentScreen
from taf_desktop.ui.common.pieces import Maker, Pieces
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.documents.screen import DocumentsScreen
from taf_desktop.ui.families.agreement_screen import AgreementScreen
from taf_desktop.ui.families.overview_screen import OverviewScreen
from taf_desktop.ui.families.people_screen import PeopleScreen
from taf_desktop.ui.handover.send_screen import HandOverScreen
from taf_desktop.ui.meetings.screen import MeetingsScreen
from taf_desktop.ui.plans.screen import PlanScreen
from taf_desktop.ui.shell.family_page import FamilyPage

Factory = Callable[[Desk, TaskRunner], FamilyScreen | Pieces[FamilyScreen]]
Tab = tuple[str, Any, Factory]
"""The tab's id, its words before translation, and what makes its screen, perhaps in pieces."""


def _people(desk: Desk, runner: TaskRunner) -> Pieces[FamilyScreen]:
    screen = PeopleScreen(desk, runner, in_pieces=True)
    yield screen
    yield from screen.pieces()
    return screen


def _documents(desk: Desk, runner: TaskRunner) -> Pieces[FamilyScreen]:
    screen = DocumentsScreen(desk, runner, draw_page, in_pieces=True)
    yield screen
    yield from screen.pieces()
    return screen


def _hand_over(desk: Desk, runner: TaskRunner) -> Pieces[FamilyScreen]:
    screen = HandOverScreen(desk, runner, in_pieces=True)
    yield screen
    yield from screen.pieces()
    return screen


FAMILY_TABS: tuple[Tab, ...] = (
    ("overview", QT_TRANSLATE_NOOP("tabs", "Overview"), OverviewScreen),
    ("people", QT_TRANSLATE_NOOP("tabs", "People"), _people),
    ("agreement", QT_TRANSLATE_NOOP("tabs", "Agreement"), AgreementScreen),
    ("assessment", QT_TRANSLATE_NOOP("tabs", "Assessment"), AssessmentScreen),
    ("plan", QT_TRANSLATE_NOOP("tabs", "Plan"), PlanScreen),
    ("meetings", QT_TRANSLATE_NOOP("tabs", "Meetings"), MeetingsScreen),
    ("documents", QT_TRANSLATE_NOOP("tabs", "Documents"), _documents),
    ("hand_over", QT_TRANSLATE_NOOP("tabs", "Hand over"), _hand_over),
)


def family_page(
    desk: Desk, runner: TaskRunner, bus: ChangeBus, join: Callable[[HandOverScreen], None]
) -> FamilyPage:
    """Return the page of one family; its screens are made when somebody comes to them.

    ``join`` is called with the screen for handing over, to lead it to the contact cards.
    """

    def maker(make: Factory) -> Maker[FamilyScreen]:
        def made() -> Pieces[FamilyScreen]:
            screen = make(desk, runner)
            if not isinstance(screen, FamilyScreen):
                screen = yield from screen
            if isinstance(screen, HandOverScreen):
                join(screen)
            return screen

        return made

    screens = [
        (name, QCoreApplication.translate("tabs", title), maker(make))
        for name, title, make in FAMILY_TABS
    ]
    return FamilyPage(desk.families, runner, bus, screens)
