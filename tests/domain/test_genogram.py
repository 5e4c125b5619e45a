import random

import pytest

from taf_desktop.domain.drawing import Circle, Line, Polygon, Polyline, Rect, Role, Room, Text
from taf_desktop.domain.genogram import (
    Bond,
    FamilyTree,
    House,
    Member,
    Shape,
    Stroke,
    generations,
    unions,
)
from taf_desktop.domain.genogram_drawing import CHILD, HOUSE, Genogram
from taf_desktop.domain.genogram_places import places

KEY = {**{shape: shape.value for shape in Shape}, **{s: f"line {s}" for s in Stroke}}
KEY |= {CHILD: "double", HOUSE: "ring"}


def room(width=480.0, height=1e6):
    return Room(width, height, 14, 12, lambda text, size, weight: len(text) * size * 0.5)


def tree(people, bonds=(), houses=()):
    members = tuple(
        Member(
            id=id_, name=id_.title(), child=id_.startswith(("kid", "baby")), house=house, order=id_
        )
        for id_, house in people
    )
    made = tuple(Bond(*bond.split()) for bond in bonds)
    return FamilyTree(
        members=members, bonds=made, houses=tuple(House(h, h.title()) for h in houses)
    )


FAMILY = tree(
    [
        ("mum", "here"), ("lee", "here"), ("dad", "there"), ("kid1", "here"), ("kid2", "here"),
        ("baby", "here"), ("nan", ""), ("grandad", ""), ("aunt", ""), ("friend", ""),
    ],
    [
        "mum parent kid1", "dad parent kid1", "kid2 child mum", "dad parent kid2",
        "mum parent baby", "lee parent baby", "mum former_partner dad", "mum partner lee",
        "lee step_parent kid1", "nan grandparent kid1", "grandad parent mum",
        "grandad grandparent kid2", "aunt aunt_uncle kid1", "kid1 sibling kid2",
        "friend friend mum",
    ],
    ["here", "there"],
)  # fmt: skip


def strokes(made):
    return [(set(each.parents), set(each.children), each.couple, each.descent) for each in made]


def boxes(drawing):
    """Return the box of each line of words."""
    found = []
    for item in drawing.items:
        if isinstance(item, Text):
            wide = len(item.text) * item.size * 0.5
            left = item.x - (wide / 2 if item.anchor == "middle" else 0)
            found.append((left, item.y - item.size * 0.8, left + wide, item.y + 1, item.text))
    return found


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_each_generation_is_counted_from_the_oldest():
    found = generations(FAMILY)
    assert {id_ for id_, number in found.items() if number == 0} == {"nan", "grandad"}
    assert {id_ for id_, number in found.items() if number == 2} == {"kid1", "kid2", "baby"}
    assert found["aunt"] == found["mum"] == found["lee"] == found["friend"] == 1
    assert generations(FamilyTree()) == {}


def test_a_teenagers_baby_stands_below_the_teenager():
    found = generations(tree([("kid1", ""), ("baby", "")], ["kid1 parent baby"]))
    assert found == {"kid1": 0, "baby": 1}


def test_half_brothers_and_sisters_come_from_two_couples():
    found = strokes(unions(FAMILY))
    assert ({"mum", "dad"}, {"kid1", "kid2"}, Stroke.PARTED, Stroke.CHILD) in found
    assert ({"mum", "lee"}, {"baby"}, Stroke.COUPLE, Stroke.CHILD) in found
    # The stepfather is the mother's partner, the grandfather her father: both are seen already.
    alone = [line for line in unions(FAMILY) if len(line.parents) == 1]
    assert {(line.parents[0], line.descent) for line in alone} == {
        ("grandad", Stroke.CHILD), ("nan", Stroke.GRAND),
    }  # fmt: skip


def test_ties_nothing_else_shows_have_a_line_of_their_own():
    made = unions(
        tree(
            [("ann", ""), ("bo", ""), ("cy", ""), ("kid1", ""), ("kid2", ""), ("kid3", "")],
            [
                "ann parent kid1", "bo parent kid1", "cy parent kid1", "cy carer kid2",
                "kid2 sibling kid3", "ann step_parent kid2", "ann partner cy", "bo carer kid3",
            ],
        )
    )  # fmt: skip
    found = strokes(made)
    assert ({"ann", "bo"}, {"kid1"}, Stroke.TOGETHER, Stroke.CHILD) in found
    assert ({"cy"}, {"kid1"}, Stroke.TOGETHER, Stroke.CHILD) in found
    assert ({"ann", "cy"}, set(), Stroke.COUPLE, Stroke.CHILD) in found
    assert ({"ann"}, {"kid2"}, Stroke.COUPLE, Stroke.CARE) in found
    assert ({"kid2", "kid3"}, set(), Stroke.SIBLING, Stroke.CHILD) in found


def test_a_home_holds_its_people_and_nobody_else():
    standing = places(FAMILY, generations(FAMILY), unions(FAMILY), 8)
    for ring in standing.rings:
        inside = {
            id_
            for id_, (column, row) in standing.cells.items()
            if ring.left <= column < ring.right and ring.top <= row < ring.bottom
        }
        assert inside == {m.id for m in FAMILY.members if m.house == ring.house.id}
    assert len(set(standing.cells.values())) == len(FAMILY.members)
    assert abs(standing.cells["mum"][0] - standing.cells["dad"][0]) == 1
    assert abs(standing.cells["mum"][0] - standing.cells["lee"][0]) == 1


@pytest.mark.parametrize("width", [160, 280, 480, 900])
def test_every_name_is_there_whole_and_covers_no_other(width):
    drawing = Genogram(FAMILY, KEY).drawn(room(width))
    told = boxes(drawing)
    for member in FAMILY.members:
        assert member.name in [box[4] for box in told]
    assert not [
        (one[4], other[4])
        for number, one in enumerate(told)
        for other in told[number + 1 :]
        if overlap(one, other)
    ]
    assert all(box[0] >= 0 and box[2] <= drawing.width + 1 for box in told)
    assert max(box[3] for box in told) <= drawing.height


def test_signs_differ_in_shape_and_lines_in_more_than_colour():
    members = tuple(
        Member(id=shape, name=shape, shape=shape, child=shape == Shape.TRIANGLE) for shape in Shape
    )
    drawing = Genogram(FamilyTree(members=members), KEY).drawn(room())
    kinds = [type(item) for item in drawing.items]
    assert {Rect, Circle, Polygon} <= set(kinds)
    triangles = [i for i in drawing.items if isinstance(i, Polygon) and len(i.points) == 3]
    assert len(triangles) == 3
    assert {box[4] for box in boxes(drawing)} >= {"square", "circle", "diamond", "triangle"}
    assert {item.pen.role for item in drawing.items if isinstance(item, Line)} <= {Role.INK}


def test_only_what_is_used_is_explained():
    drawing = Genogram(FAMILY, KEY).drawn(room())
    words = {box[4] for box in boxes(drawing)}
    assert {"diamond", "double", "ring", "line couple", "line parted", "line child"} <= words
    assert not {"square", "line care", "line sibling"} & words
    assert Genogram(FamilyTree(), KEY).drawn(room()).items == ()


def test_twelve_children_and_three_homes_have_room_on_one_page():
    people = [
        ("mum", "a"),
        ("dad", "b"),
        ("nan", "c"),
        *((f"kid{n:02}", "ab"[n % 2]) for n in range(12)),
    ]
    bonds = [f"{who} parent kid{n:02}" for n in range(12) for who in ("mum", "dad")]
    made = Genogram(tree(people, [*bonds, "nan parent mum"], ["a", "b", "c"]), KEY)
    low = room(480, 250)
    drawing = made.drawn(low)
    assert drawing.height / drawing.width < made.drawn(room(480)).height / 480
    assert {box[4] for box in boxes(drawing)} >= {f"Kid{n:02}" for n in range(12)}


def test_long_names_go_on_below_and_nothing_is_cut():
    name = "Wolfeschlegelsteinhausenbergerdorff Maximiliana"
    member = Member(id="m", name=name, notes=("from a place with a very long name",))
    drawing = Genogram(FamilyTree(members=(member,)), {}).drawn(room())
    lines = "".join(box[4] for box in boxes(drawing)).replace(" ", "")
    assert name.replace(" ", "") in lines
    assert "fromaplacewithaverylongname" in lines


def test_partners_who_do_not_stand_side_by_side_are_joined_over_the_others():
    apart = tree(
        [("ann", "a"), ("bo", "a"), ("cy", "a"), ("kid1", "a")],
        ["ann partner bo", "bo partner cy", "cy former_partner ann", "ann parent kid1",
         "cy parent kid1"],
        ["a"],
    )  # fmt: skip
    drawing = Genogram(apart, KEY).drawn(room())
    over = [item for item in drawing.items if isinstance(item, Polyline)]
    assert len(over) == 1
    assert "line parted" in {box[4] for box in boxes(drawing)}


def test_any_family_can_be_drawn_in_any_room():
    chance = random.Random(7)
    lines = ["parent", "step_parent", "carer", "partner", "former_partner", "sibling",
             "grandparent", "aunt_uncle", "child", "friend"]  # fmt: skip
    for _ in range(40):
        names = [f"{'kid' if n % 2 else 'man'}{n}" for n in range(chance.randint(1, 18))]
        houses = ["a", "b", "c"][: chance.randint(0, 3)]
        people = [(name, chance.choice([*houses, ""])) for name in names]
        bonds = [
            f"{one} {chance.choice(lines)} {other}"
            for one, other in (chance.choices(names, k=2) for _ in range(len(names) * 2))
            if one != other
        ]
        drawing = Genogram(tree(people, bonds, houses), KEY).drawn(room(chance.choice([200, 480])))
        told = [box[4] for box in boxes(drawing)]
        assert all(name.title() in told for name in names)
