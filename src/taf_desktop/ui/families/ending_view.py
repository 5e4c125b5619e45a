"""What the page of an ending says, beside what is typed there. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date, show_date, spoken_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile
from taf_desktop.domain.plan import is_open
from taf_desktop.domain.progress import GoalHistory, Kept, plan_history
from taf_desktop.domain.progress_charts import title_of
from taf_desktop.domain.progress_words import goal_sentence, kept_sentence, plan_sentence
from taf_desktop.domain.service_request import is_answered
from taf_desktop.forms.codes import label_of
from taf_desktop.services.coach_facts import results_at_the_end
from taf_desktop.services.coaching import Advice
from taf_desktop.services.endings import Decided, Outlook, decided, ending_day
from taf_desktop.services.sharing import IN_TEAM, team_name
from taf_desktop.support.words import listed, say

CHECKS = frozenset({"P22", "P53", "P54", "P55", "P56", "P57", "P58", "P59", "P60"})
"""The checks that have something to say about an ending."""
ENDING = "P55"
"""The check of the ending itself: what it finds stopping has to be there, or be found fine."""
_DRAFT, _ACTIVE = "draft", "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGoal:
    """What became of one goal: its words, its state, where everybody stands, and why."""

    id: str
    words: str
    state: str
    sentence: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingView:
    """Everything but the words that are typed.

    ``day`` is the day it ended or would end, as a stored date. ``agreed`` says where an ending was
    decided, ``afterwards`` is what the plan says of later. ``helpers`` are lines of names with how
    to reach them.
    """

    family_id: str
    closed: bool
    day: str
    has_reason: bool
    agreed: tuple[str, ...] = ()
    sentence: str = ""
    kept: str = ""
    goals: tuple[EndGoal, ...] = ()
    afterwards: tuple[tuple[str, str], ...] = ()
    helpers: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    hands_over: bool = False
    has_plan: bool = False


@dataclass(frozen=True, slots=True)
class EndingDoor:
    """What the overview says of the ending. ``wanted`` once an ending was decided, or is there."""

    words: str
    wanted: bool
    closed: bool


def ending_door(file: FamilyFile) -> EndingDoor:
    """Return what leads to the page from the overview."""
    closed, agreed = file.family.closed_on.strip(), decided(file)
    if closed:
        words = say("ending_screen.overview.closed", day=show_date(closed))
    elif agreed:
        decision = label_of(agreed.code_list, agreed.decision)
        day = show_date(agreed.on)
        words = say("ending_screen.overview.decided", decision=decision, day=day)
    else:
        words = say("ending_screen.overview.open")
    return EndingDoor(words, bool(closed or agreed), bool(closed))


def ending_view(file: FamilyFile, today: date) -> EndingView:
    """Return what the page says of a family on a day."""
    family, agreed = file.family, decided(file)
    history = plan_history(file.plan, today) if file.plan else None
    results = results_at_the_end(file)
    goals = zip(file.plan.goals, history.goals, strict=True) if file.plan and history else ()
    return EndingView(
        family_id=family.id,
        closed=bool(family.closed_on.strip()),
        day=ending_day(file, today),
        has_reason=bool(family.closed_reason),
        agreed=tuple(_agreed(agreed)) if agreed else (),
        sentence=plan_sentence(history, say) if history else "",
        kept=kept_sentence(history.kept, say) if history and history.kept != Kept() else "",
        goals=tuple(_goal(goal, past, results[goal.goal.id]) for goal, past in goals),
        afterwards=tuple(_afterwards(file.plan)) if file.plan else (),
        helpers=tuple(_helpers(file)),
        open=tuple(_open(file, today)),
        hands_over=agreed is not None and agreed.decision in {"new_lead", "change_lead"},
        has_plan=file.plan is not None,
    )


def record_lines(outlook: Outlook) -> tuple[str, ...]:
    """Return what happens to the record."""
    kept = outlook.kept
    until = say("ending_screen.record.unknown")
    if kept.family.held:
        until = say("ending_screen.record.held")
    elif kept.due.day is not None:
        until = say("ending_screen.record.until", day=spoken_date(kept.due.day))
    rule = say("ending_screen.record.rule", rule=kept.rule.words)
    return until, rule, say("ending_screen.record.stays")


def stops(advice: Advice) -> tuple[str, ...]:
    """Return what has to be written, or found fine, before the work ends."""
    return tuple(
        each.message
        for each in advice.remarks
        if each.check == ENDING and each.severity == "stops" and each.variant != "reason"
    )


def with_names(typed: str, names: tuple[str, ...]) -> str:
    """Return what is typed with the names that are not in it yet, each on a line of its own."""
    new = [each for each in names if each not in typed]
    return "\n".join(filter(None, (typed.rstrip(), *new)))


def _agreed(agreed: Decided) -> Iterator[str]:
    decision = label_of(agreed.code_list, agreed.decision)
    yield say("ending_screen.agreed.when", day=show_date(agreed.on), decision=decision)
    if agreed.reason.strip():
        yield agreed.reason.strip()
    if agreed.who.strip():
        yield say("ending_screen.agreed.who", who=agreed.who.strip())


def _goal(goal: GoalFile, past: GoalHistory, result: str) -> EndGoal:
    state = goal.goal.state
    return EndGoal(
        id=goal.goal.id,
        words=title_of(past, say),
        state=label_of("goal_state", state) if state != _ACTIVE else "",
        sentence=goal_sentence(past, say),
        result=result.strip(),
    )


def _afterwards(plan: PlanFile) -> Iterator[tuple[str, str]]:
    for name in ("sustain", "if_things_change", "who_to_call"):
        told = str(getattr(plan.plan, name)).strip()
        if told:
            yield say(f"ending_screen.plan.{name}"), told


def _helpers(file: FamilyFile) -> Iterator[str]:
    """Yield people outside the homes and members of the team, with how to reach them."""
    for each in file.helpers:
        name = f"{each.name} ({each.relation})" if each.relation else each.name
        if each.name:
            yield ", ".join(filter(None, (name, each.phone)))
    for each in file.professionals:
        if each.name and each.invited in IN_TEAM:
            yield ", ".join(filter(None, (team_name(each), each.phone or each.email)))


def _open(file: FamilyFile, today: date) -> Iterator[str]:
    actions = [each for each in file.plan.actions() if is_open(each)] if file.plan else []
    if actions:
        which = "action" if len(actions) == 1 else "actions"
        yield say(f"ending_screen.open.{which}", count=len(actions))
    if file.plan and any(each.review.status == _DRAFT for each in file.plan.reviews):
        yield say("ending_screen.open.review")
    if any(each.status == _DRAFT for each in file.assessments):
        yield say("ending_screen.open.assessment")
    for each in file.meetings:
        day = read_date(each.meeting.date).day
        if each.meeting.status == _DRAFT and day is not None and day >= today:
            yield say("ending_screen.open.meeting", day=spoken_date(day))
    waiting = [each.to_name for each in file.requests if each.to_name and not is_answered(each)]
    if waiting:
        yield say("ending_screen.open.requests", names=listed(waiting))
