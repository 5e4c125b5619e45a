"""Enters the example family through the same services the screens use.

The content is ``resources/example/family.yaml``; every newcomer reads it first. Things there name
each other by ``ref``. The clock moves from day to day with the story, so that what was agreed in
October is signed in October.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from ruamel.yaml import YAML

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family import (
    Agreement,
    Helper,
    Home,
    Person,
    Professional,
    Relationship,
)
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.oversight import Oversight
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.example_answers import form_answers
from taf_desktop.services.example_meetings import StoryMeetings
from taf_desktop.services.families import Families
from taf_desktop.services.meetings import Meetings
from taf_desktop.services.plans import Plans
from taf_desktop.services.records import Records, made
from taf_desktop.support import paths
from taf_desktop.support.clock import StoryClock

Content = Mapping[str, Any]

LISTS: tuple[tuple[str, type[Entity]], ...] = (
    ("homes", Home),
    ("people", Person),
    ("relationships", Relationship),
    ("helpers", Helper),
    ("professionals", Professional),
    ("agreements", Agreement),
)
BESIDE: tuple[tuple[str, type[Entity]], ...] = (
    ("requests", ServiceRequest),
    ("talks", Oversight),
)
"""What went on beside the meetings; some of it names a goal of the plan."""
POINTERS = frozenset(
    {"person", "other", "home", "second_home", "supports", "whose", "about", "goal"}
)
"""Fields that hold the id of a person, a home or a goal, by ``ref`` in the content."""
DAYS = ("given_on", "asked_on", "held_on")
"""Fields that hold the day on which a thing was written down."""


class ExampleFamily:
    """Puts the example family into an open vault."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, forms: Catalogue) -> None:
        self._unit_of_work = unit_of_work
        self._forms = forms

    def enter(self) -> tuple[str, ChangeSet]:
        """Enter the whole family and return its id."""
        return Story(self._unit_of_work, self._forms, example_content()).tell()


def example_content() -> Content:
    """Return the example family's content as read from its file."""
    text = paths.resource("example", "family.yaml").read_text(encoding="utf-8")
    return cast("Content", YAML(typ="safe", pure=True).load(text))  # pyright: ignore[reportUnknownMemberType]


class Story:
    """Tells one family's story into a vault, in the order in which it happened."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, forms: Catalogue, content: Content) -> None:
        self._content = content
        self._clock = StoryClock(date.fromisoformat(content["family"]["started"]))
        self._records = Records(unit_of_work)
        self._families = Families(unit_of_work, self._clock)
        self._assessments = Assessments(unit_of_work, forms, self._clock)
        self._plans = Plans(unit_of_work, self._records, self._clock)
        self._meetings = StoryMeetings(
            self._families, Meetings(unit_of_work, self._records, self._clock), self._records
        )
        self._ids: dict[str, str] = {}
        self._changes = ChangeSet()

    def tell(self) -> tuple[str, ChangeSet]:
        """Enter everything and return the family's id and what changed."""
        family, self._changes = self._families.start(**self._content["family"])
        for key, kind in LISTS:
            for row in self._content[key]:
                self._add(kind, family.id, row)
        self._assess(family.id)
        for meeting in self._content["meetings"]:
            self._meet(family.id, meeting)
        for key, kind in BESIDE:
            for row in self._content[key]:
                self._add(kind, family.id, row)
        return family.id, self._changes

    def _meet(self, family_id: str, told: Content) -> None:
        if told["status"] != "finished":
            self._meetings.begin(family_id, told)
            return
        self._set_day(told["date"])
        meeting = self._meetings.begin(family_id, told)
        if "plan" not in self._ids:
            self._plan(family_id)
        for told_goal in self._content["plan"]["goals"]:
            for action in told_goal["actions"]:
                if action["ref"] in told["new_actions"]:
                    self._decide(meeting, told_goal["ref"], action)
        self._meetings.finish(family_id, told, self._ids)
        self._agree(family_id, told["date"])

    def _assess(self, family_id: str) -> None:
        told = self._content["assessment"]
        self._set_day(told["started"])
        started, _ = self._assessments.start(family_id, told["form_id"])
        definition = self._assessments.open(started.id).definition
        answers = form_answers(definition, told["answers"], self._ids)
        saved: Assessment
        saved, changes = self._assessments.save(started.id, started.revision, answers)
        self._changes |= changes
        if told["status"] == "finished":
            self._set_day(told["finished"])
            self._assessments.finish(saved.id, saved.revision, answers)

    def _plan(self, family_id: str) -> None:
        told = self._content["plan"]
        plan, changes = self._plans.start(family_id, **_own_words(told))
        self._changes |= changes
        self._ids["plan"] = plan.id
        for told_goal in told["goals"]:
            goal, _ = self._plans.add_goal(plan, **self._values(told_goal))
            self._ids[told_goal["ref"]] = goal.id
            for score in told_goal.get("scores", ()):
                self._plans.add_score(goal, **_own_words(score))

    def _decide(self, meeting: Meeting, goal_ref: str, told: Content) -> None:
        # How an action went is found at the next meeting, so it begins as not started.
        words = {k: v for k, v in _own_words(told).items() if k not in ("status", "progress")}
        action, changes = self._meetings.decide(meeting, self._ids[goal_ref], words)
        self._ids[told["ref"]] = action.id
        self._changes |= changes

    def _agree(self, family_id: str, on: str) -> None:
        plan = self._families.open(family_id).file.plan
        if plan is None:
            raise Bug("record.gone")
        last = on == max(m["date"] for m in self._content["meetings"] if m["status"] == "finished")
        for told in self._content["plan"]["answers"]:
            words = _own_words(told)
            earlier: dict[str, Answer] = {"who": told["who"], "answer": "agree", "given_on": on}
            self._plans.add_answer(plan.plan, **(words if last else earlier))
        _, changes = self._plans.agree(plan.plan.id)
        self._changes |= changes

    def _add(self, kind: type[Entity], family_id: str, row: Content) -> None:
        for name in DAYS:
            if name in row:
                self._set_day(row[name])
        thing, changes = self._records.add(made(kind, family_id, **self._values(row)))
        self._changes |= changes
        if "ref" in row:
            self._ids[row["ref"]] = thing.id

    def _values(self, row: Content) -> dict[str, Answer]:
        return {
            name: self._pointed(value) if name in POINTERS else value
            for name, value in _own_words(row).items()
        }

    def _pointed(self, value: Answer) -> Answer:
        if isinstance(value, tuple):
            return tuple(self._ids[ref] for ref in value)
        return self._ids[str(value)]

    def _set_day(self, day: str) -> None:
        self._clock.set_day(date.fromisoformat(day))


def _own_words(row: Content) -> dict[str, Answer]:
    """Return a row's own fields: no refs, no status of the whole, no lists of other things."""
    left_out = {"ref", "goals", "answers", "actions", "scores"}
    if "goals" in row:
        left_out.add("status")
    return {
        name: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for name, value in row.items()
        if name not in left_out
    }
