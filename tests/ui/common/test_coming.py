import pytest
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.coming import Coming
from taf_desktop.ui.common.turns import BUDGET
from tests.ui.event_loop import in_event_loop, steps


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def coming(window):
    return Coming(window)


def slow(told, pieces=3):
    """Make a page in pieces, each as long as a turn may be."""
    return steps(told, pieces, BUDGET)


def test_a_page_that_is_there_comes_at_once(coming):
    told = []
    coming.ask(None, lambda: told.append("there"))
    assert told == ["there"]


def test_where_no_event_loop_runs_a_page_is_made_at_once(coming):
    told = []
    coming.ahead = lambda _go_on: pytest.fail("nobody would go on")
    coming.ask(slow(told), lambda: told.append("there"))
    assert told == [0, 1, 2, "there"]


def test_a_page_comes_after_its_last_piece_and_keys_are_heard_between(coming, qtbot):
    told = []

    def click():
        coming.ask(slow(told), lambda: told.append("there"))
        return list(told)

    assert in_event_loop(click) == []
    qtbot.waitUntil(lambda: "there" in told)
    assert told == [0, 1, 2, "there"]


def test_what_is_asked_for_last_comes(coming, qtbot):
    first, second = [], []

    def ask():
        coming.ask(slow(first), lambda: first.append("there"))
        coming.ask(slow(second), lambda: second.append("there"))

    in_event_loop(ask)
    qtbot.waitUntil(lambda: "there" in second)
    assert first == []


@pytest.mark.parametrize("last", ["another", "nothing"])
def test_what_comes_ahead_is_waited_for_unless_something_else_is_asked_for(coming, qtbot, last):
    told, go_on = [], []
    coming.ahead = go_on.append
    in_event_loop(lambda: coming.ask(slow(told), lambda: told.append("there")))
    assert (told, len(go_on)) == ([], 1)
    if last == "another":
        coming.ask(None, lambda: told.append("another"))
        expected = ["another"]
    else:
        expected = [0, 1, 2, "there"]
    in_event_loop(go_on[0])
    qtbot.waitUntil(lambda: told == expected)
    qtbot.wait(50)
    assert told == expected


def test_who_gives_up_is_brought_nowhere(coming, qtbot):
    told = []

    def ask():
        coming.ask(slow(told, pieces=500), lambda: told.append("there"))

    in_event_loop(ask)
    qtbot.waitUntil(lambda: bool(told))
    coming.give_up()
    made = len(told)
    qtbot.wait(100)
    assert len(told) == made < 500


def test_a_page_that_leads_elsewhere_while_it_is_made_is_not_come_to(coming, qtbot):
    told = []

    def leading_elsewhere():
        yield
        coming.ask(None, lambda: told.append("elsewhere"))
        yield

    in_event_loop(lambda: coming.ask(leading_elsewhere(), lambda: told.append("there")))
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert told == ["elsewhere"]
