import pytest

from tests.ui.families.sample import enter_family, new_place


@pytest.fixture
def place():
    return new_place()


@pytest.fixture
def ids(place):
    return enter_family(place)
