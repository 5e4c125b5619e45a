import pytest
from PySide6.QtGui import QColor

from taf_desktop.ui.forms.text_editors import LineEditor

RED = QColor(255, 0, 0)


@pytest.fixture
def line(qtbot):
    made = LineEditor()
    qtbot.addWidget(made)
    made.resize(300, 36)
    made.show()
    return made


def red(line):
    """Return the columns in which something red was painted."""
    image = line.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sorted({x for x, y in points if image.pixelColor(x, y).red() > 180 > 80 > 0
                   and image.pixelColor(x, y).green() < 110})  # fmt: skip


def test_a_dotted_line_stands_below_the_words_only(line):
    line.set_value("Support Leah at school")
    assert red(line) == []
    line.set_marks(((0, 7),), RED)
    first = red(line)
    line.set_marks(((16, 22),), RED)
    second = red(line)
    assert first
    assert second
    assert max(first) < min(second)
    word = line.fontMetrics().horizontalAdvance("Support")
    assert abs((max(first) - min(first)) - word) <= 6


def test_the_line_stays_with_its_words_wherever_the_cursor_is(line):
    line.set_value("Support Leah at school")
    line.set_marks(((0, 7),), RED)
    line.setCursorPosition(0)
    before = red(line)
    line.setCursorPosition(22)
    assert abs(min(red(line)) - min(before)) <= 1


def test_words_out_of_sight_have_no_line_outside_the_box(line):
    line.set_value("Support " + "and then more of it " * 10)
    line.set_marks(((0, 7),), RED)
    line.end(False)
    assert red(line) == []


def test_the_marks_go_with_the_next_letter(line, qtbot):
    line.set_value("Support")
    line.set_marks(((0, 7),), RED)
    qtbot.keyClicks(line, "s")
    assert line.marks == ()
    assert red(line) == []


def test_letters_from_right_to_left_are_left_alone(line):
    line.set_value("دعم ليلى")
    line.set_marks(((0, 3),), RED)
    assert red(line) == []


def test_signs_that_count_twice_do_not_shift_the_line(line):
    line.set_value("🎈 Support")
    line.set_marks(((3, 10),), RED)
    ground = line.fontMetrics().horizontalAdvance("🎈 ")
    assert min(red(line)) >= ground
