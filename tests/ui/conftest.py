import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from taf_desktop.ui.common import theme as themes


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp):
    """Start in the light theme at 100 %; end without windows and without working lanes."""
    if themes.current() is not _applied.get("theme"):
        _applied["theme"] = themes.apply(qapp, themes.Mode.LIGHT)
    yield
    open_windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    lanes = [thread.name for thread in threading.enumerate() if thread.name.startswith("taf-")]
    names = [f"{type(widget).__name__} {widget.objectName()}" for widget in open_windows]
    for widget in open_windows:
        widget.hide()
        widget.deleteLater()
    # Or they stay for as long as no event loop turns, and every new theme dresses them all again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert names == [], "a test left windows open; give them to qtbot.addWidget"
    assert lanes == [], "a test left lanes running; shut its runner down"


@pytest.fixture
def theme(nothing_left_behind):
    """The light theme at 100 %, as every UI test has it."""
    return themes.current()


_applied: dict[str, themes.Theme] = {}
