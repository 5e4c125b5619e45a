"""What came beside what is here: the difference, and taking it in.

Each side may have gone on working. What a thing was when it last went or came is remembered
(``HandoverLine.base``), so it can be told who changed it since. Nothing that is here is removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.handover import LEAD_FIELDS, NEW_LEAD, Direction, HandoverLine
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.ports import UnitOfWork
from taf_desktop.domain.retention import KeptFamily, Tombstone
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.forms.codes import code_list
from taf_desktop.forms.loader import load
from taf_desktop.services.families import LEAD_FROM_SETTINGS
from taf_desktop.services.handover_box import Manifest
from taf_desktop.services.handover_content import Content, digest

AGAIN = "taken_again_reason"
"""The code list of reasons. Free words could name somebody, so none are kept."""


class Standing(StrEnum):
    """How one thing that came stands to what is here."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    OURS = "ours"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that came, how it stands, and the one that is here."""

    thing: Entity
    standing: Standing
    here: Entity | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that came, compared.

    ``new_versions`` are signed versions that are not here; ``version_clashes`` counts those that
    another one with the same number keeps out: what was signed is never written over. ``erased`` is
    the line of the ledger if this family's record was removed for good here.
    """

    erased: Tombstone | None
    new_family: bool
    put_aside: bool
    compared: tuple[Compared, ...]
    new_versions: tuple[SignedVersion, ...]
    version_clashes: int
    seen_before: HandoverLine | None

    def count(self, standing: Standing) -> int:
        """Return how many things stand so."""
        return sum(each.standing is standing for each in self.compared)

    @property
    def nothing_new(self) -> bool:
        """Whether taking it in would change nothing."""
        changes = (Standing.NEW, Standing.NEWER, Standing.BOTH)
        return not self.new_versions and not any(self.count(each) for each in changes)


def compare(unit: UnitOfWork, manifest: Manifest, content: Content) -> Difference:
    """Return how what came stands to what is here.

    Raises:
        UserError: ``handover.damaged``, it claims things of another family.
    """
    family_id = content.family.id
    stones = (stone for stone in unit.keeping.erased() if not stone.again_at)
    kept = _kept(unit, family_id)
    lines = unit.handovers.lines(family_id) if kept else ()
    base = _base(lines)
    in_brief = "people" not in manifest.parts
    things = (content.family, *content.things)
    versions = [(version, _is_free(unit, version)) for version in content.versions]
    return Difference(
        erased=next((stone for stone in stones if stone.family_id == family_id), None),
        new_family=kept is None,
        put_aside=kept is not None and kept.put_aside,
        compared=tuple(_compare(unit, thing, base, in_brief=in_brief) for thing in things),
        new_versions=tuple(version for version, free in versions if free),
        version_clashes=sum(free is None for _version, free in versions),
        seen_before=next(
            (
                line
                for line in lines
                if line.bundle_id == manifest.bundle_id and line.direction is Direction.RECEIVED
            ),
            None,
        ),
    )


def take_in(
    unit: UnitOfWork,
    manifest: Manifest,
    content: Content,
    today: date,
    *,
    theirs: bool,
    again: str = "",
) -> Difference:
    """Put what came into the record, inside a unit of work. Twice is the same as once.

    ``theirs`` says what holds where both sides changed a thing: what came, or what is here;
    ``again`` why a record that was removed for good is taken in again.

    Raises:
        UserError: ``handover.erased_here``, it was removed for good and no reason is given; and as
            ``compare``.
    """
    found = compare(unit, manifest, content)
    if found.erased is not None:
        if again not in {option.name for option in code_list(AGAIN).options}:
            raise UserError("handover.erased_here")
        unit.take_again(content.family.id, again)
    wanted = {Standing.NEW, Standing.NEWER, *((Standing.BOTH,) if theirs else ())}
    for each in found.compared:
        if isinstance(each.thing, Family):
            _put_family(unit, each, manifest, found, today, wanted=each.standing in wanted)
        elif each.standing in wanted:
            unit.put(replace(each.thing, revision=each.here.revision if each.here else 0))
    if found.put_aside:
        unit.bring_back(Family, content.family.id)
    for hash_, text in content.forms.items():
        definition = load(text, "form.yaml").definition
        if definition is not None:
            unit.keep_form(hash_, definition.form_id, definition.version, text)
    for version in found.new_versions:
        unit.add_version(version)
    return found


def _put_family(
    unit: UnitOfWork,
    each: Compared,
    manifest: Manifest,
    found: Difference,
    today: date,
    *,
    wanted: bool,
) -> None:
    came, here = each.thing, each.here
    if not isinstance(came, Family):
        return
    family = came
    if isinstance(here, Family):
        own = {name: getattr(here, name) for name in LEAD_FIELDS}
        family = replace(came, revision=here.revision, **own) if wanted else here
    # Who has taken it in already may have gone on: the same file does not make them lead again.
    if manifest.purpose == NEW_LEAD and found.seen_before is None:
        family = _led_here(unit, family, manifest.from_day or today.isoformat())
    if family != here:
        unit.put(family)


def _led_here(unit: UnitOfWork, family: Family, since: str) -> Family:
    known = unit.settings()
    lead = {field: known.get(setting, "") for field, setting in LEAD_FROM_SETTINGS.items()}
    return replace(
        family,
        **lead,
        lead_since=since,
        lead_chosen_by_family="",
        manager_name="",
        manager_contact="",
        talked_through_on="",
        closed_on="",
        closed_reason="",
        end_agreed_with="",
        end_children_say="",
        end_parents_say="",
        end_who_helps="",
        end_ask_on="",
        taken_over_on="",
    )


def _kept(unit: UnitOfWork, family_id: str) -> KeptFamily | None:
    return next((f for f in unit.keeping.families() if f.family_id == family_id), None)


def _base(newest_first: Sequence[HandoverLine]) -> Mapping[str, str]:
    base: dict[str, str] = {}
    for line in reversed(newest_first):
        base.update(line.base)
    return base


def _compare(
    unit: UnitOfWork, thing: Entity, base: Mapping[str, str], *, in_brief: bool
) -> Compared:
    here = _here(unit, thing)
    if here is None:
        return Compared(thing, Standing.NEW, None)
    if in_brief and isinstance(thing, Family | Person):
        return Compared(thing, Standing.OURS, here)
    came, now, before = digest(thing), digest(here), base.get(thing.id)
    if came == now:
        return Compared(thing, Standing.SAME, here)
    if before == now:
        return Compared(thing, Standing.NEWER, here)
    return Compared(thing, Standing.OURS if before == came else Standing.BOTH, here)


def _here(unit: UnitOfWork, thing: Entity) -> Entity | None:
    try:
        here = unit.get(KINDS[thing.KIND], thing.id)
    except UserError:
        return None
    if here.family_id != thing.family_id:
        raise UserError("handover.damaged")
    return here


def _is_free(unit: UnitOfWork, version: SignedVersion) -> bool | None:
    """Say whether a signed version can be added; ``None`` if another one has its number."""
    kept = unit.versions(version.of_id)
    if any(each.id == version.id for each in kept):
        return False
    return None if any(each.number == version.number for each in kept) else True
