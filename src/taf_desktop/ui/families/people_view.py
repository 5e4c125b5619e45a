"""The people of a family by home, who is who to whom, and what each of them needs. Qt-free."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.family import Home, Person
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile, call_name
from taf_desktop.forms.codes import label_of
from taf_desktop.services.kinship import roles, ties
from taf_desktop.support.words import listed, say
from taf_desktop.ui.families.day_words import age_words

NO_NEED = frozenset({"", "none", "no", "other", "prefer_not_to_say", "not_yet_asked"})
"""Codes that do not name a need anybody has to plan for."""
WANTED = frozenset({"yes", "sometimes"})
ROLES_SHOWN = 3
RESPONSIBLE = {
    "yes": "family_screens.people.responsible",
    "no": "family_screens.people.not_responsible",
    "unknown": "family_screens.people.unknown_responsible",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a few words. ``roles`` says who they are to the others."""

    person_id: str
    name: str
    age: str
    roles: str
    needs: tuple[str, ...]
    also_at: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class HomeGroup:
    """A home and who lives there most of the time; ``home_id`` is "" for nowhere in particular."""

    home_id: str
    name: str
    note: str
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie as a person's own panel shows it: "Ash · Brother"."""

    relationship_id: str
    other_name: str
    words: str


@dataclass(frozen=True, slots=True)
class OutsiderRow:
    """A helper or a professional in two lines."""

    thing_id: str
    name: str
    words: str
    helps: str


def homes_of(file: FamilyFile, today: date) -> tuple[HomeGroup, ...]:
    """Return each home with its people, then those who have none."""
    known = {home.id for home in file.homes}
    living: dict[str, list[PersonRow]] = defaultdict(list)
    for person in file.people:
        place = person.home if person.home in known else ""
        living[place].append(person_row(file, person, today))
    groups = [
        HomeGroup(home.id, home_name(home), _home_note(home), tuple(living[home.id]))
        for home in file.homes
    ]
    if living[""]:
        name = say("family_screens.people.no_home") if file.homes else ""
        groups.append(HomeGroup("", name, "", tuple(living[""])))
    return tuple(groups)


def person_row(file: FamilyFile, person: Person, today: date) -> PersonRow:
    """Return one person in words."""
    second = next((home for home in file.homes if home.id == person.second_home), None)
    return PersonRow(
        person.id,
        called(person),
        age_words(person, today),
        roles_of(file, person.id),
        needs_of(person),
        say("family_screens.people.second", home=home_name(second)) if second else "",
        person.who in CHILD_CODES,
    )


def called(person: Person) -> str:
    """Return what to call a person, also before anybody wrote their name."""
    return call_name(person) or say("family_screens.people.unnamed")


def home_name(home: Home) -> str:
    """Return what the family calls a home, or the first line of its address."""
    first_line = home.address.strip().split("\n")[0]
    return home.name or first_line or say("family_screens.people.unnamed_home")


def roles_of(file: FamilyFile, person_id: str) -> str:
    """Return who a person is to the others: "Mother of Ash and Robin · Daughter of Nan".

    Only the first few, as they were recorded: the person's own panel has them all.
    """
    told = roles(file, person_id, file.people, called)
    return " · ".join(told[:ROLES_SHOWN])


def tie_rows(file: FamilyFile, person_id: str) -> tuple[TieRow, ...]:
    """Return who is what to a person, with parental responsibility where somebody asked."""
    mine = file.name_of(person_id)
    rows: list[TieRow] = []
    for tie in ties(file, person_id):
        words = tie.label
        if tie.parental_responsibility in RESPONSIBLE:
            responsible = say(RESPONSIBLE[tie.parental_responsibility])
            # The tie was recorded from the parent's end: on the parent's panel it says for whom.
            if not tie.forward:
                whom = tie.other_name
                responsible = say(
                    "family_screens.people.for", words=f"{mine} {responsible}", name=whom
                )
            words = f"{words} · {responsible}"
        name = tie.other_name or say("family_screens.people.unnamed")
        rows.append(TieRow(tie.relationship_id, name, words))
    return tuple(rows)


def needs_of(person: Person) -> tuple[str, ...]:
    """Return what makes talking, reading and meeting possible for a person, interpreter first."""
    needs = [need for need in (interpreter_need(person),) if need]
    needs += reading_needs_of(person)
    needs += [label_of("access_needs", c) for c in person.access_needs if c not in NO_NEED]
    return tuple(needs)


def reading_needs_of(person: Person) -> tuple[str, ...]:
    """Return how a person likes to read, where it takes some preparing."""
    wanted = (code for code in person.reading_needs if code not in NO_NEED)
    return tuple(label_of("reading_needs", code) for code in wanted)


def interpreter_need(person: Person) -> str:
    """Return "Interpreter: Urdu" if a person wants one; "" if not."""
    if person.interpreter not in WANTED:
        return ""
    if not person.first_language:
        return say("family_screens.header.interpreter_wanted")
    language = label_of("languages", person.first_language)
    return say("family_screens.header.interpreter", words=language)


def helper_rows(file: FamilyFile) -> tuple[OutsiderRow, ...]:
    """Return the friends, relatives and neighbours who help."""
    return tuple(
        OutsiderRow(
            each.id,
            each.name or say("family_screens.people.unnamed"),
            " · ".join(part for part in (each.relation, each.helps) if part),
            _helps(file, each.supports),
        )
        for each in file.helpers
    )


def professional_rows(file: FamilyFile) -> tuple[OutsiderRow, ...]:
    """Return those who work with the family: their job and where they come from."""
    rows: list[OutsiderRow] = []
    for each in file.professionals:
        service = each.agency_name or label_of("agencies", each.agency)
        words = " · ".join(part for part in (each.role, service) if part)
        name = each.name or say("family_screens.people.unnamed")
        rows.append(OutsiderRow(each.id, name, words, _helps(file, each.supports)))
    return tuple(rows)


def _helps(file: FamilyFile, ids: tuple[str, ...]) -> str:
    names = [name for name in map(file.name_of, ids) if name]
    return say("family_screens.people.helps", names=listed(names)) if names else ""


def _home_note(home: Home) -> str:
    if home.address_private in ("yes", "unsure"):
        return say("family_screens.people.private")
    return " · ".join(part for part in (home.address.replace("\n", ", "), home.postcode) if part)
