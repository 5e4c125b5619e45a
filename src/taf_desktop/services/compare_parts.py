"""Two versions of a plan part by part: each thing of one is found again in the other.

Things are the same if they have the same id; people's answers, which are asked anew for every
version, if they are the same person's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from taf_desktop.domain.entity import Entity, question_fields
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family_file import FamilyFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, NeedReason, PlanAnswer, Score
from taf_desktop.forms.codes import label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.offered import offered_options
from taf_desktop.forms.records import record_form
from taf_desktop.forms.types import show
from taf_desktop.services.compare_words import Runs, marked
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import say

E = TypeVar("E", bound=Entity)


class Became(StrEnum):
    """What became of a thing from one version to the next."""

    ADDED = "added"
    PUT_ASIDE = "put_aside"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One question of a thing: its label and both answers with their words marked."""

    label: str
    before: Runs
    after: Runs


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What became of one thing. ``kind`` is one of ``domain.kinds``; only what differs is told."""

    kind: str
    title: str
    became: Became
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan: its own words, a goal with what hangs on it, or who agreed."""

    title: str
    things: tuple[ThingChange, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its plan, the choices its answers come from, and what to call its goals."""

    plan: PlanFile
    lists: Lists
    goals: Mapping[str, str]

    @classmethod
    def of(cls, file: FamilyFile) -> Side:
        """Return a version's side.

        Raises:
            UserError: ``record.gone``, there is no plan in it.
        """
        if file.plan is None:
            raise UserError("record.gone")
        titles = {each.goal.id: _goal_title(each.goal) for each in file.plan.goals}
        return cls(file.plan, family_lists(file), titles)

    def told(self, thing: Entity | None) -> dict[str, str]:
        """Return every answer of a thing in words, by the question's label; none for no thing."""
        if thing is None:
            return {}
        form = {field.name: field for field in record_form(thing.KIND).fields()}
        found: dict[str, str] = {}
        for name in question_fields(type(thing)):
            field, value = form[name], getattr(thing, name)
            words = show(field, value, offered_options(field, value, self.lists))
            found[in_language(field.label)] = words.strip()
        return found | self._linked(thing)

    def need_title(self, need: NeedReason) -> str:
        """Return the part of family life or the child that waits."""
        names = {each.name: in_language(each.label) for each in self.lists["people"]}
        known = label_of("assessment_areas", need.area) or names.get(need.person, "")
        return known or say("compare.title.need")

    def of_goal(self, action: Action) -> str:
        """Return the id of the goal an action serves, "" for none."""
        return action.goal_id if action.goal_id in self.goals else ""

    def _linked(self, thing: Entity) -> dict[str, str]:
        """Return what is no question of a thing and matters as much."""
        if isinstance(thing, Goal):
            return {
                say("compare.field.state"): label_of("goal_state", thing.state),
                say("compare.field.state_reason"): thing.state_reason.strip(),
            }
        return {}


def parts_of(older: Side, newer: Side) -> Iterator[Part]:
    """Yield the parts of both plans, in the order of the newer one."""
    pair = _Pair(older, newer)
    plans = (older.plan.plan,), (newer.plan.plan,)
    own = say("compare.part.plan")
    yield Part(own, pair.things(*plans, title=lambda _plan: own))
    for name, side in (("goal", newer), ("goal_before", older)):
        for number, each in enumerate(side.plan.goals, start=1):
            if side is newer or each.goal.id not in newer.goals:
                yield Part(say(f"compare.part.{name}", number=number), pair.of_goal(each.goal.id))
    for name, things in (
        ("others", pair.actions("")),
        ("needs", pair.things(older.plan.needs, newer.plan.needs, newer.need_title)),
        ("answers", pair.things(older.plan.answers, newer.plan.answers, _who_title, _who)),
    ):
        if things:
            yield Part(say(f"compare.part.{name}"), things)


@dataclass(frozen=True, slots=True)
class _Pair:
    older: Side
    newer: Side

    def of_goal(self, goal_id: str) -> tuple[ThingChange, ...]:
        before, after = (
            next((each for each in side.plan.goals if each.goal.id == goal_id), None)
            for side in (self.older, self.newer)
        )
        goals = [(each.goal,) if each else () for each in (before, after)]
        scores = [each.scores if each else () for each in (before, after)]
        return (
            *self.things(*goals, title=_goal_title),
            *self.things(*scores, title=_voice_title),
            *self.actions(goal_id),
        )

    def actions(self, goal_id: str) -> tuple[ThingChange, ...]:
        """Return the actions of a goal; one that changed its goal stands with the newer one."""
        after = [a for a in self.newer.plan.actions() if self.newer.of_goal(a) == goal_id]
        here, anywhere = {a.id for a in after}, {a.id for a in self.newer.plan.actions()}
        before = [
            a
            for a in self.older.plan.actions()
            if a.id in here or (self.older.of_goal(a) == goal_id and a.id not in anywhere)
        ]
        return self.things(before, after, _action_title)

    def things(
        self,
        before: Iterable[E],
        after: Iterable[E],
        title: Callable[[E], str],
        key: Callable[[E], str] = lambda thing: thing.id,
    ) -> tuple[ThingChange, ...]:
        """Return what became of each thing: the newer version's in order, then those put aside."""
        old, new = ({key(thing): thing for thing in things} for things in (before, after))
        return tuple(
            self._change(old.get(each), new.get(each), title)
            for each in dict.fromkeys((*new, *old))
        )

    def _has_moved(self, old: Action, new: Action) -> bool:
        """Say whether an action serves another goal now; one whose words changed is the same."""
        return self.older.of_goal(old) != self.newer.of_goal(new)

    def _change(self, old: E | None, new: E | None, title: Callable[[E], str]) -> ThingChange:
        told, now = self.older.told(old), self.newer.told(new)
        if isinstance(old, Action) and isinstance(new, Action) and self._has_moved(old, new):
            label = say("compare.field.of_goal")
            told[label] = self.older.goals.get(old.goal_id, "")
            now[label] = self.newer.goals.get(new.goal_id, "")
        fields = tuple(
            FieldChange(label, *marked(told.get(label, ""), now.get(label, "")))
            for label in dict.fromkeys((*now, *told))
            if told.get(label, "") != now.get(label, "")
        )
        if old is None or new is None:
            became = Became.ADDED if old is None else Became.PUT_ASIDE
        else:
            became = Became.CHANGED if fields else Became.SAME
            if _is_aside(new) and not _is_aside(old):
                became = Became.PUT_ASIDE
        (known, *_) = (thing for thing in (new, old) if thing is not None)
        return ThingChange(known.KIND, title(known), became, fields)


def _is_aside(thing: Entity) -> bool:
    """Say whether a goal is in the plan as one that was put aside."""
    return isinstance(thing, Goal) and thing.state == "put_aside"


def _goal_title(goal: Goal) -> str:
    return quoted(goal.words) or say("compare.title.no_goal")


def _voice_title(score: Score) -> str:
    return say("compare.title.score", voice=score.voice.strip() or _somebody())


def _action_title(action: Action) -> str:
    who, what = action.who.strip(), action.what.strip() or say("compare.title.no_action")
    return f"{who}: {what}" if who else what


def _who(answer: PlanAnswer) -> str:
    return answer.who.strip().casefold()


def _who_title(answer: PlanAnswer) -> str:
    return answer.who.strip() or _somebody()


def _somebody() -> str:
    return say("plan_screen.score.somebody")
