"""Gathers what the record holds about one person, passage by passage, with who else is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.access import AccessPassage
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import Agreement, Helper, Home, Person, Relationship
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile, call_name
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.meeting import Attendance, Meeting, Voice
from taf_desktop.domain.plan import Action, Goal, PlanAnswer, Score
from taf_desktop.domain.review import ScorePoint
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.forms.definition import FieldType, FormDefinition, in_language
from taf_desktop.forms.keys import split_key
from taf_desktop.forms.records import record_form, to_answers
from taf_desktop.forms.session import FormSession
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.services.sharing import names_person
from taf_desktop.support.words import say

SKIPPED = frozenset({"wording", "laid_to_rest"})
"""Kinds that say again what stands elsewhere, or nothing about anybody."""

GATHERED = tuple(
    each
    for each in KINDS
    if each not in SKIPPED
    and each not in {"keeping", "copy_given", "passage", "access_request", "access_passage"}
)
"""Kinds in which something is said about people: those of ``things_of``."""


@dataclass(frozen=True, slots=True)
class Found:
    """One passage: where it stands, and whom else it names.

    ``place`` is kind, id and field. ``others`` are the names of people of the family and helpers it
    is about too. ``decision`` is what was decided about it as it stands now, if anything was.
    """

    place: tuple[str, str, str]
    part: str
    label: str
    said: str
    others: tuple[str, ...]
    decision: AccessPassage | None = None
    aside: bool = False
    """Whether it stands in something that was put aside and is not erased yet."""

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody else is in it, and nobody has decided yet."""
        return bool(self.others) and self.decision is None


def found_about(
    file: FamilyFile,
    subject: Person,
    definitions: Mapping[str, FormDefinition],
    decisions: Sequence[AccessPassage],
    today: date,
    things: Iterable[Entity] | None = None,
) -> tuple[Found, ...]:
    """Return every passage about a person, in the order of the record.

    It is what they said and what is kept about them, whatever else names them, and what is said of
    the family as a whole. ``definitions`` has the form of each assessment by its id; ``things``
    are the parts of the record to look through, all of it unless they are given.
    """
    decided = {(d.of_kind, d.of_id, d.part, d.said): d for d in decisions}
    lists = family_lists(file)
    passages: list[Found] = []
    for thing in things_of(file) if things is None else things:
        owners = _owners(thing, file)
        for key, label, text in _answers(thing, definitions, lists, today):
            mine = _row_owner(thing, key, file) or owners
            for line in filter(None, map(str.strip, text.split("\n"))):
                if not _is_about(line, subject, mine, file):
                    continue
                place = (thing.KIND, thing.id, key)
                passages.append(
                    Found(
                        place,
                        _title(thing, file),
                        label,
                        line,
                        _others(line, mine, file, subject, thing),
                        decided.get((*place, line)),
                    )
                )
    return tuple(passages)


def _is_about(line: str, subject: Person, owners: frozenset[str], file: FamilyFile) -> bool:
    """Say whether a passage is about a person: theirs, naming them, or about the family as one."""
    own_names = [each for each in file.people if each.id == subject.id]
    if subject.id in owners or any(names_person(line, each) for each in own_names):
        return True
    return not owners and not any(names_person(line, each) for each in file.people)


def things_of(file: FamilyFile) -> Iterator[Entity]:
    """Yield everything in a family's file, in the order of the record."""
    yield file.family
    for things in (file.people, file.homes, file.relationships, file.helpers):
        yield from things
    yield from file.professionals
    yield from file.agreements
    yield from file.assessments
    if file.plan is not None:
        yield from plan_things(file.plan)
        for review in file.plan.reviews:
            yield from (review.review, *review.looks)
    for meeting in file.meetings:
        yield from meeting_things(meeting)
    yield from (*file.requests, *file.talks)


def plan_things(plan: PlanFile) -> Iterator[Entity]:
    """Yield a plan and what hangs on it, without its reviews."""
    yield plan.plan
    for goal in plan.goals:
        yield from (goal.goal, *goal.scores, *goal.points, *goal.actions)
    yield from (*plan.other_actions, *plan.answers, *plan.needs)


def meeting_things(meeting: MeetingFile) -> Iterator[Entity]:
    """Yield a meeting and what hangs on it."""
    yield meeting.meeting
    yield from (*meeting.attendance, *meeting.voices, *meeting.reviews, *meeting.decisions)


def _answers(
    thing: Entity, definitions: Mapping[str, FormDefinition], lists: Lists, today: date
) -> Iterator[tuple[str, str, str]]:
    """Yield each answered question of a thing: its key, its words, and the answer in words."""
    if isinstance(thing, Assessment):
        definition, answers = definitions[thing.id], thing.answers
    else:
        definition, answers = record_form(thing.KIND), to_answers(thing)
    session = FormSession(definition, answers, lists=lists, today=today)
    sections: Mapping[str, str] = {}
    if isinstance(thing, Assessment):
        sections = _sections(definition)
    for key in session.snapshot().answers:
        field = session.field(key)
        text = session.shown(key) if field.type is not FieldType.REPEAT else ""
        if text.strip():
            above = sections.get(split_key(key).repeat or key, "")
            label = in_language(field.label)
            yield key, say("access.part.of", part=above, name=label) if above else label, text


def _sections(definition: FormDefinition) -> Mapping[str, str]:
    """Return the heading each question of a form stands under."""
    return {
        field.name: in_language(section.label)
        for section in definition.sections
        for field in section.fields
    }


def _owners(thing: Entity, file: FamilyFile) -> frozenset[str]:
    """Return whose a thing is, by id; nobody's in particular if it is the family's."""
    if isinstance(thing, Person):
        return frozenset({thing.id})
    if isinstance(thing, Agreement):
        return frozenset({thing.person})
    if isinstance(thing, Relationship):
        return frozenset({thing.person, thing.other})
    if isinstance(thing, Home):
        return frozenset(p.id for p in file.people if thing.id in {p.home, p.second_home})
    if isinstance(thing, Goal):
        return frozenset(thing.whose)
    if isinstance(thing, ServiceRequest):
        return frozenset(thing.about)
    named = _name_in(thing)
    return frozenset(p.id for p in file.people if named and names_person(named, p))


def _name_in(thing: Entity) -> str:
    if isinstance(thing, Score | ScorePoint):
        return thing.voice
    if isinstance(thing, Voice | PlanAnswer | Action):
        return thing.who
    return thing.name if isinstance(thing, Attendance) else ""


def _row_owner(thing: Entity, key: str, file: FamilyFile) -> frozenset[str]:
    """Return whose row of an assessment's list an answer stands in, by id."""
    place = split_key(key)
    if not isinstance(thing, Assessment) or not place.repeat:
        return frozenset()
    start = f"{place.repeat}/{place.row_id}/"
    values = [value for name, value in thing.answers.items() if name.startswith(start)]
    known = {person.id for person in file.people}
    ids = {each for value in values if isinstance(value, tuple) for each in value if each in known}
    ids |= {value for value in values if isinstance(value, str) and value in known}
    return frozenset(ids | ({place.row_id} & known))


def _others(
    text: str, owners: frozenset[str], file: FamilyFile, subject: Person, thing: Entity
) -> tuple[str, ...]:
    """Return who else is in a passage: named in it, or the one who said it."""
    people = [
        call_name(each)
        for each in file.people
        if each.id != subject.id and (names_person(text, each) or each.id in owners)
    ]
    helpers = [
        each.name
        for each in file.helpers
        if each.name and (each is thing or each.name.casefold() in text.casefold())
    ]
    return tuple(dict.fromkeys((*people, *helpers)))


def _title(thing: Entity, file: FamilyFile) -> str:
    name = ""
    if isinstance(thing, Person):
        name = call_name(thing)
    elif isinstance(thing, Meeting | Assessment):
        name = show_date(getattr(thing, "date", "") or getattr(thing, "started", ""))
    elif isinstance(thing, Helper):
        name = thing.name
    else:
        name = _name_in(thing) or file.name_of(str(getattr(thing, "person", "")))
    title = say(f"access.part.{_group(thing)}")
    return say("access.part.of", part=title, name=name) if name else title


def _group(thing: Entity) -> str:
    return _GROUPS.get(thing.KIND, thing.KIND)


_GROUPS = {
    "score": "plan",
    "score_point": "plan",
    "plan_answer": "plan",
    "need_reason": "plan",
    "plan_review": "plan",
    "action_look": "plan",
    "goal": "plan",
    "action": "plan",
    "attendance": "meeting",
    "voice": "meeting",
    "action_review": "meeting",
    "decision": "meeting",
}
"""The part of the record a kind of thing stands in, where it is not its own."""
