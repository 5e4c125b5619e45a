"""Building in turns: at once where no event loop runs, a little at a time where one does."""

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from taf_desktop.ui.common.swapped import Swapped
from taf_desktop.ui.common.text import Body
from taf_desktop.ui.common.turns import BUDGET, Turns, polished
from tests.ui.event_loop import in_event_loop, steps


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


def test_it_may_begin_once_what_stands_is_on_screen(owner):
    done, seen = [], []

    def begin():
        turns = Turns(steps(done), owner)
        turns.begin_soon()
        seen.append(list(done))
        return turns

    in_event_loop(begin, lambda turns: not turns.going)
    assert seen == [[]]
    assert done == [0, 1, 2, 3, 4]


def test_as_much_as_is_asked_for_is_built_now_and_the_rest_in_turns(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    made = []

    def making():
        for each in range(4):
            made.append(QLabel(str(each), place))
            yield

    def begin():
        turns = Turns(making(), place)
        turns.begin_soon()
        turns.until(lambda: len(made) == 2)
        assert [each.isVisible() for each in made] == [True, True]
        return turns

    in_event_loop(begin, lambda turns: not turns.going)
    assert len(made) == 4


def test_what_is_not_seen_yet_gets_its_look_some_widgets_at_a_time(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    parts = [QLabel(whole) for _ in range(20)]
    assert len(list(polished(whole))) == 2
    known = Qt.WidgetAttribute.WA_WState_Polished
    assert all(each.testAttribute(known) for each in (whole, *parts))


def test_rows_take_the_place_of_those_before_when_all_are_made(qtbot):
    column = Swapped()
    qtbot.addWidget(column)
    for words in ("old", "new"):
        swapping = column.swapping(Body(f"{words} {each}") for each in "ab")
        next(swapping)
        assert f"{words} b" not in shown(column)
        for _step in swapping:
            pass
        assert shown(column) == [f"{words} a", f"{words} b"]
    left = column.swapping(Body(each) for each in "xyz")
    next(left)
    for _step in column.swapping(iter(())):
        pass
    assert shown(column) == []


def shown(column):
    return [each.text() for each in column.findChildren(QLabel) if each.isVisibleTo(column)]


def test_a_label_measures_anew_when_its_words_or_the_room_around_them_change(qtbot):
    label = Body("word " * 40)
    qtbot.addWidget(label)
    first = label.heightForWidth(300)
    assert label.heightForWidth(300) == first
    label.setContentsMargins(0, 50, 0, 0)
    assert label.heightForWidth(300) == first + 50
    label.setText("word " * 80)
    assert label.heightForWidth(300) > first + 50
    large = label.font()
    large.setPixelSize(40)
    before = label.heightForWidth(300)
    label.setFont(large)
    assert label.heightForWidth(300) > before


def test_where_there_is_nothing_to_build_nothing_is_going(owner):
    assert not Turns(iter(()), owner).going
    assert Turns((each for each in ()), owner).going


def test_something_is_done_with_a_part_as_soon_as_it_is_there(owner):
    made, done = [], []

    def making():
        made.append("head")
        yield
        made.append("end")
        yield

    turns = Turns(making(), owner)
    turns.when(lambda: made[-1] if made else None, done.append)
    turns.when(lambda: None, done.append)
    assert done == []
    turns.finish()
    assert done == ["head"]
    turns.when(lambda: made[-1], done.append)
    assert done == ["head", "end"]
