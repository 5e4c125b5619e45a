"""A view with what follows from it, worked out once for all checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from taf_desktop.coach.acquaintance import Acquaintance, any_word, names_of
from taf_desktop.coach.context import Context
from taf_desktop.coach.placed import Placed
from taf_desktop.coach.sheet import Sheet
from taf_desktop.coach.view import MoreFacts, PlanView
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import (
    FamilyFile,
    GoalFile,
    MeetingFile,
    PlanFile,
)
from taf_desktop.domain.plan import Action, is_open
from taf_desktop.forms.codes import code_extra

_PARENT_LINES = frozenset({"parent"})


class Look:
    """What the checks ask about. Everything is worked out when it is first asked for."""

    def __init__(
        self, view: PlanView, limits: Mapping[str, int], known: Acquaintance | None = None
    ) -> None:
        self.view = view
        self.limits = limits
        self.placed: tuple[Placed, ...] | None = None
        self.known = known if known and known.still_right(view.file) else Acquaintance(view.file)

    @property
    def file(self) -> FamilyFile:
        """The family's file."""
        return self.view.file

    @property
    def more(self) -> MoreFacts:
        """What else is known."""
        return self.view.more

    @property
    def today(self) -> date:
        """The day of the look."""
        return self.view.today

    @property
    def plan(self) -> PlanFile | None:
        """The plan, if there is one."""
        return self.file.plan

    @cached_property
    def goals(self) -> tuple[GoalFile, ...]:
        """The goals that are being worked on."""
        return tuple(goal for goal in self.kept_goals if goal.goal.state == "active")

    @cached_property
    def kept_goals(self) -> tuple[GoalFile, ...]:
        """The goals that were not put aside: for later, being worked on, and reached."""
        goals = self.plan.goals if self.plan else ()
        return tuple(goal for goal in goals if goal.goal.state != "put_aside")

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action of the plan."""
        return self.plan.actions() if self.plan else ()

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions somebody still has to do something about."""
        resting = {g.goal.id for g in (self.plan.goals if self.plan else ())}
        resting -= {goal.goal.id for goal in self.goals}
        return tuple(a for a in self.actions if is_open(a) and a.goal_id not in resting)

    def history(self, goal: GoalFile, voice: str) -> tuple[int, ...]:
        """Return a voice's numbers for a goal, oldest first."""
        told = self.more.earlier_scores.get((goal.goal.id, voice))
        if told is not None:
            return told
        points = sorted((p for p in goal.points if p.voice == voice), key=lambda p: (p.on, p.id))
        return tuple(point.value for point in points if point.value is not None)

    def at_reviews(self, goal: GoalFile, voice: str) -> tuple[int, ...]:
        """Return a voice's numbers at reviews of the plan, oldest first, one for each review."""
        asked = tuple(point for point in goal.points if point.plan_review_id)
        return self.history(replace(goal, points=asked), voice)

    @cached_property
    def sheet(self) -> Sheet | None:
        """The newest assessment."""
        newest = max(self.file.assessments, key=lambda a: (a.started, a.id), default=None)
        return Sheet(newest) if newest else None

    @cached_property
    def held(self) -> tuple[MeetingFile, ...]:
        """The meetings whose day has come, oldest first."""
        return tuple(
            m for m in self.file.meetings if (d := day(m.meeting.date)) and d <= self.today
        )

    @cached_property
    def newest_meeting(self) -> MeetingFile | None:
        """The last meeting that was held."""
        return self.held[-1] if self.held else None

    @cached_property
    def children(self) -> tuple[Person, ...]:
        """The children, unborn ones too."""
        return self.file.children()

    @cached_property
    def context(self) -> Context:
        """Who is known, for the language checks. The same people give the very same context."""
        return self.known.context(dated=self._meeting_dated())

    def parents(self, child: Person) -> tuple[Person, ...]:
        """Return a child's parents as recorded."""
        ids = [
            link.person
            for link in self.file.relationships
            if link.other == child.id
            and code_extra("relationships", link.kind, "line") in _PARENT_LINES
        ]
        ids += [
            link.other
            for link in self.file.relationships
            if link.person == child.id and code_extra("relationships", link.kind, "line") == "child"
        ]
        found = [self.file.person(id_) for id_ in dict.fromkeys(ids)]
        return tuple(person for person in found if person)

    @cached_property
    def all_parents(self) -> tuple[Person, ...]:
        """Every parent of a child of the family, each once."""
        found = [parent for child in self.children for parent in self.parents(child)]
        return tuple({parent.id: parent for parent in found}.values())

    def is_family(self, who: str) -> bool:
        """Say whether a name or family word is of the family or somebody of their own who helps."""
        return bool(self.known.family_pattern.search(who))

    def same_person(self, who: str, person: Person) -> bool:
        """Say whether a text names a person of the family."""
        return bool(any_word(names_of(person)).search(who))

    def _meeting_dated(self) -> bool:
        last = self.newest_meeting
        days = [
            self.file.facts.next_meeting_date,
            last.meeting.next_date if last else "",
            self.plan.plan.review_date if self.plan else "",
        ]
        days += [m.meeting.date for m in self.file.meetings]
        return any((d := day(text)) and d >= self.today for text in days)


def day(text: str) -> date | None:
    """Return the day a recorded date means, if it means one."""
    return _day(text) if text else None


@lru_cache(maxsize=1024)
def _day(text: str) -> date | None:
    return read_date(text).day
