"""Whether somebody is at work in a window, and what waits meanwhile."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common.hands import REST, Hands
from taf_desktop.ui.common.turns import Turns
from tests.ui.event_loop import in_event_loop


@pytest.fixture
def line(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def press(window):
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_A, none, "a"))


def test_somebody_is_at_work_for_a_moment_after_a_key(line):
    clock = [100.0]
    hands = Hands(line, line, now=lambda: clock[0])
    assert not hands.busy()
    press(line.windowHandle())
    assert hands.busy()
    clock[0] += REST
    assert not hands.busy()


def test_a_window_that_was_never_shown_is_not_watched(qtbot):
    never = QWidget()
    qtbot.addWidget(never)
    assert not Hands(never, never).busy()


def test_what_nobody_waits_for_waits_and_is_built_afterwards(qapp):
    owner, done, asked = QObject(), [], []

    def at_work():
        asked.append(len(done))
        return len(asked) < 3

    def begin():
        turns = Turns(map(done.append, range(3)), owner, wait=at_work)
        turns.begin()
        assert done == []
        return turns

    in_event_loop(begin, lambda turns: not turns.going)
    assert done == [0, 1, 2]
    assert asked[:3] == [0, 0, 0]


def test_who_needs_it_gets_it_at_once_though_somebody_is_at_work(qapp):
    owner, done = QObject(), []

    def begin():
        turns = Turns(map(done.append, range(3)), owner, wait=lambda: True)
        turns.begin()
        turns.finish()

    in_event_loop(begin)
    assert done == [0, 1, 2]
