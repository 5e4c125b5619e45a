import pytest
from hypothesis import given
from hypothesis import strategies as st

from taf_desktop.reports.pages import paginate
from taf_desktop.reports.strips import Box, Hold, Strip, held, side_by_side

HEIGHT = 100


def placed(pages):
    return [[(round(top), strip) for top, strip in page.strips] for page in pages]


def strips_of(*heights, **parts):
    return [Strip(height=height, **parts) for height in heights]


def test_strips_follow_one_another_without_space_at_the_top_of_a_page():
    strips = strips_of(40, 40, 40, space=10)
    pages = placed(paginate(strips, HEIGHT))
    assert [[top for top, _ in page] for page in pages] == [[0, 50], [0]]


def test_a_heading_goes_over_with_what_it_heads():
    heading = Strip(height=30, hold=Hold.FIRM)
    pages = placed(paginate([*strips_of(60), heading, *strips_of(30)], HEIGHT))
    assert [len(page) for page in pages] == [1, 2]


def test_what_belongs_together_moves_as_one_if_it_fits_on_a_page():
    group = held(strips_of(30, 30, 30), Hold.TOGETHER)
    assert [len(page) for page in placed(paginate([*strips_of(40), *group], HEIGHT))] == [1, 3]


def test_what_is_longer_than_a_page_breaks_where_it_holds_least():
    group = held(
        [*strips_of(40, 40), Strip(height=20, hold=Hold.FIRM), *strips_of(30)], Hold.TOGETHER
    )
    assert [len(page) for page in placed(paginate(group, HEIGHT))] == [2, 2]


def test_a_firm_chain_longer_than_a_page_still_breaks():
    group = held(strips_of(*[30] * 7), Hold.FIRM)
    assert [len(page) for page in placed(paginate(group, HEIGHT))] == [3, 3, 1]


def test_a_new_page_begins_where_it_is_asked_for_and_never_leaves_an_empty_one():
    new = Strip(height=0, new_page=True)
    assert [
        len(p) for p in placed(paginate([new, *strips_of(10), new, *strips_of(10)], HEIGHT))
    ] == [
        2,
        2,
    ]


def test_a_box_that_goes_on_is_closed_and_opened_again():
    drawn = []
    box = Box(
        above=5,
        below=5,
        draw=lambda _c, top, bottom, first, last: drawn.append((top, bottom, first, last)),
    )
    pages = paginate(strips_of(40, 40, 40, boxes=(box,)), HEIGHT)
    for page in pages:
        page.draw(None, 0)
    assert drawn == [(0, 90, True, False), (0, 50, False, True)]


def test_a_header_is_repeated_where_its_table_goes_on():
    header = Strip(height=10)
    box = Box(again=(header,))
    strips = [Strip(height=10, boxes=(box,)), *strips_of(40, 40, 40, boxes=(box,))]
    pages = placed(paginate(strips, HEIGHT))
    assert [top for top, _ in pages[1]] == [0, 10]
    assert pages[1][0][1] is header


def test_a_header_too_high_to_repeat_is_not_repeated():
    box = Box(again=(Strip(height=31),))
    pages = placed(paginate(strips_of(60, 60, boxes=(box,)), HEIGHT))
    assert [len(page) for page in pages] == [1, 1]


def test_columns_stay_in_one_strip_or_break_between_their_lines():
    columns = (strips_of(10, 10, 10), strips_of(20))
    assert [strip.height for strip in side_by_side(columns, (), most=50)] == [30]
    assert [strip.height for strip in side_by_side(columns, (), most=20)] == [20, 10, 10]


def test_spare_strips_fill_a_page_and_never_open_one():
    strips = [*strips_of(70), *strips_of(20, 20, 20, spare=True)]
    assert [len(page) for page in placed(paginate(strips, HEIGHT))] == [2]
    assert [len(page) for page in placed(paginate([*strips, *strips_of(5)], HEIGHT))] == [3]


BOXES = tuple(Box(above=3, below=4) for _ in range(4))
STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 60),
        space=st.floats(0, 20),
        hold=st.sampled_from(Hold),
        new_page=st.booleans(),
        draw=st.none(),
        spare=st.just(value=False),
        boxes=st.sampled_from([(), BOXES[:1], BOXES[:2], BOXES[2:3], BOXES[2:4]]),
    ),
    max_size=40,
)


@given(STRIPS)
def test_every_strip_is_placed_once_in_order_and_within_the_page(strips):
    pages = paginate(strips, HEIGHT)
    found = [strip for page in pages for _, strip in page.strips]
    assert [id(strip) for strip in found] == [id(strip) for strip in strips]
    for page in pages:
        assert all(top + strip.height <= HEIGHT + 0.01 for top, strip in page.strips)
        assert all(s.bottom <= HEIGHT + 0.01 for s in page.stretches)
        tops = [top for top, _ in page.strips]
        assert tops == sorted(tops)


def test_a_strip_as_high_as_the_page_is_placed_whatever_stands_around_it():
    pages = paginate(strips_of(HEIGHT, HEIGHT), HEIGHT)
    assert [page.strips[0][0] for page in pages] == [pytest.approx(0)] * 2
