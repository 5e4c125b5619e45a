"""Takes what some people said or do out of a family's file, for a reader who may not have it.

What belongs to somebody is found by their name: whose voice it is, who does it, whose goal it is,
and lines that begin with "Ash:" or end with "(Ash, at school)". Where a thing names several people,
it goes if one of them keeps it back: better one thing too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import FamilyFile, GoalFile, MeetingFile, PlanFile
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.forms.keys import split_key
from taf_desktop.services.copies_texts import Written, rewritten, written
from taf_desktop.services.sharing import names_of, names_person

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that does not go into a copy: why (a code), whose it is, and the words."""

    why: str
    whose: str
    texts: tuple[str, ...]


@dataclass(slots=True)
class Scissors:
    """Takes things out of one file and remembers what it took."""

    kept_back: Sequence[tuple[Person, str]]
    removed: list[Removed] = field(default_factory=list["Removed"])
    gone: set[str] = field(default_factory=set[str])
    """Ids of the actions that were taken out: what looks back at them goes too."""

    def cut(self, file: FamilyFile) -> FamilyFile:
        """Return the file without what these people keep back."""
        if not self.kept_back:
            return file
        ids = {person.id for person, _why in self.kept_back}
        cut = replace(
            file,
            plan=self._plan(file.plan) if file.plan is not None else None,
            meetings=tuple(self._meeting(each) for each in file.meetings),
            assessments=tuple(self._assessment(each) for each in file.assessments),
            agreements=tuple(each for each in file.agreements if each.person not in ids),
            requests=tuple(each for each in file.requests if not self._request_goes(each)),
        )
        return rewritten(cut, self._without_lines)

    def _owner(self, text: str) -> tuple[Person, str] | None:
        return next((each for each in self.kept_back if names_person(text, each[0])), None)

    def _take(self, owner: tuple[Person, str], thing: object) -> None:
        texts = tuple(each.text for each in written(thing))
        self.removed.append(Removed(owner[1], owner[0].id, texts))

    def _keep(self, things: Iterable[T], name_in: Callable[[T], str]) -> tuple[T, ...]:
        kept: list[T] = []
        for each in things:
            owner = self._owner(name_in(each))
            if owner is None:
                kept.append(each)
            else:
                self._take(owner, each)
        return tuple(kept)

    def _plan(self, plan: PlanFile) -> PlanFile:
        goals = tuple(self._goal(each) for each in plan.goals if not self._goal_goes(each))
        cut = replace(
            plan,
            goals=goals,
            other_actions=self._keep(plan.other_actions, lambda each: each.who),
            answers=self._keep(plan.answers, lambda each: each.who),
        )
        left = {action.id for action in cut.actions()}
        self.gone |= {action.id for action in plan.actions()} - left
        reviews = tuple(
            replace(
                each, looks=tuple(look for look in each.looks if look.action_id not in self.gone)
            )
            for each in plan.reviews
        )
        return replace(cut, reviews=reviews)

    def _goal_goes(self, goal: GoalFile) -> bool:
        back = {person.id: (person, why) for person, why in self.kept_back}
        whose = goal.goal.whose
        if not whose or not set(whose) <= set(back):
            return False
        self._take(back[whose[0]], goal)
        return True

    def _goal(self, goal: GoalFile) -> GoalFile:
        return replace(
            goal,
            scores=self._keep(goal.scores, lambda each: each.voice),
            points=self._keep(goal.points, lambda each: each.voice),
            actions=self._keep(goal.actions, lambda each: each.who),
        )

    def _request_goes(self, request: ServiceRequest) -> bool:
        owner = next((each for each in self.kept_back if each[0].id in request.about), None)
        if owner is not None:
            self._take(owner, request)
        return owner is not None

    def _meeting(self, meeting: MeetingFile) -> MeetingFile:
        return replace(
            meeting,
            attendance=tuple(
                replace(each, update="") if self._owner(each.name) else each
                for each in meeting.attendance
            ),
            voices=self._keep(meeting.voices, lambda each: each.who),
            reviews=tuple(each for each in meeting.reviews if each.action_id not in self.gone),
            decisions=self._keep(meeting.decisions, lambda each: each.who),
            new_actions=self._keep(meeting.new_actions, lambda each: each.who),
        )

    def _assessment(self, assessment: Assessment) -> Assessment:
        """Return an assessment without the rows about these people alone."""
        rows: dict[tuple[str, str], dict[str, Answer]] = {}
        for key, value in assessment.answers.items():
            place = split_key(key)
            if place.repeat:
                rows.setdefault((place.repeat, place.row_id), {})[key] = value
        going = [place for place, answers in rows.items() if self._row_goes(answers)]
        return replace(assessment, answers=_without_rows(assessment.answers, going))

    def _row_goes(self, answers: Mapping[str, Answer]) -> bool:
        for person, why in self.kept_back:
            names = {name.casefold() for name in names_of(person)}
            if any(_is_theirs(value, person.id, names) for value in answers.values()):
                texts = tuple(value for value in answers.values() if isinstance(value, str))
                self.removed.append(Removed(why, person.id, texts))
                return True
        return False

    def _without_lines(self, place: Written) -> str:
        lines = place.text.split("\n")
        kept: list[str] = []
        for line in lines:
            owner = next((each for each in self.kept_back if _says(line, each[0])), None)
            if owner is None:
                kept.append(line)
            else:
                self.removed.append(Removed(owner[1], owner[0].id, (line,)))
        return place.text if len(kept) == len(lines) else "\n".join(kept).strip()


def _is_theirs(value: Answer, id_: str, names: set[str]) -> bool:
    if isinstance(value, tuple):
        return value == (id_,)
    return value == id_ or (isinstance(value, str) and value.strip().casefold() in names)


def _without_rows(
    answers: Mapping[str, Answer], going: Iterable[tuple[str, str]]
) -> Mapping[str, Answer]:
    places = set(going)
    kept: dict[str, Answer] = {}
    for key, value in answers.items():
        place = split_key(key)
        if (place.repeat, place.row_id) in places:
            continue
        rows = {row for repeat, row in places if repeat == key}
        if rows and isinstance(value, tuple):
            value = tuple(row for row in value if row not in rows)
        kept[key] = value
    return kept


def _says(line: str, person: Person) -> bool:
    """Say whether a line tells what a person said: "Ash: …", or "… (Ash, at school)"."""
    for name in map(re.escape, names_of(person)):
        if re.match(rf"\W*{name}\s*:", line, re.IGNORECASE):
            return True
        if re.search(rf"\(\s*{name}(?!\w)[^)]*\)\W*$", line, re.IGNORECASE):
            return True
    return False
