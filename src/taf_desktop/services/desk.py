"""Everything a person can do once a vault is open, joined over one maker of units of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.audit import Trail
from taf_desktop.services.coach_facts import CoachFacts
from taf_desktop.services.coaching import Coaching
from taf_desktop.services.compare import Comparing
from taf_desktop.services.copies import Copies
from taf_desktop.services.documents import DocumentMaker, Documents, OtherMakers
from taf_desktop.services.endings import Endings
from taf_desktop.services.erasure import Erasure
from taf_desktop.services.example import ExampleFamily
from taf_desktop.services.families import Families
from taf_desktop.services.goals import Goals
from taf_desktop.services.handovers import Handovers
from taf_desktop.services.meetings import Meetings
from taf_desktop.services.own_library import LibraryShelf
from taf_desktop.services.plans import Plans
from taf_desktop.services.progress import Progress
from taf_desktop.services.records import Records
from taf_desktop.services.retention import Retention
from taf_desktop.services.retention_rules import rules_for
from taf_desktop.services.reviews import Reviews
from taf_desktop.services.subject_access import SubjectAccess
from taf_desktop.services.wordings import EasyWords
from taf_desktop.support.clock import Clock


class VaultSettings:
    """What the vault remembers about the person who works here and their place."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self.unit_of_work = unit_of_work

    def read(self) -> Mapping[str, str]:
        """Return every setting by its name."""
        with self.unit_of_work() as unit:
            return unit.settings()

    def write(self, values: Mapping[str, str]) -> ChangeSet:
        """Remember some settings."""
        with self.unit_of_work() as unit:
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
    goals: Goals
    progress: Progress
    reviews: Reviews
    comparing: Comparing
    coaching: Coaching
    facts: CoachFacts
    meetings: Meetings
    documents: Documents
    copies: Copies
    access: SubjectAccess
    easy_words: EasyWords
    settings: VaultSettings
    example: ExampleFamily
    trail: Trail
    retention: Retention
    endings: Endings
    erasure: Erasure
    handovers: Handovers
    library: LibraryShelf
    forms: Catalogue
    clock: Clock


def set_up_desk(
    unit_of_work: UnitOfWorkFactory,
    forms: Catalogue,
    make: DocumentMaker,
    clock: Clock,
    others: OtherMakers | None = None,
) -> Desk:
    """Join the use cases over an open vault."""
    records = Records(unit_of_work)
    assessments = Assessments(unit_of_work, forms, clock)
    retention = Retention(unit_of_work, rules_for, clock)
    facts = CoachFacts(unit_of_work, clock)
    documents = Documents(unit_of_work, assessments, make, clock, others, facts.for_pages)
    return Desk(
        families=Families(unit_of_work, clock),
        records=records,
        assessments=assessments,
        plans=Plans(unit_of_work, records, clock),
        goals=Goals(unit_of_work, records, clock),
        progress=Progress(unit_of_work, clock),
        reviews=Reviews(unit_of_work, clock),
        comparing=Comparing(unit_of_work),
        coaching=Coaching(clock),
        facts=facts,
        meetings=Meetings(unit_of_work, records, clock),
        documents=documents,
        copies=Copies(unit_of_work, documents, clock),
        access=SubjectAccess(
            unit_of_work,
            assessments,
            documents,
            others.access if others is not None else None,
            clock,
        ),
        easy_words=EasyWords(unit_of_work, assessments, clock),
        settings=VaultSettings(unit_of_work),
        example=ExampleFamily(unit_of_work, forms),
        trail=Trail(unit_of_work),
        retention=retention,
        endings=Endings(unit_of_work, retention, facts, clock),
        erasure=Erasure(unit_of_work, retention, clock),
        handovers=Handovers(unit_of_work, clock),
        library=LibraryShelf(),
        forms=forms,
        clock=clock,
    )
