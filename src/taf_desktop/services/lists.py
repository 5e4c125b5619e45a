"""Lists that only the record knows: the people, children, homes and goals of one family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.forms.definition import Option
from taf_desktop.services.sharing import can_be_asked

Lists = Mapping[str, tuple[Option, ...]]
"""Choices by the name of their source; see ``ChoiceList.source``."""


def family_lists(file: FamilyFile) -> Lists:
    """Return the choices a form may offer for this family.

    ``people``, ``can_answer`` (those old enough to be asked), ``children``, ``adults``, ``homes``
    and ``goals`` carry ids; ``named_people`` are words to suggest: family members, people who help,
    and professionals with their role.
    """
    return {
        "people": _people(file.people),
        "can_answer": _people(person for person in file.people if can_be_asked(person)),
        "children": _people(file.children()),
        "adults": _people(file.adults()),
        "homes": tuple(_option(home.id, home.name or home.address) for home in file.homes),
        "goals": tuple(
            _option(g.goal.id, g.goal.words) for g in (file.plan.goals if file.plan else ())
        ),
        "named_people": tuple(_option(name, name) for name in named_people(file)),
    }


def named_people(file: FamilyFile) -> tuple[str, ...]:
    """Return everybody a plan or a meeting may name, each once, the family first."""
    names = [call_name(person) for person in file.people]
    names += [helper.name for helper in file.helpers]
    names += [f"{p.name} ({p.role})" if p.role else p.name for p in file.professionals]
    return tuple(dict.fromkeys(name for name in names if name))


def _people(people: Iterable[Person]) -> tuple[Option, ...]:
    return tuple(_option(person.id, call_name(person)) for person in people)


def _option(name: str, label: str) -> Option:
    return Option(name=name, label={"en": label})
