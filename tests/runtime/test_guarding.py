"""Idle time, capture and the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from taf_desktop.runtime.clipboard_guard import MARKS, ClipboardGuard
from taf_desktop.runtime.idle import Idle
from taf_desktop.runtime.screen_shield import ScreenShield
from tests.runtime.fake_windows import FakeApi


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made.windowHandle())
    return made


@pytest.fixture
def idle(qapp, window, clock):
    made = Idle(qapp, 300, window, clock)
    yield made
    made.stop()


def times_idle(idle):
    said = []
    idle.went_idle.connect(lambda: said.append(True))
    return said


def test_nothing_is_said_before_the_time_and_once_after(idle, clock):
    said = times_idle(idle)
    clock.now += 299.9
    idle.look()
    assert said == []
    clock.now += 0.1
    idle.look()
    idle.look()
    assert said == [True]


@pytest.mark.parametrize("touch", ["key", "click", "move", "cursor"])
def test_every_touch_counts_from_the_beginning(idle, clock, window, touch):
    said = times_idle(idle)
    clock.now += 299
    handle = window.windowHandle()
    if touch == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    elif touch == "click":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
    elif touch == "move":
        QTest.mouseMove(handle, window.rect().center())
    else:
        QGuiApplication.inputMethod().cursorRectangleChanged.emit()
    clock.now += 299
    idle.look()
    assert said == []
    clock.now += 1
    idle.look()
    assert said == [True]


def test_a_window_opened_later_is_watched_too(idle, clock, qtbot):
    said = times_idle(idle)
    later = QWidget()
    qtbot.addWidget(later)
    later.show()
    later.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is later.windowHandle())
    clock.now += 299
    QTest.keyClick(later.windowHandle(), Qt.Key.Key_A)
    clock.now += 299
    idle.look()
    assert said == []


def test_a_changed_time_holds_at_once_and_stopping_ends_it(idle, clock):
    said = times_idle(idle)
    idle.seconds = 60
    clock.now += 60
    idle.look()
    assert said == [True]
    idle.stop()
    assert not idle._timer.isActive()


def test_all_windows_are_hidden_and_shown_on_a_call(qapp, window):
    api = FakeApi()
    shield = ScreenShield(api, window)
    mine = int(window.winId())
    shield.cover_all()
    assert ("capture", mine, True) in api.told
    said = []
    shield.changed.connect(said.append)
    shield.allow(True)
    shield.allow(True)
    assert api.told[-1][2] is False
    assert shield.allowed
    shield.allow(False)
    assert ("capture", mine, True) in api.told
    assert said == [True, False]


def test_where_nothing_can_be_hidden_it_says_so(window):
    shield = ScreenShield(None, window)
    shield.cover(1)
    assert not shield.possible
    assert shield.allowed


@pytest.fixture
def clipboard(qapp):
    found = qapp.clipboard()
    found.clear()
    yield found
    found.clear()


def test_what_is_copied_is_marked_and_still_says_the_same(clipboard, window):
    guard = ClipboardGuard(clipboard, window, is_ours=lambda: True)
    clipboard.setText("Ash wants to be on time")
    held = clipboard.mimeData()
    assert clipboard.text() == "Ash wants to be on time"
    assert {kind: bytes(held.data(kind).data()) for kind in MARKS} == MARKS
    guard.stop()


def test_it_is_cleared_after_a_while_if_it_is_still_there(clipboard, window, qtbot):
    guard = ClipboardGuard(clipboard, window, is_ours=lambda: True, clear_after=30)
    clipboard.setText("Ash wants to be on time")
    qtbot.waitUntil(lambda: not clipboard.text())
    guard.stop()


def test_what_others_copied_since_is_left_alone(clipboard, window, qtbot):
    ours = [True]
    guard = ClipboardGuard(clipboard, window, is_ours=lambda: ours[0], clear_after=30)
    clipboard.setText("Ash wants to be on time")
    ours[0] = False
    clipboard.setText("A recipe from another program")
    with qtbot.waitSignal(guard._timer.timeout):
        pass
    assert clipboard.text() == "A recipe from another program"
    guard.clear()
    assert clipboard.text() == "A recipe from another program"
    guard.stop()


def test_pictures_and_nothing_at_all_are_no_trouble(clipboard, window):
    guard = ClipboardGuard(clipboard, window, is_ours=lambda: True)
    content = QMimeData()
    content.setData("image/png", b"not really")
    clipboard.setMimeData(content)
    assert bytes(clipboard.mimeData().data("image/png").data()) == b"not really"
    clipboard.clear()
    guard.clear()
    assert not clipboard.text()
    guard.stop()
