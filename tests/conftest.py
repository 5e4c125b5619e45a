import gc
import os

# Before anything imports PySide6: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.qt_guard import keep_singletons_alive
from taf_desktop.services import example
from taf_desktop.support.clock import FixedClock
from taf_desktop.ui.common import theme

keep_singletons_alive()

# Nobody waits in vain, so a wait may be long; five seconds, the default, are few where much runs.
for _wait in (
    QtBot.waitUntil,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitExposed,
    QtBot.waitActive,
):
    _wait.__kwdefaults__["timeout"] = 30_000

# Tests enter the example family some hundred times; its file is read once in a process.
_read_example = cache(example.example_content)
example.example_content = lambda: deepcopy(_read_example())

HERE = Path(__file__).parent
NOT_MEASURED = [HERE / name for name in ("accessibility", "bench", "contract", "e2e", "security")]
"""Journeys and proofs. What they run is covered where it is tested line by line, and to measure
which lines are run takes as long again as running them."""

LONG = [HERE / name for name in ("accessibility/test_every_document.py", "app", "e2e")]
"""The files that take longest."""


def _is_in(item, places):
    return any(item.path.is_relative_to(place) for place in places)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put what is measured first, and in each part the longest files; else the order is random.

    A module is imported and a list is read once in a process: had a journey done it before, it
    would not be seen to be covered. And where two processes share the files, both end together.
    """
    items.sort(key=lambda item: (_is_in(item, NOT_MEASURED), not _is_in(item, LONG)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Measure no coverage in journeys and proofs, nor while they are set up."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    measuring = getattr(plugin, "cov_controller", None)
    if measuring is None or not _is_in(item, NOT_MEASURED):
        return (yield)
    measuring.pause()
    try:
        return (yield)
    finally:
        measuring.resume()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    """Leave no garbage to whichever thread comes by, as the program does (``app.collector``).

    A worker that collects widgets destroys them on its own thread, and the process may die of it.
    """
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """Collect in this thread what was left, when Python itself would have."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


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
