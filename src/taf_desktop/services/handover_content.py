"""What goes into a hand-over: one family's things, the parts chosen, and their way to bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import msgspec

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.handover import (
    BRIEF_FAMILY,
    BRIEF_PERSON,
    LEAD_FIELDS,
    PART_KINDS,
    Part,
)
from taf_desktop.domain.kinds import KINDS, PARENT_LINK
from taf_desktop.domain.ports import UnitOfWork
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.domain.wording import Wording
from taf_desktop.services.freezing import thaw
from taf_desktop.services.handover_zip import FORM, RECORDS, VERSION

E = TypeVar("E", bound=Entity)

SIGNABLE = ("assessment", "plan", "plan_review", "meeting")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen: parts, and the ids of signed versions."""

    parts: frozenset[Part]
    versions: frozenset[str] = frozenset()

    @property
    def in_brief(self) -> bool:
        """Whether of the people only who is who goes, and how to reach them safely."""
        return Part.PEOPLE not in self.parts


@dataclass(frozen=True, slots=True)
class Content:
    """One family as it goes or came: itself, its things, signed versions, and texts of forms."""

    family: Family
    things: tuple[Entity, ...]
    versions: tuple[SignedVersion, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict[str, str])

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the things of one kind."""
        return tuple(thing for thing in self.things if isinstance(thing, kind))


def kinds_of(parts: Iterable[Part]) -> frozenset[str]:
    """Return the kinds that may be in a hand-over of these parts."""
    named = {kind for part in parts for kind in PART_KINDS[part]}
    return frozenset({"person", "wording"} | named)


def gather(unit: UnitOfWork, family_id: str, wanted: Wanted) -> Content:
    """Return what was chosen of a family, without what was put aside.

    Raises:
        UserError: ``record.gone``.
    """
    family = unit.get(Family, family_id)
    things = [
        thing
        for name in KINDS
        if name in kinds_of(wanted.parts)
        for thing in unit.of_family(KINDS[name], family_id)
    ]
    if wanted.in_brief:
        family = _brief(family, BRIEF_FAMILY)
        things = [_brief(t, BRIEF_PERSON) if isinstance(t, Person) else t for t in things]
    things = list(_held_together(family.id, things))
    versions = tuple(v for v in all_versions(unit, family_id) if v.id in wanted.versions)
    return Content(family, tuple(things), versions, _forms(unit, things, versions))


def all_versions(unit: UnitOfWork, family_id: str) -> tuple[SignedVersion, ...]:
    """Return every signed version of a family, of what is not put aside, oldest first."""
    found = [
        version
        for name in SIGNABLE
        for thing in unit.of_family(KINDS[name], family_id)
        for version in unit.versions(thing.id)
    ]
    return tuple(sorted(found, key=lambda version: (version.signed_at, version.id)))


def to_files(content: Content) -> dict[str, bytes]:
    """Return content as the files of a packet."""
    things = [content.family, *content.things]
    records = [(thing.KIND, plain(thing)) for thing in things]
    files = {RECORDS: msgspec.json.encode(records)}
    for number, version in enumerate(content.versions, start=1):
        files[VERSION.format(number=number)] = msgspec.json.encode(version)
    for hash_, text in sorted(content.forms.items()):
        files[FORM.format(hash=hash_)] = text.encode("utf-8")
    return files


def plain(thing: Entity) -> dict[str, Any]:
    """Return a thing's fields as plain values, without how often it was saved here."""
    values: dict[str, Any] = msgspec.to_builtins(thing)
    values.pop("revision", None)
    return values


def digest(thing: Entity) -> str:
    """Return what a thing comes down to, to see whether it changed. Who leads is left out."""
    left_out = LEAD_FIELDS if isinstance(thing, Family) else frozenset[str]()
    values = {name: value for name, value in plain(thing).items() if name not in left_out}
    return hashlib.sha256(msgspec.json.encode(values, order="sorted")).hexdigest()[:32]


def digests(content: Content, *, in_brief: bool) -> dict[str, str]:
    """Return what each thing comes down to, by id. What went in brief is not compared later."""
    left_out = (Family, Person) if in_brief else ()
    things = (content.family, *content.things)
    return {thing.id: digest(thing) for thing in things if not isinstance(thing, left_out)}


def forms_of(version: SignedVersion) -> frozenset[str]:
    """Return the forms a signed version was answered on."""
    return frozenset(each.form_hash for each in thaw(version.content).assessments)


@cache
def field_names(kind: type[Entity]) -> frozenset[str]:
    """Return the names of a kind's fields as they stand in a file."""
    return frozenset(plain(kind(id="", family_id="")))


def _held_together(family_id: str, things: Iterable[Entity]) -> Iterator[Entity]:
    """Yield what still has what it hangs on: a plan put aside leaves parts of it behind."""
    kept = {family_id}
    for thing in sorted(things, key=_depth):
        link = "of_id" if isinstance(thing, Wording) else PARENT_LINK.get(thing.KIND)
        if link is None or getattr(thing, link) in kept:
            kept.add(thing.id)
            yield thing


def _depth(thing: Entity) -> int:
    """Return how many things stand above one, so that those above come first."""
    if isinstance(thing, Wording):
        return len(KINDS)
    depth, link = 0, PARENT_LINK.get(thing.KIND)
    while link is not None:
        depth, link = depth + 1, PARENT_LINK.get(link.removesuffix("_id"))
    return depth


def _forms(
    unit: UnitOfWork, things: Iterable[Entity], versions: Iterable[SignedVersion]
) -> dict[str, str]:
    wanted = {thing.form_hash for thing in things if isinstance(thing, Assessment)}
    for version in versions:
        wanted |= forms_of(version)
    return dict(_texts(unit, sorted(wanted)))


def _texts(unit: UnitOfWork, hashes: Iterable[str]) -> Iterator[tuple[str, str]]:
    for hash_ in hashes:
        text = unit.form_text(hash_)
        if text is None:
            raise UserError("handover.form_missing")
        yield hash_, text


def _brief(thing: E, names: frozenset[str]) -> E:
    return type(thing)(**{name: getattr(thing, name) for name in names})
