"""Checks of plain facts: P58 to P60."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from taf_desktop.coach.lists import pattern
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.remark import Hit
from taf_desktop.coach.texts import texts
from taf_desktop.domain.dates import read_date, spoken_date
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import call_name
from taf_desktop.support.words import listed

_OLDEST = 110
_FAR_YEARS = 5
_NEARLY = 0.88
_NAMED = 3
"""So many of several families with nearly the same name are named: who looks needs no more."""
_DIGITS = re.compile(r"\d+")
_PER_CENT = re.compile(r"(\d{1,4}(?:\.\d+)?)\s?(?:%|per cent|percent)")


def p58(look: Look) -> Iterator[Hit]:
    """Days that can be."""
    for person in look.file.people:
        yield from _birth(look, person)
    for action in look.actions:
        start, end = day(action.start), day(action.by_when)
        if start and end and end < start:
            yield Hit(
                kind="action",
                thing_id=action.id,
                field="by_when",
                variant="order",
                words=action.by_when,
                gaps={"day": spoken_date(end)},
            )
        yield from _far(look, "action", action.id, end)
    for goal in look.goals:
        yield from _far(look, "goal", goal.goal.id, day(goal.goal.by_when))
    agreed = day(look.plan.signed_on) if look.plan else None
    review = day(look.plan.plan.review_date) if look.plan else None
    if look.plan and agreed and review and review < agreed:
        yield Hit(
            kind="plan",
            thing_id=look.plan.plan.id,
            field="review_date",
            variant="review_before",
            gaps={"day": spoken_date(review)},
        )


def p59(look: Look) -> Iterator[Hit]:
    """Nobody stands in the record twice."""
    for one, other in combinations(look.file.people, 2):
        if _nearly(one.name, other.name) and (
            one.born == other.born or not (one.born and other.born)
        ):
            yield Hit(
                kind="person",
                thing_id=other.id,
                field="name",
                variant="person",
                words=other.name,
                gaps={"name": call_name(other)},
            )
    alike = _alike(look.file.family.name, tuple(look.more.other_families or ()))
    if alike:
        named = listed(tuple(dict.fromkeys(alike))[:_NAMED])
        yield Hit(
            kind="family",
            thing_id=look.file.family.id,
            field="name",
            variant="family" if len(alike) == 1 else "families",
            words=named,
            gaps={"name": named, "count": len(alike)},
        )


def p60(look: Look) -> Iterator[Hit]:
    """Numbers that can be, read back to the family."""
    for person in look.file.people:
        for match in _over(person.attendance):
            yield Hit(
                kind="person",
                thing_id=person.id,
                field="attendance",
                variant="over_hundred",
                span=match.span(),
                words=match.group(),
            )
    for placed in texts(look):
        for looked_for, variant in ((_PER_CENT, "over_hundred"), (pattern("much"), "much")):
            for match in looked_for.finditer(placed.text):
                if variant == "much" or float(match[1]) > 100:
                    yield Hit(
                        kind=placed.kind,
                        thing_id=placed.thing_id,
                        field=placed.field,
                        variant=variant,
                        span=match.span(),
                        words=match.group(),
                    )
    if look.more.read_back is False:
        yield Hit(
            kind="family", thing_id=look.file.family.id, field="read_back_on", variant="read_back"
        )


def _over(text: str) -> list[re.Match[str]]:
    return [match for match in _PER_CENT.finditer(text) if float(match[1]) > 100]


def _birth(look: Look, person: Person) -> Iterator[Hit]:
    born = read_date(person.born)
    name: dict[str, object] = {"name": call_name(person), "day": born.spoken()}
    if person.who == "unborn":
        if born.day and (look.today - born.day).days > 21:
            yield Hit(
                kind="person",
                thing_id=person.id,
                field="born",
                variant="past_due",
                words=person.born,
                gaps=name,
            )
        return
    if born.day and born.day > look.today:
        yield Hit(
            kind="person",
            thing_id=person.id,
            field="born",
            variant="future_birth",
            words=person.born,
            gaps=name,
        )
    elif born.year and look.today.year - born.year > _OLDEST:
        yield Hit(
            kind="person",
            thing_id=person.id,
            field="born",
            variant="old_birth",
            words=person.born,
            gaps=name | {"age": look.today.year - born.year},
        )


def _far(look: Look, kind: str, id_: str, when: date | None) -> Iterator[Hit]:
    if when and abs(when.year - look.today.year) > _FAR_YEARS:
        yield Hit(
            kind=kind, thing_id=id_, field="by_when", variant="far", gaps={"day": spoken_date(when)}
        )


def _nearly(one: str, other: str) -> bool:
    return bool(_alike(one, (other,)))


@lru_cache(maxsize=64)
def _alike(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of the other names are nearly the same, the nearest first.

    A number tells two names apart: somebody put it there for that.
    """
    own = _plainly(name)
    matcher = SequenceMatcher(None, "", own)
    found: list[tuple[float, str]] = []
    for other in others:
        plain = _plainly(other)
        matcher.set_seq1(plain)
        if not plain or not own or _DIGITS.findall(plain) != _DIGITS.findall(own):
            continue
        # The first two are quickly told and never less than the third.
        likely = min(matcher.real_quick_ratio(), matcher.quick_ratio())
        likeness = matcher.ratio() if likely >= _NEARLY else 0.0
        if likeness >= _NEARLY:
            found.append((-likeness, other))
    return tuple(other for _likeness, other in sorted(found))


def _plainly(name: str) -> str:
    return " ".join(name.lower().split())
