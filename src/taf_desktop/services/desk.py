"""Everything a person can do once a vault is open, joined over one maker of units of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.documents import DocumentMaker, Documents
from taf_desktop.services.example import ExampleFamily
from taf_desktop.services.families import Families
from taf_desktop.services.meetings import Meetings
from taf_desktop.services.plans import Plans
from taf_desktop.services.records import Records
from taf_desktop.support.clock import Clock


class VaultSettings:
    """What the vault remembers about the person who works here and their place."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def read(self) -> Mapping[str, str]:
        """Return every setting by its name."""
        with self._unit_of_work() as unit:
            return unit.settings()

    def write(self, values: Mapping[str, str]) -> ChangeSet:
        """Remember some settings."""
        with self._unit_of_work() as unit:
            for name, value in values.items():
                unit.set_setting(name, value)
            return unit.commit()


@dataclass(frozen=True, slots=True)
class Desk:
    """The use cases of one open vault."""

    families: Families
    records: Records
    assessments: Assessments
    plans: Plans
    meetings: Meetings
    documents: Documents
    settings: VaultSettings
    example: ExampleFamily
    forms: Catalogue
    clock: Clock


def set_up_desk(
    unit_of_work: UnitOfWorkFactory, forms: Catalogue, make: DocumentMaker, clock: Clock
) -> Desk:
    """Join the use cases over an open vault."""
    records = Records(unit_of_work)
    assessments = Assessments(unit_of_work, forms, clock)
    return Desk(
        families=Families(unit_of_work, clock),
        records=records,
        assessments=assessments,
        plans=Plans(unit_of_work, records, clock),
        meetings=Meetings(unit_of_work, records, clock),
        documents=Documents(unit_of_work, assessments, make, clock),
        settings=VaultSettings(unit_of_work),
        example=ExampleFamily(unit_of_work, forms),
        forms=forms,
        clock=clock,
    )
