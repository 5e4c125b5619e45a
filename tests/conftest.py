import os

# Before anything imports PySide6: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from datetime import UTC, datetime

import pytest

from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.qt_guard import keep_singletons_alive
from taf_desktop.support.clock import FixedClock

keep_singletons_alive()


@pytest.fixture
def clock():
    """Stands still at 14:32 UTC on Saturday 21 November 2026."""
    return FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))


@pytest.fixture
def immediate_runner():
    """Does each job at once, in the test's own thread."""
    return ImmediateRunner()
