from copy import copy
from dataclasses import replace

import pytest

from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from tests.ui.families.sample import enter_family, new_place


@pytest.fixture
def place():
    return new_place()


@pytest.fixture
def ids(place):
    return enter_family(place)


@pytest.fixture(scope="module")
def entered():
    """The family, entered once for a module whose tests each begin anew from it."""
    place = new_place()
    return place, enter_family(place), place.vault.kept


@pytest.fixture
def same_place(entered):
    """The same desk with the family as it was at first; what another test changed is forgotten."""
    place, _ids, kept = entered
    place.vault.kept = type(kept)(**{name: copy(value) for name, value in vars(kept).items()})
    bus = ChangeBus()
    return replace(place, bus=bus, runner=ImmediateRunner(bus.publish))
