"""Families: the list, one family whole, and starting with a family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.freezing import thaw
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.support.clock import Clock
from taf_desktop.support.ids import new_id

LEAD_FROM_SETTINGS = {
    "lead_name": "person_name",
    "lead_role": "person_role",
    "lead_agency": "person_agency",
    "lead_phone": "person_phone",
    "lead_email": "person_email",
}


@dataclass(frozen=True, slots=True)
class OpenFamily:
    """A family's file and the lists its forms offer."""

    file: FamilyFile
    lists: Lists


class Families:
    """What a lead professional does with families as a whole."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def all(self) -> Sequence[FamilyFacts]:
        """Return the list of families, newest change first."""
        with self._unit_of_work() as unit:
            return unit.families()

    def newest(self, limit: int, before: tuple[str, str] = ("", "")) -> Sequence[FamilyFacts]:
        """Return a page of that list: so many families after the one with this moment and id."""
        with self._unit_of_work() as unit:
            return unit.newest_families(limit, before)

    def shown(self, ids: Sequence[str]) -> Sequence[FamilyFacts]:
        """Return what the list tells of some families; those put aside or gone are left out."""
        with self._unit_of_work() as unit:
            return unit.shown_families(ids)

    def open(self, family_id: str) -> OpenFamily:
        """Return one family whole.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            return OpenFamily(file, family_lists(file))

    def start(self, name: str, **values: Answer) -> tuple[Family, ChangeSet]:
        """Start with a family; the person who works here becomes its lead professional.

        Raises:
            UserError: ``families.name_missing``.
        """
        if not name.strip():
            raise UserError("families.name_missing")
        id_ = new_id()
        with self._unit_of_work() as unit:
            known = unit.settings()
            lead = {field: known.get(setting, "") for field, setting in LEAD_FROM_SETTINGS.items()}
            today = self._clock.today().isoformat()
            given = {"started": today, "lead_since": today, **lead, **values, "name": name.strip()}
            family = unit.put(Family(id=id_, family_id=id_, **given))  # type: ignore[arg-type]
            return family, unit.commit()

    def signed_versions(self, of_id: str) -> tuple[SignedVersion, ...]:
        """Return the signed versions of an assessment, a plan or a meeting, oldest first."""
        with self._unit_of_work() as unit:
            return unit.versions(of_id)

    def as_signed(self, of_id: str, number: int) -> FamilyFile:
        """Return the family as it stood when a version was signed.

        Raises:
            UserError: ``record.gone``, there is no such version.
        """
        for version in self.signed_versions(of_id):
            if version.number == number:
                return thaw(version.content)
        raise UserError("record.gone")
