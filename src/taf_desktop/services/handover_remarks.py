"""What to point out before a record goes: what nobody agreed to share, and what could do harm.

It stops nobody: a record may have to go to keep a child safe (``services.sharing``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import Agreement
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.handover import Card, Part
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.sharing import (
    WITHDRAWN,
    can_be_asked,
    decision_now,
    excluded,
    may_share,
    may_share_plan,
)
from taf_desktop.support.words import say

NOT_PRIVATE = frozenset({"", "no"})
"""Answers of ``Home.address_private`` by which an address may be told. Not sure is private."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence. ``serious`` where somebody said no, or could be put at risk."""

    text: str
    serious: bool = False


def remarks(file: FamilyFile, wanted: Wanted, to: Card | None) -> tuple[Remark, ...]:
    """Return what to point out about sending these parts, the serious first."""
    found = [*_of_people(file, wanted, to), *_of_homes(file, wanted)]
    if wanted.versions and wanted.parts != frozenset(Part):
        found.append(Remark(say("handover.remark.versions")))
    return tuple(sorted(found, key=lambda remark: not remark.serious))


def _of_people(file: FamilyFile, wanted: Wanted, to: Card | None) -> Iterator[Remark]:
    for person in file.people:
        if not can_be_asked(person):
            continue
        name, answer = call_name(person), file.current_agreement(person.id)
        if answer is None:
            yield Remark(say("handover.remark.not_asked", name=name), serious=True)
            continue
        yield from _of_answer(name, answer, wanted, to)


def _of_answer(name: str, answer: Agreement, wanted: Wanted, to: Card | None) -> Iterator[Remark]:
    kept_out = excluded(answer)
    if to is not None and any(_is_meant(line, to) for line in kept_out):
        yield Remark(say("handover.remark.kept_out_now", name=name), serious=True)
    elif kept_out:
        who = ", ".join(kept_out)
        yield Remark(say("handover.remark.kept_out", name=name, who=who), serious=True)
    if decision_now(answer) == WITHDRAWN:
        yield Remark(say("handover.remark.withdrawn", name=name), serious=True)
    elif not may_share(answer):
        yield Remark(say("handover.remark.not_agreed", name=name), serious=True)
    elif {Part.PLAN, Part.MEETINGS} & wanted.parts and not may_share_plan(answer):
        yield Remark(say("handover.remark.plan_not_agreed", name=name), serious=True)
    if answer.limits.strip():
        limits = " ".join(answer.limits.split())
        yield Remark(say("handover.remark.limits", name=name, limits=limits))


def _of_homes(file: FamilyFile, wanted: Wanted) -> Iterator[Remark]:
    if Part.PEOPLE in wanted.parts:
        for home in file.homes:
            if home.address_private not in NOT_PRIVATE:
                name = home.name or home.postcode or say("handover.remark.a_home")
                yield Remark(say("handover.remark.private_home", name=name), serious=True)


def _is_meant(line: str, to: Card) -> bool:
    own = [each.casefold() for each in (to.name, to.role, to.organisation) if each]
    return any(mine in line.casefold() or line.casefold() in mine for mine in own)


def day_words(iso: str) -> str:
    """Return an ISO day or moment in words."""
    return spoken_date(date.fromisoformat(iso[:10]))
