"""What the coach knows beside the words: who belongs to the family, and what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a text is for. ``QUOTATION`` is somebody's own words and is never corrected."""

    ACTION = "action"
    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    GOAL = "goal"
    MEASURE = "measure"
    FAMILY_TEXT = "family_text"
    PROFESSIONAL_TEXT = "professional_text"
    QUOTATION = "quotation"


@dataclass(frozen=True)
class KnownPerson:
    """Somebody of the record.

    ``calls`` are what they are called beside their full name; ``words`` are the family words and
    roles that mean them and nobody else here ("mum", "health visitor").
    """

    name: str
    calls: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    child: bool = False


@dataclass(frozen=True, eq=False)
class Context:
    """Goes with every text. The empty context knows nobody and takes the text for an action.

    Two contexts are never equal: what was found with one is remembered for that one.
    """

    people: tuple[KnownPerson, ...] = ()
    meeting_dated: bool = False
    kind: Kind = Kind.ACTION

    @classmethod
    def of(
        cls,
        people: Iterable[str] = (),
        roles: Mapping[str, str] | None = None,
        *,
        meeting_dated: bool = False,
        kind: str = Kind.ACTION,
    ) -> Context:
        """Return a context from plain values: names, and words or roles with the name meant."""
        known = [KnownPerson(name) for name in people]
        known += [KnownPerson(name, words=(word.lower(),)) for word, name in (roles or {}).items()]
        return cls(tuple(known), meeting_dated, Kind(kind))

    @cached_property
    def names(self) -> Mapping[str, KnownPerson]:
        """Everybody by each of their names, whole and in parts, in small letters."""
        found: dict[str, KnownPerson] = {}
        for person in self.people:
            for call in (person.name, *person.calls):
                small = call.lower().replace("’", "'").strip()
                for part in (small, *small.split()):
                    if len(part) > 1:
                        found.setdefault(part, person)
        return found

    @cached_property
    def name_parts(self) -> frozenset[str]:
        """All single names in small letters."""
        return frozenset(part for name in self.names for part in name.split())

    @cached_property
    def linked(self) -> Mapping[str, KnownPerson]:
        """The family words and roles that mean one person of the record."""
        found: dict[str, KnownPerson] = {}
        for person in self.people:
            for word in person.words:
                found.setdefault(word.lower(), person)
        return found

    @cached_property
    def by_kind(self) -> Mapping[Kind, Context]:
        """This context for each kind of text."""
        return {kind: Context(self.people, self.meeting_dated, kind) for kind in Kind}
