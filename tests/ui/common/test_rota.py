"""One builds at a time, and in every second turn nobody."""

import pytest
import shiboken6
from PySide6.QtCore import QObject

from taf_desktop.ui.common.rota import LATER, LONG, MOST, Rota


class Building(QObject):
    """Writes down its name whenever it is called."""

    def __init__(self, name, said):
        super().__init__()
        self.name, self.said, self.waiting = name, said, False

    def waits(self):
        return self.waiting

    def take_turn(self):
        self.said.append(self.name)


class Clock:
    """Stands still until a test says how long a turn took."""

    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rota(qapp, clock):
    return Rota(clock)


@pytest.fixture
def said():
    return []


def turns(rota, number):
    for _ in range(number):
        rota.turn()


def test_first_comes_what_stands_already_then_every_second_turn_is_for_painting(rota, said):
    builder = Building("one", said)
    rota.join(builder)
    counts = []
    for _ in range(5):
        rota.turn()
        counts.append(len(said))
    assert counts == [0, 1, 1, 2, 2]


def test_several_build_one_after_the_other_and_never_in_the_same_turn(rota, said):
    builders = [Building(name, said) for name in ("one", "two", "three")]
    for builder in builders:
        rota.join(builder)
    rota.join(builders[0])
    turns(rota, 9)
    assert said == ["one", "two", "three", "one"]


def test_who_waits_lets_others_pass_and_is_asked_again_later(rota, said):
    waiting, other = Building("waiting", said), Building("other", said)
    waiting.waiting = True
    rota.join(waiting)
    rota.join(other)
    turns(rota, 4)
    assert said == ["other", "other"]
    rota.leave(other)
    turns(rota, 2)
    assert rota._timer.interval() == LATER
    waiting.waiting = False
    turns(rota, 1)
    assert said[-1] == "waiting"
    assert rota._timer.interval() == 0


def test_who_is_gone_is_called_no_more_and_nobody_is_called_in_vain(rota, said):
    gone, left = Building("gone", said), Building("left", said)
    rota.join(gone)
    rota.join(left)
    shiboken6.delete(gone)
    turns(rota, 4)
    assert said == ["left", "left"]
    assert rota._timer.isActive()
    rota.leave(left)
    assert not rota._timer.isActive()


def test_nobody_is_at_work_while_all_wait_or_are_gone(rota, said):
    assert not rota.at_work
    one = Building("one", said)
    rota.join(one)
    assert rota.at_work
    one.waiting = True
    assert not rota.at_work
    one.waiting = False
    shiboken6.delete(one)
    assert not rota.at_work


def test_nobody_builds_on_top_of_a_long_painting_but_not_for_ever(rota, clock, said):
    rota.join(Building("one", said))
    counts = []
    for _ in range(MOST + 6):
        clock.seconds += LONG * 2
        rota.turn()
        counts.append(len(said))
    # First comes what stands already; then it waits, builds, and leaves a turn to painting.
    assert counts == [0] * (MOST + 1) + [1] * 5
    clock.seconds += LONG / 2
    rota.turn()
    assert len(said) == 2
