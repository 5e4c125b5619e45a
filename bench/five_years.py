"""The five years of one made-up family, told through the program's own use cases.

An assessment and a plan in the first autumn, meetings, reviews of the plan, a second assessment and
newly agreed plans after it. Dates and words come from a generator with a fixed seed.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import (
    Agreement,
    Helper,
    Home,
    Person,
    Professional,
    Relationship,
)
from taf_desktop.domain.family_file import MeetingFile, PlanFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Plan
from taf_desktop.domain.review import ActionLook, PlanReview, ScorePoint
from taf_desktop.forms.definition import FieldType, FormDefinition
from taf_desktop.services.desk import Desk
from taf_desktop.services.records import made
from taf_desktop.support.clock import StoryClock

BEGUN = date(2020, 9, 7)
YEARS = 5
MEETINGS = (28, 84, 182, 540, 1300)
"""Days after the first one on which the team meets: close together at first, then once a year."""
REVIEWED = frozenset({182, 540})
ASSESSED_AGAIN = 540
PEOPLE = (
    ("adult", "Dana"),
    ("adult", "Imran"),
    ("child", "Ash"),
    ("child", "Robin"),
    ("unborn", "Baby"),
)
SENTENCE = "We read every night and cook on Sundays, and the mornings are calmer than they were."


class FiveYears:
    """Tells one family into an open vault whose services go by ``clock``."""

    def __init__(self, desk: Desk, clock: StoryClock, chance: random.Random) -> None:
        self._desk = desk
        self._clock = clock
        self._chance = chance

    def tell(self, name: str) -> str:
        """Tell everything and return the family's id."""
        self._clock.set_day(BEGUN)
        family, _ = self._desk.families.start(name, reason=self._words(), lead_name="Sam Example")
        people = self._people(family.id)
        self._day(7)
        self._assess(family.id)
        self._day(21)
        self._plan(family.id, people)
        for number, days in enumerate(MEETINGS):
            self._day(days)
            if days == ASSESSED_AGAIN:
                self._assess(family.id)
            self._meet(family.id, following=number + 1)
        return family.id

    def _day(self, days: int) -> None:
        self._clock.set_day(BEGUN + timedelta(days=days))

    def _words(self, most: int = 24) -> str:
        return " ".join(self._chance.choices(SENTENCE.split(), k=self._chance.randint(8, most)))

    def _add(self, thing: Entity) -> Entity:
        return self._desk.records.add(thing)[0]

    def _people(self, id_: str) -> list[Entity]:
        homes = [self._add(made(Home, id_, name=f"{name} Lane")) for name in ("Mill", "Forest")]
        people = [
            self._add(
                made(Person, id_, who=who, name=f"{given} Example", home=homes[0].id,
                     involvement="in_taf", notes=self._words())
            )
            for who, given in PEOPLE
        ]  # fmt: skip
        for child in people[2:]:
            tie = made(Relationship, id_, person=people[0].id, kind="mother", other=child.id)
            self._add(tie)
        for person in people[:4]:
            day = BEGUN.isoformat()
            agreed = made(Agreement, id_, person=person.id, decision="agree", given_on=day)
            self._add(agreed)
        self._add(made(Helper, id_, name="Nan Sample"))
        for number in range(3):
            worker = {"name": f"Worker {number}", "role": "teacher", "agency": "school"}
            self._add(made(Professional, id_, **worker))
        return people

    def _assess(self, id_: str) -> None:
        started, _ = self._desk.assessments.start(id_)
        definition = self._desk.assessments.open(started.id).definition
        answers = {name: self._words() for name in _first_texts(definition)}
        saved, _ = self._desk.assessments.save(started.id, started.revision, answers)
        self._desk.assessments.finish(saved.id, saved.revision, answers)

    def _plan(self, id_: str, people: list[Entity]) -> None:
        plans = self._desk.plans
        plan, _ = plans.start(id_, strengths=self._words(), if_things_change=self._words())
        for number in range(4):
            goal, _ = plans.add_goal(
                plan, words=self._words(12), different=self._words(), whose=(people[number].id,)
            )
            for voice in ("Dana", "Ash"):
                plans.add_score(goal, voice=voice, start=3, now=5, hoped=8, why=self._words(12))
            for _ in range(2):
                plans.add_action(goal, who="Dana", what=self._words(16))
        self._agree(plan)

    def _agree(self, plan: Plan) -> None:
        for who in ("Dana", "Ash"):
            self._desk.plans.add_answer(plan, who=who, answer="agree")
        self._desk.plans.agree(plan.id)

    def _meet(self, id_: str, following: int) -> None:
        self._view(id_)
        meeting = self._drafts(id_) or self._begun(id_)
        self._fill(meeting, following)
        plan = self._desk.families.open(id_).file.plan
        if plan is None:
            raise ValueError("the plan was made before the first meeting")
        reviewed = (self._clock.today() - BEGUN).days in REVIEWED
        if reviewed:
            self._review(id_, plan, meeting.meeting)
            goal = self._chance.choice(plan.goals).goal
            action = {"who": "Imran", "what": self._words(16), "goal_id": goal.id}
            self._desk.meetings.add_action(meeting.meeting, **action)
        self._desk.meetings.add_decision(meeting.meeting, self._words(16), "Dana")
        self._desk.meetings.finish(meeting.meeting.id)
        if reviewed:
            self._agree(plan.plan)

    def _begun(self, id_: str) -> MeetingFile:
        self._desk.meetings.prepare(id_, date=self._clock.today().isoformat())
        begun = self._drafts(id_)
        if begun is None:
            raise ValueError("the meeting was just prepared")
        return begun

    def _drafts(self, id_: str) -> MeetingFile | None:
        meetings = self._desk.families.open(id_).file.meetings
        return next((each for each in meetings if each.meeting.status == "draft"), None)

    def _fill(self, meeting: MeetingFile, following: int) -> None:
        change = self._desk.records.change
        last = following == len(MEETINGS)
        then = "" if last else (BEGUN + timedelta(days=MEETINGS[following])).isoformat()
        head = meeting.meeting
        words = {"good_news": self._words(), "worries": self._words(), "next_date": then}
        change("meeting", head.id, head.revision, **words)
        for guest in meeting.attendance[:3]:
            change("attendance", guest.id, guest.revision, came="present")
        for voice in meeting.voices[:2]:
            change("voice", voice.id, voice.revision, words=self._words())
        for look in meeting.reviews:
            status = self._chance.choice(("on_track", "waiting", "done", "done"))
            change("action_review", look.id, look.revision, status=status, note=self._words(12))

    def _review(self, id_: str, plan: PlanFile, meeting: Meeting) -> None:
        day = self._clock.today().isoformat()
        with self._desk.settings.unit_of_work() as unit:
            review = unit.put(
                made(PlanReview, id_, plan_id=plan.plan.id, meeting_id=meeting.id, held_on=day,
                     status="finished", helped=self._words())
            )  # fmt: skip
            for action in plan.actions()[:4]:
                about = {"plan_review_id": review.id, "action_id": action.id, "what": action.what}
                unit.put(made(ActionLook, id_, **about, outlook="carry_on"))
            for goal in plan.goals:
                point = {"goal_id": goal.goal.id, "plan_review_id": review.id, "voice": "Dana"}
                unit.put(made(ScorePoint, id_, **point, on=day, value=self._chance.randint(3, 9)))
            unit.commit()

    def _view(self, id_: str) -> None:
        for _ in range(3):
            self._desk.trail.note(Deed.VIEWED, kind="family", of_id=id_, family_id=id_)


def _first_texts(definition: FormDefinition) -> list[str]:
    """Return a question of each section that is answered in sentences."""
    found: list[str] = []
    for section in definition.sections:
        asked = [field.name for field in section.fields if field.type is FieldType.LONG_TEXT]
        found += asked[:1]
    return found
