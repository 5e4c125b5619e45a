import pytest

from taf_desktop.domain.drawing import Line, Polyline, Rect, Role, Room, Text
from taf_desktop.domain.ecomap import HELPER, SERVICE, Closeness, Contact, Ecomap

KEY = {**{kind: f"key {kind}" for kind in Closeness}, HELPER: "friend", SERVICE: "service"}
EVERYBODY = tuple(
    Contact(name=f"Person {n}", notes=("Job",), closeness=kind, service=n % 2 == 1)
    for n, kind in enumerate(Closeness)
)


def room(width=480.0):
    return Room(width, 1e6, 14, 12, lambda text, size, weight: len(text) * size * 0.5)


def told(drawing):
    return [item.text for item in drawing.items if isinstance(item, Text)]


@pytest.mark.parametrize("width", [200, 480, 900])
def test_everybody_is_there_with_a_line_and_the_key_explains_it(width):
    drawing = Ecomap(("Ash", "Robin"), EVERYBODY, KEY).drawn(room(width))
    words = told(drawing)
    assert {"Ash", "Robin", "friend", "service", *(c.name for c in EVERYBODY)} <= set(words)
    assert {f"key {kind}" for kind in Closeness} <= set(words)
    boxes = [i for i in drawing.items if isinstance(i, Rect) and i.width > 40]
    assert len(boxes) == len(EVERYBODY) + 1
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
            apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert apart_x or apart_y


def test_the_kinds_of_lines_differ_without_colour():
    pens = {}
    for kind in Closeness:
        drawing = Ecomap(("Ash",), (Contact(name="Pat", closeness=kind),), {}).drawn(room())
        line = drawing.items[0]
        waves = len(line.points) if isinstance(line, Polyline) else 2
        pens[kind] = (line.pen.width, line.pen.dash, waves > 2)
    assert len(set(pens.values())) == len(Closeness)


def test_one_kind_alone_takes_both_sides():
    services = tuple(Contact(name=f"S{n}", service=True) for n in range(3))
    drawing = Ecomap(("Ash",), services, KEY).drawn(room())
    lefts = [i.x for i in drawing.items if isinstance(i, Rect) and i.fill == Role.PLAIN_SOFT]
    assert min(lefts) < 100 < 300 < max(lefts)
    assert "friend" not in told(drawing)


def test_twenty_around_a_family_of_fourteen_all_have_room():
    many = tuple(Contact(name=f"P{n}", service=n > 3) for n in range(20))
    family = tuple(f"Child {n}" for n in range(14))
    drawing = Ecomap(family, many, KEY).drawn(room())
    assert {*family, *(c.name for c in many)} <= set(told(drawing))
    lines = [item for item in drawing.items if isinstance(item, Line)]
    assert all(0 <= line.to_y <= drawing.height for line in lines)


def test_nobody_around_draws_nothing():
    assert Ecomap(("Ash",), (), KEY).drawn(room()).items == ()
