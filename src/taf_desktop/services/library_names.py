"""Whose names a beginning of the library gets."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.services.library import Beginning


@dataclass(frozen=True, slots=True)
class PlanPeople:
    """The people a beginning may name: ids with names, children and adults, and who leads."""

    children: tuple[tuple[str, str], ...] = ()
    adults: tuple[tuple[str, str], ...] = ()
    lead: str = ""


NOBODY = PlanPeople()
"""Before a family is shown."""


def plan_people(file: FamilyFile) -> PlanPeople:
    """Return the people of a family; adults who take part come first."""
    adults = sorted(file.adults(), key=lambda person: person.involvement not in {"in_taf", ""})
    return PlanPeople(
        tuple((child.id, call_name(child)) for child in file.children()),
        tuple((adult.id, call_name(adult)) for adult in adults),
        file.family.lead_name,
    )


def filled(beginning: Beginning, people: PlanPeople, child: str = "") -> dict[str, str]:
    """Return a beginning's fields with the names of a child, by id, and of the first adult."""
    adult = next((name for _, name in people.adults), "")
    return beginning.filled(child=dict(people.children).get(child, ""), adult=adult)


def about_first(people: PlanPeople, whose: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the children, those a goal is about first."""
    return tuple(sorted(people.children, key=lambda child: child[0] not in whose))


def who_does(beginning: Beginning, people: PlanPeople) -> str:
    """Return who does a beginning's deed, where one name is the likely one."""
    if beginning.who == "worker":
        return people.lead
    if beginning.who == "family":
        return next((name for _, name in people.adults), "")
    return ""
