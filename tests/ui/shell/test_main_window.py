import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from taf_desktop.ui.common import icons
from taf_desktop.ui.common.buttons import Button
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.shell.main_window import MainWindow
from taf_desktop.ui.shell.navigation import RailEntry
from tests.ui.event_loop import in_event_loop

SOURCES = Path(__file__).resolve().parents[3] / "src"
LIGHT = """
import sys
import taf_desktop.ui.shell.main_window
from taf_desktop.ui.common import (
    buttons, cards, dialogs, empty, errors, focus, icons, journey_line, layouts, palette, progress,
    rows, scale_line, scroll, shortcuts, stylesheet, tables, tabs, text, theme)
heavy = {"ruamel", "sqlalchemy", "reportlab", "pypdfium2", "cryptography", "keyring", "argon2"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    for name in ("families", "settings"):
        made.add_page(name, name.title(), name, QLabel(name))
    made.add_page("family", "The Example family", "home", QLabel("family"), in_rail=False)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_for_good()


def entries(window):
    return {entry.objectName(): entry for entry in window.findChildren(RailEntry)}


def test_only_added_pages_are_in_the_rail_and_the_first_is_shown(window):
    assert list(entries(window)) == ["rail_families", "rail_settings"]
    assert window.current_page == "families"
    assert entries(window)["rail_families"].isChecked()


def test_choosing_a_place_shows_its_page(window, qtbot):
    heard = []
    window.page_changed.connect(heard.append)
    qtbot.mouseClick(entries(window)["rail_settings"], Qt.MouseButton.LeftButton)
    assert window.current_page == "settings"
    assert window.page("settings").isVisible()
    assert heard == ["settings"]


def test_page_of_a_family_belongs_to_families(window):
    window.show_page("family", "families")
    assert window.page("family").isVisible()
    assert entries(window)["rail_families"].isChecked()
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_shortcuts_reach_the_places(window):
    for action in window.actions():
        if action.shortcut() == Shortcut.SETTINGS.keys:
            action.trigger()
    assert window.current_page == "settings"


def test_lock_is_one_press_or_key_away(window, qtbot):
    heard = []
    window.lock_wanted.connect(lambda: heard.append("lock"))
    (lock,) = (b for b in window.findChildren(QPushButton) if b.accessibleName() == "Lock now")
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    for action in window.actions():
        if action.shortcut() == Shortcut.LOCK.keys:
            action.trigger()
    assert heard == ["lock", "lock"]


def test_rail_becomes_icons_in_a_narrow_window(window, qtbot):
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.rail.width() == 200)
    window.resize(800, 600)
    qtbot.waitUntil(lambda: window.rail.width() == 64)
    assert "Settings" in entries(window)["rail_settings"].toolTip()
    assert not window.grab().isNull()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.rail.width() == 200)
    assert entries(window)["rail_settings"].toolTip() == ""


def test_count_of_what_waits_is_said(window):
    window.rail.set_count("settings", 3)
    assert entries(window)["rail_settings"].accessibleName() == "Settings, 3 waiting"
    window.rail.set_count("settings", 0)
    assert entries(window)["rail_settings"].accessibleName() == "Settings"
    window.rail.set_count("nowhere", 3)
    assert not window.grab().isNull()


def test_status_line_says_how_saving_stands(window):
    window.rail.set_person("Sam Example", "Lead professional")
    window.show_saved("Saved 14:32")
    assert window.findChild(QLabel, "saved_words").text() == "Saved 14:32"


def test_closing_asks_first(window):
    heard = []
    window.close_wanted.connect(lambda: heard.append("close"))
    assert not window.close()
    assert window.isVisible()
    assert heard == ["close"]
    window.close_for_good()
    assert not window.isVisible()


def test_frame_starts_without_heavy_modules():
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, text=True, cwd=SOURCES
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_a_page_may_be_made_when_somebody_comes_to_it_or_before_that_in_pieces(window):
    made = []

    def in_pieces():
        page = QLabel("library")
        yield page
        made.append("half")
        yield None
        return page

    window.add_page("library", "Library", "library", in_pieces)
    window.add_page("help", "Help", "help", lambda: QLabel("help"))
    assert (window.unmade, window.made("library"), made) == (("library", "help"), None, [])
    next(window.make("library"))
    list(window.make("help"))
    assert (window.unmade, window.made("help").text()) == (("library",), "help")
    window.show_page("library")
    assert (window.current_page, made, window.unmade) == ("library", ["half"], ())
    assert window._stack.currentWidget() is window.page("library")
    assert list(window.make("library")) == []


def test_a_page_nobody_needed_before_is_shown_once_what_it_needs_is_there(window, qtbot):
    told, go_on = [], []
    window.coming.ahead = go_on.append
    window.add_page(
        "library", "Library", "library", lambda: told.append("made") or QLabel("library")
    )

    def click():
        window.show_page("library", then=lambda: told.append(window.current_page))
        told.append(window.current_page)

    in_event_loop(click)
    assert (told, len(go_on)) == (["families"], 1)
    in_event_loop(go_on[0], lambda _went: len(told) > 2)
    assert told == ["families", "made", "library"]


class Painted(QLabel):
    """Counts how often it was painted."""

    times = 0

    def paintEvent(self, event):
        super().paintEvent(event)
        self.times += 1


def test_the_page_is_painted_in_a_turn_of_its_own_after_the_frame(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    page = Painted("families")
    window.add_page("families", "Families", "families", page)
    at_the_frame = []
    window.rail.installEventFilter(
        first_paint := FirstPaint(lambda: at_the_frame.append(page.times))
    )
    window.show_frame_first()
    qtbot.waitUntil(lambda: page.times > 0)
    assert at_the_frame[0] == 0
    assert first_paint.seen
    window.close_for_good()


class FirstPaint(QObject):
    """Calls somebody whenever something is painted."""

    def __init__(self, told):
        super().__init__()
        self._told = told
        self.seen = False

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.seen = True
            self._told()
        return False


def test_icons_are_drawn_for_the_screens_there_are(qapp):
    assert icons.ratios() == (qapp.primaryScreen().devicePixelRatio(),)
    drawn = icons.icon("lock").availableSizes()
    assert drawn == [QSize(icons.SIZE, icons.SIZE) * qapp.primaryScreen().devicePixelRatio()]


def test_on_a_screen_of_another_scale_icons_are_drawn_anew(window, qapp, monkeypatch):
    lock = next(each for each in window.findChildren(Button) if each.text() == "Lock now")
    (before,) = lock.icon().availableSizes()
    monkeypatch.setattr(icons, "ratios", lambda: (1.0, 2.0))
    qapp.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert lock.icon().availableSizes() == [before, before * 2]
