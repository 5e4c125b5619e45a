"""Charts: every line told apart without colour, no name over another, nothing outside its room."""

from itertools import pairwise

import pytest

from taf_desktop.domain.chart_parts import Series, Spot, Tick, look_of, nudges
from taf_desktop.domain.charts import Chart, Overview
from taf_desktop.domain.drawing import Line, Polygon, Polyline, Role, Room, Text


def measure(text, size, _weight):
    return len(text) * size * 0.55


def room(width=500, text=14, small=12):
    return Room(width, 700, text, small, measure)


def series(name, *numbers, hoped=None):
    spots = tuple(Spot(at * 30, number) for at, number in enumerate(numbers))
    return Series(name, spots, f"{name}\u00a0{numbers[-1]}" if numbers else "", hoped)


def ticks(count):
    return tuple(Tick(at * 30, f"{at + 1} November 2026", f"Nov {at}") for at in range(count))


def chart(*lines, days=3):
    return Chart("Calm mornings", lines, ticks(days), "Up from 3 to 6.", hoped="hoped for")


def texts(drawing):
    return [item for item in drawing.items if isinstance(item, Text)]


def edges(item):
    if isinstance(item, Text):
        wide = measure(item.text, item.size, item.weight)
        left = item.x - wide * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
        return left, left + wide
    if isinstance(item, (Polyline, Polygon)):
        return min(x for x, _ in item.points), max(x for x, _ in item.points)
    if isinstance(item, Line):
        return min(item.x, item.to_x), max(item.x, item.to_x)
    radius = getattr(item, "radius", 0)
    wide = getattr(item, "width", None)
    return (item.x, item.x + wide) if wide is not None else (item.x - radius, item.x + radius)


def test_twenty_lines_are_told_apart_by_shape_and_dash():
    looks = [look_of(number) for number in range(20)]
    assert len({(look.shape, look.dash) for look in looks}) == 20
    assert all(one.shape != other.shape for one, other in pairwise(looks))
    assert all(one.dash != other.dash for one, other in pairwise(looks))


def test_marks_on_one_place_stand_beside_each_other():
    found = nudges((series("Kim", 3, 5), series("Ash", 3, 6)))
    assert found[0, 0] < 0 < found[1, 0]
    assert found[0, 1] == found[1, 1] == 0


@pytest.mark.parametrize(("width", "size"), [(160, 12), (250, 12), (400, 24), (760, 24)])
def test_nothing_stands_outside_its_room(width, size):
    lines = [series(f"Grandmother {n}", n, n + 1, n + 2, hoped=8) for n in range(6)]
    if width < size * 14:
        lines = lines[:2]
    drawing = chart(*lines).drawn(room(width, size, size))
    assert drawing.width == width
    for item in drawing.items:
        left, right = edges(item)
        assert left >= -1, item
        assert right <= drawing.width + 1, item
    for item in texts(drawing):
        assert 0 <= item.y <= drawing.height


def test_letters_too_large_for_their_room_ask_for_more():
    assert chart(series("Kim", 3, hoped=8)).drawn(room(90, 24, 24)).width > 90


def test_names_stand_at_the_ends_of_lines_and_never_over_each_other():
    lines = [series(name, 3, 6, 6) for name in ("Kim", "Ash", "Nan", "Sam", "Lee", "Bea")]
    drawing = chart(*lines, series("Alone", 3)).drawn(room())
    names = sorted(item.y for item in texts(drawing) if "\u00a0" in item.text)
    assert len(names) == 7
    assert all(below - above >= 12 for above, below in pairwise(names))


def test_higher_numbers_stand_higher_and_days_go_to_the_right():
    (line,) = [
        item
        for item in chart(series("Kim", 0, 5, 10)).drawn(room()).items
        if isinstance(item, Polyline) and item.pen.role is look_of(0).role
    ]
    (x0, y0), (x1, y1), (x2, y2) = line.points
    assert x0 < x1 < x2
    assert y0 > y1 > y2
    assert y0 - y1 == pytest.approx(y1 - y2)


def test_what_is_hoped_for_is_an_empty_mark_that_is_explained():
    drawing = chart(series("Kim", 3, hoped=8), series("Ash", 4)).drawn(room())
    empty = [item for item in drawing.items if getattr(item, "fill", None) is Role.GROUND]
    assert len(empty) == 2
    assert "hoped for" in [item.text for item in texts(drawing)]
    without = chart(series("Ash", 4)).drawn(room())
    assert "hoped for" not in [item.text for item in texts(without)]


def test_where_there_is_little_room_days_are_shorter_or_left_out():
    wide = {item.text for item in texts(chart(series("Kim", 1, 2, 3)).drawn(room(760)))}
    assert {"1 November 2026", "2 November 2026", "3 November 2026"} <= wide
    narrow = [item.text for item in texts(chart(series("Kim", 1, 2, 3)).drawn(room(300)))]
    assert "1 November 2026" in narrow
    assert "2 November 2026" not in narrow


def test_one_day_alone_stands_in_the_middle_and_no_day_is_no_line():
    drawing = chart(series("Kim", 3), days=1).drawn(room())
    role = look_of(0).role
    assert not [i for i in drawing.items if isinstance(i, Polyline) and i.pen.role is role]
    empty = Chart("Calm", (), (), "Nobody yet.").drawn(room())
    assert {item.text for item in texts(empty)} == {"0", "2", "4", "6", "8", "10"}


def test_goals_side_by_side_share_their_time_and_say_their_titles():
    one = chart(series("Kim", 3, 6, hoped=8), days=2)
    later = Chart("Later", (Series("Ash", (Spot(300, 5),), "Ash 5"),), (Tick(300, "Late"),), "")
    drawing = Overview((one, later), "Of 2 goals", hoped="hoped for").drawn(room(700))
    words = [item.text for item in texts(drawing)]
    assert {"Calm mornings", "Later", "hoped for"} <= set(words)
    assert words.count("Late") == 2
    assert len({item.x for item in texts(drawing) if item.text in {"Calm mornings", "Later"}}) == 2
    narrow = Overview((one, later), "Of 2 goals").drawn(room(250))
    assert narrow.height > drawing.height
    assert Overview((), "No goals").drawn(room()).items == ()
