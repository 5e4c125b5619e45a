"""Everything the page of one review says, as words. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date, show_date
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, ReviewFile, call_name
from taf_desktop.domain.plan import Action, Goal
from taf_desktop.domain.progress import Moment, Standing, goal_history, same_voice
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.forms.codes import label_of
from taf_desktop.services.meetings import NOT_IN_TEAM
from taf_desktop.services.records import made
from taf_desktop.services.sharing import can_be_asked
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import say
from taf_desktop.ui.plans.plan_words import short_day
from taf_desktop.ui.plans.review_ending import Ending, ending

ACTIVE = "active"
DRAFT = "draft"
Extra = Mapping[str, Sequence[str]]
"""Voices that were asked for on the page and said nothing yet, by the goal's id."""


@dataclass(frozen=True, slots=True)
class LookRow:
    """One action looked at again. ``facts`` say by when and how it was going before."""

    id: str
    what: str
    facts: str
    look: ActionLook


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice at this review. ``point`` is its number, or an empty one to be written in."""

    id: str
    voice: str
    last: str
    point: ScorePoint


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its actions and voices; without an id it holds the actions of no goal."""

    id: str
    title: str
    words: str
    looks: tuple[LookRow, ...]
    voices: tuple[VoiceRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What the page shows. ``day`` says when it was finished or begun, and at which meeting."""

    review: PlanReview
    finished: bool
    corrects: bool
    pill: str
    day: str
    goals: tuple[GoalRow, ...]
    ending: Ending


def review_view(
    file: FamilyFile, review_id: str, today: date, extra: Extra | None = None
) -> ReviewView | None:
    """Return what the page shows of a review, or none if it is gone."""
    plan = file.plan
    held = next((r for r in (plan.reviews if plan else ()) if r.review.id == review_id), None)
    if plan is None or held is None:
        return None
    review = held.review
    finished = review.status != DRAFT
    goals = tuple(_goals(file, plan, held, extra or {}, today))
    return ReviewView(
        review=review,
        finished=finished,
        corrects=held.version > 0 and not finished,
        pill=say("review_screen.finished", date=show_date(review.held_on))
        if finished
        else say("review_screen.draft"),
        day=_at_meeting(file, review),
        goals=goals,
        ending=ending(review, held.looks, _without_number(goals)),
    )


def _goals(
    file: FamilyFile, plan: PlanFile, held: ReviewFile, extra: Extra, today: date
) -> Iterator[GoalRow]:
    finished = held.review.status != DRAFT
    left = list(held.looks)
    actions = {action.id: action for action in plan.actions()}
    for number, each in enumerate(plan.goals, start=1):
        own = [look for look in left if _goal_of(look, actions) == each.goal.id]
        voices = tuple(_voices(file, each, held.review, extra.get(each.goal.id, ()), today))
        if own or (each.goal.state == ACTIVE and (voices or not finished)):
            left = [look for look in left if look not in own]
            yield GoalRow(
                id=each.goal.id,
                title=say("plan_screen.coach.goal", number=number),
                words=quoted(each.goal.words),
                looks=tuple(_look(look, actions, today) for look in own),
                voices=voices,
            )
    if left:
        yield GoalRow("", "", "", tuple(_look(look, actions, today) for look in left), ())


def _goal_of(look: ActionLook, actions: Mapping[str, Action]) -> str:
    action = actions.get(look.action_id)
    return action.goal_id if action is not None else ""


def _look(look: ActionLook, actions: Mapping[str, Action], today: date) -> LookRow:
    action = actions.get(look.action_id)
    facts: list[str] = []
    if action is not None:
        due = read_date(action.by_when)
        late = due.day is not None and due.day < today
        if due.text:
            which = "was_due" if late else "due"
            facts.append(say(f"review_screen.action.{which}", date=due.spoken()))
        facts += [label_of("action_status", action.status), action.progress.strip()]
    return LookRow(look.id, look.what, " · ".join(filter(None, facts)), look)


def _voices(
    file: FamilyFile, goal: GoalFile, review: PlanReview, extra: Sequence[str], today: date
) -> Iterator[VoiceRow]:
    """Yield every voice of a goal; of a finished review only those that said a number."""
    history = {same_voice(each.voice): each for each in goal_history(goal, today=today).voices}
    told = {same_voice(p.voice): p for p in goal.points if p.plan_review_id == review.id}
    known = [each.voice for each in (*goal.scores, *goal.points) if each.voice.strip()]
    names = {same_voice(name): name for name in (*(known or _asked_first(file, goal.goal)), *extra)}
    for key, name in names.items():
        point = told.get(key)
        if point is None and review.status != DRAFT:
            continue
        link = {"goal_id": goal.goal.id, "plan_review_id": review.id, "voice": name}
        earlier = history[key].standings if key in history else ()
        before = [each for each in earlier if _is_before(each, review)]
        yield VoiceRow(
            id=f"{goal.goal.id}:{key}",
            voice=name,
            last=_last(before[-1] if before else None, today),
            point=point or made(ScorePoint, review.family_id, **link),
        )


def _is_before(standing: Standing, review: PlanReview) -> bool:
    if standing.review_id == review.id or standing.moment is Moment.NOW:
        return False
    held = read_date(review.held_on).day
    return standing.on is None or held is None or standing.on <= held


def _asked_first(file: FamilyFile, goal: Goal) -> Iterator[str]:
    """Yield whom to ask where no voice is known: the children whose life changes, then adults."""
    for person in file.children():
        if person.id in goal.whose and can_be_asked(person):
            yield call_name(person)
    for person in file.adults():
        if person.involvement not in NOT_IN_TEAM and can_be_asked(person):
            yield call_name(person)


def _last(standing: Standing | None, today: date) -> str:
    if standing is None:
        return say("review_screen.voice.new")
    if standing.moment is Moment.START:
        return say("review_screen.voice.start", number=standing.value)
    if standing.on is None:
        return say("review_screen.voice.last_no_day", number=standing.value)
    day = short_day(standing.on, today)
    return say("review_screen.voice.last", number=standing.value, date=day)


def _at_meeting(file: FamilyFile, review: PlanReview) -> str:
    met = next((m.meeting for m in file.meetings if m.meeting.id == review.meeting_id), None)
    return say("review_screen.at_meeting", date=show_date(met.date)) if met and met.date else ""


def _without_number(goals: Sequence[GoalRow]) -> tuple[str, ...]:
    silent = (g for g in goals if g.id and all(row.point.value is None for row in g.voices))
    return tuple(each.title for each in silent)
