"""Small pieces of wording that several documents need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Agreement, Family, Person, takes_part
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile, MeetingFile, PlanFile
from taf_desktop.domain.meeting import Voice
from taf_desktop.reports.direction import ISOLATES
from taf_desktop.reports.english_parts import unmarked
from taf_desktop.reports.links import phone_link
from taf_desktop.reports.tree import Callout, Heading, Paragraph, Span, Tone, strong, words
from taf_desktop.reports.wording import (
    full_stop,
    kept,
    say,
    short_date,
    show_date,
    spoken_day,
)

_ENDS = frozenset('.!?…”’"»۔؟।')
_NEAR = 180
"""Days within which nobody takes a date for that of another year."""


def listed(names: Sequence[str]) -> str:
    """Return "Ash", "Ash and Robin", or "Ash, Robin and Dana"."""
    known = [kept(name) for name in names if name]
    if len(known) < 2:
        return "".join(known)
    first = say("page.list.between").join(known[:-1])
    return first + say("page.list.last") + known[-1]


def sentence(text: str) -> str:
    """Return words with a capital first and a full stop, if they have no other end."""
    ended = stopped(text)
    first = next((place for place, sign in enumerate(ended) if sign not in ISOLATES), 0)
    return ended[:first] + ended[first : first + 1].upper() + ended[first + 1 :]


def stopped(text: str) -> str:
    """Return words as they were written, with a full stop if they have no other end."""
    clean = text.strip()
    said = unmarked(clean)
    return clean if not said or said[-1] in _ENDS else clean + full_stop(said)


def labelled(label: str, text: str) -> Paragraph:
    """Return a strong label and the words that belong to it."""
    return words(strong(label), text.strip())


def day_words(text: str) -> str:
    """Return a stored date with its day of the week: "Thursday 14 January 2027"."""
    day = read_date(text).day
    return spoken_day(day) if day else show_date(text)


def appointment(day: str, time: str, place: str) -> str:
    """Return when and where on one line, as far as it is known."""
    return say("page.list.between").join(
        kept(part) for part in (day_words(day), time.strip(), place.strip()) if part
    )


def taking_part(file: FamilyFile, plan: PlanFile) -> tuple[Person, ...]:
    """Return whom a plan may name as the family on everybody's copy.

    They are the children, the adults who agreed to take part, and those a goal is for. Somebody the
    record only knows of is none of them.
    """
    named = {id_ for goal in plan.goals for id_ in goal.goal.whose}
    return tuple(
        person
        for person in file.people
        if person.id in named or person.who in CHILD_CODES or agreement_of(file, person)
    )


def large_number(family: Family) -> tuple[Paragraph, ...]:
    """Return the lead professional's telephone number, large, if it is known."""
    if not family.lead_phone.strip():
        return ()
    return (Paragraph((_number(family.lead_phone),), large=True),)


def lead_number(family: Family) -> tuple[Span, ...]:
    """Return the lead professional's telephone number on one line, if it is known."""
    return (_number(family.lead_phone),) if family.lead_phone.strip() else ()


def lead_call(family: Family, message_id: str) -> tuple[Paragraph, ...]:
    """Return whom to call in one line, if it is known."""
    if not family.lead_phone.strip():
        return ()
    number = replace(_number(family.lead_phone), strong=True)
    return (words(say(message_id, name=family.lead_name), number),)


def _number(phone: str) -> Span:
    """Return a telephone number on one line that a telephone can call."""
    return Span(unbroken(phone), link=phone_link(phone))


def agreement_of(file: FamilyFile, person: Person) -> Agreement | None:
    """Return a person's newest answer about taking part if it is a yes."""
    answer = file.current_agreement(person.id)
    return answer if answer is not None and takes_part(answer) else None


def unbroken(text: str) -> str:
    """Return a telephone number or a date that stays on one line."""
    return text.strip().replace(" ", "\u00a0")


def whole_date(text: str) -> str:
    """Return a stored date as people say it; a full day stays on one line."""
    shown = show_date(text)
    return unbroken(shown) if read_date(text).day else shown


def near_date(text: str, day: date) -> str:
    """Return a stored date as people say it on that day: the year only where it is needed."""
    found = read_date(text).day
    if found is None or abs((found - day).days) > _NEAR:
        return whole_date(text)
    return unbroken(short_date(found))


def said(heading: str, text: str, tone: Tone, *, level: int = 3) -> tuple[Callout, ...]:
    """Return a tinted box with a heading and words; nothing if there are no words."""
    if not text.strip():
        return ()
    return (Callout((Heading(heading, level, tone), words(text.strip())), tone),)


def voices_in_order(file: FamilyFile, meeting: MeetingFile) -> tuple[Voice, ...]:
    """Return what was said at a meeting, the children first, then the rest of the family."""
    children = {file.name_of(child.id) for child in file.children()}
    family = {file.name_of(person.id) for person in file.people}
    spoken = [voice for voice in meeting.voices if voice.words.strip()]
    return tuple(
        sorted(spoken, key=lambda voice: (voice.who not in children, voice.who not in family))
    )
