import os

# Before anything imports PySide6: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from datetime import UTC, datetime

import pytest

from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.qt_guard import keep_true_alive
from taf_desktop.support.clock import FixedClock

keep_true_alive()


def pytest_configure(config):
    # The offscreen platform says this of every window with a fixed size; it means nothing here.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture
def clock():
    """Stands still at 14:32 UTC on Saturday 21 November 2026."""
    return FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))


@pytest.fixture
def immediate_runner():
    """Does each job at once, in the test's own thread."""
    return ImmediateRunner()
