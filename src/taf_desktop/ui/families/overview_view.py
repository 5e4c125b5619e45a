"""Everything the overview says about a family, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.journey import Stop, is_overdue, next_step, where_now
from taf_desktop.services.endings import decided
from taf_desktop.ui.common.overview_places import ENDING_PAGE
from taf_desktop.ui.families.agreement_view import short_line
from taf_desktop.ui.families.due_view import DueRow, due_rows
from taf_desktop.ui.families.ending_view import EndingDoor, ending_door
from taf_desktop.ui.families.goals_view import GoalRow, goal_rows
from taf_desktop.ui.families.people_view import HomeGroup, called, homes_of
from taf_desktop.ui.families.request_view import RequestRow, request_rows
from taf_desktop.ui.families.step_words import TAB_OF_STEP, step_and_day, step_part
from taf_desktop.ui.families.talk_view import Talks, talks_of

GOING_WELL = "_going_well"
"""How the first question of every part of family life ends, see ``forms/taf-assessment``."""
STRENGTHS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class StepCard:
    """The one next step: what, why, and the button that leads to where it is done.

    That is a tab, and a page there if ``thing_id`` names one.
    """

    title: str
    why: str
    button: str
    tab: str
    overdue: bool
    thing_id: str = ""


@dataclass(frozen=True, slots=True)
class Knows:
    """One person, and who may know what they said."""

    person_id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview shows."""

    stop: Stop
    step: StepCard
    goals: tuple[GoalRow, ...]
    strengths: tuple[str, ...]
    homes: tuple[HomeGroup, ...]
    due: tuple[DueRow, ...]
    knows: tuple[Knows, ...]
    requests: tuple[RequestRow, ...]
    ending: EndingDoor
    talks: Talks


def overview_of(file: FamilyFile, today: date) -> Overview:
    """Return what the overview shows of a family on a day."""
    agreed = decided(file)
    step = next_step(file.facts, agreed.decision if agreed else "")
    ends = step.id not in TAB_OF_STEP
    card = StepCard(
        step_and_day(step, today),
        step_part(step, "why"),
        step_part(step, "button"),
        "overview" if ends else TAB_OF_STEP[step.id],
        is_overdue(step, today),
        ENDING_PAGE if ends else "",
    )
    lines = ((person, short_line(file, person)) for person in file.people)
    return Overview(
        where_now(file.facts),
        card,
        goal_rows(file),
        strengths_of(file),
        homes_of(file, today),
        due_rows(file, today),
        tuple(Knows(person.id, called(person), words) for person, words in lines if words),
        request_rows(file, today),
        ending_door(file),
        talks_of(file, today),
    )


def strengths_of(file: FamilyFile) -> tuple[str, ...]:
    """Return what is going well: as the plan has it, else from the newest assessment."""
    if file.plan is not None and file.plan.plan.strengths.strip():
        return _lines(file.plan.plan.strengths)
    for assessment in reversed(file.assessments):
        good = [
            line
            for key, answer in assessment.answers.items()
            if key.endswith(GOING_WELL) and isinstance(answer, str)
            for line in _lines(answer)
        ]
        if good:
            return tuple(good[:STRENGTHS_SHOWN])
    return ()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
