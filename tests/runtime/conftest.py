import pytest

from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.tasks import LaneRunner


@pytest.fixture
def bus(qapp):
    return ChangeBus()


@pytest.fixture
def unhandled():
    return []


@pytest.fixture
def runner(bus, unhandled):
    made = LaneRunner(bus.publish, unhandled.append)
    yield made
    made.shutdown()
