"""Who is who in a family's record, as the language checks need it, kept until people change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from taf_desktop.coach.context import Context, KnownPerson
from taf_desktop.coach.lists import words_of
from taf_desktop.domain.family import Person, Professional
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile

_SAME_WORD = {
    "mother": ("mum", "mam", "mummy", "mom", "mother", "mama"),
    "father": ("dad", "daddy", "father", "papa"),
    "grandmother": ("nan", "nana", "nanna", "gran", "granny", "grandma", "grandmother"),
    "grandfather": ("grandad", "grandpa", "grandfather"),
    "stepmother": ("stepmum", "step-mum", "step mum", "stepmother"),
    "stepfather": ("stepdad", "step-dad", "step dad", "stepfather"),
    "aunt": ("aunt", "auntie", "aunty"),
    "uncle": ("uncle",),
    "foster_carer": ("foster carer",),
}
_LEAD = ("lead professional", "lead practitioner", "lp")


class Acquaintance:
    """The people of one family's file."""

    def __init__(self, file: FamilyFile) -> None:
        self._file = file
        self._contexts: dict[bool, Context] = {}

    def still_right(self, file: FamilyFile) -> bool:
        """Say whether these are still the people of a file."""
        return _people(file) == _people(self._file)

    def context(self, *, dated: bool) -> Context:
        """Return who is known. ``dated`` says whether the next meeting has a day."""
        if dated not in self._contexts:
            self._contexts[dated] = Context(self._known_people(), dated)
        return self._contexts[dated]

    @cached_property
    def family_pattern(self) -> re.Pattern[str]:
        """Finds any name or word of the family and its own people."""
        own = {name for person in self._file.people for name in names_of(person)}
        own |= {part for helper in self._file.helpers for part in (helper.name, first(helper.name))}
        return any_word(tuple(sorted(own | set(words_of("words_people", "family")))))

    def _known_people(self) -> tuple[KnownPerson, ...]:
        file = self._file
        words = _family_words(file)
        found = [
            KnownPerson(
                person.name,
                (person.known_as,) if person.known_as else (),
                tuple(words.get(person.id, ())),
                person.who in CHILD_CODES,
            )
            for person in file.people
        ]
        found += [KnownPerson(helper.name) for helper in file.helpers]
        roles = _role_words(file.professionals)
        found += [KnownPerson(p.name, (), roles.get(p.id, ())) for p in file.professionals]
        if file.family.lead_name:
            found.append(KnownPerson(file.family.lead_name, (), _LEAD))
        return tuple(person for person in found if person.name.strip())


def names_of(person: Person) -> tuple[str, ...]:
    """Return what somebody is called: in full, as known, and by the first name."""
    return _calls(person.name, person.known_as)


@lru_cache(maxsize=512)
def _calls(name: str, known_as: str) -> tuple[str, ...]:
    found = (name.strip(), known_as.strip(), first(name))
    return tuple(sorted({call for call in found if call}))


def first(name: str) -> str:
    """Return the first of somebody's names."""
    return name.split()[0] if name.split() else ""


@lru_cache(maxsize=512)
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of these words, whole, in small letters or capitals."""
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)", re.IGNORECASE)


def _people(file: FamilyFile) -> tuple[object, ...]:
    return (
        file.people,
        file.relationships,
        file.helpers,
        file.professionals,
        file.family.lead_name,
    )


def _family_words(file: FamilyFile) -> dict[str, list[str]]:
    """Return the family words that mean one person only: "mum" if there is one mother."""
    children = {person.id for person in file.children()}
    holders: dict[str, set[str]] = {}
    for link in file.relationships:
        if link.other in children and link.kind in _SAME_WORD:
            holders.setdefault(link.kind, set()).add(link.person)
    found: dict[str, list[str]] = {}
    for kind, ids in holders.items():
        if len(ids) == 1:
            found.setdefault(next(iter(ids)), []).extend(_SAME_WORD[kind])
    return found


def _role_words(professionals: Iterable[Professional]) -> dict[str, tuple[str, ...]]:
    """Return the roles that mean one professional only."""
    phrases = [phrase for phrase in words_of("words_people", "roles") if len(phrase) > 3]
    of = {
        p.id: [
            phrase
            for phrase in phrases
            if phrase in p.role.lower() and any_word((phrase,)).search(p.role)
        ]
        for p in professionals
    }
    held_by = Counter(phrase for found in of.values() for phrase in found)
    return {
        id_: tuple(phrase for phrase in found if held_by[phrase] == 1) for id_, found in of.items()
    }
