"""The tabs of a family's page. A new screen is one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from taf_desktop.app.printing import draw_page
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.assessments.screen import AssessmentScreen
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.documents.screen import DocumentsScreen
from taf_desktop.ui.families.agreement_screen import AgreementScreen
from taf_desktop.ui.families.overview_screen import OverviewScreen
from taf_desktop.ui.families.people_screen import PeopleScreen
from taf_desktop.ui.handover.send_screen import HandOverScreen
from taf_desktop.ui.meetings.screen import MeetingsScreen
from taf_desktop.ui.plans.screen import PlanScreen

Factory = Callable[[Desk, TaskRunner], FamilyScreen]
Tab = tuple[str, Any, Factory]
"""The tab's id, its words before translation, and what makes its screen."""

FAMILY_TABS: tuple[Tab, ...] = (
    ("overview", QT_TRANSLATE_NOOP("tabs", "Overview"), OverviewScreen),
    ("people", QT_TRANSLATE_NOOP("tabs", "People"), PeopleScreen),
    ("agreement", QT_TRANSLATE_NOOP("tabs", "Agreement"), AgreementScreen),
    ("assessment", QT_TRANSLATE_NOOP("tabs", "Assessment"), AssessmentScreen),
    ("plan", QT_TRANSLATE_NOOP("tabs", "Plan"), PlanScreen),
    ("meetings", QT_TRANSLATE_NOOP("tabs", "Meetings"), MeetingsScreen),
    (
        "documents",
        QT_TRANSLATE_NOOP("tabs", "Documents"),
        lambda desk, run: DocumentsScreen(desk, run, draw_page),
    ),
    ("hand_over", QT_TRANSLATE_NOOP("tabs", "Hand over"), HandOverScreen),
)
