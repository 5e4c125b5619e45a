"""Building in turns: at once where no event loop runs, a little at a time where one does."""

import time

import pytest
from PySide6.QtCore import QObject, QTimer

from taf_desktop.ui.common.turns import BUDGET, Turns
from tests.ui.event_loop import in_event_loop


def steps(done, number=5, takes=0.0):
    for each in range(number):
        until = time.perf_counter() + takes
        while time.perf_counter() < until:
            pass
        done.append(each)
        yield


@pytest.fixture
def owner(qapp):
    return QObject()


def test_without_an_event_loop_everything_is_built_at_once(owner):
    done = []
    turns = Turns(steps(done), owner)
    assert turns.going
    turns.begin()
    assert done == [0, 1, 2, 3, 4]
    assert not turns.going


def test_within_one_the_loop_comes_in_between(owner):
    done, seen = [], []

    def begin():
        turns = Turns(steps(done, takes=BUDGET), owner)
        turns.begin()
        seen.append(list(done))
        QTimer.singleShot(0, lambda: seen.append(len(done)))
        return turns

    in_event_loop(begin, lambda turns: not turns.going)
    assert seen[0] == [0]
    assert seen[1] < 5
    assert done == [0, 1, 2, 3, 4]


def test_what_is_asked_for_is_built_at_once(owner):
    done, ended = [], []

    def begin():
        turns = Turns(steps(done, takes=BUDGET), owner)
        turns.ended.connect(lambda: ended.append(True))
        turns.begin()
        turns.finish()
        turns.finish()

    in_event_loop(begin)
    assert done == [0, 1, 2, 3, 4]
    assert ended == [True]


def test_a_step_may_ask_for_the_rest_and_goes_on_first(owner):
    done = []

    def asking():
        done.append("first")
        turns.finish()
        done.append("same step")
        yield
        done.append("second")

    turns = Turns(asking(), owner)
    turns.begin()
    assert done == ["first", "same step", "second"]


def test_what_was_dropped_is_never_built(owner):
    done = []
    turns = Turns(steps(done), owner)
    turns.drop()
    turns.begin()
    assert done == []
    assert not turns.going


def test_a_fault_ends_the_turns_and_is_heard(owner):
    def faulty():
        yield
        raise ValueError("told")

    turns = Turns(faulty(), owner)
    with pytest.raises(ValueError, match="told"):
        turns.finish()
    assert not turns.going
