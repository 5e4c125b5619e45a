"""Takes out what would tell somebody where the others are.

Two reasons: an address that must stay private goes from everybody's copy, and for a reader who is
not safe to know, addresses, schools, telephone numbers, and where and when we meet go everywhere,
also where somebody wrote them into a sentence (domain brief 8.5, domestic abuse).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from taf_desktop.domain.dates import MONTHS, read_date, spoken_date
from taf_desktop.domain.family import Home, Person
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile
from taf_desktop.services.copies_texts import Written, rewritten

LEFT_OUT = "…"
PRIVATE = frozenset({"yes", "unsure"})
"""Codes of ``Home.address_private`` by which an address stays off every copy."""
SCHOOLS = frozenset({"school", "early_years"})
"""Codes of ``resources/codes/agencies.yaml`` whose name tells where a child is in the day."""
SHORTEST = 5
"""Letters from which a piece of an address or a name is taken out of sentences."""

_COMMON = re.compile(
    r"\b(the|of|and|primary|infant|infants|junior|secondary|high|church|england|school|academy|"
    r"college|nursery|preschool|pre-school|community|centre|st|saint|cofe|rc|catholic)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?\(?\d(?:[\s()\u00a0-]*\d){8,13}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Words to take out of every sentence; with ``numbers`` also what looks like a way to reach.

    ``allowed`` holds numbers and addresses of letters that may stay.
    """

    words: tuple[str, ...]
    numbers: bool = False
    allowed: frozenset[str] = frozenset()

    def clean(self, text: str) -> str:
        """Return a text without what is to go; nothing if that was all of it."""
        told = text
        for word in self.words:
            told = _whole(word).sub(LEFT_OUT, told)
        if self.numbers:
            for pattern in (_EMAIL, _POSTCODE, _PHONE):
                told = pattern.sub(self._kept, told)
        return "" if told != text and not told.strip(f" {LEFT_OUT}.,;:()\n") else told

    def change(self, place: Written) -> str:
        """Clean one field."""
        return self.clean(place.text)

    def _kept(self, found: re.Match[str]) -> str:
        return found[0] if squeezed(found[0]) in self.allowed else LEFT_OUT


def without_private_homes(file: FamilyFile) -> tuple[FamilyFile, tuple[str, ...]]:
    """Return a file without the addresses that must stay private, and what was taken out."""
    private = [home for home in file.homes if home.address_private in PRIVATE]
    if not private:
        return file, ()
    words = tuple(_unique(word for home in private for word in _address_words(home)))
    ids = {home.id for home in private}
    homes = tuple(_unplaced(home) if home.id in ids else home for home in file.homes)
    cleared = rewritten(replace(file, homes=homes), Sweep(words).change)
    return cleared, words


def safe_for(
    file: FamilyFile, reader: Person, today: date
) -> tuple[FamilyFile, Sweep, tuple[str, ...]]:
    """Return a file safe for a reader who must not know where the others are.

    Also the sweep that made it so, for what stands beside the file, and what was taken out.
    """
    words = tuple(_unique((*_tell_tales(file), *_coming_days(file, today))))
    by_lead = not _names_a_school(file)
    allowed = {reader.phone, reader.email}
    if by_lead:
        allowed |= {file.family.lead_phone, file.family.lead_email}
    sweep = Sweep(words, numbers=True, allowed=frozenset(squeezed(each) for each in allowed))
    safe = replace(
        file,
        homes=tuple(_unplaced(home) for home in file.homes),
        people=tuple(each if each.id == reader.id else _unreachable(each) for each in file.people),
        helpers=(),
        professionals=tuple(replace(each, phone="", email="") for each in file.professionals),
        relationships=tuple(replace(each, contact="") for each in file.relationships),
        plan=_without_day(file.plan),
        meetings=tuple(_untimed(each) for each in file.meetings if not _is_ahead(each, today)),
        family=replace(
            file.family,
            safe_contact="",
            contact_times="",
            contact_ways=(),
            lead_phone=file.family.lead_phone if by_lead else "",
            lead_email=file.family.lead_email if by_lead else "",
        ),
    )
    return rewritten(safe, sweep.change), sweep, words


def squeezed(text: str) -> str:
    """Return a number or an address of letters as it is compared: small and without spaces."""
    return re.sub(r"[\s()\u00a0-]", "", text).casefold()


def _unplaced(home: Home) -> Home:
    return replace(home, address="", postcode="", notes="")


def _unreachable(person: Person) -> Person:
    return replace(
        person,
        phone="",
        email="",
        safe_contact="",
        time_shared="",
        setting="",
        school_year="",
        gp="",
        attendance="",
    )


def _untimed(meeting: MeetingFile) -> MeetingFile:
    about = replace(
        meeting.meeting,
        time="",
        place="",
        mode="",
        arrangements="",
        next_date="",
        next_time="",
        next_place="",
    )
    return replace(meeting, meeting=about)


def _without_day(plan: PlanFile | None) -> PlanFile | None:
    """Return a plan that does not say when it is looked at together."""
    if plan is None:
        return None
    reviews = tuple(
        replace(each, review=replace(each.review, next_review="")) for each in plan.reviews
    )
    return replace(plan, plan=replace(plan.plan, review_date=""), reviews=reviews)


def _coming_days(file: FamilyFile, today: date) -> Iterator[str]:
    """Return the days on which the others can be met, as people write them."""
    told = [file.plan.plan.review_date] if file.plan is not None else []
    for each in (meeting.meeting for meeting in file.meetings):
        told += [each.date, each.next_date]
    for day in (read_date(each).day for each in told):
        if day is not None and day >= today:
            yield spoken_date(day)
            yield f"{day.day} {MONTHS[day.month - 1]}"


def _is_ahead(meeting: MeetingFile, today: date) -> bool:
    day = read_date(meeting.meeting.date).day
    return meeting.meeting.status == "draft" and (day is None or day >= today)


def _tell_tales(file: FamilyFile) -> Iterator[str]:
    for home in file.homes:
        yield from _address_words(home)
    for school in _schools(file):
        yield school
        yield " ".join(_COMMON.sub(" ", school).split())
    for each in (meeting.meeting for meeting in file.meetings):
        for place in (each.place, each.next_place):
            yield from (part.strip() for part in (place, *re.split(r"[,\n]", place)[:1]))
        for time in (each.time, each.next_time):
            yield from _CLOCK.findall(time)
    for helper in file.helpers:
        yield helper.phone


def _schools(file: FamilyFile) -> tuple[str, ...]:
    named = [person.setting.strip() for person in file.people]
    named += [each.agency_name.strip() for each in file.professionals if each.agency in SCHOOLS]
    return tuple(filter(None, named))


def _names_a_school(file: FamilyFile) -> bool:
    """Say whether the lead works where a child is in the day: their number would tell where."""
    where = file.family.lead_agency.strip().casefold()
    return bool(where) and any(
        where in school.casefold() or school.casefold() in where for school in _schools(file)
    )


def _address_words(home: Home) -> Iterator[str]:
    """Return what gives an address away: all of it, its street, its postcode, a name like them."""
    parts = [part.strip() for part in re.split(r"[,\n]", home.address) if part.strip()]
    places: Sequence[str] = parts[:-1] if parts[1:] else parts
    yield home.address.strip()
    yield home.postcode.strip()
    for part in places:
        yield part
        yield re.sub(r"^(?:flat|apartment|unit|no\.?)?\s*\d+\w?\s+", "", part, flags=re.IGNORECASE)
    if home.name.strip() and home.name.strip().casefold() in home.address.casefold():
        yield home.name.strip()


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return words once each, the longest first, so that a part never hides the whole."""
    told = {word.strip() for word in words}
    long = {word for word in told if len(word) >= SHORTEST or _CLOCK.fullmatch(word)}
    return tuple(sorted(long, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=512)
def _whole(word: str) -> re.Pattern[str]:
    """Return a pattern for words that stand by themselves; every field is searched for each.

    They are forgotten with the process, which locking replaces.
    """
    return re.compile(rf"(?<!\w){_spaced(word)}(?!\w)", re.IGNORECASE)


def _spaced(word: str) -> str:
    """Return a pattern for words whatever stands between them."""
    return r"[\s,\u00a0]+".join(re.escape(part) for part in re.split(r"[\s,\u00a0]+", word) if part)
