import pytest

from taf_desktop.domain.drawing import (
    Circle,
    Drawing,
    Line,
    Polygon,
    Polyline,
    Rect,
    Role,
    Room,
    Text,
    diamond,
    moved,
    scale_to,
    square,
    triangle,
    wrapped,
)


def measure(text, size, _weight):
    return len(text) * size / 2


ROOM = Room(100, 50, 10, 8, measure)


def test_a_finished_drawing_is_the_same_in_every_room():
    drawing = Drawing(10, 10, (Line(0, 0, 1, 1),))
    assert drawing.drawn(ROOM) is drawing


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Line(1, 2, 3, 4), Line(11, 7, 13, 9)),
        (Polyline(((1, 2), (3, 4))), Polyline(((11, 7), (13, 9)))),
        (Polygon(((1, 2), (3, 4))), Polygon(((11, 7), (13, 9)))),
        (Rect(1, 2, 3, 4), Rect(11, 7, 3, 4)),
        (Circle(1, 2, 3), Circle(11, 7, 3)),
        (Text(1, 2, "Kim", 10), Text(11, 7, "Kim", 10)),
    ],
)
def test_everything_can_be_moved(item, expected):
    assert moved(item, 10, 5) == expected


def test_words_are_wrapped_between_words_and_hard_spaces_hold():
    assert wrapped("Calm mornings for us", 60, ROOM, 10) == ["Calm", "mornings for", "us"]
    assert wrapped("Nan Example\u00a07", 20, ROOM, 10) == ["Nan", "Example\u00a07"]
    assert wrapped("", 20, ROOM, 10) == []


def test_what_is_too_large_is_made_smaller_and_nothing_larger():
    assert scale_to(Drawing(50, 20), ROOM) == 1
    assert scale_to(Drawing(200, 20), ROOM) == 0.5
    assert scale_to(Drawing(50, 200), ROOM) == 0.25


def test_marks_stand_around_their_point():
    for shape in (triangle, diamond):
        points = shape(10, 10, 4, Role.INK).points
        assert min(x for x, _ in points) < 10 < max(x for x, _ in points)
        assert min(y for _, y in points) < 10 < max(y for _, y in points)
    box = square(10, 10, 4, Role.INK)
    assert (box.x, box.y, box.width, box.height) == (6, 6, 8, 8)
