"""No named person: a role, family word, group, service or place where a name should stand."""

from __future__ import annotations

import re

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.finding import Finding, apart, found, whole
from taf_desktop.coach.lists import pattern, word_set
from taf_desktop.coach.people import Named, Unnamed, names, unnamed
from taf_desktop.coach.reading import Reading

_NOT_ABOUT_DOERS = frozenset({Kind.GOAL, Kind.MEASURE, Kind.WHEN, Kind.QUOTATION})
_SPEAKER_ACTS = re.compile(
    r"^\W*(?:(?:and|so|ok|yes)\s+)?(?:i|i'll|i'm|i've|i'd|me|ill)\b"
    r"(?!\s+(?:and|mate|mates|pal|mum|mam|dad|nan|brother|sister|auntie|uncle|cousin|neighbour)\b)"
)
_CONTACTS = re.compile(r"\b(?:meet|meets|see|sees)\s+$")
_BESIDE = 3
"""A name so few letters after a role belongs to it: "health visitor Bukola", "tutor: Mr Nowak"."""


def unnamed_doers(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return the roles, groups and services named instead of a person; nothing if one is named."""
    if ctx.kind in _NOT_ABOUT_DOERS or not reading.words:
        return ()
    roles = unnamed(reading)
    people = names(reading, ctx)
    if any(role.word in ctx.linked for role in roles):
        return ()
    if any(_answers(reading, ctx, person, roles) for person in people):
        return ()
    standing = [role for role in roles if _stands_for_somebody(reading, role)]
    if ctx.kind is not Kind.WHO and _SPEAKER_ACTS.search(reading.plain):
        return ()
    if standing:
        return apart([found(reading, role.start, role.end, sort=role.word) for role in standing])
    return () if people else whole(reading, sort="nobody")


def _answers(reading: Reading, ctx: Context, person: Named, roles: tuple[Unnamed, ...]) -> bool:
    """Say whether a name is of somebody who has a part in it, not only of whom it is about.

    "Mum to ring Mrs Okafor" names somebody to turn to; "School to weigh Ayaan" does not.
    """
    first_role = min(
        (role.start for role in roles if _stands_for_somebody(reading, role)), default=None
    )
    possessive = reading.plain[person.end - 2 : person.end] == "'s"
    if ctx.kind is Kind.WHO:
        return not possessive or not roles
    if person.titled or first_role is None:
        return True
    if any(0 < person.start - role.end <= _BESIDE for role in roles):
        return not possessive
    if _is_met(reading, person, roles):
        return False
    if person.start < first_role:
        return not (possessive and _belongs(reading, person, first_role))
    return not possessive and bool(
        pattern("reaches").search(reading.plain[: person.start])
        or reading.plain[person.start - 1 : person.start] in "(/:-"
    )


def _is_met(reading: Reading, person: Named, roles: tuple[Unnamed, ...]) -> bool:
    """Say whether it is the one a service meets or sees: "Inclusion team meet Yusuf at 8.50"."""
    family = word_set("words_people", "family")
    others = all(role.word not in family for role in roles if role.start < person.start)
    return others and bool(_CONTACTS.search(reading.plain[: person.start]))


def _belongs(reading: Reading, person: Named, first_role: int) -> bool:
    """Say whether a role belongs to a name: "Jay's mum", "Leah's class teacher"."""
    return not re.search(r"\b(?:to|will|and)\b", reading.plain[person.end : first_role])


def _stands_for_somebody(reading: Reading, role: Unnamed) -> bool:
    """Say whether a word stands for who does it, not for something else it can mean."""
    if role.word not in word_set("words_people", "only_as_doer"):
        return True
    after = reading.plain[role.end :]
    return bool(
        re.match(r"\s*(?:$|[,./&+)]|(?:to|will|and|or|is|are|should|can|need|needs|must)\b)", after)
    )
