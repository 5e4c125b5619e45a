"""Everything the plan's page says, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date, show_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, call_name
from taf_desktop.domain.plan import ANSWERED, Goal, NeedReason, Plan, PlanAnswer, Score
from taf_desktop.forms.codes import label_of
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import listed, say
from taf_desktop.ui.plans.action_view import ActionRow, action_row

DRAFT = "draft"
GOING_WELL = "_going_well"
"""How the first question of every part of family life ends, see ``forms/taf-assessment``."""
STRENGTHS_TAKEN = 5
STATES = ("active", "future", "reached", "put_aside")
"""The order in which goals are shown; codes of ``resources/codes/goal_state.yaml``."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One voice's numbers in words: "3 → 6, hopes for 8"."""

    id: str
    voice: str
    words: str
    score: Score


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as its card shows it. ``facts`` are a label and words each, without empty ones.

    ``told`` says since when it is where it is, and why; "" where it is simply being worked on.
    """

    id: str
    title: str
    words: str
    facts: tuple[tuple[str, str], ...]
    scores: tuple[ScoreRow, ...]
    actions: tuple[ActionRow, ...]
    agreed: bool
    goal: Goal
    told: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One person's answer: who, the code for the badge, when and how, and their words."""

    id: str
    who: str
    code: str
    details: str
    own_words: str
    reason: str
    answer: PlanAnswer


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the page shows of a plan.

    ``to_ask`` names those who have a part in it and were not added yet. ``number`` counts the
    versions agreed so far; ``reopened`` says which meeting made it a draft again. ``blocked`` is
    what must be there before the next version. What else is missing the coach says.
    """

    plan: Plan
    agreed: bool
    pill: str
    version: str
    goals: tuple[GoalRow, ...]
    other_actions: tuple[ActionRow, ...]
    answers: tuple[AnswerRow, ...]
    to_ask: tuple[str, ...]
    number: int
    reopened: str
    blocked: str
    needs: tuple[NeedReason, ...] = ()


def plan_view(file: FamilyFile, today: date) -> PlanView | None:
    """Return what the page shows, or none where no plan was begun."""
    if file.plan is None:
        return None
    held = file.plan
    agreed = held.plan.status != DRAFT
    asked = {answer.who for answer in held.answers}
    day = show_date(held.signed_on)
    return PlanView(
        plan=held.plan,
        agreed=agreed,
        pill=say("plan_screen.head.agreed", date=day) if agreed else say("plan_screen.head.draft"),
        version=say("plan_screen.head.version", number=held.version),
        goals=goal_rows(file, held, today),
        other_actions=tuple(action_row(each, today) for each in held.other_actions),
        answers=tuple(_answer(each) for each in held.answers),
        to_ask=tuple(name for name in who_to_ask(file) if name not in asked),
        number=held.version - 1,
        reopened=reopened_by(file, held),
        blocked=_blocked(held),
        needs=held.needs,
    )


def goal_rows(file: FamilyFile, held: PlanFile, today: date) -> tuple[GoalRow, ...]:
    """Return the goals of a plan: being worked on, for later, reached, put aside."""
    rows = [
        _goal(file, each, number, held.plan.status != DRAFT, today)
        for number, each in enumerate(held.goals, start=1)
    ]
    return tuple(sorted(rows, key=lambda row: STATES.index(row.goal.state)))


def state_told(goal: Goal) -> str:
    """Return since when a goal is where it is, and why: "Reached on 3 March 2027: …"."""
    if goal.state == STATES[0] and not goal.state_reason:
        return ""
    label = label_of("goal_state", goal.state)
    day = show_date(goal.state_on)
    since = say("plan_screen.goal.since", state=label, date=day) if day else label
    reason = goal.state_reason.strip()
    return say("plan_screen.goal.because", since=since, reason=reason) if reason else since


def reopened_by(file: FamilyFile, held: PlanFile) -> str:
    """Return why a plan that was agreed is a draft again, where a meeting added something to it."""
    if held.plan.status != DRAFT or not held.replaces:
        return ""
    for each in reversed(file.meetings):
        added = [action.what.strip() for action in each.new_actions if action.what.strip()]
        if added and each.meeting.date > held.replaces:
            return say(
                "plan_screen.head.reopened",
                date=show_date(each.meeting.date),
                what=listed([quoted(words) for words in added]),
            )
    return ""


def who_to_ask(file: FamilyFile) -> tuple[str, ...]:
    """Return everybody who can answer: the family, without babies, then the professionals."""
    family = [
        call_name(person)
        for person in file.people
        if person.who != "unborn" and person.involvement != "too_young"
    ]
    names = [*family, *(worker.name for worker in file.professionals)]
    return tuple(dict.fromkeys(name for name in names if name))


def strengths_suggested(file: FamilyFile) -> str:
    """Return the first line of each "what is going well" of the newest assessment that has some."""
    for assessment in reversed(file.assessments):
        first_lines = [
            answer.strip().splitlines()[0]
            for key, answer in assessment.answers.items()
            if key.endswith(GOING_WELL) and isinstance(answer, str) and answer.strip()
        ]
        if first_lines:
            return "\n".join(first_lines[:STRENGTHS_TAKEN])
    return ""


def _goal(file: FamilyFile, each: GoalFile, number: int, agreed: bool, today: date) -> GoalRow:
    goal = each.goal
    return GoalRow(
        id=goal.id,
        title=say("plan_screen.goal.title", number=number),
        words=quoted(goal.words),
        facts=_facts(file, goal),
        scores=tuple(_score(score) for score in each.scores),
        actions=tuple(action_row(action, today) for action in each.actions),
        agreed=agreed,
        goal=goal,
        told=state_told(goal),
    )


def _facts(file: FamilyFile, goal: Goal) -> tuple[tuple[str, str], ...]:
    whose = listed([name for name in map(file.name_of, goal.whose) if name])
    pairs = (
        (say("plan_screen.goal.whose"), whose),
        (say("plan_screen.goal.different"), goal.different.strip()),
        (say("plan_screen.goal.measure"), _measure(goal)),
    )
    return tuple((label, words) for label, words in pairs if words)


def _measure(goal: Goal) -> str:
    now, then = goal.baseline.strip(), goal.target.strip()
    parts: list[str] = []
    if now and then:
        parts.append(say("plan_screen.goal.from_to", now=now, target=then))
    elif now or then:
        parts.append(say(f"plan_screen.goal.{'now' if now else 'target'}", words=now or then))
    if goal.by_when:
        parts.append(say("plan_screen.goal.by", date=show_date(goal.by_when)))
    lines = (goal.measure.strip(), ", ".join(parts))
    return "\n".join(line for line in lines if line)


def _score(score: Score) -> ScoreRow:
    numbers = [str(each) for each in (score.start, score.now) if each is not None]
    words = " → ".join(dict.fromkeys(numbers)) if numbers else ""
    if score.hoped is not None:
        hope = say("plan_screen.score.hope", number=score.hoped)
        words = f"{words}, {hope}" if words else hope
    voice = score.voice.strip() or say("plan_screen.score.somebody")
    return ScoreRow(score.id, voice, words or say("plan_screen.score.not_asked"), score)


def _answer(answer: PlanAnswer) -> AnswerRow:
    asked = answer.answer in ANSWERED
    how = label_of("given_how", answer.given_how)
    details = [read_date(answer.given_on).spoken(), how] if asked else []
    return AnswerRow(
        answer.id,
        answer.who.strip() or say("plan_screen.score.somebody"),
        answer.answer,
        " · ".join(part for part in details if part),
        quoted(answer.own_words),
        answer.reason.strip(),
        answer,
    )


def _blocked(held: PlanFile) -> str:
    if not held.goals:
        return say("plans.no_goal")
    if not any(answer.answer in ANSWERED for answer in held.answers):
        return say("plans.nobody_answered")
    return ""
