from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from taf_desktop.domain.family import Person, Professional
from taf_desktop.services.families import Families
from taf_desktop.services.meetings import Meetings
from taf_desktop.services.plans import Plans
from taf_desktop.services.records import Records, made
from taf_desktop.support.clock import FixedClock
from tests.services.fakes import FakeVault


@pytest.fixture
def vault():
    return FakeVault(person_name="Sam Example", person_phone="0115 496 0000")


@pytest.fixture
def clock():
    return FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))


@pytest.fixture
def desk(vault, clock):
    records = Records(vault)
    return SimpleNamespace(
        vault=vault,
        families=Families(vault, clock),
        records=records,
        plans=Plans(vault, records, clock),
        meetings=Meetings(vault, records, clock),
    )


@pytest.fixture
def family(desk):
    family, _ = desk.families.start("The Example family")
    for who, name in (("adult", "Mo Example"), ("child", "Robin Example"), ("unborn", "Baby")):
        desk.records.add(made(Person, family.id, who=who, name=name))
    desk.records.add(made(Professional, family.id, name="Ida Example", role="school nurse"))
    return family
