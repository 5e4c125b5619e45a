"""Checks of the people: P23 to P27, P46 and P57."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taf_desktop.coach.lists import pattern
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.remark import Hit
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import MeetingFile, call_name
from taf_desktop.forms.codes import label_of

_NOT_SAID = frozenset({"", "not_yet_asked"})
_WITHOUT_REASON = frozenset({"informed_only", "prefers_not", "not_contacted"})
_TRIED = frozenset({"tried", "not_found"})
"""Codes of ``resources/codes/contact_try.yaml`` that say something once there is a day."""
_NO_FORMAT = frozenset({"none", "prefer_not_to_say", "not_yet_asked", "paper_only", "digital_only"})
_FORMAT_WORDS = {
    "large_print": "large print|18 point|big print",
    "giant_print": "giant print|24 point",
    "easy_read": "easy read",
    "dyslexia_friendly": "cream|dyslexi|coloured paper",
    "coloured_paper": "paper",
    "talk_through": "read out|talk|read aloud|reads",
    "own_language": "translat|urdu|polish|interpret|language",
    "audio": "audio|record|read out",
    "braille": "braille",
    "screen_reader": "file|screen reader|email",
    "other": ".",
}


def p23(look: Look) -> Iterator[Hit]:
    """Each parent with parental responsibility has a part, or a reason why not."""
    having = {
        link.person for link in look.file.relationships if link.parental_responsibility == "yes"
    }
    for person in look.all_parents:
        if person.id not in having:
            continue
        if person.involvement in _NOT_SAID:
            yield _person(person, "involvement", "status")
        elif person.involvement in _WITHOUT_REASON and not _reason(person):
            yield _person(person, "involvement_reason", "reason")


def p24(look: Look) -> Iterator[Hit]:
    """The other parent is known, and was asked or there is a reason of safety why not."""
    for person in look.all_parents:
        if person.involvement == "not_contacted":
            yield from _not_contacted(person)
    for child in look.children:
        if len(look.parents(child)) == 1:
            yield _person(child, "", "one_parent")


def p25(look: Look) -> Iterator[Hit]:
    """Everybody who lives with the family is in the assessment."""
    if look.sheet is None:
        return
    rows = (
        look.sheet.rows("took_part", "took_part_who"),
        look.sheet.rows("not_part", "not_part_who"),
    )
    named = " ".join(
        str(value or "") for group in rows for row in group for value in row.answers.values()
    )
    with_child = {
        home for child in look.children for home in (child.home, child.second_home) if home
    }
    for person in look.file.people:
        lives_there = bool({person.home, person.second_home} & with_child)
        if lives_there and not look.same_person(named, person):
            yield _person(person, "", "missing")


def p26(look: Look) -> Iterator[Hit]:
    """What an adult needs is a goal, or is explained."""
    if look.sheet is None or look.plan is None:
        return
    in_goals = {id_ for goal in look.goals for id_ in goal.goal.whose}
    area = next(area for area in look.sheet.areas() if area.id == "parents_wellbeing")
    needed = {
        id_
        for need in look.sheet.needs()
        if need.text("need_area") == area.id
        for id_ in need.several("need_whose")
    }
    for person in look.file.adults():
        told = any(
            pattern("adult_need").search(part) and look.same_person(part, person)
            for part in re.split(r"(?<=[.!?])\s+|\n", area.text("harder"))
        )
        if (person.id in needed or told) and person.id not in in_goals:
            yield _person(person, "", "need")


def p27(look: Look) -> Iterator[Hit]:
    """Who needs an interpreter or another form of print gets it at the meeting."""
    meeting = look.newest_meeting
    if meeting is None:
        return
    arranged = meeting.meeting.arrangements.lower()
    when = day(meeting.meeting.date)
    gaps: dict[str, object] = {"day": spoken_date(when) if when else ""}
    for person in look.file.people:
        if not _comes(look, meeting, person):
            continue
        if (
            person.interpreter == "yes"
            and "interpret" not in arranged
            and not _interpreter_there(meeting)
        ):
            yield _person(person, "interpreter", "interpreter", gaps)
        for need in person.reading_needs:
            words = _FORMAT_WORDS.get(need, ".")
            if need not in _NO_FORMAT and not re.search(words, arranged):
                form = label_of("reading_needs", need).lower()
                yield _person(person, "reading_needs", "reading", gaps | {"format": form})
                break


def p46(look: Look) -> Iterator[Hit]:
    """Background, language, faith and disability were asked, or are said not to have been."""
    for person in look.file.people:
        asked = person.ethnicity or person.first_language or person.religion or person.disability
        if not asked and person.who != "unborn":
            yield _person(person, "ethnicity", "blank")


def p57(look: Look) -> Iterator[Hit]:
    """Everybody who takes part has answered the plan, or it is written why not."""
    if look.plan is None or not look.goals:
        return
    for person in look.file.people:
        if person.involvement != "in_taf":
            continue
        answers = [a for a in look.plan.answers if look.same_person(a.who, person)]
        if not any(answer.answer not in _NOT_SAID for answer in answers):
            yield _person(person, "", "answer")


def _reason(person: Person) -> str:
    """Return why somebody does not take part; what was tried to reach them is a reason too."""
    tried = person.contact_try if person.involvement == "not_contacted" else ""
    return person.involvement_reason.strip() or (tried if tried in _TRIED else "")


def _not_contacted(person: Person) -> Iterator[Hit]:
    """Yield what is missing. Where nothing was chosen, what was written in words counts."""
    why = person.involvement_reason.strip()
    if person.contact_try == "not_tried" or not (person.contact_try or why):
        yield _person(person, "contact_try", "not_contacted")
    elif person.contact_try in _TRIED and not person.contact_tried_on.strip():
        yield _person(person, "contact_tried_on", "no_day")
    elif person.contact_try == "not_safe" and not why:
        yield _person(person, "involvement_reason", "not_safe")
    elif person.contact_try == "not_safe" and not person.contact_talked_with.strip():
        yield _person(person, "contact_talked_with", "alone")


def _comes(look: Look, meeting: MeetingFile, person: Person) -> bool:
    return any(
        look.same_person(a.name, person) and a.came in {"present", "part", "invited"}
        for a in meeting.attendance
    )


def _interpreter_there(meeting: MeetingFile) -> bool:
    return any("interpret" in a.role.lower() for a in meeting.attendance)


def _person(person: Person, field: str, variant: str, gaps: dict[str, object] | None = None) -> Hit:
    return Hit(
        kind="person",
        thing_id=person.id,
        field=field,
        variant=variant,
        gaps={"name": call_name(person), **(gaps or {})},
    )
