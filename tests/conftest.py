import os

# Before anything imports PySide6: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from datetime import UTC, datetime

import pytest

from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.qt_guard import keep_singletons_alive
from taf_desktop.support.clock import FixedClock
from taf_desktop.ui.common import theme

keep_singletons_alive()


@pytest.fixture(scope="session")
def qapp_args():
    """Makes the application as the program makes it."""
    return ["taf-desktop", *theme.QT_ARGUMENTS]


@pytest.fixture
def clock():
    """Stands still at 14:32 UTC on Saturday 21 November 2026."""
    return FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))


@pytest.fixture
def immediate_runner():
    """Does each job at once, in the test's own thread."""
    return ImmediateRunner()
